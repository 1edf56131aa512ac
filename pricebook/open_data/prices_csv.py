"""All prices as a CSV table for spreadsheets: a file for each language, in its number format.

Each file begins with a byte order mark, which makes spreadsheets read the file as UTF-8. Programs
should read catalog.json instead.
"""

from collections.abc import Iterator

from calculator.export.spreadsheet import plain, sheet
from calculator.pricing.price_book import Edition, Offer, Price, Service
from pricebook.site.site import Site, published

COLUMNS = (
    "status",
    "service",
    "price",
    "starting",
    "amount",
    "currency",
    "size",
    "unit",
    "tax",
    "minimum_term",
    "edition",
    "valid_from",
    "kind",
    "quantity_id",
    "service_id",
    "edition_id",
)


def prices(site: Site, language: str) -> str:
    """The CSV table in a language: the prices of the edition in force, then of earlier editions."""
    localiser = site.localiser(language)
    names = [site.word(language, "data", f"column_{key}") for key in COLUMNS]
    rows = [_row(site, language, *each) for each in _all_prices(site)]
    return sheet([names, *([row[key] for key in COLUMNS] for row in rows)], localiser.number_format)


def _all_prices(site: Site) -> Iterator[tuple[Edition, Service, Offer, Price]]:
    others = (each for each in published(site) if each.id != site.edition.id)
    for edition in (site.edition, *others):
        for service in site.book.services.values():
            if offer := service.offers.get(edition.id):
                for price in offer.prices:
                    yield edition, service, offer, price


def _row(
    site: Site, language: str, edition: Edition, service: Service, offer: Offer, price: Price
) -> dict[str, str]:
    localiser, terms = site.localiser(language), price.terms
    has_amount = "amount" in terms
    status = "in_force" if edition.id == site.edition.id else "older"
    size = terms.get("size", 1 if "quantity" in terms else "")
    months = offer.minimum_term
    return {
        "status": site.word(language, "data", status),
        "service": localiser.localised(offer.name),
        "price": localiser.price(price),
        "starting": localiser.text("price", "from_word") if price.starting else "",
        "amount": plain(price.amount(), localiser.number_format) if has_amount else "",
        "currency": site.book.currency if has_amount else "",
        "size": str(size),
        "unit": localiser.unit(price),
        "tax": localiser.tax_status() if has_amount else "",
        "minimum_term": "" if months is None else str(months),
        "edition": localiser.localised(edition.name),
        "valid_from": edition.valid_from.isoformat() if edition.valid_from else "",
        "kind": price.kind,
        "quantity_id": terms.get("quantity", ""),
        "service_id": service.id,
        "edition_id": edition.id,
    }
