"""`pricebook pages`: every page as a file with front matter and the body of the site's page."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.pages import pages
from pricebook.site.library import Library
from pricebook.site.site import site_on
from tests.conftest import SAMPLE_FIRM, RunBuild
from tests.pricebook.conftest import Ran

ROOT = Path(__file__).resolve().parents[3]
BASE = "https://example.org/offer/"


def read(text: str) -> tuple[dict[str, Any], str]:
    """The front matter and the body of a page."""
    begin, about, body = text.split("---\n", 2)
    assert begin == ""
    return yaml.safe_load(about), body


@pytest.fixture(scope="module")
def written(run_pages: RunBuild, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that `pricebook pages --address` wrote, and its output."""
    folder = tmp_path_factory.mktemp("pages")
    done = run_pages(folder, "--address", BASE.rstrip("/"), folder=SAMPLE_FIRM)
    return folder, done.stdout


def test_every_page_has_the_same_body_as_on_the_site(
    written: tuple[Path, str], published: Path
) -> None:
    folder, _ = written
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*.html")}
    on_site = {file.relative_to(published).as_posix() for file in published.rglob("*.html")}
    assert files.keys() == on_site - {"404.html", "en/404.html"}
    for path in on_site - {"404.html", "en/404.html"}:
        html = (published / path).read_text("utf-8")
        (main,) = re.findall("<main [^>]*>(.*)</main>", html, re.DOTALL)
        _, body = read(files[path].read_text("utf-8"))
        assert body.strip() == main.strip(), path


def test_the_front_matter_describes_the_page(written: tuple[Path, str]) -> None:
    folder, _ = written
    about, body = read((folder / "en/services/code-care/index.html").read_text("utf-8"))
    assert about == {
        "key": "services/code-care",
        "language": "en",
        "title": "Code Care",
        "description": (
            "Code Care: Your module code is looked after at a fixed price and keeps up with"
            " Tundra’s versions."
            " From SEK\N{NO-BREAK SPACE}180 per 100 lines of module code per month excl."
            " VAT, minimum term 12 months."
        ),
        "address": "en/services/code-care/",
        "translations": {"sv": "tjanster/kodvard/"},
        "archived": False,
        "keywords": about["keywords"],
        "scripts": [],
    }
    assert "<h1>Code Care</h1>" in body
    about, _ = read((folder / "kalkylator/index.html").read_text("utf-8"))
    assert about["scripts"] == ["assets/calculator/calculator_page.js"]


def test_the_manifest_lists_every_file_with_its_front_matter(
    written: tuple[Path, str], library: Library
) -> None:
    folder, printed = written
    listed = json.loads((folder / "pages.json").read_text("utf-8"))
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    assert {each["file"] for each in listed} == files
    site = site_on(library, date(2026, 11, 22))
    number = sum(len(pages(site, language)) for language in site.languages)
    assert printed == f"{number} pages are in {folder}, and pages.json lists them\n"
    for each in listed:
        about, _ = read((folder / each["file"]).read_text("utf-8"))
        assert {"file": each["file"], **about} == each


def test_figures_in_prose_are_replaced(written: tuple[Path, str]) -> None:
    folder, _ = written
    about = (folder / "en/about-us/index.html").read_text("utf-8")
    assert "answers to all that your users wonder about, from SEK" in about
    assert "{price" not in about


def test_the_examples_use_the_address_of_the_site(written: tuple[Path, str]) -> None:
    folder, _ = written
    page = (folder / "data/index.html").read_text("utf-8")
    assert "https://example.org/offer/catalog.json" in page


def test_a_file_with_the_name_of_the_folder_is_reported(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    file = tmp_path / "pages"
    file.write_text("mine", "utf-8")
    ran = run("pages", str(file))
    assert ran.code == 2
    assert f"DIR: expected a folder, found the file {file}" in ran.err
    assert file.read_text("utf-8") == "mine"


def test_prose_with_an_unknown_figure_is_reported_and_nothing_is_written(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "prose" / "sv").mkdir(parents=True)
    (tmp_path / "prose" / "sv" / "index.md").write_text("{price gold}", "utf-8")
    ran = run("pages", str(tmp_path / "out"), "--prose", str(tmp_path / "prose"))
    assert ran.code == 1
    assert 'expected the name of a figure, found "{price gold}"' in ran.err
    assert not (tmp_path / "out").exists()
