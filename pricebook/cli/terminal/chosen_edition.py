"""The edition whose prices a command uses."""

import argparse

from calculator.pricing.price_book import Edition
from pricebook.site.site import Site


def chosen_edition(options: argparse.Namespace, site: Site) -> Edition:
    """The edition of --edition, or by default the edition in force.

    Exits with code 2 if the data has no such edition.
    """
    if options.edition is None:
        return site.edition
    if options.edition not in site.book.editions:
        known = ", ".join(site.book.editions)
        options.parser.error(f"--edition: expected one of {known}, found {options.edition}")
    return site.book.editions[options.edition]
