"""Each command's contract: what it prints, where, and its exit code; help, version, completion."""

import os
import pty
import re
import shlex
import subprocess
import sys
import termios
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.export.estimate_export import KINDS
from pricebook.cli import main
from pricebook.cli.terminal import command_line as command_line
from pricebook.editorial import diff_report
from pricebook.editorial import text_tables as tables
from pricebook.editorial.translations import SEPARATORS
from pricebook.layout.plain_pages import MANIFEST
from pricebook.reporting import problem_report as report

ROOT = Path(__file__).resolve().parents[3]
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "commands.yaml").read_text("utf-8")
)
DOCUMENT = ROOT / "docs" / "commands.md"
# Each is the module of its name.
COMMANDS = [file.stem for file in sorted((ROOT / "pricebook" / "cli").glob("[!_]*.py"))]


@pytest.fixture
def folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the sample catalogue in data/, on a day in its spring, without a locale."""
    root = data.parent / "project"
    (root / "data").mkdir(parents=True)
    for name in ("services.yaml", "words.yaml"):
        (root / "data" / name).write_bytes((data.parent / name).read_bytes())
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775001600")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return root


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_command_keeps_its_contract(
    case: dict[str, Any],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for edit in case.get("edits", ()):
        file = folder / "data" / "services.yaml"
        whole = file.read_text("utf-8")
        assert whole.count(edit["replace"]) == 1
        file.write_text(whole.replace(edit["replace"], edit["with"]), "utf-8")
    for path, content in case.get("files", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    for name, value in case.get("environment", {}).items():
        monkeypatch.setenv(name, value)
    try:
        code = main(shlex.split(case["run"]))
    except SystemExit as left:
        code = int(str(left.code))
    captured = capsys.readouterr()
    found = {"code": code, "out": plain(captured.out), "err": plain(captured.err)}
    assert found == {"code": case["code"], "out": case.get("out", ""), "err": case.get("err", "")}
    for path in case.get("writes", ()):
        assert (folder / path).is_file(), path


def plain(text: str) -> str:
    """The text with plain spaces, and without what is not this command's contract.

    That is the list of options that argparse puts before an error, what git says of its own, and
    how many words and pages the interface has today.
    """
    text = text.replace("\N{NO-BREAK SPACE}", " ").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    text = text.replace("\r\n", "\n")
    text = re.sub(r"(?sm)^usage: .*?\n(?=pricebook)", "", text)
    text = re.sub(r"(?m)^fatal: .*\n", "", text)
    text = re.sub(r"(?m)^(drafts;.*;)\d{3}$", r"\1N", text)
    return re.sub(r"^\d+ (?=texts in|pages are)", "N ", text)


def test_every_command_has_a_case_and_a_case_for_each_exit_code_that_the_document_lists() -> None:
    rows = re.findall(r"(?m)^\| `([a-z]+)` \| [^|]* \| ([0-9, ]+) \|", DOCUMENT.read_text("utf-8"))
    listed = {name: {*map(int, codes.split(", "))} for name, codes in rows}
    shown: dict[str, set[int]] = {name: set() for name in COMMANDS}
    for case in CASES:
        words = shlex.split(case["run"])
        if words and words[0] in shown:
            shown[words[0]].add(case["code"])
    assert {*listed} == {*COMMANDS}
    # Not what needs a whole site or a repository: test_build.py, test_verify.py and test_diff.py
    # show these.
    elsewhere = {"build": {0, 1}, "diff": {0, 1}, "sample": {0}, "verify": {0, 1}}
    for name, codes in listed.items():
        assert shown[name] | elsewhere.get(name, set()) == codes, name


@pytest.mark.parametrize("command", ["", *COMMANDS, "translations out", "translations in"])
def test_help_names_every_option_and_ends_with_0(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command.split(), "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: pricebook {command}".rstrip())


def test_without_arguments_there_is_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    without = capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["--help"])
    assert (without.out, without.err) == (capsys.readouterr().out, "")
    assert all(f"\n    {name} " in without.out for name in COMMANDS)


def test_the_version_is_the_one_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    # What hatchling reads, and so the version of a wheel (tests/install/).
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["version"] == {"path": "pricebook/__init__.py"}
    text = (ROOT / "pricebook" / "__init__.py").read_text("utf-8")
    named = re.search(r'(?m)^__version__ = "(\d.+)"$', text)
    assert named
    assert (left.value.code, capsys.readouterr().out) == (0, f"pricebook {named[1]}\n")


@pytest.mark.parametrize(
    ("names", "those"),
    [
        (command_line.PROBLEM_FORMATS, report.FORMATS),
        (command_line.DIFFERENCE_FORMATS, diff_report.FORMATS),
        (command_line.TABLE_FORMATS, tables.FORMATS),
        (command_line.QUOTE_FORMATS, KINDS),
        (command_line.SEPARATORS, SEPARATORS),
    ],
)
def test_the_options_offer_the_formats_that_there_are(names: tuple[str, ...], those: Any) -> None:
    assert names == tuple(those)


def test_the_help_names_the_file_that_lists_the_pages() -> None:
    assert f" {MANIFEST} lists all files." in command_line.PAGES


@pytest.mark.parametrize("arguments", [["--help"], ["lines", "--help"], ["--version"], []])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import atexit, sys; from pricebook.cli import main;"
        " atexit.register(lambda: print(*sys.modules, file=sys.stderr)); main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", program, *arguments]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert light({*run.stderr.split()})


def light(loaded: set[str]) -> bool:
    assert "pricebook.cli.terminal.command_line" in loaded
    heavy = {"argcomplete", "jinja2", "mkdocs", "pydantic", "yaml", "pricebook.site.library"}
    return loaded & heavy == set()


def test_a_run_imports_its_own_command_and_no_page_that_it_does_not_make() -> None:
    program = "import sys; from pricebook.cli import main; main(['check']); print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    loaded = {*run.stdout.split()}
    assert loaded & {f"pricebook.cli.{name}" for name in COMMANDS} == {"pricebook.cli.check"}
    pages = {"jinja2", "mkdocs", "pricebook.pages", "calculator.line_count.cloc.file_count"}
    assert loaded & pages == set()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("pricebook li", ["lines "]),
        ("pricebook translations ", ["-h", "--help", "out", "in"]),
        ("pricebook lines --js", ["--json "]),
        ("pricebook check --format g", ["github "]),
        ("pricebook --vers", ["--version "]),
    ],
)
def test_a_shell_completes_commands_options_and_choices(
    typed: str, offered: list[str], tmp_path: Path
) -> None:
    answer = tmp_path / "answer"
    env = {
        **os.environ,
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": typed,
        "COMP_POINT": str(len(typed)),
    }
    program = (
        "import os, sys; from pricebook.cli import main; leave = os._exit;"
        "os._exit = lambda code: (print(*sys.modules, flush=True), leave(code)); main()"
    )
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    assert answer.read_text("utf-8").split("\n") == offered
    assert light({*run.stdout.split()} - {"argcomplete"})


@pytest.mark.parametrize("shell", command_line.SHELLS)
def test_the_lines_for_a_shell_name_the_command(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--completion", shell]) == 0
    assert "pricebook" in capsys.readouterr().out


def test_bash_completes_the_command_by_those_lines() -> None:
    bin = Path(sys.executable).parent
    script = (
        f'PATH="{bin}:$PATH"; eval "$(pricebook --completion bash)"; complete -p pricebook;'
        ' COMP_LINE="pricebook tr" COMP_POINT=12 COMP_TYPE=9 COMP_WORDS=(pricebook tr);'
        " COMP_CWORD=1; _python_argcomplete pricebook tr pricebook;"
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.splitlines()[1:] == ["trace", "translations"], done.stderr


def on_a_terminal(command: list[str], cwd: Path) -> tuple[str, str]:
    """What a command prints, and what it sends to a terminal of 80 columns as its errors."""
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (24, 80))
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1775001600", "LC_ALL": "C"}
    env.pop("COLUMNS", None)
    done = subprocess.run(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=its, check=True)
    os.close(its)
    seen = b""
    try:
        while part := os.read(ours, 1 << 16):
            seen += part
    except OSError:  # A terminal that nobody writes to any more ends so.
        pass
    os.close(ours)
    return done.stdout.decode(), seen.decode()


@pytest.fixture
def counting(folder: Path) -> list[str]:
    """`pricebook lines` with a module, as a program of its own."""
    services = folder / "data" / "services.yaml"
    text = services.read_text("utf-8").replace("most: 500\n", "most: 500\n    counter: cloc\n")
    services.write_text(text, "utf-8")
    (folder / "sale").mkdir()
    (folder / "sale" / "__manifest__.py").write_text("{}")
    (folder / "sale" / "a.py").write_text("a = 1\n")
    return [sys.executable, "-m", "pricebook.cli", "lines", "sale"]


def test_a_terminal_shows_how_far_a_count_is_and_keeps_nothing_of_it(
    counting: list[str], folder: Path
) -> None:
    printed, seen = on_a_terminal(counting, folder)
    assert "sale: 0 of 0 files, 0.0 of 0.0 MB" in seen.replace("\N{NO-BREAK SPACE}", " ")
    assert seen.endswith("\r\x1b[K")
    assert printed.startswith("Counted as Odoo")


def test_a_file_of_errors_gets_no_progress(counting: list[str], folder: Path) -> None:
    done = subprocess.run(counting, cwd=folder, capture_output=True, check=True)
    assert done.stderr == b""


@pytest.fixture
def run_main(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command prints that succeeds."""

    def ran(*arguments: str) -> str:
        assert Path.cwd() == folder
        assert main(arguments) == 0
        return capsys.readouterr().out

    return ran


@pytest.mark.parametrize(
    ("environment", "arguments", "language"),
    [
        ({}, [], "en"),
        ({"LANG": "C.UTF-8"}, [], "en"),
        ({"LANG": "sv_SE.UTF-8"}, [], "sv"),
        ({"LANG": "sv"}, [], "sv"),
        ({"LANG": "sv_FI@euro"}, [], "sv"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "sv_SE.UTF-8"}, [], "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C"}, [], "en"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": ""}, [], "sv"),
        ({"LANG": "de_DE.UTF-8"}, [], "en"),
        ({"LANG": "sv_SE.UTF-8"}, ["--lang", "en"], "en"),
        ({}, ["--lang", "sv"], "sv"),
    ],
)
@pytest.mark.parametrize("command", ["quote", "report"])
def test_a_run_has_one_language(
    command: str,
    environment: dict[str, str],
    arguments: list[str],
    language: str,
    run_main: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plainly = run_main(command, "--lang", language)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run_main(command, *arguments) == plainly
    other = "sv" if language == "en" else "en"
    assert run_main(command, "--lang", other) != plainly
