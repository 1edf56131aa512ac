"""Marks follow from fixtures, and a test that starts more than its marks allow fails."""

import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.fixture_marks import FIXTURES, guarded, marks_of

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable


@pytest.mark.parametrize(
    ("fixtures", "marks"),
    [
        ((), []),
        (("tmp_path", "data", "run_valid"), []),
        (("run_build", "build", "made_once", "built_site"), ["site"]),
        (("run_build", "build", "built_site", "browser", "page"), ["site", "browser"]),
        (("node",), ["node"]),
        (("built_site", "server", "run_build"), ["site", "server"]),
    ],
)
def test_a_test_has_the_marks_of_all_its_fixtures(fixtures: tuple[str, ...], marks: list) -> None:
    assert marks_of(fixtures) == marks


def test_every_mark_is_registered(pytestconfig: pytest.Config) -> None:
    registered = {line.partition(":")[0] for line in pytestconfig.getini("markers")}
    assert {*FIXTURES} <= registered


def test_the_fast_loop_excludes_every_mark_and_the_site_loop_those_of_the_machine() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    machine, folder = (
        re.findall(r"\w+", found.replace(" or ", " "))
        for found in re.findall(r"(?m)^(?:MACHINE|FOLDER) := (.*)$", makefile)
    )
    assert sorted(machine) == ["browser", "server"]
    assert sorted([*machine, *folder]) == sorted(FIXTURES)
    assert "-m 'not ($(FOLDER) or $(MACHINE))'\n" in makefile
    assert "-m '($(FOLDER)) and not ($(MACHINE))'\n" in makefile


def test_every_fixture_that_gives_a_mark_is_defined() -> None:
    texts = "".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("*.py"))
    for name in {each for names in FIXTURES.values() for each in names}:
        assert f"\ndef {name}(" in texts, name


BROWSER = "browser (by the fixture browser)"
NODE = "node (by the fixture node or node_modules or pyodide or runtime)"
SERVER = "server (by the fixture server or start_caddy or start_nginx)"
SITE = "site (by the fixture hostile_site or run_build or run_pages or serve_command)"
INSTALL = "install (by the fixture empty_environment or wheels)"


@pytest.mark.parametrize(
    ("command", "marks"),
    [
        ("node --version", f"{BROWSER} or {NODE}"),
        ("/usr/bin/chromium --version", BROWSER),
        ("firefox-esr --version", BROWSER),
        ("nginx -v", f"{BROWSER} or {SERVER}"),
        ("python -m pricebook.cli build", f"{INSTALL} or {NODE} or {SITE}"),
        ("python -m mkdocs serve", f"{BROWSER} or {SITE}"),
        ("python -m pricebook.cli pages folder", SITE),
        ("python -m pip --version", INSTALL),
    ],
)
def test_a_fast_test_that_starts_such_a_program_fails(command: str, marks: str) -> None:
    with guarded(()), pytest.raises(pytest.fail.Exception) as failure:
        subprocess.run(command.split(), check=False)
    expected = f"{command}: expected a test with the mark {marks}, found the marks: none"
    assert str(failure.value) == expected


def test_a_fast_test_that_reads_a_node_package_fails() -> None:
    file = ROOT / "node_modules" / "pyodide" / "package.json"
    with guarded(()), pytest.raises(pytest.fail.Exception) as failure:
        file.read_bytes()
    marks = f"{BROWSER} or {INSTALL} or {NODE} or {SITE}"
    assert (
        str(failure.value)
        == f"{file}: expected a test with the mark {marks}, found the marks: none"
    )


def test_a_test_with_the_mark_may_start_the_program(node: Path) -> None:
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("v")


def test_any_test_may_start_other_programs() -> None:
    with guarded(()):
        subprocess.run([PYTHON, "-c", "'build'"], check=True)
        subprocess.run(["git", "--version"], check=True, capture_output=True)


@pytest.mark.parametrize(
    "connect",
    [
        lambda: urlopen("http://example.org/"),
        lambda: socket.create_connection(("192.0.2.1", 80), 1),
        lambda: socket.socket().connect(("192.0.2.1", 80)),
    ],
    ids=["a name", "an address", "a socket"],
)
def test_no_test_connects_to_another_machine(connect: Callable[[], object]) -> None:
    with pytest.raises(pytest.fail.Exception, match="expected a connection to this machine only"):
        connect()


def test_a_test_may_connect_to_this_machine() -> None:
    with guarded(()), socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), 5).close()
