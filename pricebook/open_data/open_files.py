"""The files of the open data."""

from collections.abc import Mapping

from pricebook.open_data.catalog_json import catalog, catalog_schema
from pricebook.open_data.open_paths import CATALOG, SCHEMA, prices_file
from pricebook.open_data.prices_csv import prices
from pricebook.site.site import Site


def open_files(site: Site) -> Mapping[str, bytes]:
    """Path relative to the site's root → content, for all open data but the engine's wheel.

    The build of the runtime writes the wheel.
    """
    tables = {prices_file(site.addresses, code): prices(site, code) for code in site.languages}
    texts = {CATALOG: catalog(site), SCHEMA: catalog_schema(), **tables}
    return {path: text.encode() for path, text in texts.items()}
