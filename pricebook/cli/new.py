"""`pricebook new`: the files of a new firm."""

import argparse
import re
import sys
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.numbers import list_currencies

from pricebook.cli.terminal.command_line import CommandParser
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.scaffold.new_firm import NewFirm, new_files, usual_currency
from pricebook.site.clock import build_day


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        options.parser.error(f"expected a new or an empty folder, found {folder}")
    ask = _asker(options.parser)
    name = ask(options.name, "name", "Name of the firm", folder.resolve().name.capitalize())
    languages = ask(options.languages, "languages", "Languages, the main one first", "sv,en")
    codes = _languages(options.parser, languages)
    usual = usual_currency(codes[0], build_day())
    currency = _currency(options.parser, ask(options.currency, "currency", "Currency", usual))
    tax_percent = _percent(options.parser, ask(options.tax, "tax", "Tax in percent", ""))
    tax_names = ask(options.tax_name, "tax-name", "Name of the tax (empty: a usual one)", "")
    service_names = ask(options.service, "service", "First service (empty: an example)", "")
    firm = NewFirm(
        name=name,
        languages=codes,
        currency=currency,
        tax_names=_names(tax_names, len(codes)),
        tax_percent=tax_percent,
        service_names=_names(service_names, len(codes)),
        day=build_day().replace(day=1),
    )
    files = new_files(firm)
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        print(f"{folder / path}")
    print(f"Now: cd {folder}, then pricebook check, pricebook build")
    return 0


def _asker(parser: CommandParser) -> Callable[[str | None, str, str, str], str]:
    """Asks for a missing value at a terminal; without a terminal, takes the usual value."""

    def ask(given: str | None, option: str, question: str, usual: str) -> str:
        if given is not None:
            return _line(given, option)
        if not sys.stdin.isatty():
            return usual
        print(f"{question} [{usual}]: " if usual else f"{question}: ", end="", flush=True)
        return _line(sys.stdin.readline().strip() or usual, option)

    def _line(text: str, option: str) -> str:
        if not text.isprintable():
            parser.error(f"--{option}: expected a text on one line, found {quoted(text)}")
        return text

    return ask


def _languages(parser: CommandParser, text: str) -> list[str]:
    codes = [each.strip().lower() for each in text.split(",") if each.strip()]
    for code in codes:
        try:
            known = re.fullmatch("[a-z]{2,3}", code) and Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            known = None
        if not known:
            parser.error(
                f"--languages: expected codes of languages such as de,fr, found {quoted(code)}"
            )
        if codes.count(code) > 1:
            parser.error(f"--languages: expected each language once, found {quoted(text)}")
    if not codes:
        parser.error("--languages: expected codes of languages such as de,fr, found nothing")
    return codes


def _names(text: str, number: int) -> list[str]:
    """A name for each language, from one name for all or a comma-separated list; [] if empty."""
    names = [each.strip() for each in text.split(",")]
    if len(names) == number and all(names):
        return names
    return [text.strip()] * number if text.strip() else []


def _currency(parser: CommandParser, text: str) -> str:
    code = text.upper()
    known = sorted(list_currencies())
    if code not in known:
        advice = did_you_mean(code, known)
        parser.error(f"--currency: expected a code of ISO 4217, found {quoted(text)}{advice}")
    return code


def _percent(parser: CommandParser, text: str) -> Decimal:
    try:
        percent = Decimal(text)
    except InvalidOperation:
        percent = Decimal(-1)
    if not percent.is_finite() or not 0 <= percent <= 100:
        found = quoted(text) if text else "nothing"
        parser.error(f"--tax: expected a percentage such as 8.1, found {found}")
    return percent
