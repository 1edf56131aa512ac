"""Each command's output, errors and exit code (cases/commands.yaml); help, version, completion."""

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
from tests.conftest import SAMPLE_FIRM

ROOT = Path(__file__).resolve().parents[3]
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "commands.yaml").read_text("utf-8")
)
DOCUMENT = ROOT / "docs" / "commands.md"
# Each command has a module of the same name.
COMMANDS = [file.stem for file in sorted((ROOT / "pricebook" / "cli").glob("[!_]*.py"))]


@pytest.fixture
def folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the small catalogue in data/, no locale, and a day in the edition `spring`."""
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


@pytest.fixture
def keep_contract(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[dict[str, Any]], None]:
    """Runs the command of a case, and compares text, exit code and files with the expected ones."""
    return lambda case: _keep_contract(case, folder, monkeypatch, capsys)


BUILDS = [case for case in CASES if case["run"].startswith("build ")]
OTHERS = [case for case in CASES if case not in BUILDS]


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["name"])
def test_a_command_prints_the_expected_text_and_exits_with_the_expected_code(
    case: dict[str, Any], keep_contract: Callable[[dict[str, Any]], None]
) -> None:
    keep_contract(case)


@pytest.mark.usefixtures("run_build")
@pytest.mark.parametrize("case", BUILDS, ids=lambda case: case["name"])
def test_a_build_prints_the_expected_text_and_exits_with_the_expected_code(
    case: dict[str, Any], keep_contract: Callable[[dict[str, Any]], None]
) -> None:
    keep_contract(case)


def _keep_contract(
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
    if "in" in case:
        (folder / case["in"]).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(folder / case["in"])
    try:
        code = main(shlex.split(case["run"]))
    except SystemExit as left:
        code = int(str(left.code))
    captured = capsys.readouterr()
    found = {"code": code, "out": plain(captured.out), "err": plain(captured.err)}
    expected = case.get("err", "").replace("{commands}", ", ".join(COMMANDS))
    assert found == {"code": case["code"], "out": case.get("out", ""), "err": expected}
    for path in case.get("writes", ()):
        assert (folder / path).is_file(), path


def plain(text: str) -> str:
    """The text with plain spaces, and without the parts that cases do not specify.

    Those parts are argparse's usage lines before an error, git's own message, and the numbers of
    texts and pages.
    """
    text = text.replace("\N{NO-BREAK SPACE}", " ").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    text = text.replace("\r\n", "\n")
    text = re.sub(r"(?sm)^usage: .*?\n(?=pricebook)", "", text)
    text = re.sub(r"(?m)^fatal: .*\n", "", text)
    return re.sub(r"^\d+ (?=texts in|pages are)", "N ", text)


def test_every_exit_code_in_docs_commands_md_has_a_case() -> None:
    rows = re.findall(r"(?m)^\| `([a-z]+)` \| [^|]* \| ([0-9, ]+) \|", DOCUMENT.read_text("utf-8"))
    listed = {name: {*map(int, codes.split(", "))} for name, codes in rows}
    shown: dict[str, set[int]] = {name: set() for name in COMMANDS}
    for case in CASES:
        words = shlex.split(case["run"])
        if words and words[0] in shown:
            shown[words[0]].add(case["code"])
    assert {*listed} == {*COMMANDS}
    # These commands need a built site, a checkout or a git repository: see test_build.py,
    # test_verify.py, test_data_diff.py and test_release.py.
    elsewhere = {
        "build": {0, 1},
        "diff": {0, 1},
        "sample": {0},
        "test": {0, 1},
        "verify": {0, 1},
        "wheels": {0, 1},
    }
    for name, codes in listed.items():
        assert shown[name] | elsewhere.get(name, set()) == codes, name


@pytest.mark.parametrize("command", ["", *COMMANDS, "translations out", "translations in"])
def test_help_shows_the_usage_and_exits_with_0(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command.split(), "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: pricebook {command}".rstrip())


def test_without_arguments_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    without = capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["--help"])
    assert (without.out, without.err) == (capsys.readouterr().out, "")
    assert all(f"\n    {name} " in without.out for name in COMMANDS)


def test_version_prints_the_version_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    # hatchling reads the version of the wheel from this file (tests/install/).
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
def test_the_options_offer_every_implemented_format(names: tuple[str, ...], those: Any) -> None:
    assert names == tuple(those)


def test_the_help_of_pages_names_the_manifest() -> None:
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


def test_check_imports_no_other_command_and_no_page() -> None:
    program = "import sys; from pricebook.cli import main; main(['check']); print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=SAMPLE_FIRM, check=True, capture_output=True, text=True
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
def test_the_completion_script_of_each_shell_names_the_command(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--completion", shell]) == 0
    assert "pricebook" in capsys.readouterr().out


def test_bash_completes_commands_with_the_completion_script() -> None:
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
    """The output of a command, and its error output on a terminal of 80 columns."""
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
    except OSError:  # Linux raises EIO when the other end is closed
        pass
    os.close(ours)
    return done.stdout.decode(), seen.decode()


@pytest.fixture
def counting(folder: Path) -> list[str]:
    """The command line of `pricebook lines` for a module of two files."""
    services = folder / "data" / "services.yaml"
    text = services.read_text("utf-8").replace("most: 500\n", "most: 500\n    counter: cloc\n")
    services.write_text(text, "utf-8")
    (folder / "sale").mkdir()
    (folder / "sale" / "__manifest__.py").write_text("{}")
    (folder / "sale" / "a.py").write_text("a = 1\n")
    return [sys.executable, "-m", "pricebook.cli", "lines", "sale"]


def test_a_terminal_shows_the_progress_of_a_count_and_then_erases_it(
    counting: list[str], folder: Path
) -> None:
    printed, seen = on_a_terminal(counting, folder)
    assert "sale: 0 of 0 files, 0.0 of 0.0 MB" in seen.replace("\N{NO-BREAK SPACE}", " ")
    assert seen.endswith("\r\x1b[K")
    assert printed.startswith("Counted as Odoo")


def test_no_progress_is_written_when_stderr_is_not_a_terminal(
    counting: list[str], folder: Path
) -> None:
    done = subprocess.run(counting, cwd=folder, capture_output=True, check=True)
    assert done.stderr == b""


@pytest.fixture
def run_main(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Returns a function that runs a command, expects exit code 0 and returns the output."""

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
def test_the_language_comes_from_the_option_or_else_from_the_locale(
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
