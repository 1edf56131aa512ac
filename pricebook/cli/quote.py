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
from calculator.text.occasion_text import Occasion
from pricebook.cli.terminal.chosen_edition import chosen_edition
from pricebook.cli.terminal.command_line import CommandParser
from pricebook.cli.terminal.print_problems import print_problems
from pricebook.cli.terminal.run_language import chosen_language
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on


def run(options: argparse.Namespace, rest: list[str]) -> int:
    library, problems = open_library(options.data)
    if library is None:
        return print_problems(problems)
    site = site_on(library, build_day())
    localiser = site.localiser(chosen_language(options, site.languages))
    no_faults: tuple[Fault, ...] = ()
    numbers = _numbers(options.parser, site.book, rest)
    if options.link is not None:
        if superfluous := _conflicting_options(options, rest):
            options.parser.error(
                f"--link contains the whole order: remove {', '.join(superfluous)}"
            )
        opened = read_link(options.link.rpartition("#")[2], site.edition, site.book)
        if not opened.is_known:
            print(f"--link: {localiser.text('link', 'unreadable')}", file=sys.stderr)
            return 2
        for line in refusal_lines(opened.refused, localiser):
            print(f"--link: {line}", file=sys.stderr)
        choice, faults = opened.choice, no_faults
    else:
        fields = [*numbers.items(), *_chosen(options, site)]
        choice, faults = read_choice(fields, site.book, site.edition, localiser.number_format)
        choice = with_example(choice, example=not rest)
    for fault in faults:
        print(f"--{fault.field}: {localiser.fault(fault)}", file=sys.stderr)
    if faults:
        return 2
    occasion = Occasion(str(build_day()), "", write_link(choice, site.edition, site.book))
    print(export(options.format, choice, occasion, localiser)["export"], end="")
    return 0


def _conflicting_options(options: argparse.Namespace, rest: list[str]) -> list[str]:
    """The given options that contradict --link, because they define an order too."""
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


def _chosen(options: argparse.Namespace, site: Site) -> list[tuple[str, str]]:
    """The options as fields of the form. The default of --service is the data's `start`."""
    edition = chosen_edition(options, site)
    book = site.book
    services = options.service or start(book, edition).order.services
    fields = [(SERVICES, id) for id in _known(options, "service", services, offered(book, edition))]
    advice = [each.id for each in book.advice.get(edition.id, ())]
    fields += [(TRAITS, id) for id in _known(options, "trait", options.trait, advice)]
    fields += [(HAS, id) for id in _known(options, "has", options.has, conditions(book, edition))]
    if options.tax:
        fields.append((TAX, TAXED))
    if edition is not site.edition:
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
