"""Quotes from the price book that a site publishes: `pricebook quote --book`."""

import json
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import yaml

from calculator.pricing.choice import start
from calculator.share.link import write_link
from pricebook.cli.terminal.command_line import DATA
from pricebook.open_data.open_files import open_files
from pricebook.open_data.open_paths import CATALOG
from pricebook.publish import site_files
from pricebook.publish.site_files import MAX_BYTES
from pricebook.site.site import Site
from pricebook.site_check.site_server import listening, served
from tests.conftest import SAMPLE_FIRM
from tests.pricebook.conftest import Ran

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "published_book.yaml").read_text("utf-8")
)
START_PAGE = '<!doctype html>\n<body data-runtime="{root}engine/manifest.json">'


@pytest.fixture(scope="session")
def published_data(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the sample firm's site that a quote reads, and two pages."""
    folder = tmp_path_factory.mktemp("published")
    pages = {"index.html": "", "en/calculator/index.html": "../../"}
    files = {path: START_PAGE.format(root=root).encode() for path, root in pages.items()}
    for path, content in {**site.files, **open_files(site), **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def quote(run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs `pricebook quote --book` in an empty folder."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    return lambda book, *order: run("quote", "--book", str(book), *order)


@pytest.fixture
def from_data(run: Callable[..., Ran]) -> Callable[..., Ran]:
    """Runs `pricebook quote` on the data of the same site."""
    return lambda *order: run("quote", "--data", str(SAMPLE_FIRM / DATA), *order)


def orders(site: Site) -> list[list[str]]:
    """Orders with every option: numbers, services, editions, tax, formats and a link."""
    numbers = [part for id in site.book.quantities for part in (f"--{id}", "7")]
    chosen = start(site.book, site.edition)
    link = f"https://www.example.org/#{write_link(chosen, site.edition, site.book)}"
    services = [part for each in site.offered(site.edition.id) for part in ("--service", each.id)]
    return [
        [],
        numbers,
        [*numbers, *services, "--tax"],
        ["--link", link],
        *([*numbers, "--edition", edition] for edition in site.book.editions),
        *([*numbers, "--format", form] for form in ("csv", "json")),
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_quote_of_a_site_is_the_quote_of_its_data(
    language: str,
    quote: Callable[..., Ran],
    from_data: Callable[..., Ran],
    published_data: Path,
    site: Site,
) -> None:
    with served(published_data) as address:
        for order in orders(site):
            expected = from_data("--lang", language, *order)
            assert expected.code == 0
            assert quote(address, "--lang", language, *order) == expected


@pytest.mark.parametrize(
    "path", ["", "index.html", "en/calculator/", "en/calculator", CATALOG, "en/calculator/#o1"]
)
def test_every_address_of_a_site_gives_the_quote_of_its_data(
    path: str, quote: Callable[..., Ran], from_data: Callable[..., Ran], published_data: Path
) -> None:
    with served(published_data) as address:
        assert quote(f"{address}{path}") == from_data()


@pytest.mark.parametrize("path", ["", "index.html", "en/calculator", CATALOG])
def test_a_folder_with_the_site_gives_the_quote_of_its_data(
    path: str, quote: Callable[..., Ran], from_data: Callable[..., Ran], published_data: Path
) -> None:
    assert quote(published_data / path) == from_data()


def test_a_quote_from_the_calculators_price_book_has_the_words_of_the_site(
    quote: Callable[..., Ran], from_data: Callable[..., Ran], published_data: Path, site: Site
) -> None:
    assert quote(published_data / site.book_file) == from_data()
    with served(published_data) as address:
        assert quote(f"{address}{site.book_file}") == from_data()


def test_a_price_book_without_a_site_gives_the_same_figures_in_the_tools_own_words(
    quote: Callable[..., Ran],
    from_data: Callable[..., Ran],
    published_data: Path,
    site: Site,
    tmp_path: Path,
) -> None:
    shutil.copyfile(published_data / site.book_file, tmp_path / "book.json")
    found, expected = quote(tmp_path / "book.json"), from_data()
    numbers = re.compile(r"\d[\d,.]*")
    assert found.code == 0
    assert numbers.findall(found.out) == numbers.findall(expected.out)
    assert found.err == "no words beside the price book, so the sentences are the tool's own\n"


def test_every_page_of_a_built_site_gives_the_same_quote(
    quote: Callable[..., Ran], built_site: Path
) -> None:
    expected = quote(built_site / CATALOG, "--lang", "en")
    assert expected.code == 0
    pages = [*built_site.glob("*/index.html"), *built_site.glob("en/*/index.html")]
    assert len(pages) > 20
    for page in (built_site, built_site / "en", *pages):
        assert quote(page, "--lang", "en") == expected, page
    (book,) = built_site.glob("assets/data/book.*.json")
    assert quote(book, "--lang", "en") == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_that_is_not_a_price_book_is_refused_with_a_reason(
    case: dict[str, Any], quote: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    for path, content in case.get("files", {}).items():
        data = content.encode("latin-1") if case.get("latin_1") else content.encode()
        (folder / path).write_bytes(data)
    with served(folder) as address:
        found = quote(case["book"].format(site=address, folder=folder))
        shown = found.err.replace(address, "SITE/").replace(str(folder), "FOLDER")
    assert (found.code, found.out, shown) == (2, "", case["err"])


def test_a_price_book_with_an_unknown_kind_of_price_is_refused_and_the_kind_is_named(
    quote: Callable[..., Ran], published_data: Path, site: Site, tmp_path: Path
) -> None:
    book = json.loads((published_data / site.book_file).read_text("utf-8"))
    for service in book["services"]:
        for offer in service["offers"]:
            for price in offer["prices"]:
                price["kind"] = "auction"
    file = tmp_path / "book.json"
    file.write_text(json.dumps(book), "utf-8")
    found = quote(file)
    assert (found.code, found.out) == (2, "")
    assert re.fullmatch(
        rf"--book: {file}: expected a price book of pricebook \S+, found one of another version"
        r" \(KeyError: 'auction'\)\n",
        found.err,
    )


@pytest.mark.parametrize("depth", [500, 100_000])
def test_json_that_is_nested_deeply_is_refused(
    depth: int, quote: Callable[..., Ran], tmp_path: Path
) -> None:
    file = tmp_path / "deep.json"
    file.write_text("[" * depth + "]" * depth)
    found = quote(file)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"--book: {file}: expected a p")


def test_a_server_that_refuses_the_connection_is_named(quote: Callable[..., Ran]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    assert quote(address) == Ran(
        2,
        "",
        f"--book: {address}: no answer: Connection refused: see that the address is right and the"
        " network works\n",
    )


@contextmanager
def answering(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A server that answers every request with `answer`; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    with listening(Handler) as address:
        yield address


def test_a_server_that_never_answers_is_reported_after_a_timeout(
    quote: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_files, "TIMEOUT_S", 0.2)
    done = Event()
    with answering(lambda _: done.wait() and None) as address:
        found = quote(address)
        done.set()
    expected = "expected an answer within 0.2 seconds, found none: try again later"
    assert found == Ran(2, "", f"--book: {address}: {expected}\n")


def test_a_file_that_arrives_too_slowly_is_reported_after_a_timeout(
    quote: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_files, "DEADLINE_S", 0.2)
    done = Event()

    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not done.wait(0.05):
            request.wfile.write(b" ")

    with answering(trickle) as address:
        found = quote(address)
        done.set()
    expected = "expected an answer within 0.2 seconds, found none: try again later"
    assert found == Ran(2, "", f"--book: {address}: {expected}\n")


def test_a_file_that_is_too_large_is_not_read_to_its_end(quote: Callable[..., Ran]) -> None:
    def flood(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        with suppress(ConnectionError):  # The command has stopped reading.
            request.wfile.write(b" " * 3 * MAX_BYTES)

    with answering(flood) as address:
        expected = "expected at most 5,000,000 bytes, found a larger file"
        assert quote(address) == Ran(2, "", f"--book: {address}: {expected}\n")


def test_a_redirect_leads_to_the_site(
    quote: Callable[..., Ran], from_data: Callable[..., Ran], published_data: Path
) -> None:
    with served(published_data) as address:

        def redirect(request: BaseHTTPRequestHandler) -> None:
            request.send_response(302)
            request.send_header("Location", f"{address}en/calculator/")
            request.end_headers()

        with answering(redirect) as other:
            assert quote(other) == from_data()


def test_a_redirect_to_a_local_file_is_not_followed(quote: Callable[..., Ran]) -> None:
    def redirect(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "file:///etc/hostname")
        request.end_headers()

    with answering(redirect) as address:
        expected = "expected a file, found status 302: see that the address is right"
        assert quote(address) == Ran(2, "", f"--book: {address}: {expected}\n")
