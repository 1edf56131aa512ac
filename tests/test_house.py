"""The rules of the house, read from the code itself: who imports whom, who prints, and law 11.

Each rule is a row with a sentence, and each sentence is shown to bite on a small text that
breaks it, so that no rule holds merely because nothing is looked at.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
import yaml

from pricebook.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
STDLIB = sys.stdlib_module_names


# ---- Reading


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name, whether it is a package, and what it says."""

    name: str
    text: str
    package: bool = False


@cache
def nodes(text: str) -> tuple[ast.AST, ...]:
    """Everything in a Python text, which many rules look through: it is read once."""
    return (*ast.walk(ast.parse(text)),)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the rooms, and of the engine's tests, which are bound as well."""
    files = [file for room in ("calculator", "pricebook", "setup") for file in rooms(room, "*.py")]
    files += (ROOT / "tests" / "calculator").rglob("*.py")
    return tuple(
        Module(".".join(parts).removesuffix(".__init__"), file.read_text("utf-8"), package)
        for file in sorted(files)
        for parts in [file.relative_to(ROOT).with_suffix("").parts]
        for package in [file.name == "__init__.py"]
    )


def rooms(room: str, pattern: str) -> list[Path]:
    return [file for file in (ROOT / room).rglob(pattern) if "__pycache__" not in file.parts]


def within(name: str, *rooms: str) -> bool:
    """Whether a dotted name is one of these modules, or in one of these packages."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def imports(module: Module, known: set[str]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import, wherever it stands; relative ones in full."""
    for node in nodes(module.text):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = ".".join(filter(None, [_around(module, node.level), node.module]))
            for alias in node.names:
                submodule = f"{source}.{alias.name}"
                yield node.lineno, submodule if submodule in known else source


def _around(module: Module, level: int) -> str:
    parts = module.name.split(".")
    kept = len(parts) - level + module.package
    return ".".join(parts[:kept]) if level else ""


# ---- Arrows: rules about imports


@dataclass(frozen=True)
class Arrow:
    """A sentence about imports; `broken` tells whether a module may not import a name."""

    sentence: str
    broken: Callable[[str, str], bool]
    bites: tuple[str, str]  # a module, and a line in it that the rule must refuse
    leaves: tuple[str, str]  # a module, and a line in it that the rule must let be


def only(imported: tuple[str, ...], *by: str) -> Callable[[str, str], bool]:
    """`imported` is imported by these modules, and by no other."""
    return lambda module, name: within(name, *imported) and not within(module, *by)


def limited(room: str, *to: str, but: str = "-") -> Callable[[str, str], bool]:
    """A room imports the standard library and what is named here, and nothing else."""

    def broken(module: str, name: str) -> bool:
        bound = within(module, room) and not within(module, but)
        return bound and name.partition(".")[0] not in STDLIB and not within(name, *to)

    return broken


# What knows a file before any schema: text, places, values.
READING = ["pricebook.yaml_source", "pricebook.problems"]
OFFICE = ("pricebook.mkdocs_adapter.plugin", "pricebook.cli")

