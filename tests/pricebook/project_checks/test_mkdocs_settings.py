"""The settings of mkdocs.yml, checked by `check` and before a build (cases/settings.yaml)."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from pricebook.project_checks.mkdocs_settings import KNOWN, check_settings, open_settings
from tests.conftest import SAMPLE_FIRM
from tests.pricebook.case_files import FOLDER, listing

if TYPE_CHECKING:
    from tests.pricebook.conftest import BuildProject, Project

REAL = (SAMPLE_FIRM / "mkdocs.yml").read_text("utf-8")
CASES = yaml.safe_load((FOLDER / "settings.yaml").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folders that the real mkdocs.yml names, with a minimal data file."""
    for name in ("catalog", "data"):
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "services.yaml").write_text("a: b\n", "utf-8")
    return tmp_path


def listed_problems(folder: Path) -> str:
    settings, problems = open_settings(folder / "mkdocs.yml", folder)
    return listing(check_settings(settings, ("sv", "en"), folder) if settings else problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_problems_of_settings_are_reported(case: dict[str, Any], folder: Path) -> None:
    text = case.get("whole", REAL)
    for edit in case.get("edits", ()):
        assert text.count(edit["replace"]) == 1, edit["replace"]
        text = text.replace(edit["replace"], edit["with"])
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    assert listed_problems(folder) + "\n" == case["problems"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (REAL.encode("utf-16"), "expected UTF-8, found UTF-16 (little-endian)"),
        (b"# \xe5\n" + REAL.encode(), 'expected UTF-8, found the byte 0xE5 ("å" in Latin-1)'),
        (REAL.encode() + b"\0", "found U+0000, a control character"),
        (REAL.encode() + b"extra: " + b"[" * 5000, "expected at most 32 levels"),
    ],
    ids=["utf-16", "latin-1", "nul", "deep nesting"],
)
def test_invalid_bytes_in_settings_are_reported(folder: Path, data: bytes, message: str) -> None:
    (folder / "mkdocs.yml").write_bytes(data)
    assert message in listed_problems(folder)


def test_every_setting_of_the_pinned_mkdocs_is_known() -> None:
    assert {*KNOWN} == {"INHERIT", *(name for name, _ in MkDocsConfig._schema)}


def test_a_file_inherits_the_settings_of_another_file(folder: Path) -> None:
    (folder / "base.yml").write_text(REAL, "utf-8")
    (folder / "mkdocs.yml").write_text("INHERIT: base.yml\n", "utf-8")
    assert listed_problems(folder) == "no problems"


@pytest.mark.parametrize(
    ("text", "with_", "message"),
    [
        ("docs_dir: catalog", "docs_dir: catalog\nsite_url: 'http://[::1'", "mkdocs.yml:5:11: "),
        ("source: data/services.yaml", "source: data", "mkdocs.yml:18:15: "),
        ("docs_dir: catalog", "docs_dir: catalog\nINHERIT: mkdocs.yml", "mkdocs.yml:5:10: "),
        ("- pricebook:", "- pricebok:", "mkdocs.yml:14:3: "),
    ],
)
def test_a_build_checks_the_settings_first(
    project: "Project", build_project: "BuildProject", text: str, with_: str, message: str
) -> None:
    project.edit("mkdocs.yml", text, with_)
    done = build_project(project, "--no-compress")
    assert done.returncode == 1
    assert message.partition(":")[0] in done.stderr
    assert "expected " in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_page_of_another_plugin_is_reported_with_advice(
    project: "Project", build_project: "BuildProject"
) -> None:
    project.edit("mkdocs.yml", "  - search:", "  - blog\n  - search:")
    (project.folder / "catalog" / "blog" / "posts").mkdir(parents=True)
    done = build_project(project, "--no-compress")
    assert done.returncode == 1
    assert "remove that plugin from mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def _maltese(found: re.Match[str]) -> str:
    return found[0].replace("en", "mt")


def test_a_language_that_the_theme_lacks_is_reported(
    project: "Project", build_project: "BuildProject"
) -> None:
    for file in (project.folder / "data").glob("*.yaml"):
        text = re.sub(r"\ben:|(?<=code: )en\b", _maltese, file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    (project.folder / "catalog" / "en").rename(project.folder / "catalog" / "mt")
    project.edit("mkdocs.yml", "locale: en,", "locale: mt,")
    project.edit("mkdocs.yml", "  language: sv", "  language: mt")
    done = build_project(project, "--no-compress")
    assert done.returncode == 1
    expected = 'expected a language that the theme supports, found "mt"'
    assert expected in done.stderr, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
