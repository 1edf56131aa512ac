"""`pricebook quote`: prints the estimate of the calculator's page in a terminal."""

import argparse
import sys
from collections.abc import Iterable

from calculator.export.estimate_export import export
from calculator.pricing.choice import (
    AGREEMENT,
    HAS,
    SERVICES,
    TAX,
    TAXED,
    TRAITS,
    conditions,
    offered,
    read_choice,
    start,
    with_example,
)
from calculator.pricing.order import Fault
from calculator.pricing.price_book import Book
from calculator.share.link import read_link, write_link
from calculator.share.link_text import refusal_lines
from calculator.text.localise import Localiser
from calculator.text.occasion_text import Occasion
from pricebook import __version__
from pricebook.cli.terminal.chosen_edition import Prices, chosen_edition
from pricebook.cli.terminal.command_line import CommandParser
from pricebook.cli.terminal.print_problems import print_project_problems
from pricebook.cli.terminal.run_language import chosen_language
from pricebook.site.clock import build_day

_OWN_WORDS = "no words beside the price book, so the sentences are the tool's own"


def run(options: argparse.Namespace, rest: list[str]) -> int:
    return _quote_data(options, rest) if options.book is None else _quote_book(options, rest)


def _quote_data(options: argparse.Namespace, rest: list[str]) -> int:
    # Imported here, because a published price book does not need the data's model.
    from pricebook.site.library import open_library
    from pricebook.site.site import site_on

    library, _ = open_library(options.data)
    if library is None:
        return print_project_problems(options.data)
    site = site_on(library, build_day())
    localiser = site.localiser(chosen_language(options, site.languages))
    return _print_quote(options, rest, site, localiser)


def _quote_book(options: argparse.Namespace, rest: list[str]) -> int:
    # Imported here, because a quote from data needs no network.
    from pricebook.publish.published_book import WRONG_SHAPE, open_published_book
    from pricebook.publish.site_files import UnreadableSite

    try:
        published = open_published_book(options.book, build_day())
    except UnreadableSite as error:
        print(f"--book: {error}", file=sys.stderr)
        return 2
    language = chosen_language(options, published.languages)
    try:
        code = _print_quote(options, rest, published, published.localiser(language))
    except WRONG_SHAPE as error:
        message = f"expected a price book of pricebook {__version__}, found one of another version"
        detail = f"{type(error).__name__}: {error}"
        print(f"--book: {options.book}: {message} ({detail})", file=sys.stderr)
        return 2
    if code == 0 and language not in published.words:
        print(_OWN_WORDS, file=sys.stderr)
    return code


def _print_quote(
    options: argparse.Namespace, rest: list[str], prices: Prices, localiser: Localiser
) -> int:
    no_faults: tuple[Fault, ...] = ()
    numbers = _numbers(options.parser, prices.book, rest)
    link: str | None = options.link
    if link is not None:
        if superfluous := _conflicting_options(options, rest):
            options.parser.error(
                f"--link contains the whole order: remove {', '.join(superfluous)}"
            )
        opened = read_link(link.rpartition("#")[2], prices.edition, prices.book)
        if not opened.is_known:
            print(f"--link: {localiser.text('link', 'unreadable')}", file=sys.stderr)
            return 2
        for line in refusal_lines(opened.refused, localiser):
            print(f"--link: {line}", file=sys.stderr)
        choice, faults = opened.choice, no_faults
    else:
        fields = [*numbers.items(), *_chosen(options, prices)]
        choice, faults = read_choice(fields, prices.book, prices.edition, localiser.number_format)
        choice = with_example(choice, example=not rest)
    for fault in faults:
        print(f"--{fault.field}: {localiser.fault(fault)}", file=sys.stderr)
    if faults:
        return 2
    occasion = Occasion(str(build_day()), "", write_link(choice, prices.edition, prices.book))
    print(export(options.format, choice, occasion, localiser)["export"], end="")
    return 0


def _conflicting_options(options: argparse.Namespace, rest: list[str]) -> list[str]:
    """The given options that contradict --link, because these options define an order too."""
    chosen = ("service", "trait", "has", "edition", "tax")
    numbers = [each.partition("=")[0] for each in rest if each.startswith("--")]
    return [*numbers, *(f"--{name}" for name in chosen if getattr(options, name))]


def _numbers(parser: CommandParser, book: Book, rest: list[str]) -> dict[str, str]:
    """The values of the options for the data's quantities."""
    # A separate parser, because a quantity may have the same name as an option of the command.
    own = argparse.ArgumentParser(prog=parser.prog, add_help=False, allow_abbrev=False)
    for quantity in book.quantities.values():
        option = f"--{quantity.id}"
        start = "" if quantity.start is None else str(quantity.start)
        own.add_argument(option, dest=quantity.id, default=start, metavar="NUMBER")
    numbers, left = own.parse_known_args(rest)
    parser.refuse(left, [f"--{id}" for id in book.quantities])
    return vars(numbers)


def _chosen(options: argparse.Namespace, prices: Prices) -> list[tuple[str, str]]:
    """The options as fields of the form. The default of --service is the data's `start`."""
    edition = chosen_edition(options, prices)
    book = prices.book
    services = options.service or start(book, edition).order.services
    fields = [(SERVICES, id) for id in _known(options, "service", services, offered(book, edition))]
    advice = [each.id for each in book.advice.get(edition.id, ())]
    fields += [(TRAITS, id) for id in _known(options, "trait", options.trait, advice)]
    fields += [(HAS, id) for id in _known(options, "has", options.has, conditions(book, edition))]
    if options.tax:
        fields.append((TAX, TAXED))
    if edition is not prices.edition:
        fields.append((AGREEMENT, edition.id))
    return fields


def _known(
    options: argparse.Namespace, name: str, given: Iterable[str] | None, known: Iterable[str]
) -> list[str]:
    ids = list(given or ())
    for id in ids:
        if id not in known:
            there_are = ", ".join(known) or "none"
            options.parser.error(f"--{name}: expected one of {there_are}, found {id}")
    return ids
