"""The calculator: the form, the estimate for the stated defaults, and the prices behind it."""

import json
from collections.abc import Mapping
from typing import Any

from calculator.html.estimate_html import ASIDE, estimate
from calculator.html.form import form
from calculator.pricing.choice import HAS, SERVICES, Choice, asked_for, conditions, offered, start
from calculator.pricing.order import Order
from calculator.pricing.quote import quote
from calculator.share.link import write_link
from calculator.text.estimate_text import basis, given, row_steps, total_said
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.price_display import table
from pricebook.site.addresses import CALCULATOR, CONTACT, COUNT, relative

# Folders and files of the site for Python in the browser, from the site's root.
SCRIPTS = "assets/"
ENGINE = "engine/"
PRELOAD = f"{SCRIPTS}python/preload.js"
RUNTIME = f"{ENGINE}manifest.json"
# The imports of the page's script: the browser fetches them beside the script, and not after it.
_IMPORTED = (
    "python/connection",
    "calculator/link",
    "calculator/order_preview",
    "python/worker_client",
    "python/start_worker",
    "calculator/export",
    "calculator/browser_history",
    "calculator/pending_input",
)


def calculator(desk: Desk) -> Page:
    """The served estimate is made by the function that answers in the reader's browser."""
    opening = start(desk.site.book, desk.edition)
    return desk.page(
        CALCULATOR,
        desk.say("calculator", "title"),
        desk.say("calculator", "lead"),
        "calculator.html",
        starts_with=_starts_with(desk, opening),
        form=form(opening, desk.edition, desk.wording, _counts(desk)),
        aside=ASIDE,
        estimate=estimate(opening, desk.wording),
        settings=_settings(desk),
        examples=_examples(desk),
        prices=table(desk),
        contact=CONTACT,
        modules=(f"{SCRIPTS}calculator/calculator_page.js",),
        imports=tuple(f"{SCRIPTS}{name}.js" for name in _IMPORTED),
    )


def _starts_with(desk: Desk, opening: Choice) -> str:
    wording = desk.wording
    return desk.say(
        "calculator",
        "starts_with",
        services=wording.title(quote(desk.site.book, opening.order, opening.edition)),
        given=given(opening, wording),
    )


def _examples(desk: Desk) -> list[Mapping[str, Any]]:
    """The data's orders at the page's prices, each worked out and linked to."""
    book, wording = desk.site.book, desk.wording
    found: list[Mapping[str, Any]] = []
    for example in book.examples:
        if example.edition != desk.edition.id:
            continue
        numbers = {**start(book, desk.edition).order.quantities, **example.quantities}
        choice = Choice(Order(numbers, example.services), desk.edition)
        worked_out = quote(book, choice.order, choice.edition)
        only_its_own = Choice(Order(example.quantities, example.services), desk.edition)
        found.append(
            {
                "text": wording.name(example.text),
                "title": wording.title(worked_out),
                "basis": basis(only_its_own, wording),
                "steps": [step for row in worked_out.rows for step in row_steps(row, wording)],
                "sum": total_said(worked_out, choice, wording),
                "fragment": write_link(choice, desk.edition, book),
            }
        )
    return found


def _counts(desk: Desk) -> dict[str, str]:
    """The page that counts a quantity from the reader's own files, as seen from this one."""
    site, address = desk.site, desk.site.addresses.of(CALCULATOR, desk.language)
    page = desk.site.counted and site.addresses.of(COUNT, desk.language)
    return {desk.site.counted: relative(address, page)} if desk.site.counted and page else {}


def _names(desk: Desk) -> dict[str, str]:
    """The labels of what only older editions ask for or offer, by the id that its field has."""
    book, text = desk.site.book, desk.text
    editions = book.editions.values()
    asked = {each.id: text(each.label) for each in asked_for(book, *editions)}
    services = {id: text(book.services[id].name) for id in offered(book, *editions)}
    has = {id: text(name) for id, name in conditions(book, *editions).items()}
    every = {
        **asked,
        **{f"{SERVICES}-{id}": name for id, name in services.items()},
        **{f"{HAS}-{id}": name for id, name in has.items()},
    }
    held = {each.id for each in asked_for(book, desk.edition)}
    held |= {f"{SERVICES}-{id}" for id in offered(book, desk.edition)}
    held |= {f"{HAS}-{id}" for id in conditions(book, desk.edition)}
    if has and not conditions(book, desk.edition):
        every[HAS] = desk.say("order", "has")
    return {id: name for id, name in every.items() if id not in held}


def _settings(desk: Desk) -> dict[str, str]:
    """What the page's script needs to know, and no more: addresses and ids."""
    site, address = desk.site, desk.site.addresses.of(CALCULATOR, desk.language)
    return {
        "language": desk.language,
        "edition": desk.edition.id,
        "worker": relative(address, f"{SCRIPTS}python/worker.js"),
        "runtime": relative(address, RUNTIME),
        "group": desk.wording.form.group,
        "decimal": desk.wording.form.decimal,
        "names": json.dumps(_names(desk), ensure_ascii=False),
        "counts": json.dumps(_counts(desk)),
        "book": relative(address, site.book_file),
        "words": relative(address, site.words_file(desk.language)),
    }
