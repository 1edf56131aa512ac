"""The command line of `pricebook`: every command with its options.

This module must not import the data's model or MkDocs: help and completion import only this module,
so that both stay fast. Each command has a module of its own, which does the work.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from calculator.line_count.cloc.cloc_rules import REFERENCE, VERSIONS
from pricebook import __version__
from pricebook.problems.message_parts import did_you_mean, nearest, quoted

DATA = Path("data/services.yaml")
# The fictional firm of the tests, so that pages published for every firm do not name a real firm.
SAMPLE_DATA = Path("tests/sample_firm/data/services.yaml")
PROSE = Path("catalog")
DOCS = Path("docs/reference.md")
SHELLS = ("bash", "zsh", "fish", "powershell")
PAGES = """\
The command writes each page to its address below DIR, because links are relative. A file begins
with front matter: key, language, title, description, address, translations, whether the page is
archived, keywords, and scripts. The rest of the file is the page's body as HTML, without header and
footer. pages.json lists all files. The built site has the scripts, styles and data of the pages.
The command overwrites files of the same names, and no other files."""
# The formats of each command. The modules that write the formats take too long to import here, so
# tests/pricebook/cli/test_commands.py compares the names.
PROBLEM_FORMATS = ("text", "json", "github")
DIFFERENCE_FORMATS = ("text", "markdown")
TABLE_FORMATS = ("text", "markdown", "csv")
QUOTE_FORMATS = ("text", "csv", "json")
SEPARATORS = ("comma", "semicolon", "tab")


class CommandParser(argparse.ArgumentParser):
    """A parser whose errors suggest the nearest option or value."""

    def refuse(self, rest: Iterable[str], more: Iterable[str] = ()) -> None:
        """Exit with code 2 if `rest`, the arguments that are left over, is not empty.

        `more` are options that the command parses itself, for suggestions.
        """
        if not (left := [*rest]):
            return
        known = [*more, *(name for action in self._actions for name in action.option_strings)]
        wrong = next((each.partition("=")[0] for each in left if each.startswith("--")), "")
        # Compare without the hyphens, which would make all options similar.
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
    """Prints the version of pricebook/__init__.py and exits."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        print(f"pricebook {__version__}")
        parser.exit()


def command_line(description: str) -> CommandParser:
    """The parser of the command line. `command` of its result is a command's name or None."""
    parser = CommandParser(prog="pricebook", description=description)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    parser.add_argument(
        "--completion",
        choices=SHELLS,
        metavar="SHELL",
        help=f"print the script with which a shell completes commands: {', '.join(SHELLS)}",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=CommandParser)
    for add in (
        _approve,
        _build,
        _check,
        _diff,
        _edition,
        _hosts,
        _lines,
        _new,
        _pages,
        _quote,
        _report,
        _sample,
        _schema,
        _test,
        _trace,
        _translations,
        _upgrade,
        _verify,
        _wheels,
    ):
        add(commands)
    return parser


def _command(commands: Any, name: str, text: str, **more: Any) -> CommandParser:
    """Add a command. `text` is its description in the list of all commands and in its own help."""
    description = f"{text[0].upper()}{text[1:]}."
    parser: CommandParser = commands.add_parser(name, help=text, description=description, **more)
    parser.set_defaults(parser=parser)
    return parser


