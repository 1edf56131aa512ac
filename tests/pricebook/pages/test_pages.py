"""The pages of the site: addresses, heads, links, sitemap and search."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

from calculator.share.fragment import entries_of
from pricebook.layout.page_layout import page_layout
from pricebook.pages import body, pages
from pricebook.scaffold.new_firm import NewFirm, new_files
from pricebook.site.library import Library, open_library
from pricebook.site.site import Site, site_on
from tests.conftest import SAMPLE_FIRM

ROOT = Path(__file__).resolve().parents[3]
BASE = "https://example.org/offer/"
SWEDISH = [
    ("index", ""),
    ("services/index", "tjanster/"),
    ("services/call-out", "tjanster/call-out/"),
    ("services/answer-desk", "tjanster/answer-desk-direct/"),
    ("services/code-care", "tjanster/kodvard/"),
    ("calculator", "kalkylator/"),
]
ENGLISH = [
    ("index", "en/"),
    ("services/index", "en/services/"),
    ("services/call-out", "en/services/call-out/"),
    ("services/answer-desk", "en/services/answer-desk-direct/"),
    ("services/code-care", "en/services/code-care/"),
    ("calculator", "en/calculator/"),
]


class Head(HTMLParser):
    """The links, ids, language and metadata of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.alternates: dict[str, str] = {}
        self.canonical = ""
        self.ids: list[str] = []
        self.language = ""
        self.is_for_search_engines = True
        self.shared: dict[str, str] = {}
        self.description = ""
        self.title = ""
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.language = self.language or found.get("lang", "")
        if found.get("name") == "robots":
            self.is_for_search_engines = "noindex" not in found["content"]
        if found.get("name") == "description":
            self.description = found["content"]
        if "property" in found:
            self.shared[found["property"]] = found["content"]
        self.ids += [found["id"]] if "id" in found else []
        if found.get("rel") == "alternate" and "hreflang" in found:
            self.alternates[found["hreflang"]] = found["href"]
        elif found.get("rel") == "canonical":
            self.canonical = found["href"]
        else:
            self.links += [found[name] for name in ("href", "src") if name in found]

    def handle_data(self, data: str) -> None:
        if self.lasttag == "title" and not self.title:
            self.title = data


def heads(site: Path) -> Iterator[tuple[str, Head]]:
    """The folder and the head of every page, without not-found pages."""
    for file in sorted(site.rglob("index.html")):
        folder = file.parent.relative_to(site).as_posix()
        yield "" if folder == "." else f"{folder}/", Head(file.read_text("utf-8"))


# ---- Pages before MkDocs builds them


@pytest.mark.parametrize(("language", "expected"), [("sv", SWEDISH), ("en", ENGLISH)])
def test_addresses_are_in_the_language_of_the_page(
    language: str, expected: list[tuple[str, str]], site: Site
) -> None:
    found = {page.key: page.address for page in pages(site, language)}
    assert {key: found[key] for key, _ in expected} == dict(expected)


def test_every_language_has_the_same_pages_in_the_same_order(site: Site) -> None:
    keys = [[page.key for page in pages(site, code)] for code in site.languages]
    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == len(keys[0])


def test_no_two_pages_share_an_address(site: Site) -> None:
    found = [page.address for code in site.languages for page in pages(site, code)]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"([a-z0-9-]+/)*", address) for address in found)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_has_a_unique_title_and_description(language: str, site: Site) -> None:
    found = pages(site, language)
    for texts in ([page.title for page in found], [page.description for page in found]):
        assert all(texts)
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_has_one_h1_and_skips_no_heading_level(language: str, site: Site) -> None:
    for page in pages(site, language):
        ranks = [int(rank) for rank in re.findall("<h([1-6])", body(page))]
        assert ranks.count(1) == 1, page.key
        assert ranks[0] == 1, page.key
        assert all(b <= a + 1 for a, b in pairwise(ranks)), page.key


def test_the_title_of_a_page_has_its_name_and_the_firm(library: Library) -> None:
    site = site_on(library, date(2026, 1, 1), BASE)
    (page,) = [one for one in pages(site, "sv") if one.key == "services/code-care"]
    head = page_layout(site, page, {each.key: each for each in pages(site, "sv")})
    assert head["title"] == "Kodvård – Björkhamn"
    assert head["description"].startswith("Kodvård: ")
    assert head["canonical"] == "https://example.org/offer/tjanster/kodvard/"
    assert [other["url"] for other in head["alternates"]] == ["../../en/services/code-care/"]


