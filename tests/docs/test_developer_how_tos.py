"""The how-tos for developers are correct: their changes work in a copy of the sources."""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy2, copytree

import pytest

from setup.quality import OTHER_PYODIDE
from setup.versions import NODE, node_pins
from tests.docs.how_to import HOW_TOS, ROOT, Block, blocks, changed

FOLDERS = ("calculator", "pricebook", "setup", "tests/calculator", "tests/pricebook")
FILES = ("pyproject.toml", "docs/reference.md", "docs/commands.md")
TESTS = ("tests/conftest.py", "tests/examples.py", "tests/fixture_marks.py", "tests/own_data.py")
# The firm of the copy. The copied tests use the same firm.
FIRM = "tests/sample_firm"
# Programs that run in the copy.
OPEN_SITE = """
import json
from datetime import date
from pathlib import Path
from pricebook.site.library import open_library
from pricebook.site.site import site_on

library, problems = open_library(Path("data/services.yaml"))
assert library, problems
site = site_on(library, date(2026, 12, 1), "https://example.org/")
"""
# Prints the new page of each language: its title, its list, and the links to it from the home page.
SHOW_PAGE = """
from pricebook.layout.page_layout import page_layout, sitemap
from pricebook.pages import body, pages

shown = {}
for language in site.languages:
    all_pages = {each.key: each for each in pages(site, language)}
    page = all_pages["documents"]
    layout = page_layout(site, all_pages["index"], all_pages)
    names = [each.name[language] for each in site.catalogue.sources]
    html = body(page).replace(chr(0xA0), " ")
    shown[language] = {
        "title": page.title,
        "lists every document": all(f"<li>{name}</li>" in html for name in names),
        "header": [each["url"] for each in layout["nav"] if each["title"] == page.title],
        "footer": [each["url"] for each in layout["footer_links"] if each["title"] == page.title],
        "sitemap": [
            each["url"] for each in sitemap(site, all_pages.values())
            if each["url"].endswith(f"/{page.address}")
        ],
    }
print(json.dumps(shown))
"""
SHOW_PRICES = """
from pricebook.open_data.prices_csv import prices

print(json.dumps({language: prices(site, language) for language in site.languages}))
"""
# Runs Python in the copy with the rest of the arguments, and returns the output.
Run = Callable[..., str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources, the data, and the tests that a how-to runs.

    The files keep their dates, so that Python need not compile them again.
    """
    copytree(ROOT / FIRM, tmp_path, dirs_exist_ok=True)
    for path in FOLDERS:
        copytree(ROOT / path, tmp_path / path)
    for path in (*FILES, *TESTS):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        copy2(ROOT / path, tmp_path / path)
    (tmp_path / FIRM).symlink_to(tmp_path)
    return tmp_path


@pytest.fixture
def run_in_copy(copy: Path) -> Run:
    def run(*arguments: str) -> str:
        """The output of Python in the copy; -P keeps the checkout out of Python's path."""
        environment = {name: text for name, text in os.environ.items() if "PYTEST" not in name}
        environment.pop("CATALOGUE_BOOK", None)
        done = subprocess.run(
            [sys.executable, "-P", *arguments],
            cwd=copy,
            env={**environment, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def follow(copy: Path, name: str) -> list[Block]:
    """Make every change of a how-to, in the order of the page; return the blocks of the page."""
    steps = blocks(HOW_TOS / f"{name}.md")
    assert len(steps) > 1
    for step in steps:
        assert step.path, f"expected a path before the block, found none: {step.text}"
        file = copy / step.path
        if step.language == "diff":
            file.write_text(changed(file.read_text("utf-8"), step), "utf-8")
        else:
            assert not file.exists()
            file.write_text(step.text, "utf-8")
    return steps


def passed(output: str) -> int:
    """The number of passed tests, from the last line of pytest's output."""
    found = re.search(r"(?m)^(\d+) passed", output)
    return int(found[1]) if found else 0


def test_a_page_is_in_header_footer_and_sitemap_of_both_languages(
    copy: Path, run_in_copy: Run
) -> None:
    follow(copy, "develop-a-page")
    run_in_copy("-m", "pricebook.cli", "schema")
    assert json.loads(run_in_copy("-c", OPEN_SITE + SHOW_PAGE)) == {
        "sv": {
            "title": "Dokument",
            "lists every document": True,
            "header": ["dokument/"],
            "footer": ["dokument/"],
            "sitemap": ["https://example.org/dokument/"],
        },
        "en": {
            "title": "Documents",
            "lists every document": True,
            "header": ["documents/"],
            "footer": ["documents/"],
            "sitemap": ["https://example.org/en/documents/"],
        },
    }


def test_a_check_reports_its_case_and_accepts_the_data(copy: Path, run_in_copy: Run) -> None:
    follow(copy, "develop-a-check")
    tests = ("tests/pricebook/checks/test_catalogue_checks.py", "-k", "name-twice")
    assert passed(run_in_copy("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)) == 1
    assert run_in_copy("-m", "pricebook.cli", "check").startswith("no problems")


def test_a_command_is_listed_documented_and_has_a_case_for_each_exit_code(
    copy: Path, run_in_copy: Run
) -> None:
    follow(copy, "develop-a-command")
    tests = ("tests/pricebook/cli/test_commands.py", "-k", "sources or exit_code or misspelt")
    assert passed(run_in_copy("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)) > 5
    assert run_in_copy("-m", "pricebook.cli", "sources").startswith("S0: ")


def test_a_column_is_the_last_one_of_prices_csv_in_both_languages(
    copy: Path, run_in_copy: Run
) -> None:
    follow(copy, "develop-a-csv-column")
    run_in_copy("-m", "pricebook.cli", "schema")
    tables = json.loads(run_in_copy("-c", OPEN_SITE + SHOW_PRICES))
    for name, text in {"Källa": tables["sv"], "Source": tables["en"]}.items():
        head, *rows = csv.reader(text.splitlines(), delimiter=";" if name == "Källa" else ",")
        assert head[-1] == name
        assert len(rows) > 5
        assert all(re.match(r"S\d:\d", row[-1]) for row in rows)


def test_a_kind_of_price_is_in_the_engine_the_model_the_words_and_the_schema(
    copy: Path, run_in_copy: Run
) -> None:
    follow(copy, "develop-a-price-kind")
    run_in_copy("-m", "pricebook.cli", "schema")
    tests = ("tests/calculator/pricing", "tests/pricebook/model")
    chosen = ("-k", "launches or kind or break_even")
    assert passed(run_in_copy("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, *chosen)) > 10
    assert "per_unit_beyond" in (copy / "data/schema/services.schema.json").read_text("utf-8")
    assert run_in_copy("-m", "pricebook.cli", "check").startswith("no problems")


def test_another_pyodide_is_named_in_one_place(tmp_path: Path) -> None:
    """`make check` follows the rest of this how-to, because it needs another Pyodide."""
    (change,) = blocks(HOW_TOS / "develop-another-pyodide.md")
    assert change.path == NODE
    (tmp_path / NODE).write_text(changed((ROOT / NODE).read_text("utf-8"), change), "utf-8")
    was, now = node_pins(ROOT / NODE), node_pins(tmp_path / NODE)
    assert now == {**was, "pyodide": node_pins(ROOT / OTHER_PYODIDE / NODE)["pyodide"]} != was
