"""Rules for the text of the code: who prints and exits, and that nothing of one firm stands in it.

Ruff holds what it can (pyproject.toml); what no tool knows is read here. Each rule is shown to
refuse a small text that breaks it, so that no rule holds merely because nothing is looked at.
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

ROOT = Path(__file__).resolve().parents[1]


def files(package: str, pattern: str) -> Iterator[Path]:
    """The files of a package and of the packages in it."""
    return (file for file in (ROOT / package).rglob(pattern) if "__pycache__" not in file.parts)


@cache
def nodes(text: str) -> tuple[ast.AST, ...]:
    """Everything in a Python text, which many rules look through: it is read once."""
    return (*ast.walk(ast.parse(text)),)


# ---- Printing and exiting


def found_by_ruff(text: str, path: str) -> list[str]:
    """The codes of the rules that a text breaks as the file of this path."""
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


REFUSED = {
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


@pytest.mark.parametrize(("line", "rule"), REFUSED.items(), ids=REFUSED)
def test_ruff_lets_only_commands_print_and_exit(line: str, rule: str) -> None:
    text = "\n".join(line.split("; ")) + "\n"
    for path in ("pricebook/site/site.py", "calculator/pricing/money.py"):
        assert rule in found_by_ruff(text, path), path
    in_a_command = found_by_ruff(text, "pricebook/cli/check.py")
    assert in_a_command.count(rule) == rule.startswith("S")


def built_ins(text: str) -> list[str]:
    """Built-in names that print, read, end the program or import, which ruff lets through.

    Ruff knows a call of `print` only, and not `print` as a value.
    """
    names = ("print", "input", "exit", "quit", "SystemExit", "breakpoint", "__import__")
    return [node.id for node in nodes(text) if isinstance(node, ast.Name) and node.id in names]


def test_only_commands_use_what_prints_exits_and_imports() -> None:
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
def test_a_built_in_name_is_found(line: str, name: str) -> None:
    assert built_ins(f"def f():\n    {line}\n") == [name]
    assert built_ins("fingerprint(exits)\n") == []


# ---- Nothing of one firm in code


@dataclass(frozen=True)
class Ban:
    """A sentence about what stands in no code; `found` are the parts of a text that break it."""

    sentence: str
    found: Callable[[str, bool], list[str]]
    refused: str
    allowed: str


def code_texts() -> list[tuple[str, str, bool]]:
    """Name, text, and whether it is Python, of all that is code, templates, scripts, styles."""
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
    """Every text that a Python file can say; docstrings and comments are for those who read it."""
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
    """A script, style or template without what it says to those who read it."""
    text = re.sub(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"(?m)(^|\s)//.*$", "", text)


def sayable(text: str, python: bool) -> list[str]:
    return constants(text) if python else [uncommented(text)]


def in_texts(pattern: str) -> Callable[[str, bool], list[str]]:
    """A pattern in what code can say, comments and docstrings apart."""
    return lambda text, python: [
        found for each in sayable(text, python) for found in re.findall(pattern, each)
    ]


@cache
def of_the_firm() -> str:
    """The firm's name and those of its services, as its own data has them."""
    data = yaml.safe_load((ROOT / "data" / "services.yaml").read_text("utf-8"))
    names = [data["firm"]["name"]]
    # A name of one word, such as Maintenance, may mean anything; one of several is theirs alone.
    names += [
        each
        for service in data["services"]
        for each in (*service["name"].values(), *service["slug"].values())
        if re.search("[ -]", each)
    ]
    return "(?i)" + "|".join(sorted(map(re.escape, set(names))))


def floats(text: str, python: bool) -> list[str]:
    """A number with a point in the engine's language would be an amount that is not exact."""
    if not python:
        return []
    return [
        str(n.value) for n in nodes(text) if isinstance(n, ast.Constant) and type(n.value) is float
    ]


def amounts(text: str, python: bool) -> list[str]:
    """Decimals made from a number in the code: nothing, one and a hundred (percent) are none."""
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


# What counts code counts as one tool does, whoever asks: it may call that tool by its name.
COUNTING = (
    "calculator/line_count",
    "pricebook/cli/lines.py",
    "pricebook/cli/terminal/command_line.py",
)
COUNTED_AS = ("Odoo", "odoo")

BANS = [
    Ban(
        "no word of the first firm, not even in a comment",
        lambda text, _python: re.findall(of_the_firm(), text),
        "# as Linserv does it",
        "# as any firm does it",
    ),
    Ban(
        "nothing of the software that the first firm runs, but where the engine counts its lines",
        lambda text, _python: re.findall("(?i)odoo|inexchange", text),
        "# as Odoo does it",
        "# as any software does it",
    ),
    Ban(
        "no Swedish in anything that code can say",
        in_texts("[åäöÅÄÖ]"),
        "LABEL = 'från'",
        'def f():\n    """Such as "från 180 kr"."""\n    return "-"',
    ),
    Ban(
        "no currency in anything that code can say",
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
def test_nothing_of_any_firm_in_code(ban: Ban) -> None:
    # Counting lines as that software counts them is what calculator/line_count/ is for.
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
def test_a_ban_refuses_what_breaks_it(ban: Ban) -> None:
    assert len(ban.found(ban.refused, True)) == 1
    assert ban.found(ban.allowed, True) == []


def test_the_ban_on_words_holds_for_scripts_and_templates_but_not_their_comments() -> None:
    swedish = next(ban.found for ban in BANS if "Swedish" in ban.sentence)
    assert swedish('say("från");', False) == ["å"]
    assert swedish("<p>från</p>", False) == ["å"]
    assert swedish('// från\nsay("x");', False) == []
    assert swedish("{#- från -#}<p>x</p>", False) == []


def test_the_engine_has_no_inexact_number() -> None:
    engine = [each for each in code_texts() if each[0].startswith("calculator/")]
    assert [f"{name}: {n}" for name, text, python in engine for n in floats(text, python)] == []
    assert floats("RATE = 1.25", True) == ["1.25"]
