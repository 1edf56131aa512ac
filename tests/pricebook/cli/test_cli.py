"""The command `pricebook`: standard output, standard error and exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pricebook.model.price import KINDS
from pricebook.site.library import Library
from tests.conftest import SAMPLE_FIRM
from tests.pricebook.conftest import Ran

ROOT = Path(__file__).resolve().parents[3]
DATA = SAMPLE_FIRM / "data"

DAY = "1795305600"  # 22 November 2026


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str, str], Path]:
    """Returns a function that copies the data and replaces one text in `services.yaml`."""

    def edited(text: str, with_: str) -> Path:
        services = (DATA / "services.yaml").read_text("utf-8")
        assert services.count(text) == 1
        (tmp_path / "services.yaml").write_text(services.replace(text, with_), "utf-8")
        (tmp_path / "words.yaml").write_bytes((DATA / "words.yaml").read_bytes())
        return tmp_path / "services.yaml"

    return edited


def line_of(file: Path, text: str) -> int:
    """The number of the first line that contains the text."""
    return next(
        at for at, line in enumerate(file.read_text("utf-8").splitlines(), 1) if text in line
    )


# ---- quote


@pytest.mark.parametrize("language", ["sv", "en"])
def test_quote_prints_the_estimate_in_each_language(
    language: str, run: Callable[..., Ran], golden: Callable[[str, str], None]
) -> None:
    found = run("quote", "--users", "25", "--lines", "4321", "--lang", language)
    assert (found.code, found.err) == (0, "")
    golden(f"quote.{language}.txt", found.out)


def test_the_installed_program_prints_the_same_quote(golden: Callable[[str, str], None]) -> None:
    program = Path(sys.executable).with_name("pricebook")
    command = [program, "quote", "--users", "25", "--lines", "4321", "--lang", "sv"]
    env = {**os.environ, "SOURCE_DATE_EPOCH": DAY}
    done = subprocess.run(command, cwd=SAMPLE_FIRM, capture_output=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    golden("quote.sv.txt", done.stdout.decode("utf-8"))


def test_quote_without_quantities_shows_the_example_of_the_data(
    run: Callable[..., Ran],
) -> None:
    asked = run("quote", "--users", "25", "--lines", "4321", "--lang", "sv").out.splitlines()
    example = run("quote", "--lang", "sv").out.splitlines()
    assert (asked[0], example[0]) == ("Din kostnad", "Exempel")
    assert example[1:4] == asked[1:4]


def test_quote_accepts_thousands_separators(run: Callable[..., Ran]) -> None:
    found = run("quote", "--users", "1 000", "--lines", "4,321", "--lang", "en")
    assert found.out.splitlines()[1] == "1,000 users, 4,321 lines. Prices from January 2026."


@pytest.mark.parametrize(
    ("language", "users", "lines", "expected"),
    [
        ("sv", "-5", "0", "--users: Antalet kan inte vara mindre än noll.\n"),
        ("en", "-5", "0", "--users: The number cannot be less than zero.\n"),
        ("sv", "12,5", "0", "--users: Skriv ett helt antal, utan decimaler.\n"),
        ("sv", "1e99", "0", "--users: Det här är inget antal. Skriv siffror, till exempel 25.\n"),
        ("en", "lots", "0", "--users: This is not a number. Use digits, for example 25.\n"),
        ("en", "", "0", "--users: Enter a number. Enter 0 if there are none.\n"),
        (
            "sv",
            "25",
            "4,321",
            "--lines: Menar du 4\N{NO-BREAK SPACE}321? Skriv det så, eller utan mellanrum.\n",
        ),
        ("en", "999999999", "0", "--users: The calculator takes 100,000 at most.\n"),
        (
            "en",
            "x",
            "-1",
            "--users: This is not a number. Use digits, for example 25.\n"
            "--lines: The number cannot be less than zero.\n",
        ),
    ],
)
def test_an_invalid_quantity_is_reported_in_the_chosen_language(
    language: str, users: str, lines: str, expected: str, run: Callable[..., Ran]
) -> None:
    found = run("quote", f"--users={users}", f"--lines={lines}", "--lang", language)
    assert found == Ran(2, "", expected)


@pytest.mark.parametrize("edition", ["2026-01", "2025"])
def test_hours_with_zero_requests_are_an_error(edition: str, run: Callable[..., Ran]) -> None:
    hours = ("--service", "call-out", "--hours", "3", "--requests", "0", "--rate", "1000")
    found = run("quote", *hours, "--edition", edition, "--lang", "en")
    expected = (
        "--requests: The hours must belong to at least one request. "
        "Enter the number of requests, or leave the field empty if you do not know.\n"
    )
    assert found == Ran(2, "", expected)


def test_a_negative_number_needs_no_equals_sign(run: Callable[..., Ran]) -> None:
    found = run("quote", "--users", "-5", "--lang", "en")
    assert found == Ran(2, "", "--users: The number cannot be less than zero.\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["quote", "--lang", "nb"],
            "pricebook quote: error: --lang: expected one of sv, en, found nb\n",
        ),
        (
            ["quote", "--lamps", "3"],
            "pricebook quote: error: unrecognized arguments: --lamps 3\n",
        ),
        # Options cannot be abbreviated: a later quantity could make the short form ambiguous.
        (
            ["quote", "--user", "3"],
            'pricebook quote: error: unrecognized arguments: --user 3; did you mean "--users"?\n',
        ),
        (["quote", "--users"], "pricebook quote: error: argument --users: expected one argument\n"),
        (["quote", "25"], "pricebook quote: error: unrecognized arguments: 25\n"),
        (
            ["quote", "--link", "#o1:users.25", "--users=3", "--lines", "4", "--service", "repair"],
            "pricebook quote: error: --link contains the whole order: remove --users, --lines,"
            " --service\n",
        ),
        (
            ["quote", "--edition=2025", "--tax", "--has", "x", "--trait", "y", "--link", "#o1:"],
            "pricebook quote: error: --link contains the whole order: remove --trait, --has,"
            " --edition, --tax\n",
        ),
        (["check", "a", "b"], "pricebook check: error: unrecognized arguments: b\n"),
        (["check", "--lang", "sv"], "pricebook check: error: unrecognized arguments: --lang\n"),
    ],
)
def test_a_wrong_command_line_exits_with_2(
    arguments: list[str], expected: str, run: Callable[..., Ran]
) -> None:
    found = run(*arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.endswith(expected), found.err
    assert found.err.startswith("usage: pricebook")


def test_an_unknown_edition_lists_the_known_editions(
    run: Callable[..., Ran], library: Library
) -> None:
    found = run("quote", "--edition", "2031")
    known = ", ".join(edition.id for edition in library.catalogue.editions)
    assert (found.code, found.out) == (2, "")
    assert found.err.endswith(f"error: --edition: expected one of {known}, found 2031\n")


def test_an_unknown_command_lists_the_known_commands(
    run: Callable[..., Ran],
) -> None:
    found = run("qoute")
    assert (found.code, found.out) == (2, "")
    for command in ("build", "check", "quote"):
        assert command in found.err


def test_help_names_the_commands_and_the_options_of_quantities(run: Callable[..., Ran]) -> None:
    whole, of_quote = run("--help"), run("quote", "--help")
    assert (whole.code, of_quote.code) == (0, 0)
    assert all(command in whole.out for command in ("build", "check", "quote"))
    assert "--users" in of_quote.out


def test_quote_reports_a_problem_in_the_data_and_prints_no_quote(
    run: Callable[..., Ran], copied: Callable[[str, str], Path]
) -> None:
    file = copied("amount: 180", "amount: 1.80,00")
    found = run("quote", "--data", str(file))
    assert (found.code, found.out) == (1, "")
    line = line_of(file, "1.80,00")
    assert found.err == (
        f'{file}:{line}:21: expected an amount such as 180 or 99.50, found "1.80,00"\n'
        f"  {line} |             amount: 1.80,00\n"
        f"      |                     ^\n\n1 problem\n"
    )


# ---- check


def test_check_finds_no_problem_in_the_real_data(run: Callable[..., Ran]) -> None:
    assert run("check") == Ran(0, "no problems\n", "")
    assert run("check", "data/services.yaml") == Ran(0, "no problems\n", "")


def test_check_prints_every_problem_of_both_files(
    run: Callable[..., Ran], copied: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = copied("kind: per_unit", "kind: per_unti")
    file.with_name("words.yaml").write_text("calculator:\n  rety: {sv: Om igen}\n", "utf-8")
    monkeypatch.chdir(file.parent)
    found = run("check", "services.yaml")
    assert (found.code, found.err) == (1, "")
    first = line_of(file, "per_unti")
    assert found.out.partition("\nno parity.yaml")[0].splitlines() == [
        f"services.yaml:{first}:19: expected one of {', '.join(KINDS)}, "
        'found "per_unti"; did you mean "per_unit"?',
        f"  {first} |           - kind: per_unti",
        f"  {' ' * len(str(first))} |                   ^",
        "",
        'words.yaml:2:3: unknown key "rety"; did you mean "retry"?',
        "  2 |   rety: {sv: Om igen}",
        "    |   ^",
        "",
        "2 problems",
    ]


def test_check_prints_json_and_github_annotations(
    run: Callable[..., Ran], copied: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = copied("kind: per_unit", "kind: per_unti")
    monkeypatch.chdir(file.parent)
    line = line_of(file, "per_unti")
    found = run("check", "services.yaml", "--format", "json")
    assert (found.code, found.err) == (1, "")
    output = json.loads(found.out)
    assert output["count"] == 1
    assert (output["problems"][0]["line"], output["problems"][0]["column"]) == (line, 19)
    found = run("check", "services.yaml", "--format", "github")
    assert (found.code, found.err) == (1, "")
    assert found.out.startswith(f"::error file=services.yaml,line={line},col=19::expected one of ")
    assert run("check", str(DATA / "services.yaml"), "--format", "json") == Ran(
        0, '{\n  "count": 0,\n  "problems": [],\n  "notes": []\n}\n', ""
    )


def test_check_prints_no_traceback_when_the_pipe_is_closed() -> None:
    command = [sys.executable, "-u", "-m", "pricebook.cli", "check"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as check:
        assert check.stdout
        assert check.stderr
        check.stdout.close()  # `| head -0` closes the pipe too
        assert check.stderr.read() == b""
    assert check.returncode == 1


def test_a_file_that_cannot_be_written_is_reported(run: Callable[..., Ran], tmp_path: Path) -> None:
    table = tmp_path / "none" / "en.csv"
    found = run("translations", "out", "en", str(table))
    assert found == Ran(2, "", f"{table}: No such file or directory\n")


def test_a_missing_git_is_reported(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    ran = run("diff")
    error = "pricebook diff: error: expected the program git on the PATH, found none: install git\n"
    assert (ran.code, ran.out, ran.err.splitlines(keepends=True)[-1]) == (2, "", error)


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30, "1e9", "999999999999"])
@pytest.mark.parametrize("command", ["quote", "check", "build"])
def test_an_invalid_build_day_is_reported(
    command: str, epoch: str, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run(command) == Ran(
        2,
        "",
        f'SOURCE_DATE_EPOCH: expected seconds since 1970, such as 1798761600, found "{epoch}"\n',
    )


def test_check_reports_a_missing_file(run: Callable[..., Ran], tmp_path: Path) -> None:
    found = run("check", str(tmp_path / "none.yaml"))
    assert (found.code, found.err) == (1, "")
    assert "none.yaml:1:1: expected a file, found none with this name" in found.out


# ---- schema


def test_schema_writes_the_committed_schema_files(run: Callable[..., Ran], tmp_path: Path) -> None:
    document = tmp_path / "reference.md"
    document.write_text("An old page.\n", "utf-8")
    data = tmp_path / "services.yaml"
    found = run("schema", "--data", str(data), "--docs", str(document))
    written = sorted(file.name for file in (tmp_path / "schema").iterdir())
    assert found.code == 0
    assert found.out.splitlines() == [
        *((tmp_path / "schema" / name).as_posix() for name in written),
        document.as_posix(),
    ]
    for name in written:
        real = ROOT / "data" / "schema" / name
        assert (tmp_path / "schema" / name).read_bytes() == real.read_bytes()
    assert document.read_bytes() == (ROOT / "docs" / "reference.md").read_bytes()


# ---- build


def test_build_with_a_wrong_command_line_exits_with_2(
    run_build: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    assert run_build("--nonsense").returncode == 2
    missing = run_build("-f", str(tmp_path / "none.yml"))
    assert missing.returncode == 2
    assert "none.yml" in missing.stderr
