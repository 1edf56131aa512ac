"""Editors' prose in Markdown: figures fetched by name, and the problems that are reported."""

import re
from datetime import date
from pathlib import Path

import pytest
from markdown import markdown

from pricebook.pages import pages
from pricebook.project_checks.prose_checks import (
    KnownToProse,
    check_later_editions,
    check_prose,
    known_to_prose,
)
from pricebook.site.addresses import PROSE
from pricebook.site.library import Library
from pricebook.site.prose import figures, insert_tokens, replace_tokens
from pricebook.site.site import Site
from tests.conftest import SAMPLE_FIRM
from tests.pricebook.case_files import listing


def known_on(site: Site) -> KnownToProse:
    return known_to_prose(site.catalogue, site.words, site.edition.id)


def shown(prose: str, known: dict[str, str]) -> str:
    return replace_tokens(markdown(insert_tokens(prose, known)), known)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("sv", "price answer-desk", "från 200 kr per användare och månad"),
        ("en", "price answer-desk", "from SEK 200 per user per month"),
        ("sv", "price code-care", "från 180 kr per 100 rader modulkod och månad"),
        ("en", "term code-care", "minimum term 12 months"),
        ("sv", "term call-out", "ingen bindningstid"),
        ("en", "name answer-desk", "Answer Desk Direct"),
        ("sv", "edition", "januari 2026"),
        ("en", "tax", "excl. VAT"),
    ],
)
def test_prose_can_fetch_a_figure_by_name(site: Site, language: str, name: str, text: str) -> None:
    assert figures(site, language)[name].replace("\N{NO-BREAK SPACE}", " ") == text


def test_only_figures_of_the_current_edition_can_be_fetched(site: Site) -> None:
    names = figures(site, "sv")
    assert "price answer-desk" in names
    assert [name for name in names if "platform-agreement" in name] == []
    assert "term hour-cards" not in names, "the price list states no minimum term"


def test_a_fetched_figure_is_escaped_as_text() -> None:
    known = {"price x": '<b onclick="x">*1* [a](b) `c` {tax}</b>', "tax": "&"}
    rendered = shown('**{price x}** and [a link](/to "{price x}") {tax}', known)
    escaped = "&lt;b onclick=&quot;x&quot;&gt;*1* [a](b) `c` {tax}&lt;/b&gt;"
    assert rendered == (
        f'<p><strong>{escaped}</strong> and <a href="/to" title="{escaped}">a link</a> &amp;</p>'
    )


def test_the_prose_of_the_sample_firm_has_no_problem(site: Site) -> None:
    assert check_prose(SAMPLE_FIRM / "catalog", known_on(site), SAMPLE_FIRM) == ()
    about = (SAMPLE_FIRM / "catalog" / "sv" / "about.md").read_text("utf-8")
    assert re.findall("[0-9]", about) == [], "numbers belong in the data"


