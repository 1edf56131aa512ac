"""A build copies the same theme files as MkDocs, except icons and style sheets."""

from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from pricebook.layout.theme_files import STYLE, listed, ordered, use_theme
from pricebook.locations import THEME
from tests.conftest import SAMPLE_FIRM


def test_the_list_equals_mkdocs_list_without_icons_and_style_sheets() -> None:
    theme = load_config(str(SAMPLE_FIRM / "mkdocs.yml")).theme
    theme.dirs.insert(0, str(THEME))
    whole = theme.get_env().loader.list_templates()
    use_theme(theme)
    spared = theme.get_env().loader.list_templates()
    assert spared == [name for name in whole if not name.startswith((".", "styles/"))]
    assert len(spared) < len(whole) / 10
    assert "main.html" in spared


def test_the_joined_style_sheet_contains_each_style_sheet_once(built_site: Path) -> None:
    joined = (built_site / STYLE).read_text("utf-8")
    sheets = {file.stem: file.read_text("utf-8") for file in THEME.glob("styles/*.css")}
    assert {name: joined.count(text.rstrip()) for name, text in sheets.items()} == dict.fromkeys(
        sheets, 1
    )


def test_templates_of_the_firm_come_first_and_of_other_packages_last() -> None:
    ours = str(THEME)
    assert ordered(["sitemap", "own", "material"], "own") == ["own", ours, "sitemap", "material"]
    assert ordered(["sitemap", ours, "material"], None) == [ours, "sitemap", "material"]


def test_hidden_folders_are_left_out_at_the_top_level_only(tmp_path: Path) -> None:
    for path in (".icons/a.svg", "styles/a.css", "a/.b/c.css", "a/styles/d.css", "e.html", ".f"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")
    assert listed([str(tmp_path)]) == [".f", "a/.b/c.css", "a/styles/d.css", "e.html"]


def test_a_file_that_several_folders_have_is_listed_once(tmp_path: Path) -> None:
    folders: list[Any] = [tmp_path / "own", tmp_path / "theme"]
    for folder in folders:
        folder.mkdir()
        (folder / "main.html").write_text("", "utf-8")
    assert listed(map(str, folders)) == ["main.html"]