ARROWS = [
    Arrow(
        "the calculator imports the standard library and itself",
        limited("calculator", "calculator"),
        ("calculator.pricing.money", "import yaml"),
        ("calculator.pricing.money", "from decimal import Decimal"),
    ),
    Arrow(
        "the engine's tests import the engine, pytest, and what reads and invents cases",
        limited("tests.calculator", "calculator", "pytest", "yaml", "hypothesis"),
        ("tests.calculator.pricing.test_price_book", "from pricebook.site.site import site_on"),
        (
            "tests.calculator.pricing.test_price_book",
            "from calculator.pricing.price_book import read_book",
        ),
    ),
    Arrow(
        "the reading of a file leads to no model and no page",
        lambda module, name: (
            within(module, *READING)
            and within(name, "pricebook", "calculator")
            and not within(name, *READING, "calculator.text.visible_text")
        ),
        (
            "pricebook.yaml_source.values",
            "from pricebook.model.fields.strict_model import StrictModel",
        ),
        ("pricebook.yaml_source.source", "from pricebook.yaml_source.values import Source"),
    ),
    Arrow(
        "the model knows pydantic and the values of the file, and neither engine nor pages",
        limited("pricebook.model", "pricebook.model", "pydantic", "pydantic_core", *READING),
        ("pricebook.model.price", "from calculator.pricing.kinds import KINDS"),
        ("pricebook.model.price", "from pricebook.yaml_source.values import Path"),
    ),
    Arrow(
        "what machines read is made from the model and for the engine, not from pages",
        limited("pricebook.derived.price_book_data", "pricebook.model", "calculator"),
        ("pricebook.derived.price_book_data", "from pricebook.pages import pages"),
        ("pricebook.derived.price_book_data", "from pricebook.model.price import Price"),
    ),
    Arrow(
        "what other programs read is made from the data and the price book, not from pages",
        limited(
            "pricebook.open_data",
            "pricebook.open_data",
            *(
                "pricebook.model",
                "pricebook.derived.price_book_data",
                "pricebook.schema.key_descriptions",
                "pricebook.site.addresses",
                "pricebook.site.site",
            ),
            *("pricebook.derived.coverage", "calculator", "pydantic"),
        ),
        ("pricebook.open_data.prices_csv", "from pricebook.pages import pages"),
        ("pricebook.open_data.prices_csv", "from pricebook.site.site import Site"),
    ),
    Arrow(
        "YAML is known to the source and its helpers for syntax only",
        only(
            ("yaml", "ruamel"),
            *(
                "pricebook.yaml_source.source",
                "pricebook.yaml_source.yaml_parser",
                "pricebook.yaml_source.syntax_messages",
                "tests.calculator",
            ),
        ),
        ("pricebook.site.library", "from yaml import safe_load"),
        ("pricebook.yaml_source.source", "from yaml import events"),
    ),
    Arrow(
        "Jinja is known to the page only",
        only(("jinja2", "markupsafe"), "pricebook.page_parts.page"),
        ("pricebook.page_parts.page_context", "import jinja2"),
        ("pricebook.page_parts.page", "from jinja2 import Environment"),
    ),
    Arrow(
        "Markdown is rendered where plain files are written; the site's own renderer does it else",
        only(("markdown",), "pricebook.layout.plain_pages"),
        ("pricebook.site.prose", "from markdown import markdown"),
        ("pricebook.layout.plain_pages", "from markdown import markdown"),
    ),
    Arrow(
        "MkDocs, its theme and static-i18n are known to the adapter only",
        only(("mkdocs", "mkdocs_static_i18n", "material"), "pricebook.mkdocs_adapter.plugin"),
        ("pricebook.layout.page_layout", "from mkdocs.structure.files import File"),
        ("pricebook.mkdocs_adapter.plugin", "from mkdocs.plugins import BasePlugin"),
    ),
    Arrow(
        "nothing imports the adapter, and only commands import commands",
        lambda module, name: (
            within(name, *OFFICE) and not (within(name, OFFICE[1]) and within(module, OFFICE[1]))
        ),
        ("pricebook.site.site", "from pricebook.cli import main"),
        ("pricebook.cli", "from pricebook.cli import build"),
    ),
    Arrow(
        "only commands know how a command line is read",
        lambda module, name: (
            within(module, "calculator", "pricebook")
            and within(name, "argparse", "optparse", "getopt", "click", "argcomplete")
            and not within(module, "pricebook.cli")
        ),
        ("pricebook.site.site", "import argparse"),
        ("pricebook.cli.check", "import argparse"),
    ),
    Arrow(
        "set-up runs before anything is installed: the standard library and itself",
        limited("setup", "setup"),
        ("setup.node", "import pydantic"),
        ("setup.node", "from setup.command import run"),
    ),
    Arrow(
        "nothing is imported by a name that no reader of the imports would see",
        # What runs inside Pyodide when the runtime is made handles modules: that is its trade.
        # And the command line imports the command that was typed, from its own folder.
        lambda module, name: (
            within(name, "importlib")
            # What is installed, and no module.
            and not within(name, "importlib.metadata")
            and not within(module, "tests", "pricebook.runtime.inside")
            and module != "pricebook.cli"
        ),
        ("pricebook.site.site", "from importlib import import_module"),
        ("pricebook.site.site", "import json"),
    ),
]


def arrow_broken(arrow: Arrow, module: Module, known: set[str]) -> list[str]:
    return [
        f"{module.name}, line {line}: imports {name}"
        for line, name in imports(module, known)
        if arrow.broken(module.name, name)
    ]


@pytest.mark.parametrize("arrow", ARROWS, ids=lambda arrow: arrow.sentence)
def test_arrow(arrow: Arrow) -> None:
    house = modules()
    known = {module.name for module in house}
    assert [fault for module in house for fault in arrow_broken(arrow, module, known)] == []


@pytest.mark.parametrize("arrow", ARROWS, ids=lambda arrow: arrow.sentence)
def test_arrow_bites(arrow: Arrow) -> None:
    known = {"pricebook.cli.build", "pricebook.model.fields.strict_model"}
    (module, line) = arrow.bites
    package = module in ("pricebook.cli",)
    assert len(arrow_broken(arrow, Module(module, line, package), known)) == 1
    hidden = f"def late():\n    try:\n        {line}\n    except ImportError: pass\n"
    assert len(arrow_broken(arrow, Module(module, hidden, package), known)) == 1
    (module, line) = arrow.leaves
    assert arrow_broken(arrow, Module(module, line, package), known) == []


def circle(house: Sequence[Module]) -> list[str]:
    """Modules that import one another in a ring, the first one once more at the end; [] if none."""
    known = {module.name for module in house}
    taken = {module.name: {name for _, name in imports(module, known)} & known for module in house}
    try:
        TopologicalSorter(taken).prepare()
    except CycleError as error:
        return [*error.args[1]]
    return []


def test_no_modules_import_one_another_in_a_circle_not_even_for_their_types() -> None:
    assert circle(modules()) == []


