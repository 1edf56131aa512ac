"""The edition whose prices a command uses: one for a whole run."""

import argparse

from calculator.pricing.price_book import Edition
from pricebook.site.site import Site


def chosen_edition(options: argparse.Namespace, site: Site) -> Edition:
    """The edition that --edition names, else the one in force.

    Leaves with code 2 where --edition names one that the data does not have.
    """
    if options.edition is None:
        return site.edition
    if options.edition not in site.book.editions:
        known = ", ".join(site.book.editions)
        options.parser.error(f"--edition: expected one of {known}, found {options.edition}")
    return site.book.editions[options.edition]
