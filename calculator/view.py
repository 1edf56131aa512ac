"""An estimate as HTML: the same string in the served page and in the live one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from calculator.book import Assumption, Edition, Price
from calculator.compare import models
from calculator.kinds import Sum
from calculator.markup import Markup, element, join
from calculator.quote import MONTHS_A_YEAR, Quote, with_tax
from calculator.wording import Wording


def estimate(quantities: Mapping[str, int | Decimal], edition: Edition, wording: Wording) -> Markup:
    """Every model of `edition` for `quantities` (by id, none missing), with every step."""
    quotes = models(wording.book, quantities, edition)
    return join(
        [
            element("h2", {"class": "estimate__title"}, wording.say("estimate", "title")),
            element("p", {"class": "estimate__for"}, _for(quantities, edition, wording)),
            element("ol", {"class": "choices"}, *(_choice(one, wording) for one in quotes)),
            _fine_print(quotes, edition, wording),
            element("p", {"class": "notice"}, wording.say("estimate", "not_a_quotation")),
            element("p", {"class": "estimate__next"}, wording.say("estimate", "next_step")),
        ]
    )


def summary(quantities: Mapping[str, int | Decimal], edition: Edition, wording: Wording) -> str:
    """The totals in one sentence, for a reader who hears the page."""
    totals = [(one, one.month) for one in models(wording.book, quantities, edition)]
    heard = "; ".join(
        f"{title(one, wording)} {wording.figure(month)}" for one, month in totals if month
    )
    return wording.say("estimate", "summary", totals=heard)


def title(quote: Quote, wording: Wording) -> str:
    """The name of what is quoted: a service, or services together."""
    return " + ".join(wording.name(row.service.name) for row in quote.rows)


def price_tag(amount: Sum, unit: str, wording: Wording) -> Markup:
    """A price where the eye goes: "from", the amount, and what it is for."""
    starting = element("span", {"class": "price__from"}, wording.say("price", "from_word"))
    return element(
        "p",
        {"class": "price"},
        *([starting, " "] if amount.starting else []),
        element("strong", {"class": "price__amount"}, wording.amount(amount)),
        " ",
        element("span", {"class": "price__unit"}, unit),
    )


def offer_tag(price: Price, wording: Wording) -> Markup:
    """A price of the price list, where the eye goes."""
    unit = wording.unit(price)
    if "amount" in price.terms:
        return price_tag(Sum(price.amount(), price.starting), unit, wording)
    return price_in_words(wording.in_words(price), unit)


def price_in_words(text: str, unit: str = "") -> Markup:
    """A price that is not published, where the eye goes."""
    said: list[Markup | str] = [element("strong", {"class": "price__amount"}, text)]
    if unit:
        said += [" ", element("span", {"class": "price__unit"}, unit)]
    return element("p", {"class": "price price--words"}, *said)


def given(quantities: Mapping[str, int | Decimal], wording: Wording) -> str:
    """What was entered: "25 användare, 4 321 rader"."""
    asked = [each for each in wording.book.quantities.values() if each.id in quantities]
    return ", ".join(wording.quantity(each, quantities[each.id]) for each in asked)


def _for(quantities: Mapping[str, int | Decimal], edition: Edition, wording: Wording) -> str:
    return wording.say("estimate", "basis", given=given(quantities, wording), edition=edition.name)


def _choice(quote: Quote, wording: Wording) -> Markup:
    names = [
        "choice",
        "choice--combined" if len(quote.rows) > 1 else "",
        "" if quote.month else "choice--unpriced",
    ]
    return element(
        "li", {"class": " ".join(filter(None, names))}, _what(quote, wording), _cost(quote, wording)
    )


def _what(quote: Quote, wording: Wording) -> Markup:
    return element(
        "div",
        {"class": "choice__what"},
        element("h3", {"class": "choice__name"}, title(quote, wording)),
        element(
            "ul", {"class": "steps"}, *(element("li", None, step) for step in steps(quote, wording))
        ),
        element("p", {"class": "choice__note"}, wording.minimum_term(quote.minimum_term)),
    )


def a_month(wording: Wording) -> str:
    """What a total is for: "per månad exkl. moms"."""
    return wording.say("estimate", "a_month", tax_status=wording.tax_status())


def steps(quote: Quote, wording: Wording) -> list[str]:
    """How each charge was worked out, and how several were added up."""
    lines = [wording.step(each) for row in quote.rows for each in row.charges]
    added = [wording.figure(each.month) for row in quote.rows for each in row.charges if each.month]
    if quote.month and len(added) > 1:
        lines.append(
            wording.say(
                "estimate",
                "added_up",
                parts=" + ".join(added),
                sum=quote.month,
                tax_status=wording.tax_status(),
            )
        )
    return lines


def _cost(quote: Quote, wording: Wording) -> Markup:
    if quote.month is None or quote.year is None:
        return element(
            "div", {"class": "choice__cost"}, price_in_words(wording.say("estimate", "no_figure"))
        )
    return element(
        "div",
        {"class": "choice__cost"},
        price_tag(quote.month, a_month(wording), wording),
        *(
            element("p", {"class": "choice__more"}, line)
            for line in totals(quote.month, quote.year, wording)
        ),
    )


def totals(month: Sum, year: Sum, wording: Wording) -> list[str]:
    """Twelve months without tax, and the month with it."""
    tax = wording.book.tax
    return [
        wording.say(
            "estimate", "year", sum=year, months=MONTHS_A_YEAR, tax_status=wording.tax_status()
        ),
        wording.say(
            "estimate",
            "with_tax",
            tax=tax.name,
            percent=wording.number(tax.percent),
            sum=with_tax(wording.book, month),
        ),
    ]


def _fine_print(quotes: Sequence[Quote], edition: Edition, wording: Wording) -> Markup:
    return element(
        "div",
        {"class": "fineprint"},
        *_listed("assumptions", assumptions(quotes, wording), wording),
        *_listed("not_included", not_included(edition, wording), wording),
    )


def _listed(heading: str, lines: Sequence[str], wording: Wording) -> list[Markup]:
    """Lines under their heading, and no heading with nothing under it."""
    if not lines:
        return []
    items = (element("li", None, line) for line in lines)
    return [element("h3", None, wording.say("estimate", heading)), element("ul", None, *items)]


def assumptions(quotes: Sequence[Quote], wording: Wording) -> list[str]:
    """What the figures rest on though the edition does not state it, each once, with its source."""
    used = {id for quote in quotes for id in quote.assumptions}
    return [
        _assumption(one, wording) for one in wording.book.assumptions.values() if one.id in used
    ]


def _assumption(one: Assumption, wording: Wording) -> str:
    text = wording.name(one.text)
    return (
        wording.say("estimate", "assumed_from", text=text, source=one.source_name)
        if one.source_name
        else text
    )


def not_included(edition: Edition, wording: Wording) -> list[str]:
    """What no figure of the edition's estimates holds."""
    return [wording.name(texts) for texts in wording.book.not_included[edition.id]]
