"""All models side by side: what each costs for the same numbers, and what it includes."""

from collections.abc import Sequence

from calculator.html.markup import Markup, element, join
from calculator.html.price_tag import total_tags
from calculator.pricing.choice import Choice
from calculator.pricing.compare import Model, verdict
from calculator.pricing.offer_clauses import Clause, by_part
from calculator.pricing.price_book import Cell, Offer
from calculator.text.estimate_text import more_said, shown_parts
from calculator.text.localise import Wording
from calculator.text.models_text import models_title, verdict_text

# Each verdict, and the mark that says the same to the eye: in the calculator and on every page.
MARKS = {
    "included": "included",
    "guidance_only": "partly",
    "per_incident": "charged",
    "not_included": "excluded",
}


def models_table(models: Sequence[Model], choice: Choice, wording: Wording) -> Markup:
    """A column a model; the ones that the guide recommends for what was chosen are marked."""
    book, edition = wording.book, choice.edition
    compared = book.compared.get(edition.id, ())
    heading = models_title(choice, wording)
    rows = [
        _row(
            wording.say("models", "price"),
            [_cost(each, choice, wording) for each in models],
            "models__price",
        ),
        _row(wording.say("models", "term"), [_term(each, wording) for each in models]),
        *(
            _row(
                wording.name(row.name),
                [_verdict(verdict(row, each.services), wording) for each in models],
            )
            for row in compared
        ),
        *_own_lists(models, wording),
    ]
    return join(
        [
            element("h2", None, heading),
            element("p", {"class": "section__intro"}, wording.say("models", "unlike")),
            *_advised(models, choice, wording),
            _at_a_glance(models, choice, wording),
            element(
                "div",
                {
                    "class": "table-scroll",
                    "tabindex": "0",
                    "role": "region",
                    "aria-label": heading,
                },
                element(
                    "table",
                    {"class": "table models", "role": "table"},
                    element("thead", {"role": "rowgroup"}, _head(models, choice, wording)),
                    element("tbody", {"role": "rowgroup"}, *rows),
                ),
            ),
        ]
    )


def _at_a_glance(models: Sequence[Model], choice: Choice, wording: Wording) -> Markup:
    """Every price at once, in place of the table's row where the table is moved sideways."""
    return element(
        "ul",
        {"class": "glance"},
        *(
            element(
                "li",
                {"class": "glance__model"},
                element(
                    "p",
                    {"class": "glance__name"},
                    wording.title(each.quote),
                    *_badges(each, choice, wording),
                ),
                element("div", {"class": "glance__price"}, _cost(each, choice, wording)),
            )
            for each in models
        ),
    )


def _head(models: Sequence[Model], choice: Choice, wording: Wording) -> Markup:
    return element(
        "tr",
        {"role": "row"},
        element("td", {"role": "cell"}),
        *(
            element(
                "th",
                {
                    "scope": "col",
                    "role": "columnheader",
                    "class": "models__advised" if each.advice else None,
                },
                wording.title(each.quote),
                *_badges(each, choice, wording),
            )
            for each in models
        ),
    )


def _badges(model: Model, choice: Choice, wording: Wording) -> list[Markup]:
    badges = []
    if model.advice:
        badges.append(element("span", {"class": "badge"}, wording.say("models", "recommended")))
    if set(model.services) == set(choice.order.services):
        chosen = wording.say("example" if choice.example else "models", "chosen")
        badges.append(element("span", {"class": "badge badge--chosen"}, chosen))
    return badges


def _advised(models: Sequence[Model], choice: Choice, wording: Wording) -> list[Markup]:
    """What is recommended and why; without a choice of what describes the reader, nothing is."""
    if not choice.traits:
        return []
    reasons = [
        wording.say(
            "models",
            "because",
            model=wording.title(model.quote),
            situation=wording.name(advice.situation),
        )
        for model in models
        for advice in model.advice
    ]
    return [element("ul", {"class": "reasons"}, *(element("li", None, each) for each in reasons))]


def _cost(model: Model, choice: Choice, wording: Wording) -> Markup:
    tags = total_tags(shown_parts(model.quote, choice, wording), wording)
    more = more_said(model.quote, choice, wording)
    return join([tags, *(element("p", {"class": "models__more"}, line) for line in more)])


def _term(model: Model, wording: Wording) -> str:
    return wording.term(model.quote.minimum_term)


def _verdict(cell: Cell | None, wording: Wording) -> Markup | str:
    if cell is None:
        return wording.say("models", "not_said")
    return element(
        "span", {"class": f"tick tick--{MARKS[cell.value]}"}, verdict_text(cell, wording)
    )


def _own_lists(models: Sequence[Model], wording: Wording) -> list[Markup]:
    """What an edition without a comparison says of its services one by one."""
    rows = []
    for key in ("includes", "excludes"):
        cells = [
            join(part for row in each.quote.rows for part in _own_list(row.offer, key, wording))
            for each in models
        ]
        if any(cells):
            said = [each or wording.say("models", "not_said") for each in cells]
            rows.append(_row(wording.say("models", key), said))
    return rows


def _own_list(offer: Offer, key: str, wording: Wording) -> list[Markup]:
    """One list of an offer: what is said of the whole, then of each part under its name."""
    whole, parts = by_part(getattr(offer, key))
    found = [_listed(whole, wording)] if whole else []
    for id, clauses in parts.items():
        heading = wording.of_part(key, offer.parts[id])
        found += [element("p", {"class": "models__part"}, heading), _listed(clauses, wording)]
    return found


def _listed(clauses: Sequence[Clause], wording: Wording) -> Markup:
    items = (element("li", None, wording.name(each.text)) for each in clauses)
    return element("ul", {"class": "models__list"}, *items)


def _row(name: str, cells: Sequence[Markup | str], style: str | None = None) -> Markup:
    return element(
        "tr",
        {"role": "row", "class": style},
        element("th", {"scope": "row", "role": "rowheader"}, name),
        *(element("td", {"role": "cell"}, cell) for cell in cells),
    )