def test_a_price_text_with_a_full_stop_gives_no_second_full_stop(data: Path) -> None:
    asked = "{kind: by_agreement, text: {sv: Fråga oss., en: Ask us.}, source: A1:13}"
    rate = "{kind: per_time, rate: {sv: Enligt avtal, en: As agreed}, minutes: 30, source: A1:13}"
    text = data.read_text("utf-8")
    assert text.count(rate) == 1
    data.write_text(text.replace(rate, asked), "utf-8")
    library, _ = open_library(data)
    assert library is not None
    shown = {each.key: each for each in pages(Site(library, "spring"), "en")}
    assert "Ask us, no minimum term.</dd>" in body(shown["archive/spring/index"])


def test_one_off_fees_are_shown_separately_in_prices_and_examples(data: Path) -> None:
    rate = "{kind: per_time, rate: {sv: Enligt avtal, en: As agreed}, minutes: 30, source: A1:13}"
    fee = (
        "{kind: one_off, amount: 400, quantity: jobs, "
        "occasion: {sv: vid varje jobb, en: at every job}, source: A1:13}"
    )
    edits = {
        rate: fee,
        "    most: 500\n": "    most: 500\n    sizes: [10]\n"
        "  - {id: jobs, label: {sv: Jobb, en: Jobs}, hint: {sv: Alla, en: All}, start: 0, most: 9,"
        " one: {sv: jobb, en: job}, many: {sv: jobb, en: jobs}, sizes: [1, 2]}\n",
        "not_calculated:\n": "worked_examples:\n  - {id: both, text: {sv: Två, en: Two}, "
        "edition: spring, services: [phone, repair], quantities: {users: 2, jobs: 3}}\n"
        "not_calculated:\n",
    }
    text = data.read_text("utf-8")
    for old, new in edits.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    data.write_text(text, "utf-8")
    library, problems = open_library(data)
    assert library is not None, problems
    shown = {each.key: each for each in pages(Site(library, "spring"), "en")}
    priced = body(shown["prices"]).replace("\N{NO-BREAK SPACE}", " ")
    assert re.findall("<td[^>]*>(SEK [0-9,]+(?:, SEK [0-9]+)?(?: once)?)</td>", priced) == [
        "SEK 995",
        "SEK 400 once",
        "SEK 800 once",
        "SEK 995, SEK 400 once",
        "SEK 995, SEK 800 once",
    ]
    worked_out = body(shown["calculator"]).replace("\N{NO-BREAK SPACE}", " ")
    assert "SEK 199 per month excl. VAT, SEK 1,200 once excl. VAT</p>" in worked_out


def test_every_page_can_be_rendered_for_each_dated_edition(library: Library) -> None:
    # A page that needs a text of another edition or language would raise KeyError.
    for edition in library.catalogue.editions:
        if edition.valid_from:
            site = Site(library, edition.id)
            assert all(body(page) for code in site.languages for page in pages(site, code))


# The scripts fill and show these sections.
HIDDEN = re.compile(r"<section\b[^>]* hidden>.*?</section>", re.DOTALL)
# A list or table without entries, or an introduction ("This is included:") with nothing after it.
EMPTY = re.compile(
    r"<(ul|ol|dl|tbody)\b[^>]*>\s*</\1>|[^>]*:</p>\s*(?!\s|<(?:ul|ol|dl|div|table|pre|form|p)\b)"
)


def new_site(folder: Path) -> Site:
    """The site of a new firm, which has no optional part such as separate charges."""
    firm = NewFirm("Acme", ["en"], "CHF", [], Decimal(8), [], date(2026, 12, 1))
    for path, text in new_files(firm).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    library, problems = open_library(folder / "data" / "services.yaml", folder)
    assert library, "\n".join(map(str, problems))
    return site_on(library, date(2026, 12, 1))


def test_no_page_announces_a_list_that_is_empty(site: Site, tmp_path: Path) -> None:
    found = [
        f"{page.key}: {empty[0]}"
        for each in (site, new_site(tmp_path))
        for page in pages(each, "en")
        for empty in EMPTY.finditer(HIDDEN.sub("", body(page)))
    ]
    assert found == []
    assert EMPTY.search("<p>This is included:</p>\n<ul>\n  </ul>")
    assert EMPTY.search("<p>This is included:</p>\n</section>")
    assert not EMPTY.search("<p>This is included:</p>\n<ul>\n  <li>All</li></ul>")


