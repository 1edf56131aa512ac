"""The calculator: the form, the estimate for the data's defaults, and the prices behind it."""

import json
from collections.abc import Mapping
from typing import Any

from calculator.html.estimate_html import ASIDE, estimate
from calculator.html.form import form
from calculator.pricing.choice import HAS, SERVICES, Choice, asked_for, conditions, offered, start
from calculator.pricing.kinds import quantities_of
from calculator.pricing.order import Order
from calculator.pricing.quote import quote
from calculator.share.link import write_link
from calculator.text.estimate_text import basis, quantities_text, row_steps, total_text
from pricebook.page_parts.page import HeaderPlace
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.price_display import table
from pricebook.site.addresses import CALCULATOR
from pricebook.site.browser_paths import RUNTIME, SCRIPTS

# The imports of the page's script. The page lists them so that the browser fetches them in
# parallel with the script.
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


def calculator(context: PageContext) -> PageContent:
    """The same function makes the estimate here and in the reader's browser."""
    opening = start(context.site.book, context.edition)
    return PageContent(
        description=context.word("calculator", "lead"),
        variables={
            "starts_with": _starts_with(context, opening),
            "form": form(opening, context.edition, context.localiser, _counts(context)),
            "aside": ASIDE,
            "estimate": estimate(opening, context.localiser),
            "settings": _settings(context),
            "examples": _examples(context),
            "prices": table(context),
        },
    )


def _starts_with(context: PageContext, opening: Choice) -> str:
    """The services of the example with the numbers that their prices need; "" without a number."""
    localiser, order = context.localiser, opening.order
    prices = [each for id in order.services for each in context.prices(context.service(id))]
    needed = frozenset().union(*map(quantities_of, prices))
    asked = [each for each in asked_for(localiser.book, opening.edition) if each.id in needed]
    given = quantities_text(asked, order, localiser)
    if not given:
        return ""
    return context.word(
        "calculator",
        "starts_with",
        services=localiser.title(quote(context.site.book, order, opening.edition)),
        given=given,
    )


def _examples(context: PageContext) -> list[Mapping[str, Any]]:
    """The data's worked examples at the page's prices, each with a link that fills in the form."""
    book, localiser = context.site.book, context.localiser
    examples: list[Mapping[str, Any]] = []
    for example in book.examples:
        if example.edition != context.edition.id:
            continue
        numbers = {**start(book, context.edition).order.quantities, **example.quantities}
        choice = Choice(Order(numbers, example.services), context.edition)
        answer = quote(book, choice.order, choice.edition)
        own_quantities = Choice(Order(example.quantities, example.services), context.edition)
        examples.append(
            {
                "text": localiser.localised(example.text),
                "title": localiser.title(answer),
                "basis": basis(own_quantities, localiser),
                "steps": [step for row in answer.rows for step in row_steps(row, localiser)],
                "sum": total_text(answer, choice, localiser),
                "fragment": write_link(choice, context.edition, book),
            }
        )
    return examples


def _counts(context: PageContext) -> dict[str, str]:
    """The id of the quantity counted from the reader's files → the link to the counting page."""
    return {context.site.counted: context.link("count")} if context.site.counted else {}


def _names(context: PageContext) -> dict[str, str]:
    """The id of each form field that only older editions have → its label."""
    book, text = context.site.book, context.text
    editions = book.editions.values()
    quantities = {each.id: text(each.label) for each in asked_for(book, *editions)}
    services = {id: text(book.services[id].name) for id in offered(book, *editions)}
    has = {id: text(name) for id, name in conditions(book, *editions).items()}
    every = {
        **quantities,
        **{f"{SERVICES}-{id}": name for id, name in services.items()},
        **{f"{HAS}-{id}": name for id, name in has.items()},
    }
    current = {each.id for each in asked_for(book, context.edition)}
    current |= {f"{SERVICES}-{id}" for id in offered(book, context.edition)}
    current |= {f"{HAS}-{id}" for id in conditions(book, context.edition)}
    if has and not conditions(book, context.edition):
        every[HAS] = context.word("order", "has")
    return {id: name for id, name in every.items() if id not in current}


def _settings(context: PageContext) -> dict[str, str]:
    """The addresses and ids that the page's script needs."""
    site = context.site
    return {
        "language": context.language,
        "edition": context.edition.id,
        "worker": context.file_link(f"{SCRIPTS}python/worker.js"),
        "runtime": context.file_link(RUNTIME),
        "group": context.localiser.number_format.group,
        "decimal": context.localiser.number_format.decimal,
        "names": json.dumps(_names(context), ensure_ascii=False),
        "counts": json.dumps(_counts(context)),
        "book": context.file_link(site.book_file),
        "words": context.file_link(site.words_file(context.language)),
    }


PAGE = PageDeclaration(
    key=CALCULATOR,
    words="calculator",
    template="calculator.html",
    content=calculator,
    header=HeaderPlace(40, "calculator"),
    scripts=(f"{SCRIPTS}calculator/calculator_page.js",),
    imported_scripts=tuple(f"{SCRIPTS}{name}.js" for name in _IMPORTED),
    runs_python=True,
)
