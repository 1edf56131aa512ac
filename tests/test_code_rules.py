"""Rules for the code that ruff does not know: who prints and exits, and no data of one firm.

Ruff checks the other rules (pyproject.toml). For each rule, a test shows that the rule rejects a
text that breaks it. Otherwise a rule that finds no files would always pass.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.conftest import SAMPLE_FIRM

ROOT = Path(__file__).resolve().parents[1]


def files(package: str, pattern: str) -> Iterator[Path]:
    """The files of a package and its subpackages."""
    return (file for file in (ROOT / package).rglob(pattern) if "__pycache__" not in file.parts)


@cache
def nodes(text: str) -> tuple[ast.AST, ...]:
    """All syntax nodes of a Python source; cached, because many rules need them."""
    return (*ast.walk(ast.parse(text)),)


# ---- Printing and exiting


def found_by_ruff(text: str, path: str) -> list[str]:
    """The codes of the ruff rules that the source breaks at this path."""
    program = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [program, "check", "--no-cache", "--output-format=concise", "--stdin-filename", path, "-"],
        input=text,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return re.findall(r"(?m)^\S+:\d+:\d+: ([A-Z]+\d+)", done.stdout)


REJECTED = {
    "print('x')": "T201",
    "import sys; sys.exit(1)": "TID251",
    "import sys; sys.stdout.write('x')": "TID251",
    "import sys; sys.stderr.write('x')": "TID251",
    "import sys; sys.stdin.read()": "TID251",
    "from sys import exit as leave; leave()": "TID251",
    "import os; os._exit(1)": "TID251",
    "import getopt; getopt.getopt([], '')": "TID251",
    "import optparse; optparse.OptionParser()": "TID251",
    "exec('import yaml')": "S102",
    "eval('1 + 1')": "S307",
}


@pytest.mark.parametrize(("line", "rule"), REJECTED.items(), ids=REJECTED)
def test_ruff_allows_only_commands_to_print_and_exit(line: str, rule: str) -> None:
    text = "\n".join(line.split("; ")) + "\n"
    for path in ("pricebook/site/site.py", "calculator/pricing/money.py"):
        assert rule in found_by_ruff(text, path), path
    in_a_command = found_by_ruff(text, "pricebook/cli/check.py")
    assert in_a_command.count(rule) == rule.startswith("S")


def built_ins(text: str) -> list[str]:
    """Uses of built-in names that print, read, exit or import, and that ruff does not report.

    Ruff reports only calls of `print`, and not `print` as a value.
    """
    names = ("print", "input", "exit", "quit", "SystemExit", "breakpoint", "__import__")
    return [node.id for node in nodes(text) if isinstance(node, ast.Name) and node.id in names]


def test_only_commands_use_built_ins_that_print_exit_or_import() -> None:
    found = {
        file.relative_to(ROOT).as_posix(): names
        for package in ("calculator", "pricebook")
        for file in files(package, "*.py")
        for names in [built_ins(file.read_text("utf-8"))]
        if names and not file.is_relative_to(ROOT / "pricebook" / "cli")
    }
    assert found == {}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("show = print", "print"),
        ("raise SystemExit(1)", "SystemExit"),
        ("exit()", "exit"),
        ("name = input()", "input"),
        ("yaml = __import__('yaml')", "__import__"),
    ],
)
def test_a_forbidden_built_in_is_found(line: str, name: str) -> None:
    assert built_ins(f"def f():\n    {line}\n") == [name]
    assert built_ins("fingerprint(exits)\n") == []


# ---- Options with a type


def untyped_options(text: str) -> list[str]:
    """Attributes of an option's value, such as options.table.read_text.

    A value of argparse.Namespace has no type, so mypy cannot report a method that the oldest
    supported Python lacks. Assign the value to a typed variable first: table: Path = options.table.
    """
    return [
        ast.unparse(node)
        for node in nodes(text)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and isinstance(node.value.value, ast.Name)
        and node.value.value.id == "options"
        and node.value.attr != "parser"
    ]


def test_commands_give_an_option_a_type_before_they_use_its_attributes() -> None:
    found = {
        file.relative_to(ROOT).as_posix(): used
        for file in files("pricebook", "*.py")
        if (used := untyped_options(file.read_text("utf-8")))
    }
    assert found == {}


def test_an_attribute_of_an_option_without_a_type_is_found() -> None:
    assert untyped_options("options.table.read_text(newline='')") == ["options.table.read_text"]
    assert untyped_options("options.parser.error(options.table)") == []


# ---- No data of one firm in the code


@dataclass(frozen=True)
class Ban:
    """A rule about texts in code; `found` returns the parts of a source that break the rule."""

    sentence: str
    found: Callable[[str, bool], list[str]]
    rejected_example: str
    accepted_example: str


def code_texts() -> list[tuple[str, str, bool]]:
    """All code, templates, scripts and style sheets: path, text, and True for Python."""
    patterns = ("*.py", "*.js", "*.mjs", "*.css", "*.html", "*.xml", "*.svg")
    found = {
        file
        for package in ("calculator", "pricebook")
        for pattern in patterns
        for file in files(package, pattern)
    }
    return [
        (file.relative_to(ROOT).as_posix(), file.read_text("utf-8"), file.suffix == ".py")
        for file in sorted(found)
    ]


def constants(text: str) -> list[str]:
    """Every string constant of a Python source, without docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in nodes(text)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in nodes(text)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def uncommented(text: str) -> str:
    """A script, style sheet or template without its comments."""
    text = re.sub(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"(?m)(^|\s)//.*$", "", text)