def test_a_price_list_promises_sums_for_common_sizes_only_where_it_has_them(
    site: Site, tmp_path: Path
) -> None:
    without = {page.key: page for page in pages(new_site(tmp_path), "en")}["prices"]
    assert "common sizes" not in body(without) + without.description
    page = {page.key: page for page in pages(site, "en")}["prices"]
    assert "common sizes" in body(page)
    assert "common sizes" in page.description


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        ("start: [support]", "The example shown first: Support for 10 users."),
        (
            "start: [setup, storage]",
            "The example shown first: Storage + Set-up for 120 GB, 1 workplace.",
        ),
        ("start: [help]", ""),
    ],
)
def test_the_example_names_only_the_numbers_that_its_prices_need(
    start: str, sentence: str, tmp_path: Path
) -> None:
    new_site(tmp_path)
    file = tmp_path / "data" / "services.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("start: [support, storage, setup]", start), "utf-8")
    library, problems = open_library(file, tmp_path)
    assert library, problems
    site = site_on(library, date(2026, 12, 1))
    html = body({page.key: page for page in pages(site, "en")}["calculator"])
    html = html.replace("\N{NO-BREAK SPACE}", " ")
    found = re.findall('<p class="page-head__note">(.*)</p>', html)
    assert found == ([sentence] if sentence else [])


# ---- Pages of the built site


def test_every_link_of_every_page_leads_to_a_file_of_the_site(built_site: Path) -> None:
    seen = 0
    for folder, page in heads(built_site):
        for link in page.links:
            address = urlsplit(urljoin(f"http://site/{folder}", link))
            assert address.netloc == "site", f"{folder} links to another site: {link}"
            target = built_site / address.path.lstrip("/")
            file = target / "index.html" if address.path.endswith("/") else target
            assert file.is_file(), f"{folder}: {link}"
            # A fragment with an order is read by the calculator and is not an id on the page.
            if address.fragment and not entries_of(address.fragment).is_known:
                assert address.fragment in Head(file.read_text("utf-8")).ids, f"{folder}: {link}"
            seen += 1
    assert seen > 200


def test_no_page_has_an_id_twice(built_site: Path) -> None:
    for folder, page in heads(built_site):
        assert len(set(page.ids)) == len(page.ids), folder


def test_every_page_declares_its_language(built_site: Path) -> None:
    for folder, page in heads(built_site):
        assert page.language == ("en" if folder.startswith("en/") else "sv"), folder


def test_pages_link_to_each_other_as_alternate_languages(published: Path) -> None:
    found = {urljoin(BASE, folder): page for folder, page in heads(published)}
    assert len(found) >= 12
    for address, page in found.items():
        assert page.canonical == address
        assert set(page.alternates) == {"sv", "en", "x-default"}
        assert page.alternates["x-default"] == page.alternates["sv"]
        assert page.alternates[page.language] == address
        for other in page.alternates.values():
            assert found[other].alternates == page.alternates


def test_every_page_has_open_graph_metadata_and_an_image(published: Path, built_site: Path) -> None:
    for folder, page in heads(published):
        other = {"sv": "en", "en": "sv"}[page.language]
        image = page.shared.pop("og:image")
        with Image.open(published / image.removeprefix(BASE)) as opened:
            assert (opened.format, opened.size) == ("PNG", (1200, 630))
        assert page.shared == {
            "og:type": "website",
            "og:site_name": "Björkhamn",
            "og:title": page.title.removesuffix(" – Björkhamn"),
            "og:description": page.description,
            "og:url": page.canonical,
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": page.title.removesuffix(" – Björkhamn"),
            "og:locale": page.language,
            "og:locale:alternate": other,
        }, folder
    assert [folder for folder, page in heads(built_site) if page.shared] == []


def test_archived_pages_have_noindex(built_site: Path) -> None:
    archived = {folder for folder, page in heads(built_site) if not page.is_for_search_engines}
    assert archived >= {
        "arkiv/2026-01/jamforelse/",
        "arkiv/2026-01/prislista/",
        "en/archive/2026-01/comparison/",
        "en/archive/2026-01/price-list/",
    }
    assert {folder.removeprefix("en/").split("/")[0] for folder in archived} == {"arkiv", "archive"}