def test_a_circle_is_found() -> None:
    ring = [
        Module("one", "import two\n"),
        Module("two", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import three\n"),
        Module("three", "def late():\n    import one\n"),
    ]
    assert {*circle(ring)} == {"one", "two", "three"}
    assert circle(ring[:2]) == []


def test_relative_imports_are_read_in_full() -> None:
    known = {
        "pricebook.cli.build",
        "pricebook.cli.terminal.print_problems",
        "pricebook.problems.problem",
    }
    text = "from . import build\nfrom .terminal.print_problems import DEFAULT\n"
    text += "from ..problems.problem import listing\n"
    inside = Module("pricebook.cli.quote", text)
    package = Module("pricebook.cli", "from . import build\n", package=True)
    assert [name for _, name in imports(inside, known)] == [
        "pricebook.cli.build",
        "pricebook.cli.terminal.print_problems",
        "pricebook.problems.problem",
    ]
    assert [name for _, name in imports(package, known)] == ["pricebook.cli.build"]


def test_the_rooms_that_the_rules_name_are_there() -> None:
    names = {module.name for module in modules()}
    assert {
        *READING,
        *OFFICE,
        "pricebook.page_parts.page",
        "calculator.estimate_api",
        "setup.setup_step",
    } <= names


# What commands share.
HELPERS = {"__init__", "__main__", "files", "language", "parser", "progress"}


def test_every_command_is_in_the_table_of_commands() -> None:
    names = {file.stem for file in (ROOT / "pricebook" / "cli").glob("*.py")}
    assert {*COMMANDS} == names - HELPERS


def test_a_command_imports_no_other_command_and_no_page_that_it_does_not_make() -> None:
    program = "import sys; from pricebook.cli import main; main(['check']); print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    loaded = {*run.stdout.split()}
    assert "pricebook.cli.check" in loaded
    assert loaded & {f"pricebook.cli.{name}" for name in COMMANDS} == {"pricebook.cli.check"}
    assert (
        loaded & {"jinja2", "mkdocs", "pricebook.pages", "calculator.line_count.cloc.file_count"}
        == set()
    )


# ---- Printing and leaving


def prints(module: Module) -> list[str]:
    """Where a module prints, reads from the terminal, or ends the program."""
    return [
        f"{module.name}, line {node.lineno}: {said}"
        for node in nodes(module.text)
        for said in [_said(node)]
        if said in ("print", "input", "exit", "quit", "sys.exit", "os._exit", "SystemExit")
        or said in ("sys.stdout", "sys.stderr", "sys.stdin")
    ]


def _said(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def test_only_commands_print_and_exit() -> None:
    bound = [module for module in modules() if within(module.name, "calculator", "pricebook")]
    elsewhere = [module for module in bound if not within(module.name, "pricebook.cli")]
    assert [fault for module in elsewhere for fault in prints(module)] == []


@pytest.mark.parametrize(
    "line",
    ["print('x')", "sys.exit(1)", "raise SystemExit", "sys.stderr.write('x')", "p = print"],
)
def test_printing_is_found(line: str) -> None:
    assert len(prints(Module("pricebook.site.site", f"def f():\n    {line}\n"))) == 1
    assert prints(Module("pricebook.site.site", "fingerprint(exits)\n")) == []


# ---- Law 11: nothing of any firm in code


@dataclass(frozen=True)
class Ban:
    """A sentence about what stands in no code; `found` are the bits of a text that break it."""

    sentence: str
    found: Callable[[str, bool], list[str]]
    bites: str
    leaves: str


def code_texts() -> list[tuple[str, str, bool]]:
    """Name, text, and whether it is Python, of all that is code, templates, scripts, styles."""
    patterns = ("*.py", "*.js", "*.mjs", "*.css", "*.html", "*.xml", "*.svg")
    found = {
        file
        for room in ("calculator", "pricebook")
        for pattern in patterns
        for file in rooms(room, pattern)
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


def said(text: str, python: bool) -> list[str]:
    return constants(text) if python else [uncommented(text)]


def spoken(pattern: str) -> Callable[[str, bool], list[str]]:
    """A pattern in what code can say, comments and docstrings apart."""
    return lambda text, python: [
        found for each in said(text, python) for found in re.findall(pattern, each)
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
        if isinstance(node, ast.Call) and _said(node.func) == "Decimal"
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
        "nothing of the software that the first firm runs, but in the room that counts its lines",
        lambda text, _python: re.findall("(?i)odoo|inexchange", text),
        "# as Odoo does it",
        "# as any software does it",
    ),
    Ban(
        "no Swedish in anything that code can say",
        spoken("[åäöÅÄÖ]"),
        "LABEL = 'från'",
        'def f():\n    """Such as "från 180 kr"."""\n    return "-"',
    ),
    Ban(
        "no currency in anything that code can say",
        spoken(r"\b(?:kr|SEK|NOK|DKK|EUR|USD|GBP)\b|[€£]"),
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
def test_the_ban_bites(ban: Ban) -> None:
    assert len(ban.found(ban.bites, True)) == 1
    assert ban.found(ban.leaves, True) == []


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
