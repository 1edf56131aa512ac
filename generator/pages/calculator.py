"""The calculator: the form, the estimate for the stated defaults, and the prices behind it."""

from calculator.book import Quantity
from calculator.view import estimate
from generator.addresses import CALCULATOR, COUNT, relative
from generator.pages.desk import Desk
from generator.pages.page import Page
from generator.pages.pricing import table

# What of the calculator's shell lies where, from the site's root.
SHELL = "assets/calculator/"
ENGINE = "engine/"


def calculator(desk: Desk) -> Page:
    """The served estimate is made by the function that answers in the reader's browser."""
    quantities = desk.site.book.quantities.values()
    start = {each.id: each.start for each in quantities if each.start is not None}
    return desk.page(
        CALCULATOR,
        desk.say("calculator", "title"),
        desk.say("calculator", "lead"),
        "calculator.html",
        fields=[_field(desk, each) for each in quantities],
        estimate=estimate(start, desk.edition, desk.wording),
        settings=_settings(desk),
        prices=table(desk),
        modules=(f"{SHELL}client.js",),
    )


def _field(desk: Desk, quantity: Quantity) -> dict[str, str]:
    """A field of the form; `count` is the page that counts it from the reader's code, or ""."""
    return {
        "count": COUNT if quantity.id == desk.site.counted else "",
        "id": quantity.id,
        "label": desk.text(quantity.label),
        "hint": desk.text(quantity.hint),
        "unit": desk.text(quantity.names.many),
        "value": "" if quantity.start is None else desk.wording.number(quantity.start),
    }


def _settings(desk: Desk) -> dict[str, str]:
    """What the page's script needs to know, and no more: addresses and ids."""
    site, address = desk.site, desk.site.addresses.of(CALCULATOR, desk.language)
    return {
        "language": desk.language,
        "edition": desk.edition.id,
        "worker": relative(address, f"{SHELL}worker.js"),
        "runtime": relative(address, f"{ENGINE}manifest.json"),
        "book": relative(address, site.book_file),
        "words": relative(address, site.words_file(desk.language)),
    }