def test_the_sitemap_lists_every_indexed_page_with_its_other_languages(published: Path) -> None:
    tree = ElementTree.fromstring((published / "sitemap.xml").read_text("utf-8"))
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    listed = {
        entry.findtext("s:loc", "", names): {
            link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", names)
        }
        for entry in tree.findall("s:url", names)
    }
    assert listed == {
        urljoin(BASE, at): page.alternates
        for at, page in heads(published)
        if page.is_for_search_engines
    }


def test_a_site_without_an_address_has_no_sitemap_and_no_canonical_links(
    built_site: Path,
) -> None:
    assert not (built_site / "sitemap.xml").exists()
    for folder, page in heads(built_site):
        assert (page.canonical, page.alternates) == ("", {}), folder


@pytest.mark.parametrize(
    ("root", "own", "foreign"),
    [("", "Kodvård", "module code"), ("en/", "module code", "Kodvård")],
)
def test_each_language_has_its_own_search_index(
    root: str, own: str, foreign: str, built_site: Path
) -> None:
    index = json.loads((built_site / root / "search" / "search_index.json").read_text("utf-8"))
    assert index["config"]["lang"] == ["en" if root else "sv"]
    texts = [f"{entry['title']} {entry['text']}" for entry in index["docs"]]
    assert any(own in text for text in texts)
    assert not any(foreign in text for text in texts)
    pages = {entry["location"].partition("#")[0] for entry in index["docs"]}
    inside = {
        folder
        for folder, page in heads(built_site)
        if folder.startswith("en/") == bool(root) and page.is_for_search_engines
    }
    # Pages that compare two editions would match every search, so only their list is indexed.
    of_two = {at for at in inside if re.fullmatch(r"(en/)?(changes|vad-andras)/.+", at)}
    assert len(of_two) == 6
    assert pages == {folder.removeprefix(root) for folder in inside - of_two}


def test_separate_words_of_a_page_stay_separate_in_the_search_index(built_site: Path) -> None:
    text = (built_site / "search" / "search_index.json").read_text("utf-8")
    entries = {entry["location"]: entry["text"] for entry in json.loads(text)["docs"]}
    (price,) = [texts for at, texts in entries.items() if at == "tjanster/kodvard/#price"]
    assert "Prislista januari\N{NO-BREAK SPACE}2026" in price


@pytest.mark.parametrize(
    ("folder", "languages", "headings"),
    [
        ("", ["sv", "en"], ["<h1>Sidan finns inte", "<h2>Page not found"]),
        ("en/", ["en", "sv"], ["<h1>Page not found", "<h2>Sidan finns inte"]),
    ],
)
def test_a_not_found_page_has_every_language_its_own_first(
    built_site: Path, folder: str, languages: list[str], headings: list[str]
) -> None:
    html = (built_site / folder / "404.html").read_text("utf-8")
    assert re.findall('<section class="not-found" lang="(..)">', html) == languages
    assert re.findall("<h[12]>[^<]+", html) == headings
    assert f'<html lang="{languages[0]}">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_the_home_page_shows_the_prose_of_the_catalog_folder(built_site: Path) -> None:
    for language, folder in (("sv", ""), ("en", "en")):
        prose = (SAMPLE_FIRM / "catalog" / language / "index.md").read_text("utf-8").strip()
        html = (built_site / folder / "index.html").read_text("utf-8")
        assert f'<div class="hero__lead"><p>{prose}</p></div>' in html


# Path of scripts in the site → folder of their sources.
SOURCES = {
    "assets/scripts/": ROOT / "pricebook/theme/assets/scripts",
    "assets/": ROOT / "pricebook/browser",
}


def source(module: str) -> Path:
    """The source file of a script of the site."""
    place = next(place for place in SOURCES if module.startswith(place))
    return SOURCES[place] / module.removeprefix(place)


def imported(module: str) -> set[str]:
    """All scripts that a script imports, directly or through others."""
    paths = re.findall(r'(?m)^import .* from "(\.\.?/.+)";$', source(module).read_text("utf-8"))
    direct = {urljoin(module, path) for path in paths}
    return direct.union(*map(imported, direct))


def test_a_page_preloads_every_script_that_its_scripts_import(site: Site) -> None:
    """Otherwise the browser finds an imported script only after loading the importing script."""
    shown = [page for language in site.languages for page in pages(site, language)]
    for page in shown:
        assert {*page.imports} == set[str]().union(*map(imported, page.modules)), page.key
    assert any(page.imports for page in shown)
