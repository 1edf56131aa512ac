"""The configurations in deploy/ are made from one source, and the hosts take what is made."""

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
def test_what_is_kept_is_what_is_made(name: str) -> None:
    assert (DEPLOY / name).read_text("utf-8") == FILES[name](), "run: pricebook hosts"


@pytest.mark.parametrize(
    ("path", "kept"),
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
def test_only_what_has_its_content_in_its_name_is_kept_for_ever(path: str, kept: bool) -> None:
    assert (cache_control(path) == IMMUTABLE) == kept


def test_every_kind_of_file_of_the_site_has_a_type(built_site: Path) -> None:
    ends = {file.suffix[1:] for file in built_site.rglob("*") if file.suffix}
    assert ends - {"br", "gz"} <= {*CONTENT_TYPES}


# Cloudflare accepts at most this number of rules in _headers.
MAX_RULES = 100


def read(text: str) -> dict[str, dict[str, str]]:
    """`_headers` as the hosts read it: path → header → value."""
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


def test_the_rules_give_every_file_the_same_headers_as_the_servers(built_site: Path) -> None:
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
        # The hosts join what two rules say of one header.
        assert not {*written} & {*common}
        whole = {**headers(path), "Content-Type": CONTENT_TYPES[path.rpartition(".")[2]]}
        assert written.items() <= whole.items()


def test_no_rule_is_longer_than_a_host_takes(built_site: Path) -> None:
    assert all(len(line) < 2000 for line in rules(built_site).splitlines())
