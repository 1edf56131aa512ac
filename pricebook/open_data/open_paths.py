"""The paths of the open data. A web server allows pages of other sites to read only these.

The paths are as stable as the addresses of pages: they do not depend on the content.
"""

import re

from pricebook.site.addresses import Addresses

CATALOG = "catalog.json"
SCHEMA = "catalog.schema.json"
PRICES = "prices.csv"

# Paths that pages of other sites may read (Access-Control-Allow-Origin: *), from the site's root,
# with the leading slash. The wheel lies in the folder of the browser's Python, which is for this
# site only.
OPEN_PATHS = r"^/(catalog(\.schema)?\.json|([a-z]{2,3}/)?prices\.csv|engine/[^/]+\.whl)$"


def is_open(path: str) -> bool:
    """Whether pages of other sites may read the file at `path`."""
    return re.search(OPEN_PATHS, path) is not None


def prices_file(addresses: Addresses, language: str) -> str:
    """The path of the table of prices in a language, from the site's root."""
    return f"{addresses.root(language)}{PRICES}"
