"""The responses of nginx and Caddy with our configurations: files, headers, not-found pages."""

import gzip
from pathlib import Path

import brotli
import pytest

from pricebook.hosts.headers import (
    CONTENT_TYPES,
    CROSS_ORIGIN,
    IMMUTABLE,
    SECURITY_HEADERS,
    cache_control,
    headers,
)
from pricebook.open_data.open_paths import is_open
from tests.deploy.conftest import Server

READY = (".br", ".gz")


@pytest.fixture(scope="module")
def paths(built_site: Path) -> list[str]:
    """The path of every file of the site, without compressed copies and special files."""
    files = (file for file in sorted(built_site.rglob("*")) if file.is_file())
    named = [f"/{file.relative_to(built_site).as_posix()}" for file in files]
    unsent = (*READY, "/_headers", "/_redirects", "/404.html")
    return [path for path in named if not path.endswith(unsent)]


def differing_headers(answer, expected) -> dict[str, str | None]:
    """The headers that differ from the expected ones, with their received values."""
    found = {name: answer.headers.get(name.lower()) for name in expected}
    return {name: received for name, received in found.items() if received != expected[name]}


def test_every_file_is_sent_with_its_content_headers_and_type(server, built_site, paths):
    assert len(paths) > 100
    for path in paths:
        answer = server.ask(path)
        assert answer.status == 200, path
        assert answer.body == (built_site / path[1:]).read_bytes(), path
        expected = {**headers(path), "Content-Type": CONTENT_TYPES[path.rpartition(".")[2]]}
        assert differing_headers(answer, expected) == {}, path
        assert ("access-control-allow-origin" in answer.headers) == is_open(path), path


def test_the_tested_files_include_every_kind(paths):
    """Shows that the test above covers every kind."""
    assert {path.rpartition(".")[2] for path in paths} >= {"html", "mjs", "wasm", "whl", "json"}
    assert [path for path in paths if is_open(path)]
    assert [path for path in paths if cache_control(path) == IMMUTABLE]


def test_the_address_of_a_folder_gives_its_index_page(server, paths):
    for path in paths:
        if path.endswith("/index.html"):
            answer = server.ask(path.removesuffix("index.html"))
            assert answer.status == 200, path
            assert (
                differing_headers(answer, {**headers(path), "Content-Type": CONTENT_TYPES["html"]})
                == {}
            ), path


@pytest.mark.parametrize("path", ["/", "/engine/manifest.json", "/assets/site.css"])
def test_a_browser_gets_the_compressed_copy_of_a_file(
    server: Server, built_site: Path, path: str
) -> None:
    file = built_site / (path[1:] or "index.html")
    takes = {"nginx": "gzip", "caddy": "br"}[server.name]
    opened = {"gzip": gzip.decompress, "br": brotli.decompress}[takes]
    plain = server.ask(path)
    answer = server.ask(path, Accept_Encoding="gzip, deflate, br")
    expected = {**headers(path), "Content-Type": plain.headers["content-type"]}
    assert (
        differing_headers(
            answer, {**expected, "Content-Encoding": takes, "Vary": "Accept-Encoding"}
        )
        == {}
    )
    assert len(answer.body) < len(plain.body)
    assert opened(answer.body) == file.read_bytes()
    assert "content-encoding" not in plain.headers


def test_wasm_is_sent_compressed_with_its_content_type(server, paths):
    for path in (each for each in paths if each.endswith(".wasm")):
        answer = server.ask(path, Accept_Encoding="gzip, br")
        assert answer.headers["content-type"] == "application/wasm"
        assert answer.headers["content-encoding"] in ("gzip", "br")


def test_an_unchanged_file_gives_304_without_content(server):
    first = server.ask("/")
    again = server.ask("/", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/nowhere", "404.html"),
        ("/nowhere/", "404.html"),
        ("/tjanster/nowhere", "404.html"),
        # Only the folder /en/ is the language, not names that start with "en".
        ("/en.html", "404.html"),
        ("/english/nowhere", "404.html"),
        ("/en/nowhere.html", "en/404.html"),
        ("/en/services/no/such/", "en/404.html"),
        ("/en/gone.0123456789ab.json", "en/404.html"),
        ("/engine/gone.0123456789ab.wasm", "404.html"),
        ("/engine/gone-1.0.0-py3-none-any.whl", "404.html"),
        ("/%3Cscript%3Ealert(1)%3C/script%3E", "404.html"),
        ("/%3Cscript%3E/alert(1)", "404.html"),
        # The not-found pages themselves have status 404.
        ("/404.html", "404.html"),
        ("/en/404.html", "en/404.html"),
        ("/tjanster/404.html", "404.html"),
    ],
)
def test_a_missing_file_gives_404_with_the_page_of_the_folders_language(
    server, built_site, path, page
):
    answer = server.ask(path)
    assert answer.status == 404
    assert answer.body == (built_site / page).read_bytes()
    expected = {**SECURITY_HEADERS, "Content-Type": CONTENT_TYPES["html"]}
    assert differing_headers(answer, expected) == {}
    # An immutable 404 would hide a file that is added later.
    assert answer.headers.get("cache-control") != IMMUTABLE


@pytest.mark.parametrize("path", ["/tjanster", "/en/services"])
def test_a_folder_without_a_slash_redirects_to_the_slash(server, path):
    answer = server.ask(path)
    assert answer.status in (301, 308)
    assert answer.headers["location"] == f"{path}/"
    assert differing_headers(answer, SECURITY_HEADERS) == {}


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fpasswd"])
def test_nothing_outside_the_site_is_sent(server, path):
    answer = server.ask(path)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body


def test_a_not_found_page_is_sent_compressed(nginx, built_site):
    for path in ("/nowhere", "/en/nowhere"):
        folder = "en/" if path.startswith("/en/") else ""
        answer = nginx.ask(path, Accept_Encoding="gzip")
        assert answer.status == 404
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(answer.body) == (built_site / f"{folder}404.html").read_bytes()


def test_other_methods_than_get_and_head_give_405(server):
    for method in ("POST", "PUT", "DELETE"):
        assert server.ask("/", method=method).status == 405


def test_a_folder_is_not_listed(server):
    answer = server.ask("/engine/")
    assert b".wasm" not in answer.body
    assert answer.status in (403, 404)


def test_the_server_header_has_no_version(server):
    assert server.ask("/").headers.get("server", "") in ("", "nginx", "Caddy")


def test_open_data_allows_requests_from_any_origin(server, paths):
    for path in (each for each in paths if is_open(each)):
        answer = server.ask(path, Origin="https://elsewhere.example")
        assert differing_headers(answer, CROSS_ORIGIN) == {}
