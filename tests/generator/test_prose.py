"""Editors' prose: figures fetched by name, and names that no figure has."""

import re
from pathlib import Path

import pytest
from markdown import markdown

from generator.problem import listing
from generator.proofs import check_prose
from generator.prose import figures, filled, marked
from generator.site import Site


def shown(prose: str, known: dict[str, str]) -> str:
    return filled(markdown(marked(prose, known)), known)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("sv", "price first-line", "från 200 kr per användare och månad"),
        ("en", "price first-line", "from SEK 200 per user per month"),
        ("sv", "price maintenance", "från 180 kr per 100 rader egen kod och månad"),
        ("en", "term maintenance", "minimum term 12 months"),
        ("sv", "term on-demand", "ingen bindningstid"),
        ("en", "name first-line", "First Line Support"),
        ("sv", "edition", "januari 2026"),
        ("en", "tax", "excl. VAT"),
    ],
)
def test_a_figure_is_fetched_by_its_name(site: Site, language: str, name: str, text: str) -> None:
    assert figures(site, language)[name].replace("\N{NO-BREAK SPACE}", " ") == text


def test_only_what_todays_edition_offers_can_be_fetched(site: Site) -> None:
    names = figures(site, "sv")
    assert "price first-line" in names
    assert [name for name in names if "server-patch" in name] == []
    assert "term prepaid-packs" not in names, "the price list does not state it"


def test_a_figure_is_text_wherever_it_stands() -> None:
    known = {"price x": '<b onclick="x">*1* [a](b) `c` {tax}</b>', "tax": "&"}
    said = shown('**{price x}** and [a link](/to "{price x}") {tax}', known)
    escaped = "&lt;b onclick=&quot;x&quot;&gt;*1* [a](b) `c` {tax}&lt;/b&gt;"
    assert said == (
        f'<p><strong>{escaped}</strong> and <a href="/to" title="{escaped}">a link</a> &amp;</p>'
    )


def test_the_real_prose_has_no_name_without_a_figure(site: Site) -> None:
    root = Path(__file__).resolve().parents[2]
    assert check_prose(root / "catalog", site, root) == ()
    about = (root / "catalog" / "sv" / "about.md").read_text("utf-8")
    assert re.findall("[0-9]", about) == [], "figures stand in the data only"


def test_names_that_no_figure_has_are_told_with_the_nearest(site: Site, tmp_path: Path) -> None:
    for language in ("sv", "en"):
        (tmp_path / language).mkdir()
    (tmp_path / "sv" / "index.md").write_text(
        "Bra.\n\nKostar {price first-lin}, {tax}, eller {price first-line }.\n", "utf-8"
    )
    (tmp_path / "en" / "about.md").write_text("{price server-patch} {}\n", "utf-8")
    found = check_prose(tmp_path, site, tmp_path)
    told = [re.sub("; there are .*", "; there are …", line) for line in listing(found).split("\n")]
    assert told == [
        'en/about.md:1:1: expected the name of a figure, found "{price server-patch}"; did you mean'
        ' "{price prepaid-packs}"?',
        'en/about.md:1:22: expected the name of a figure, found "{}"; there are …',
        'sv/index.md:3:8: expected the name of a figure, found "{price first-lin}"; did you mean'
        ' "{price first-line}"?',
        'sv/index.md:3:40: expected the name of a figure, found "{price first-line }"; did you mean'
        ' "{price first-line}"?',
        "4 problems",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            "Välkommen till oss.\n\nFör er".encode("latin-1"),
            'sv/about.md:1:2: expected UTF-8, found the byte 0xE4 ("ä" in Latin-1): save the file'
            " as UTF-8\n1 problem",
        ),
        (
            "Välkommen".encode("utf-16"),
            "sv/about.md:1:1: expected UTF-8, found UTF-16 (little-endian): save the file as UTF-8"
            "\n1 problem",
        ),
        (
            "Bra\n\nett\x0ctvå\u2028tre {tax}\n{tx}\n".encode(),
            "sv/about.md:3:4: found U+000C, a control character: remove it\n"
            "sv/about.md:3:8: found U+2028 LINE SEPARATOR, a line or paragraph separator: remove it"
            '\nsv/about.md:4:1: expected the name of a figure, found "{tx}"; did you mean "{tax}"?'
            "\n3 problems",
        ),
        ("\N{ZERO WIDTH NO-BREAK SPACE}Bra\r\n\r\n\tkod\r\n".encode(), "no problems"),
    ],
    ids=["latin-1", "utf-16", "what only some programs end a line at", "as Notepad saves it"],
)
def test_prose_is_text_in_utf_8_and_told_by_the_line_that_an_editor_sees(
    site: Site, tmp_path: Path, data: bytes, told: str
) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "about.md").write_bytes(data)
    assert listing(check_prose(tmp_path, site, tmp_path)) == told


