"""Structured data for search engines: the firm and its offers in schema.org's vocabulary.

This module leaves assumptions out, because schema.org has no way to mark an assumption.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urljoin

from calculator.pricing.price_book import Offer, Price
from pricebook.model.service import ServiceModel
from pricebook.page_parts.page import Page
from pricebook.site.addresses import CONTACT, HOME, service_key
from pricebook.site.site import Site

# The UN/CEFACT codes that schema.org uses for units of time.
_MONTHS, _MINUTES = "MON", "MIN"
# Characters that could end the script element, or that JavaScript reads as line breaks.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def structured(site: Site, page: Page) -> str:
    """JSON-LD for a page, escaped for a script element; "" for a page without structured data.

    Archived pages have no structured data, because their prices are no longer offered.
    """
    described = _described(site, page)
    if not described:
        return ""
    whole = {"@context": "https://schema.org", **described}
    return json.dumps(whole, ensure_ascii=False).translate(_ESCAPED)


def _described(site: Site, page: Page) -> Mapping[str, Any]:
    if page.key in (HOME, CONTACT):
        return _firm(site, page.language)
    for service in site.catalogue.services:
        if page.key == service_key(service.id):
            return _service(site, page, service)
    return {}


def _firm(site: Site, language: str) -> Mapping[str, Any]:
    """The firm, with the details that the data gives."""
    firm = site.catalogue.firm
    details = {
        "identifier": firm.organisation_number,
        "email": firm.email,
        "telephone": firm.phone,
        "address": firm.address,
    }
    return {
        "@type": "Organization",
        **_identity(site, "", "organization"),
        "name": firm.name,
        "slogan": firm.tagline[language],
        **{name: value for name, value in details.items() if value},
    }


def _service(site: Site, page: Page, service: ServiceModel) -> Mapping[str, Any]:
    book, language = site.book, page.language
    stated = service.offer(site.edition.id)
    assert stated, "only services that the edition in force offers have a public page"
    offer = book.services[service.id].offers[site.edition.id]
    return {
        "@type": "Service",
        **_identity(site, page.address, "service"),
        "identifier": service.id,
        "name": offer.name[language],
        "description": stated.summary[language],
        "provider": {
            "@type": "Organization",
            **_identity(site, "", "organization"),
            "name": site.catalogue.firm.name,
        },
        "offers": _offer(site, page, service.id, offer),
    }


def _identity(site: Site, address: str, part: str) -> Mapping[str, str]:
    """The identifier and the address of a thing, or {} for a site without a known address."""
    if not site.base:
        return {}
    whole = urljoin(site.base, address)
    return {"@id": f"{whole}#{part}", "url": whole}


def _offer(site: Site, page: Page, service: str, offer: Offer) -> Mapping[str, Any]:
    """The offer, with the ids of catalog.json. Unpublished prices are in its description only."""
    day = site.edition.valid_from
    specified = [each for price in offer.prices if (each := _price(site, page, offer, price))]
    return {
        "@type": "Offer",
        "identifier": f"{offer.edition}.{service}",
        "description": _in_words(site, page, offer),
        **({"validFrom": day.isoformat()} if day else {}),
        **({"priceSpecification": specified} if specified else {}),
    }


def _in_words(site: Site, page: Page, offer: Offer) -> str:
    """Every price with its unit, its tax status if the data states it, and the minimum term."""
    localiser = site.localiser(page.language)
    price = localiser.price_taxed if _states_tax(site) else localiser.price
    prices = [price(each) for each in offer.prices]
    term = [localiser.minimum_term(offer.minimum_term)] if offer.minimum_term else []
    return ", ".join([*prices, *term])


def _states_tax(site: Site) -> bool:
    """Whether the data states that prices exclude tax. False if that is an assumption."""
    return not site.book.tax.assumptions


def _price(site: Site, page: Page, offer: Offer, price: Price) -> Mapping[str, Any]:
    """The price with its unit. A starting price is the `minPrice`.

    `unitCode` is the period of the price, `referenceQuantity` the number of things that it buys,
    and `billingDuration` the minimum term. Billing steps are left out, because schema.org counts
    them in months.
    """
    localiser, terms = site.localiser(page.language), price.terms
    counted = _counted(page.language, price)
    if "amount" not in terms and not counted:
        return {}
    specified: dict[str, Any] = {"@type": "UnitPriceSpecification"}
    if "amount" in terms:
        specified |= {
            "minPrice" if price.starting else "price": _number(price.amount()),
            "priceCurrency": site.book.currency,
        }
        if _states_tax(site):
            specified["valueAddedTaxIncluded"] = False
    specified |= counted
    if unit := localiser.unit(price):
        specified["unitText"] = unit
    is_paid_once = "occasion" in terms
    if "amount" in terms and not is_paid_once:
        specified["unitCode"] = _MONTHS
    # One-time fees have no duration.
    if offer.minimum_term and not is_paid_once:
        specified["billingDuration"] = {
            "@type": "QuantitativeValue",
            "minValue": offer.minimum_term,
            "unitCode": _MONTHS,
        }
    return specified


def _counted(language: str, price: Price) -> Mapping[str, Any]:
    """The number of things that the price is for."""
    terms = price.terms
    if "minutes" in terms:
        quantity = {"value": terms["minutes"], "unitCode": _MINUTES}
        return {"referenceQuantity": {"@type": "QuantitativeValue", **quantity}}
    if "unit" not in terms:
        return {}
    quantity = {"value": terms.get("size", 1), "unitText": terms["unit"][language]}
    return {"referenceQuantity": {"@type": "QuantitativeValue", **quantity}}


def _number(amount: Decimal) -> int | float:
    """The amount as a JSON number, as schema.org requires. Two decimals survive the conversion."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)
