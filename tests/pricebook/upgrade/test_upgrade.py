"""`pricebook upgrade` on single files (cases/upgrade.yaml) and on frozen copies of whole firms.

Never change the firms of tests/fixtures/old_format: their words.yaml has every interface word,
mkdocs.yml names the plugin `catalogue`, and services.yaml names no format.
"""

import shutil
import subprocess
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.cli import main
from pricebook.derived.price_book_data import price_book
from pricebook.site.library import Library, open_library
from tests.conftest import RunBuild
from tests.pricebook.case_files import FOLDER

OLD = Path(__file__).resolve().parents[2] / "fixtures" / "old_format"
CASES = yaml.safe_load((FOLDER / "upgrade.yaml").read_text("utf-8"))
CATALOGUE = (FOLDER / "checks" / "valid" / "services.yaml").read_text("utf-8")
IN_NOVEMBER = "1795305600"  # 22 November 2026


@dataclass(frozen=True)
class Firm:
    """A firm of the old format: its folder below OLD, and its data file in that folder."""

    name: str
    data: str


FIRMS = [Firm("firm", "services.yaml"), Firm("project", "data/services.yaml")]


@pytest.fixture(params=FIRMS, ids=lambda firm: firm.name)
def firm(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Firm:
    """One of the firms of the old format; the current folder is a copy of its folder."""
    firm: Firm = request.param
    shutil.copytree(OLD / firm.name, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", IN_NOVEMBER)
    return firm


def upgrade(firm: Firm, *options: str) -> int:
    return main(["upgrade", "--data", firm.data, *options])


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".git" not in file.parts
    }


def opened(data: str) -> Library:
    library, problems = open_library(Path(data))
    assert library, "\n".join(map(str, problems))
    return library


def plain_pages(run_pages: RunBuild, firm: Firm, folder: Path) -> Mapping[str, bytes]:
    run_pages(folder, "--data", firm.data, folder=Path())
    return files(folder)


def test_figures_words_and_pages_are_the_same_after_the_upgrade(
    firm: Firm, run_pages: RunBuild, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = opened(firm.data)
    pages_before = plain_pages(run_pages, firm, tmp_path_factory.mktemp("before"))
    assert upgrade(firm, "--write") == 0
    after = opened(firm.data)
    assert (before.catalogue.format, after.catalogue.format) == (None, 2)
    assert price_book(after.catalogue) == price_book(before.catalogue)
    assert after.words == before.words
    assert len(pages_before) > 20
    assert plain_pages(run_pages, firm, tmp_path_factory.mktemp("after")) == pages_before


def test_check_finds_no_problem_and_has_advice_only_before_the_upgrade(
    firm: Firm, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", firm.data]) == 0
    before = capsys.readouterr().out
    upgrade(firm, "--write")
    capsys.readouterr()
    assert main(["check", firm.data]) == 0
    after = capsys.readouterr().out
    assert "services.yaml names no format: run pricebook upgrade\n" in before
    assert "pricebook upgrade" not in after


def test_other_bytes_than_those_of_the_old_format_stay(firm: Firm) -> None:
    before = files(Path())
    upgrade(firm, "--write")
    after = files(Path())
    words = firm.data.replace("services", "words")
    assert {name for name in before if after.get(name) != before[name]} == {
        "mkdocs.yml",
        firm.data,
        words,
    }
    assert before.keys() == after.keys()
    assert after[firm.data].replace(b"format: 2\n\n", b"", 1) == before[firm.data]
    assert after["mkdocs.yml"] == before["mkdocs.yml"].replace(b"- catalogue:", b"- pricebook:")
    # Each remaining line of the words is an old line, or an old line without one language.
    kept, all_lines = after[words].splitlines(), {*before[words].splitlines()}
    assert len(after[words]) < len(before[words])
    assert sum(line in all_lines for line in kept) > 0.8 * len(kept)


def test_a_second_upgrade_finds_nothing_to_do(
    firm: Firm, capsys: pytest.CaptureFixture[str]
) -> None:
    upgrade(firm, "--write")
    before = files(Path())
    capsys.readouterr()
    assert (upgrade(firm), upgrade(firm, "--write")) == (0, 0)
    assert capsys.readouterr().out == "nothing to upgrade: the files have format 2\n" * 2
    assert files(Path()) == before


def test_the_printed_diff_is_what_write_does(
    firm: Firm, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = files(Path())
    assert upgrade(firm) == 1
    printed = capsys.readouterr().out
    assert files(Path()) == before
    patched = tmp_path_factory.mktemp("patched")
    shutil.copytree(Path(), patched, dirs_exist_ok=True)
    command = ["git", "apply", "--unidiff-zero", "-"]
    subprocess.run(command, cwd=patched, input=printed.encode(), check=True)
    upgrade(firm, "--write")
    assert files(patched) == files(Path())


def test_files_with_windows_line_breaks_and_a_byte_order_mark_keep_them(firm: Firm) -> None:
    names = [name for name in files(Path()) if name.endswith((".yaml", ".yml"))]

    def as_on_windows(data: bytes) -> bytes:
        return BOM_UTF8 + data.replace(b"\n", b"\r\n")

    original = files(Path())
    upgrade(firm, "--write")
    expected = {name: as_on_windows(data) for name, data in files(Path()).items() if name in names}
    for name in names:
        Path(name).write_bytes(as_on_windows(original[name]))
    assert upgrade(firm, "--write") == 0
    assert {name: Path(name).read_bytes() for name in names} == expected


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the small catalogue in the old format, as the current folder."""
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    old = CATALOGUE.removesuffix("format: 2\n")
    assert old != CATALOGUE
    Path("data/services.yaml").write_text(old, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("case", CASES["mkdocs"], ids=lambda case: case["name"])
def test_settings_are_upgraded(case: dict[str, Any]) -> None:
    Path("mkdocs.yml").write_text(case["before"], "utf-8")
    assert main(["upgrade", "--write"]) == 0
    assert Path("mkdocs.yml").read_text("utf-8") == case["after"]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("case", CASES["services"], ids=lambda case: case["name"])
def test_the_format_is_named_in_the_data(case: dict[str, Any]) -> None:
    rest = CATALOGUE.removesuffix("format: 2\n").removeprefix("firm:\n")
    data = Path("data/services.yaml")
    data.write_text(case["before"] + rest, "utf-8")
    assert main(["upgrade", "--write"]) == 0
    assert data.read_text("utf-8") == case["after"] + rest
    assert open_library(data)[1] == ()


@pytest.mark.usefixtures("small")
def test_a_file_in_braces_gets_the_format_as_its_first_key() -> None:
    data = Path("data/services.yaml")
    data.write_text(
        yaml.safe_dump(
            yaml.safe_load(CATALOGUE.removesuffix("format: 2\n")),
            default_flow_style=True,
            sort_keys=False,
            allow_unicode=True,
            width=10_000,
        ),
        "utf-8",
    )
    before = data.read_text("utf-8")
    assert main(["upgrade", "--write"]) == 0
    assert data.read_text("utf-8") == before.replace("{", "{format: 2, ", 1)


@pytest.mark.usefixtures("small")
def test_a_folder_of_own_templates_stays_in_a_project_of_this_format() -> None:
    Path("data/services.yaml").write_text(CATALOGUE, "utf-8")
    settings = "theme: {name: material, custom_dir: theme}\nplugins: [catalogue]\n"
    Path("mkdocs.yml").write_text(settings, "utf-8")
    assert main(["upgrade", "--write"]) == 0
    assert Path("mkdocs.yml").read_text("utf-8") == settings.replace("catalogue", "pricebook")


@pytest.mark.usefixtures("small")
def test_a_word_that_the_tool_has_too_stays_in_a_project_of_this_format() -> None:
    Path("data/services.yaml").write_text(CATALOGUE, "utf-8")
    Path("data/words.yaml").write_text("price:\n  from_word: {sv: från, en: from}\n", "utf-8")
    before = files(Path())
    assert main(["upgrade", "--write"]) == 0
    assert files(Path()) == before


def test_a_build_of_the_old_format_makes_the_same_site(
    build: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "firm"
    shutil.copytree(OLD / "firm", folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", IN_NOVEMBER)
    sites = [tmp_path / name for name in ("before", "after")]
    build(folder / "mkdocs.yml", sites[0], "--no-compress")
    assert upgrade(FIRMS[0], "--write") == 0
    build(folder / "mkdocs.yml", sites[1], "--no-compress")
    before, after = map(files, sites)
    assert len(before) > 50
    assert after == before
