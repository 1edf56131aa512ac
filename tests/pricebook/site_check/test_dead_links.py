"""Dead links of a built site are reported with their line numbers."""

from pathlib import Path

import pytest

from pricebook.site_check.built_pages import BuiltSite
from pricebook.site_check.dead_links import dead_links

ADDRESS = "https://example.org/offer/"
PAGES = {
    "index.html": '<h1 id="top">Home</h1>\n<a href="en/">English</a> <a href="#top">Up</a>',
    "en/index.html": '<h1 id="start">Home</h1>\n<a href="../">Swedish</a>',
    "file name.txt": "",
    "404.html": '<a href="/offer/en/">English</a>',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in PAGES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def found(folder: Path, html: str, base: str = ADDRESS) -> list[str]:
    (folder / "en" / "page.html").write_text(html, "utf-8")
    return [
        f"{each.line}:{each.column}: {each.message}"
        for each in dead_links(BuiltSite(folder), base)
        if each.path.endswith("/page.html")
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="./">the folder</a>',
        '<a href="../file%20name.txt">a name with a space</a>',
        '<a href="../#top">an element of another page</a>',
        '<a href="#o1:users.7">an order</a>',
        '<p id="here"></p><a href="#here">an element of this page</a>',
        f'<link href="{ADDRESS}en/">',
        '<a href="https://elsewhere.example/nothing">another host</a>',
        '<a href="mailto:a@b.example">an email address</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
    ],
)
def test_a_link_to_an_existing_page_is_not_a_problem(folder: Path, html: str) -> None:
    assert found(folder, html) == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (
            '\n  <a href="nothing/">x</a>',
            '2:3: expected a link to a file of the site, found "nothing/"',
        ),
        (
            '<img src="../lost.png" alt="">',
            '1:1: expected a link to a file of the site, found "../lost.png"',
        ),
        (
            '<a href="../#bottom">x</a>',
            '1:1: expected a link to an element of index.html, found "../#bottom"',
        ),
        (
            '<a href="#nowhere">x</a>',
            '1:1: expected a link to an element of en/page.html, found "#nowhere"',
        ),
        (
            f'<link href="{ADDRESS}sv/">',
            f'1:1: expected a link to a file of the site, found "{ADDRESS}sv/"',
        ),
        ('<a href="/en/">x</a>', '1:1: expected a link into the site, found "/en/"'),
        (
            '<a href="../../secret">x</a>',
            '1:1: expected a link to a file of the site, found "../../secret"',
        ),
    ],
)
def test_a_dead_link_is_reported_at_its_place(folder: Path, html: str, problem: str) -> None:
    (folder.parent / "secret").write_text("outside the site", "utf-8")
    assert found(folder, html) == [problem]


def test_the_links_of_the_not_found_page_are_absolute_paths(folder: Path) -> None:
    assert [*dead_links(BuiltSite(folder), ADDRESS)] == []
