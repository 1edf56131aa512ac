"""The generated configurations in deploy/ and `_headers`: current, complete, within limits."""

import re
from pathlib import Path

import pytest

from pricebook.cli.hosts import FILES
from pricebook.hosts.headers import (
    CONTENT_TYPES,
    IMMUTABLE,
    SECURITY_HEADERS,
    cache_control,
    headers,
)
from pricebook.hosts.static_host_rules import rules
from pricebook.open_data.open_paths import is_open

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"


@pytest.mark.parametrize("name", FILES)
def test_the_committed_configurations_are_up_to_date(name: str) -> None:
    assert (DEPLOY / name).read_text("utf-8") == FILES[name](), "run: pricebook hosts"


@pytest.mark.parametrize(
    ("path", "is_immutable"),
    [
        ("/engine/first.3d51b9cbb3b6.wasm", True),
        ("/assets/data/words.sv.f52cb4b5319b.json", True),
        ("/assets/javascripts/workers/search.a7633da7.min.js.map", True),
        ("/engine/manifest.json", False),
        ("/engine/pricebook_calculator-2.0.0-py3-none-any.whl", False),
        ("/assets/site.css", False),
        ("/", False),
    ],
)
def test_only_files_with_a_hash_in_their_name_are_immutable(path: str, is_immutable: bool) -> None:
    assert (cache_control(path) == IMMUTABLE) == is_immutable


def test_every_file_extension_of_the_site_has_a_content_type(built_site: Path) -> None:
    ends = {file.suffix[1:] for file in built_site.rglob("*") if file.suffix}
    assert ends - {"br", "gz"} <= {*CONTENT_TYPES}


# Cloudflare accepts at most this number of rules in _headers.
MAX_RULES = 100


def read(text: str) -> dict[str, dict[str, str]]:
    """Parses `_headers` as hosts do: path → header → value."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            assert line not in found
            found[line] = {}
        elif line.startswith("  "):
            name, value = re.fullmatch(r"  ([\w-]+): (.+)", line).groups()
            found[[*found][-1]][name] = value
        else:
            assert line == "" or line.startswith("#")
    return found


def test_headers_file_gives_the_same_headers_as_the_servers(built_site: Path) -> None:
    found = read((built_site / "_headers").read_text("utf-8"))
    common = found.pop("/*")
    assert common == SECURITY_HEADERS
    assert len(found) < MAX_RULES
    files = [file for file in built_site.rglob("*") if file.suffix not in (".br", ".gz", "")]
    apart = {
        path
        for path in (f"/{file.relative_to(built_site).as_posix()}" for file in files)
        if cache_control(path) == IMMUTABLE or is_open(path)
    }
    assert {*found} == apart
    for path, written in found.items():
        # Hosts join the values of a header that two rules set.
        assert not {*written} & {*common}
        whole = {**headers(path), "Content-Type": CONTENT_TYPES[path.rpartition(".")[2]]}
        assert written.items() <= whole.items()


def test_no_line_of_the_headers_file_exceeds_the_limit_of_hosts(built_site: Path) -> None:
    assert all(len(line) < 2000 for line in rules(built_site).splitlines())
