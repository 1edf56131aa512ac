"""The command line of `pricebook`: every command with its options.

This module stays light, since help and completion read it alone: no import here leads to the
data's model or to MkDocs. A command does its work in the module of its name.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from calculator.line_count.cloc.cloc_rules import REFERENCE, VERSIONS
from pricebook import __version__
from pricebook.problems.message_parts import did_you_mean, nearest, quoted

DATA = Path("data/services.yaml")
PROSE = Path("catalog")
DOCS = Path("docs/reference.md")
SHELLS = ("bash", "zsh", "fish", "powershell")
PAGES = """\
Each page lies at its own address below DIR, for its links are relative to it. A file begins with
YAML between two lines of ---: the page's key, language, title, description, address, translations,
whether it is archived, keywords, and the scripts that it needs. Below stands its body as finished
HTML, without header and footer. pages.json lists all files. What a page fetches (scripts, styles,
data) lies in the built site. Files of these names are replaced; no other is touched."""
# The formats of each command. The functions that write them stand in modules that are too heavy
# for this one; tests/pricebook/cli/test_commands.py compares the names.
PROBLEM_FORMATS = ("text", "json", "github")
DIFFERENCE_FORMATS = ("text", "markdown")
TABLE_FORMATS = ("text", "markdown", "csv")
QUOTE_FORMATS = ("text", "csv", "json")
SEPARATORS = ("comma", "semicolon", "tab")


class CommandParser(argparse.ArgumentParser):
    """A parser whose errors suggest the nearest option or value."""

    def refuse(self, rest: Iterable[str], more: Iterable[str] = ()) -> None:
        """Exit with code 2 if arguments are left over.

        `more` are options that the parser does not know and the command does.
        """
        if not (left := [*rest]):
            return
        known = [*more, *(name for action in self._actions for name in action.option_strings)]
        wrong = next((each.partition("=")[0] for each in left if each.startswith("--")), "")
        # Without the hyphens, which would make all options similar.
        close = nearest(wrong.lstrip("-"), {name.lstrip("-") for name in known})
        meant = f'; did you mean "--{close}"?' if close else ""
        self.error(f"unrecognized arguments: {' '.join(left)}{meant}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # Before Python 3.14, argparse does not suggest a choice.
        if action.choices is not None and value not in action.choices:
            allowed = [*action.choices]
            meant = did_you_mean(value, allowed)
            message = f"expected one of {', '.join(allowed)}, found {quoted(value)}{meant}"
            raise argparse.ArgumentError(action, message)


class _Version(argparse.Action):
    """Prints the version that stands in pricebook/__init__.py."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        print(f"pricebook {__version__}")
        parser.exit()


def command_line(description: str) -> CommandParser:
    """The parser of the command line; its result has `command`, a name or None."""
    parser = CommandParser(prog="pricebook", description=description)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    parser.add_argument(
        "--completion",
        choices=SHELLS,
        metavar="SHELL",
        help=f"print what makes a shell complete this command: {', '.join(SHELLS)}",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=CommandParser)
    for add in (
        *(_approve, _build, _check, _diff, _edition, _hosts, _lines, _pages, _quote),
        *(_report, _sample, _schema, _trace, _translations, _verify, _wheels),
    ):
        add(commands)
    return parser


def _command(commands: Any, name: str, text: str, **more: Any) -> CommandParser:
    """A command; its help begins with the sentence of the list of all commands."""
    description = f"{text[0].upper()}{text[1:]}."
    parser: CommandParser = commands.add_parser(name, help=text, description=description, **more)
    parser.set_defaults(parser=parser)
    return parser


def _data(parser: CommandParser) -> None:
    parser.add_argument("--data", type=Path, default=DATA, help=f"{DATA} by default")


def _language(parser: CommandParser) -> None:
    text = "a language of the data (that of LC_ALL, LC_MESSAGES or LANG by default, else English)"
    parser.add_argument("--lang", help=text)


def _format(parser: CommandParser, formats: Sequence[str]) -> None:
    parser.add_argument("--format", choices=formats, default="text", help="text by default")


def _approve(commands: Any) -> None:
    text = "approve texts as they stand, by their ids or by the beginning of those"
    parser = _command(commands, "approve", text)
    parser.add_argument("ids", nargs="+", metavar="ID", help="such as services or words.price")
    parser.add_argument("--language", help="a language of the data (all of them by default)")
    _data(parser)


def _build(commands: Any) -> None:
    parser = _command(commands, "build", "build the site into site/")
    parser.add_argument("-f", "--config-file", default="mkdocs.yml", help="mkdocs.yml by default")
    parser.add_argument("-d", "--site-dir", help="the folder to build into (site/ by default)")
    parser.add_argument(
        "--no-compress",
        action="store_true",
        help="leave out the compressed files (.br, .gz) that a web server sends",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="compress in a fraction of the time, for looking at and not for readers",
    )
    parser.add_argument(
        "--policy-in-pages",
        action="store_true",
        help="for a host that sends no headers of ours, such as GitHub Pages",
    )


def _check(commands: Any) -> None:
    parser = _command(commands, "check", "print every problem of the data, or that it has none")
    parser.add_argument("file", nargs="?", type=Path, default=DATA, help=f"{DATA} by default")
    _format(parser, PROBLEM_FORMATS)
    parser.add_argument(
        "--release",
        action="store_true",
        help="print as well what its owner has to give or approve before it is published",
    )