def test_html_in_prose_is_a_problem_and_markdown_is_not(site: Site, tmp_path: Path) -> None:
    for language in ("sv", "en"):
        (tmp_path / language).mkdir()
    (tmp_path / "sv" / "index.md").write_text(
        "*Bra* <https://example.org/a> <post@example.org> 1 < 2, &lt;b&gt; [a](b)\n"
        "\n> Citat\n\n<script>alert(1)</script>\n",
        "utf-8",
    )
    (tmp_path / "en" / "index.md").write_text(
        "A <b\nonclick=x>, <!-- no -->, <x:y onclick=z>, <svg/onload=x@y>.\n", "utf-8"
    )
    told = [
        line.partition(": write")[0]
        for line in listing(check_prose(tmp_path, site, tmp_path)).split("\n")
    ]
    html = "expected text or Markdown, found HTML,"
    assert told == [
        f'en/index.md:1:3: {html} "<b"',
        f'en/index.md:2:13: {html} "<!--"',
        f'en/index.md:2:26: {html} "<x:y"',
        f'en/index.md:2:43: {html} "<svg/onload=x@y"',
        f'sv/index.md:5:1: {html} "<script"',
        f'sv/index.md:5:17: {html} "</script"',
        "6 problems",
    ]


@pytest.mark.parametrize(
    ("prose", "column", "found"),
    [
        ("a [b](javascript:alert(1)) c", 7, "javascript:alert(1"),
        ("![b]( JavaScript:x)", 7, "JavaScript:x"),
        ("[b](<javascript:x>)", 6, "javascript:x>"),
        ("[b](java&#115;cript&colon;x)", 5, "java&#115;cript&colon;x"),
        ("[b](javascript\\:x)", 5, "javascript\\:x"),
        ("[b](java\nscript:x)", 5, "java\\nscript:x"),
        ("[b]: data:text/html,x", 6, "data:text/html,x"),
        ("[b](vbscript:x 'title')", 5, "vbscript:x 'title'"),
    ],
)
def test_a_link_that_runs_a_program_is_a_problem(
    prose: str, column: int, found: str, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.md").write_text(f"One.\n\n{prose}\n", "utf-8")
    told = [one for one in check_prose(tmp_path, site, tmp_path) if "link" in one.message]
    assert listing(told) == (
        f"en/index.md:3:{column}: expected a link to a page, or one that begins with"
        f' https:, http:, mailto: or tel:, found "{found}"\n1 problem'
    )


def test_links_to_pages_and_addresses_are_no_problem(site: Site, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "p.webp").write_bytes(b"")
    (tmp_path / "en" / "index.md").write_text(
        "[a](about.md) [b](https://example.org/a:b 'Note: c') [d](mailto:a@example.org)\n"
        "[e](tel:+4681234567) [f](/x#y:z) ![g](p.webp) [h][i] (data: none)\n\n"
        "[i]: HTTPS://example.org\n",
        "utf-8",
    )
    assert check_prose(tmp_path, site, tmp_path) == ()
