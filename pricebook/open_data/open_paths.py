"""Where what machines read lies in the site; a web server opens these paths, and no others, to all.

Every address is as stable as a page's: none of them changes with its content.
"""

import re

from pricebook.site.addresses import Addresses

CATALOG = "catalog.json"
SCHEMA = "catalog.schema.json"
PRICES = "prices.csv"

# What pages of any other site may read (Access-Control-Allow-Origin: *); a path from the site's
# root, with its slash. The wheel lies in the folder of the browser's Python, which is for this
# site only.
OPEN_PATHS = r"^/(catalog(\.schema)?\.json|([a-z]{2,3}/)?prices\.csv|engine/[^/]+\.whl)$"


def is_open(path: str) -> bool:
    """Whether pages of other sites may read what lies at `path`."""
    return re.search(OPEN_PATHS, path) is not None


def prices_file(addresses: Addresses, language: str) -> str:
    """Where the table of prices in a language lies, from the site's root."""
    return f"{addresses.root(language)}{PRICES}"
