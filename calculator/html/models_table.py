"""The comparison of models as HTML. A model is a set of services; see `Model`."""

from collections.abc import Sequence

from calculator.html.markup import Markup, element, join
from calculator.html.price_tag import total_price_tags
from calculator.pricing.choice import Choice
from calculator.pricing.compare import Model, verdict
from calculator.pricing.offer_clauses import Clause, by_part
from calculator.pricing.price_book import Cell, Offer
from calculator.text.estimate_text import shown_parts, unpriced_lines
from calculator.text.localise import Localiser
from calculator.text.models_text import models_title, verdict_text

# The CSS class of each verdict's mark, in the calculator and on every page.
MARKS = {
    "included": "included",
    "guidance_only": "partly",
    "per_incident": "charged",
    "not_included": "excluded",
}


def models_table(models: Sequence[Model], choice: Choice, localiser: Localiser) -> Markup:
    """A table with a column per model; the models that the guide recommends are marked."""
    book, edition = localiser.book, choice.edition
    compared = book.compared.get(edition.id, ())
    heading = models_title(choice, localiser)
    rows = [
        _row(
            localiser.text("models", "price"),
            [_cost(each, choice, localiser) for each in models],
            "models__price",
        ),
        _row(localiser.text("models", "term"), [_term(each, localiser) for each in models]),
        *(
            _row(
                localiser.localised(row.name),
                [_verdict(verdict(row, each.services), localiser) for each in models],
            )
            for row in compared
        ),
        *_own_lists(models, localiser),
    ]
    return join(
        [
            element("h2", None, heading),
            element("p", {"class": "section__intro"}, localiser.text("models", "unlike")),
            *_advised(models, choice, localiser),
            _at_a_glance(models, choice, localiser),
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
                    element("thead", {"role": "rowgroup"}, _head(models, choice, localiser)),
                    element("tbody", {"role": "rowgroup"}, *rows),
                ),
            ),
        ]
    )


def _at_a_glance(models: Sequence[Model], choice: Choice, localiser: Localiser) -> Markup:
    """The price of every model as a list, for narrow screens on which the table scrolls."""
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
                    localiser.title(each.quote),
                    *_badges(each, choice, localiser),
                ),
                element("div", {"class": "glance__price"}, _cost(each, choice, localiser)),
            )
            for each in models
        ),
    )


def _head(models: Sequence[Model], choice: Choice, localiser: Localiser) -> Markup:
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
                localiser.title(each.quote),
                *_badges(each, choice, localiser),
            )
            for each in models
        ),
    )


def _badges(model: Model, choice: Choice, localiser: Localiser) -> list[Markup]:
    badges = []
    if model.advice:
        badges.append(element("span", {"class": "badge"}, localiser.text("models", "recommended")))
    if set(model.services) == set(choice.order.services):
        chosen = localiser.text("example" if choice.example else "models", "chosen")
        badges.append(element("span", {"class": "badge badge--chosen"}, chosen))
    return badges


def _advised(models: Sequence[Model], choice: Choice, localiser: Localiser) -> list[Markup]:
    """The recommended models and the reasons; [] where the reader has ticked no situation."""
    if not choice.traits:
        return []
    reasons = [
        localiser.text(
            "models",
            "because",
            model=localiser.title(model.quote),
            situation=localiser.localised(advice.situation),
        )
        for model in models
        for advice in model.advice
    ]
    return [element("ul", {"class": "reasons"}, *(element("li", None, each) for each in reasons))]


def _cost(model: Model, choice: Choice, localiser: Localiser) -> Markup:
    tags = total_price_tags(shown_parts(model.quote, choice, localiser), localiser)
    more = unpriced_lines(model.quote, choice, localiser)
    return join([tags, *(element("p", {"class": "models__more"}, line) for line in more)])


def _term(model: Model, localiser: Localiser) -> str:
    return localiser.term(model.quote.minimum_term)


def _verdict(cell: Cell | None, localiser: Localiser) -> Markup | str:
    if cell is None:
        return localiser.text("models", "not_said")
    return element(
        "span", {"class": f"tick tick--{MARKS[cell.value]}"}, verdict_text(cell, localiser)
    )


def _own_lists(models: Sequence[Model], localiser: Localiser) -> list[Markup]:
    """Rows from the services' own lists, for an edition without a comparison."""
    rows = []
    for key in ("includes", "excludes"):
        cells = [
            join(part for row in each.quote.rows for part in _own_list(row.offer, key, localiser))
            for each in models
        ]
        if any(cells):
            texts = [each or localiser.text("models", "not_said") for each in cells]
            rows.append(_row(localiser.text("models", key), texts))
    return rows


def _own_list(offer: Offer, key: str, localiser: Localiser) -> list[Markup]:
    """One list of an offer: clauses on the whole service, then clauses on each part."""
    whole, parts = by_part(getattr(offer, key))
    found = [_listed(whole, localiser)] if whole else []
    for id, clauses in parts.items():
        heading = localiser.part_heading(key, offer.parts[id])
        found += [element("p", {"class": "models__part"}, heading), _listed(clauses, localiser)]
    return found


def _listed(clauses: Sequence[Clause], localiser: Localiser) -> Markup:
    items = (element("li", None, localiser.localised(each.text)) for each in clauses)
    return element("ul", {"class": "models__list"}, *items)


def _row(name: str, cells: Sequence[Markup | str], style: str | None = None) -> Markup:
    return element(
        "tr",
        {"role": "row", "class": style},
        element("th", {"scope": "row", "role": "rowheader"}, name),
        *(element("td", {"role": "cell"}, cell) for cell in cells),
    )
