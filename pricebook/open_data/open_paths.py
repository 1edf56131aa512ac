"""The paths of the open data: the only files that pages of other sites may read (CORS).

The paths are permanent: they do not depend on the content.
"""

import re

from pricebook.site.addresses import Addresses

CATALOG = "catalog.json"
SCHEMA = "catalog.schema.json"
PRICES = "prices.csv"

# A pattern for paths with a leading slash. Web servers send `Access-Control-Allow-Origin: *` with
# these files. From the folder of the runtime, it matches the engine's wheel only.
OPEN_PATHS = r"^/(catalog(\.schema)?\.json|([a-z]{2,3}/)?prices\.csv|engine/[^/]+\.whl)$"


def is_open(path: str) -> bool:
    """Whether pages of other sites may read the file at `path`, which begins with a slash."""
    return re.search(OPEN_PATHS, path) is not None


def prices_file(addresses: Addresses, language: str) -> str:
    """The path of a language's table of prices, relative to the site's root."""
    return f"{addresses.root(language)}{PRICES}"