def test_an_unknown_figure_is_reported_with_the_nearest_name(site: Site, tmp_path: Path) -> None:
    for language in ("sv", "en"):
        (tmp_path / language).mkdir()
    (tmp_path / "sv" / "index.md").write_text(
        "Bra.\n\nKostar {price answer-des}, {tax}, eller {price answer-desk }.\n", "utf-8"
    )
    (tmp_path / "en" / "about.md").write_text("{price platform-agreement} {}\n", "utf-8")
    found = check_prose(tmp_path, known_on(site), tmp_path)
    lines = [
        re.sub("; known names: .*", "; known names: …", line) for line in listing(found).split("\n")
    ]
    assert lines == [
        'en/about.md:1:1: expected the name of a figure, found "{price platform-agreement}"; did'
        ' you mean "{price code-care}"?',
        'en/about.md:1:28: expected the name of a figure, found "{}"; known names: …',
        'sv/index.md:3:8: expected the name of a figure, found "{price answer-des}"; did you mean'
        ' "{price answer-desk}"?',
        'sv/index.md:3:41: expected the name of a figure, found "{price answer-desk }"; did you'
        ' mean "{price answer-desk}"?',
        "4 problems",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
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
    ids=["latin-1", "utf-16", "form feed and line separator", "UTF-8 with byte-order mark"],
)
def test_prose_must_be_utf_8_without_control_characters(
    site: Site, tmp_path: Path, data: bytes, expected: str
) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "about.md").write_bytes(data)
    assert listing(check_prose(tmp_path, known_on(site), tmp_path)) == expected


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
    problems = [
        line.partition(": write")[0]
        for line in listing(check_prose(tmp_path, known_on(site), tmp_path)).split("\n")
    ]
    html = "expected text or Markdown, found HTML,"
    assert problems == [
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
def test_a_link_that_runs_a_script_is_reported(
    prose: str, column: int, found: str, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.md").write_text(f"One.\n\n{prose}\n", "utf-8")
    problems = [
        one for one in check_prose(tmp_path, known_on(site), tmp_path) if "link" in one.message
    ]
    assert listing(problems) == (
        f"en/index.md:3:{column}: expected a link to a page, or one that starts with"
        f' https:, http:, mailto: or tel:, found "{found}"\n1 problem'
    )


def test_links_to_pages_and_web_addresses_are_accepted(site: Site, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "p.webp").write_bytes(b"")
    (tmp_path / "en" / "index.md").write_text(
        "[a](about.md) [b](https://example.org/a:b 'Note: c') [d](mailto:a@example.org)\n"
        "[e](tel:+4681234567) [f](/x#y:z) ![g](p.webp) [h][i] (data: none)\n\n"
        "[i]: HTTPS://example.org\n",
        "utf-8",
    )
    assert check_prose(tmp_path, known_on(site), tmp_path) == ()


# ---- Files, amounts and links


def problems_of(folder: Path, site: Site, text: str) -> str:
    (folder / "en").mkdir()
    (folder / "en" / "index.md").write_text(text, "utf-8")
    return listing(check_prose(folder, known_on(site), folder))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sv/om.md", "sv/om.md:1:1: expected one of the pages {}, found another name"),
        (
            "sv/indx.md",
            "sv/indx.md:1:1: expected one of the pages {}, found another name;"
            ' did you mean "sv/index.md"?',
        ),
        (
            "sv/index.markdown",
            "sv/index.markdown:1:1: expected one of the pages {}, found another name;"
            ' did you mean "sv/index.md"?',
        ),
        ("README.MD", "README.MD:1:1: expected one of the pages {}, found another name"),
        ("de/index.md", "de/index.md:1:1: expected one of the pages {}, found another name"),
        ("sv/picture.webp", None),
        ("sv/.notes.md", None),
    ],
)
def test_a_prose_file_without_a_page_is_reported(
    name: str, expected: str | None, site: Site, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("Text", "utf-8")
    found = listing(check_prose(tmp_path, known_on(site), tmp_path))
    known = "sv/index.md, sv/about.md, en/index.md, en/about.md"
    first = found.split("\n")[0]
    if expected is None:
        assert found == "no problems"
    else:
        assert first.startswith(expected.format(known))
        assert found.endswith("\n1 problem")


def test_exactly_the_pages_that_take_prose_are_listed(site: Site) -> None:
    taking = {page.key for page in pages(site, "en") if page.takes_prose}
    assert taking == {*PROSE}


def test_an_amount_in_prose_is_reported_with_the_figure_to_use(site: Site, tmp_path: Path) -> None:
    text = "In 2026 we had 100 customers.\nFrom SEK 180, or 1 800 kr,\nor €20.\n"
    advice = "write a name such as {price call-out}"
    expected = "expected the name of a figure, found the amount"
    assert problems_of(tmp_path, site, text) == (
        f'en/index.md:2:6: {expected} "SEK 180": {advice}\n'
        f'en/index.md:2:18: {expected} "1 800 kr": {advice}\n'
        f'en/index.md:3:4: {expected} "€20": {advice}\n'
        "3 problems"
    )


def test_a_link_to_a_missing_page_or_file_is_reported(site: Site, tmp_path: Path) -> None:
    text = (
        "[a](nowhere.md) [b](about.md#x) [c](services/code-care.md) [d](/anywhere) [e](../x/)\n"
        '![f](none.webp "A title") ![g](../shared/p.webp) [h](#x) [i](?y) 1[2]: 3.4\n\n'
        "[j]: lost.pdf\n"
    )
    assert problems_of(tmp_path, site, text) == (
        'en/index.md:1:5: expected a link to a page, found "nowhere.md", which does not exist\n'
        'en/index.md:2:6: expected a file in en/, found none: "none.webp"\n'
        'en/index.md:2:32: expected a file in en/, found "../shared/p.webp": move it there\n'
        'en/index.md:4:6: expected a file in en/, found none: "lost.pdf"\n'
        "4 problems"
    )


def test_front_matter_is_reported_but_a_colon_in_the_first_line_is_text(
    site: Site, tmp_path: Path
) -> None:
    assert problems_of(tmp_path, site, "---\ntemplate: x.html\n---\nText\n") == (
        "en/index.md:1:1: found front matter between --- and ---, which no page uses:"
        " remove it\n1 problem"
    )
    (tmp_path / "en" / "index.md").write_text("Note: we have moved.\n\n---\n\nMore.\n", "utf-8")
    assert check_prose(tmp_path, known_on(site), tmp_path) == ()


def test_a_prose_file_over_the_size_limit_is_reported(site: Site, tmp_path: Path) -> None:
    assert problems_of(tmp_path, site, "x" * 200_001) == (
        "en/index.md:1:1: expected at most 200,000 bytes, found a larger file\n1 problem"
    )


def test_a_figure_missing_in_a_future_edition_is_reported_beforehand(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.md").write_text("{name code-care}\n{tax}\n", "utf-8")
    later = {"id": "2027-01", "valid_from": date(2027, 1, 1)}
    edition = library.catalogue.editions[0].model_copy(update=later)
    first, *others = library.catalogue.services
    offer = first.offers[0].model_copy(update={"edition": "2027-01"})
    services = (first.model_copy(update={"offers": (offer, *first.offers)}), *others)
    editions = (edition, *library.catalogue.editions)
    catalogue = library.catalogue.model_copy(update={"editions": editions, "services": services})
    found = listing(check_later_editions(tmp_path, catalogue, date(2026, 11, 22), tmp_path))
    assert found == (
        'en/index.md:1:1: expected the name of a figure, found "{name code-care}" on 2027-01-01,'
        " the first day of 2027-01; known names: {edition}, {tax}, {name call-out},"
        " {price call-out}, {term call-out}\n1 problem"
    )
    assert check_later_editions(tmp_path, catalogue, date(2027, 1, 1), tmp_path) == ()