def output_texts(text: str, python: bool) -> list[str]:
    return constants(text) if python else [uncommented(text)]


def in_texts(pattern: str) -> Callable[[str, bool], list[str]]:
    """Finds a pattern in code without comments and docstrings."""
    return lambda text, python: [
        found for each in output_texts(text, python) for found in re.findall(pattern, each)
    ]


# Not read from that firm's data, so a change of the data fails no test of the tool.
FIRST_FIRM = (
    "Linserv",
    "First Line Support",
    "On Demand",
    "Prepaid support packs",
    "Förköpta supportpaket",
    "Server Patch Agreement",
    "Maintenance and Support",
    "Underhålls- och supportavtal",
    "Drift och Patch",
    "mail in a box",
    "Cloudworkz",
    "SMART CONNECT",
)


@cache
def of_the_firm() -> str:
    """A pattern for the names of the first firm, and the names in the data of the sample firm."""
    data = yaml.safe_load((SAMPLE_FIRM / "data" / "services.yaml").read_text("utf-8"))
    names = [*FIRST_FIRM, *(each.replace(" ", "-") for each in FIRST_FIRM), data["firm"]["name"]]
    # A name of one word, such as Maintenance, is a common word; longer names are the firm's.
    names += [
        each
        for service in data["services"]
        for each in (*service["name"].values(), *service["slug"].values())
        if re.search("[ -]", each)
    ]
    return "(?i)" + "|".join(sorted(map(re.escape, set(names))))


def floats(text: str, python: bool) -> list[str]:
    """Floating-point numbers, which are not exact enough for amounts."""
    if not python:
        return []
    return [
        str(n.value) for n in nodes(text) if isinstance(n, ast.Constant) and type(n.value) is float
    ]


def amounts(text: str, python: bool) -> list[str]:
    """Numbers in calls of Decimal, without 0, 1 and 100, which are not amounts."""
    if not python:
        return []
    return [
        str(argument.value)
        for node in nodes(text)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Decimal"
        for argument in node.args
        if isinstance(argument, ast.Constant) and str(argument.value) not in ("0", "1", "100")
    ]


# These modules count lines as Odoo does, so they may name Odoo.
COUNTING = (
    "calculator/line_count",
    "pricebook/cli/lines.py",
    "pricebook/cli/terminal/command_line.py",
)
COUNTED_AS = ("Odoo", "odoo")

BANS = [
    Ban(
        "no name of the first or the sample firm, not even in a comment",
        lambda text, _python: re.findall(of_the_firm(), text),
        "# as Linserv does it",
        "# as any firm does it",
    ),
    Ban(
        "no name of the first firm's software, except where the engine counts its lines",
        lambda text, _python: re.findall("(?i)odoo|inexchange", text),
        "# as Odoo does it",
        "# as any software does it",
    ),
    Ban(
        "no Swedish in string constants and templates",
        in_texts("[åäöÅÄÖ]"),
        "LABEL = 'från'",
        'def f():\n    """Such as "från 180 kr"."""\n    return "-"',
    ),
    Ban(
        "no currency in string constants and templates",
        in_texts(r"\b(?:kr|SEK|NOK|DKK|EUR|USD|GBP)\b|[€£]"),
        "TEXT = f'{amount} kr'",
        "TEXT = 'krona'",
    ),
    Ban(
        "no amount of money in the code",
        amounts,
        "PRICE = Decimal('180')",
        "NONE = Decimal(0) / Decimal('100')",
    ),
]


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: ban.sentence)
def test_the_code_has_no_data_of_a_firm(ban: Ban) -> None:
    # calculator/line_count/ counts lines as Odoo does.
    counting = "calculator/line_count/" if "counts its lines" in ban.sentence else "-"
    faults = [
        f"{name}: {found}"
        for name, text, python in code_texts()
        if not name.startswith(counting)
        for found in ban.found(text, python)
        if not (name.startswith(COUNTING) and found in COUNTED_AS)
    ]
    assert faults == []


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: ban.sentence)
def test_a_ban_rejects_its_example(ban: Ban) -> None:
    assert len(ban.found(ban.rejected_example, True)) == 1
    assert ban.found(ban.accepted_example, True) == []


def test_bans_apply_to_scripts_and_templates_without_their_comments() -> None:
    swedish = next(ban.found for ban in BANS if "Swedish" in ban.sentence)
    assert swedish('say("från");', False) == ["å"]
    assert swedish("<p>från</p>", False) == ["å"]
    assert swedish('// från\nsay("x");', False) == []
    assert swedish("{#- från -#}<p>x</p>", False) == []


def test_the_engine_has_no_floating_point_number() -> None:
    engine = [each for each in code_texts() if each[0].startswith("calculator/")]
    assert [f"{name}: {n}" for name, text, python in engine for n in floats(text, python)] == []
    assert floats("RATE = 1.25", True) == ["1.25"]