def _diff(commands: Any) -> None:
    text = "show what has changed since a revision: prices, texts, what customers pay"
    parser = _command(commands, "diff", text)
    parser.add_argument("revision", nargs="?", default="HEAD", help="of git; HEAD by default")
    _data(parser)
    _format(parser, DIFFERENCE_FORMATS)


def _edition(commands: Any) -> None:
    text = "write the list of what a new edition has to state, to change or to leave silent"
    parser = _command(commands, "edition", text)
    parser.add_argument("id", help="the new edition, such as 2027-01")
    parser.add_argument("--after", help="the one before it (the one that it replaces by default)")
    _data(parser)


def _hosts(commands: Any) -> None:
    parser = _command(commands, "hosts", "write the configurations of web servers anew")
    parser.add_argument("-d", "--folder", type=Path, default=Path("deploy"), help="deploy/")


def _lines(commands: Any) -> None:
    text = "count the code in folders and zips as Odoo's own tool counts it"
    more = "A PATH that cannot be counted is named, the others are counted, and the exit code is 3."
    parser = _command(commands, "lines", text, epilog=more)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a folder or a zip")
    parser.add_argument(
        "--report",
        action="store_true",
        help="each PATH is the text that odoo-bin cloc printed; - is the standard input",
    )
    parser.add_argument(
        "--odoo",
        choices=tuple(VERSIONS),
        default=REFERENCE.version,
        metavar="VERSION",
        help=f"whose rules: {', '.join(VERSIONS)} ({REFERENCE.version} by default)",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the count as JSON, with every file")
    form.add_argument("--csv", action="store_true", help="a row a file, as CSV")
    _data(parser)
    _language(parser)
    parser.add_argument("--edition", help="an edition of the data (the one in force by default)")


def _pages(commands: Any) -> None:
    text = "write every page as a plain file, for another renderer"
    form = argparse.RawDescriptionHelpFormatter
    parser = _command(commands, "pages", text, epilog=PAGES, formatter_class=form)
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder to write to")
    _data(parser)
    parser.add_argument(
        "--prose", type=Path, default=PROSE, help=f"the editors' texts ({PROSE} by default)"
    )
    parser.add_argument(
        "--address", default="", help="where the site is published, such as https://example.org/"
    )


def _quote(commands: Any) -> None:
    more = "One option for each quantity of the data as well, such as --users 25."
    text = "show what it costs, with every step"
    # A beginning of an option is no option: the data may name a quantity so one day.
    parser = _command(commands, "quote", text, epilog=more, allow_abbrev=False)
    _data(parser)
    _language(parser)
    parser.add_argument("--edition", help="an edition of the data (the one in force by default)")
    for option, what in (
        ("--service", "a service to count (may be given again)"),
        ("--trait", "what describes the customer, from the guide (may be given again)"),
        ("--has", "what the customer has already (may be given again)"),
    ):
        parser.add_argument(option, action="append", metavar="ID", help=what)
    parser.add_argument("--tax", action="store_true", help="show the total with tax")
    parser.add_argument("--link", help="an order from a link of the calculator's page")
    _format(parser, QUOTE_FORMATS)


def _report(commands: Any) -> None:
    text = "print what is covered, open, draft or contradictory, and how each is handled"
    parser = _command(commands, "report", text)
    _data(parser)
    _language(parser)
    _format(parser, TABLE_FORMATS)


def _sample(commands: Any) -> None:
    text = "make the sample anew that the browser's Python is warmed with"
    more = "After a change of what the engine reads or is asked; a change of prices needs none."
    _command(commands, "sample", text, epilog=more)


def _schema(commands: Any) -> None:
    text = "write the schema of the data files beside them, for programs that edit them"
    parser = _command(commands, "schema", text)
    _data(parser)
    parser.add_argument(
        "--docs",
        type=Path,
        default=DOCS,
        help=f"the reference page of all keys, written if it exists ({DOCS})",
    )


def _trace(commands: Any) -> None:
    text = "compare the source documents in a folder with the lines that the data knows"
    parser = _command(commands, "trace", text)
    parser.add_argument("folder", type=Path, help="where the documents lie, named as in the data")
    _data(parser)
    parser.add_argument(
        "--renew", action="store_true", help="write what the data knows of them anew"
    )


def _translations(commands: Any) -> None:
    text = "write a language's texts to a table for a translator, or read it back into the data"
    parser = _command(commands, "translations", text)
    ways = parser.add_subparsers(dest="way", metavar="out|in", parser_class=CommandParser)
    out = _command(ways, "out", "write a table (CSV)")
    out.add_argument("language", help="a language of the data, or one that is to be added")
    out.add_argument("table", type=Path)
    out.add_argument("--separator", choices=SEPARATORS, default="comma", help="comma by default")
    back = _command(ways, "in", "read a table, and edit the data in place")
    back.add_argument("table", type=Path)
    for way in (out, back):
        _data(way)


def _verify(commands: Any) -> None:
    text = "compare what a web server sends with the site that was built"
    parser = _command(commands, "verify", text)
    parser.add_argument("address", help="of the site's root, such as https://www.example.org/")
    parser.add_argument("-d", "--site-dir", type=Path, default=Path("site"), help="site/")
    parser.add_argument(
        "--no-headers",
        action="store_true",
        help="compare the files only: for a host that sends no headers of ours",
    )


def _wheels(commands: Any) -> None:
    text = "build the wheels of a release, in a checkout of pricebook"
    parser = _command(commands, "wheels", text)
    parser.add_argument("-d", "--folder", type=Path, default=Path("dist"), help="dist/ by default")
    parser.add_argument(
        "--quick", action="store_true", help="compress in a fraction of the time, for tests"
    )