def _data(parser: CommandParser, book: str = "") -> None:
    """Add --data, and --book with the help text `book`, if the command takes a price book too."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--data", type=Path, default=DATA, help=f"{DATA} by default")
    if book:
        source.add_argument("--book", metavar="SITE", help=book)
    parser.set_defaults(data_option="data")


def _language(parser: CommandParser) -> None:
    text = "a language of the data (by default that of LC_ALL, LC_MESSAGES or LANG, else English)"
    parser.add_argument("--lang", help=text)


def _format(parser: CommandParser, formats: Sequence[str]) -> None:
    parser.add_argument("--format", choices=formats, default="text", help="text by default")


def _approve(commands: Any) -> None:
    text = "approve texts of the data in their present form"
    parser = _command(commands, "approve", text)
    parser.add_argument(
        "ids",
        nargs="+",
        metavar="ID",
        help="the id of a text, or the beginning of ids, such as services",
    )
    parser.add_argument("--language", help="a language of the data (all of them by default)")
    parser.add_argument("--by", metavar="NAME", help="the name of the person who approves")
    _data(parser)


def _build(commands: Any) -> None:
    parser = _command(commands, "build", "build the site into site/")
    parser.add_argument("-f", "--config-file", default="mkdocs.yml", help="mkdocs.yml by default")
    parser.add_argument("-d", "--site-dir", help="the folder to build into (site/ by default)")
    parser.add_argument(
        "--no-compress",
        action="store_true",
        help="do not write compressed files (.br, .gz)",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="compress less, in a fraction of the time, for previews",
    )
    parser.add_argument(
        "--policy-in-pages",
        action="store_true",
        help="put the content security policy into the pages, for hosts without custom headers",
    )


def _check(commands: Any) -> None:
    parser = _command(commands, "check", "print all problems of the data")
    parser.add_argument("file", nargs="?", type=Path, default=DATA, help=f"{DATA} by default")
    parser.set_defaults(data_option="file")
    _format(parser, PROBLEM_FORMATS)
    parser.add_argument(
        "--release",
        action="store_true",
        help="also print what is missing or not approved before a release",
    )


def _diff(commands: Any) -> None:
    text = "print changes since a revision of git: prices, texts, what customers pay"
    parser = _command(commands, "diff", text)
    parser.add_argument("revision", nargs="?", default="HEAD", help="HEAD by default")
    _data(parser)
    _format(parser, DIFFERENCE_FORMATS)


def _edition(commands: Any) -> None:
    text = "write the checklist for a new edition"
    parser = _command(commands, "edition", text)
    parser.add_argument("id", help="the new edition, such as 2027-01")
    parser.add_argument(
        "--after", help="the edition before it (by default the one that it replaces)"
    )
    _data(parser)


def _hosts(commands: Any) -> None:
    parser = _command(commands, "hosts", "write the configurations of web servers")
    parser.add_argument(
        "-d", "--folder", type=Path, default=Path("deploy"), help="deploy/ by default"
    )


def _lines(commands: Any) -> None:
    text = "count code in folders and zip files by the rules of Odoo's own tool"
    more = (
        "If a PATH cannot be counted, the reason is printed, and the exit code is 3. In a folder"
        f" without {DATA}, the count has no price."
    )
    parser = _command(commands, "lines", text, epilog=more)
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a folder or a zip file"
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="each PATH is the output of odoo-bin cloc; - is the standard input",
    )
    parser.add_argument(
        "--odoo",
        choices=tuple(VERSIONS),
        default=REFERENCE.version,
        metavar="VERSION",
        help=f"the version of Odoo: {', '.join(VERSIONS)} ({REFERENCE.version} by default)",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the count as JSON, with every file")
    form.add_argument("--csv", action="store_true", help="a row for each file, as CSV")
    _data(parser)
    parser.set_defaults(data_option=None)  # Only a price needs data.
    _language(parser)
    parser.add_argument("--edition", help="an edition of the data (the one in force by default)")


def _new(commands: Any) -> None:
    text = "write the files of a new firm: data, prose, settings, a workflow"
    more = "At a terminal, the command asks for what no option gives."
    parser = _command(commands, "new", text, epilog=more)
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new or an empty folder")
    parser.add_argument("--name", help="the firm's name (that of the folder by default)")
    parser.add_argument("--languages", metavar="CODES", help="such as de,fr; sv,en by default")
    parser.add_argument(
        "--currency",
        metavar="CODE",
        help="a code of ISO 4217; by default the usual one of the first language",
    )
    parser.add_argument("--tax", metavar="PERCENT", help="the tax, such as 8.1; no default")
    parser.add_argument(
        "--tax-name",
        metavar="NAMES",
        help="one for all languages, or one for each, such as MWST,TVA; usual ones by default",
    )
    parser.add_argument(
        "--service", metavar="NAMES", help="the first service, likewise (an example by default)"
    )


def _pages(commands: Any) -> None:
    text = "write every page as a plain file, for other static site generators"
    form = argparse.RawDescriptionHelpFormatter
    parser = _command(commands, "pages", text, epilog=PAGES, formatter_class=form)
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder to write to")
    _data(parser)
    parser.add_argument(
        "--prose", type=Path, default=PROSE, help=f"the editors' prose ({PROSE} by default)"
    )
    parser.add_argument(
        "--address", default="", help="the site's address, such as https://example.org/"
    )


def _quote(commands: Any) -> None:
    more = "Each quantity of the data is an option too, such as --users 25."
    text = "print what an order costs, with every step"
    # No abbreviations of options, because an abbreviation may be the name of a quantity.
    parser = _command(commands, "quote", text, epilog=more, allow_abbrev=False)
    _data(parser, book="a published price book instead of data: the site's address or folder")
    _language(parser)
    parser.add_argument("--edition", help="an edition of the data (the one in force by default)")
    for option, what in (
        ("--service", "a service in the order (repeatable)"),
        ("--trait", "a situation of the guide that describes the customer (repeatable)"),
        ("--has", "what the customer already has (repeatable)"),
    ):
        parser.add_argument(option, action="append", metavar="ID", help=what)
    parser.add_argument("--tax", action="store_true", help="show the total with tax")
    parser.add_argument("--link", help="a link of the calculator's page, with the order")
    _format(parser, QUOTE_FORMATS)


def _report(commands: Any) -> None:
    text = "print what is covered, open, draft or contradictory"
    parser = _command(commands, "report", text)
    _data(parser)
    _language(parser)
    _format(parser, TABLE_FORMATS)


def _sample(commands: Any) -> None:
    text = "write the sample requests that warm up the memory snapshot"
    more = "Run it after a change of the engine's input or requests, not after a change of prices."
    parser = _command(commands, "sample", text, epilog=more)
    parser.add_argument("--data", type=Path, default=SAMPLE_DATA, help=f"{SAMPLE_DATA} by default")


def _schema(commands: Any) -> None:
    text = "write JSON Schemas beside the data files, for text editors"
    parser = _command(commands, "schema", text)
    _data(parser)
    parser.add_argument(
        "--docs",
        type=Path,
        default=DOCS,
        help=f"the reference page of all keys, written if it exists ({DOCS})",
    )


def _test(commands: Any) -> None:
    text = "compare the built site with what the firm expects of its prices and pages"
    more = "Expectations are in expectations.yaml beside the data. The site is opened in Chromium."
    parser = _command(commands, "test", text, epilog=more)
    _data(parser)
    _format(parser, PROBLEM_FORMATS)
    parser.add_argument("-d", "--site-dir", type=Path, default=Path("site"), help="site/")
    parser.add_argument(
        "--without-browser",
        action="store_true",
        help="leave out what needs Chromium: errors, barriers, searches, live estimates",
    )


def _trace(commands: Any) -> None:
    text = "compare the source documents in a folder with the line hashes in the data"
    parser = _command(commands, "trace", text)
    parser.add_argument(
        "folder", type=Path, help="the folder of the documents, with the names in the data"
    )
    _data(parser)
    parser.add_argument(
        "--renew", action="store_true", help="write the documents' line hashes into the data"
    )


def _translations(commands: Any) -> None:
    text = "write a language's texts to a table for a translator, or read the table back"
    parser = _command(commands, "translations", text)
    ways = parser.add_subparsers(dest="way", metavar="out|in", parser_class=CommandParser)
    out = _command(ways, "out", "write a table (CSV)")
    out.add_argument("language", help="a language of the data, or a new one")
    out.add_argument("table", type=Path)
    out.add_argument("--separator", choices=SEPARATORS, default="comma", help="comma by default")
    back = _command(ways, "in", "read a table, and edit the data in place")
    back.add_argument("table", type=Path)
    for way in (out, back):
        _data(way)


def _upgrade(commands: Any) -> None:
    text = "print what a newer format changes in the firm's files, or change them"
    more = "A file with a problem is not changed: the command prints its problems."
    parser = _command(commands, "upgrade", text, epilog=more)
    _data(parser)
    parser.add_argument(
        "-f", "--config-file", type=Path, default=Path("mkdocs.yml"), help="mkdocs.yml by default"
    )
    parser.add_argument("--write", action="store_true", help="change the files")


def _verify(commands: Any) -> None:
    text = "compare what a web server sends with the built site"
    parser = _command(commands, "verify", text)
    parser.add_argument("address", help="the site's root, such as https://www.example.org/")
    parser.add_argument(
        "-d", "--site-dir", type=Path, default=Path("site"), help="site/ by default"
    )
    parser.add_argument(
        "--no-headers",
        action="store_true",
        help="compare the files only, for hosts without custom headers",
    )


def _wheels(commands: Any) -> None:
    text = "build the wheels of a release, in a checkout of pricebook"
    parser = _command(commands, "wheels", text)
    parser.add_argument("-d", "--folder", type=Path, default=Path("dist"), help="dist/ by default")
    parser.add_argument(
        "--quick", action="store_true", help="compress in a fraction of the time, for tests"
    )
