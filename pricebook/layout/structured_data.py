"""What a page says of itself to search engines: the firm and its offers in schema.org's words.

Only what the price list states: what is assumed has no place to say so here, and is left out.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urljoin

from calculator.pricing.price_book import Offer, Price
from pricebook.model.service import ServiceModel
from pricebook.pages import Page
from pricebook.site.addresses import CONTACT, HOME, service_key
from pricebook.site.site import Site

# UN/CEFACT's codes, which schema.org takes for units of time.
_MONTHS, _MINUTES = "MON", "MIN"
# Signs by which a browser would find the end of the block, or other markup in it.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def structured(site: Site, page: Page) -> str:
    """JSON-LD for a page, fit to stand in a script element; "" where there is nothing to say.

    Archived prices are no offers any more: their pages say nothing.
    """
    said = _said(site, page)
    if not said:
        return ""
    whole = {"@context": "https://schema.org", **said}
    return json.dumps(whole, ensure_ascii=False).translate(_ESCAPED)


def _said(site: Site, page: Page) -> Mapping[str, Any]:
    if page.key in (HOME, CONTACT):
        return _firm(site, page.language)
    for service in site.catalogue.services:
        if page.key == service_key(service.id):
            return _service(site, page, service)
    return {}


def _firm(site: Site, language: str) -> Mapping[str, Any]:
    """As far as the data knows it."""
    firm = site.catalogue.firm
    known = {
        "identifier": firm.organisation_number,
        "email": firm.email,
        "telephone": firm.phone,
        "address": firm.address,
    }
    return {
        "@type": "Organization",
        **_at(site, "", "organization"),
        "name": firm.name,
        "slogan": firm.tagline[language],
        **{name: value for name, value in known.items() if value},
    }


def _service(site: Site, page: Page, service: ServiceModel) -> Mapping[str, Any]:
    book, language = site.book, page.language
    stated = service.offer(site.edition.id)
    assert stated, "only services that the edition in force offers have a public page"
    offer = book.services[service.id].offers[site.edition.id]
    return {
        "@type": "Service",
        **_at(site, page.address, "service"),
        "identifier": service.id,
        "name": offer.name[language],
        "description": stated.summary[language],
        "provider": {
            "@type": "Organization",
            **_at(site, "", "organization"),
            "name": site.catalogue.firm.name,
        },
        "offers": _offer(site, page, service.id, offer),
    }


def _at(site: Site, address: str, part: str) -> Mapping[str, str]:
    """Where the thing lies, and by what address others name it; a site may not know its own."""
    if not site.base:
        return {}
    whole = urljoin(site.base, address)
    return {"@id": f"{whole}#{part}", "url": whole}


def _offer(site: Site, page: Page, service: str, offer: Offer) -> Mapping[str, Any]:
    """What stands in catalog.json under the same ids; an unpublished price is told in words."""
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
    """Every price with its unit, its tax status where it is stated, and the minimum term."""
    wording = site.wording(page.language)
    price = wording.price_taxed if _states_tax(site) else wording.price
    prices = [price(each) for each in offer.prices]
    term = [wording.minimum_term(offer.minimum_term)] if offer.minimum_term else []
    return ", ".join([*prices, *term])


def _states_tax(site: Site) -> bool:
    """Whether the prices are stated without tax, and not only read so."""
    return not site.book.tax.assumptions


def _price(site: Site, page: Page, offer: Offer, price: Price) -> Mapping[str, Any]:
    """The price with its unit; a starting price is the least that it can be, and no fixed one.

    `unitCode` is the time that a price is paid for, `referenceQuantity` the number of things that
    it buys, and `billingDuration` the minimum term. Steps of billing are not told: schema.org
    would read them in months.
    """
    wording, terms = site.wording(page.language), price.terms
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
    if unit := wording.unit(price):
        specified["unitText"] = unit
    is_paid_once = "occasion" in terms
    if "amount" in terms and not is_paid_once:
        specified["unitCode"] = _MONTHS
    # A fee that is paid once runs for no time.
    if offer.minimum_term and not is_paid_once:
        specified["billingDuration"] = {
            "@type": "QuantitativeValue",
            "minValue": offer.minimum_term,
            "unitCode": _MONTHS,
        }
    return specified


def _counted(language: str, price: Price) -> Mapping[str, Any]:
    """How many of what the price is for."""
    terms = price.terms
    if "minutes" in terms:
        quantity = {"value": terms["minutes"], "unitCode": _MINUTES}
        return {"referenceQuantity": {"@type": "QuantitativeValue", **quantity}}
    if "unit" not in terms:
        return {}
    quantity = {"value": terms.get("size", 1), "unitText": terms["unit"][language]}
    return {"referenceQuantity": {"@type": "QuantitativeValue", **quantity}}


def _number(amount: Decimal) -> int | float:
    """A number, for schema.org knows no amounts as text; of two decimals, none is lost."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)
