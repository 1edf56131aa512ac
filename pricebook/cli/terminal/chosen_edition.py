"""The edition whose prices a command uses."""

import argparse
from typing import Protocol

from calculator.pricing.price_book import Book, Edition


class Prices(Protocol):
    """A price book and its edition in force. `Site` and `PublishedBook` have both."""

    @property
    def book(self) -> Book:
        """The price book."""

    @property
    def edition(self) -> Edition:
        """The edition in force."""


def chosen_edition(options: argparse.Namespace, prices: Prices) -> Edition:
    """The edition of --edition, or by default the edition in force.

    Exits with code 2 if the price book has no such edition.
    """
    if options.edition is None:
        return prices.edition
    if options.edition not in prices.book.editions:
        known = ", ".join(prices.book.editions)
        options.parser.error(f"--edition: expected one of {known}, found {options.edition}")
    return prices.book.editions[options.edition]
