"""The form of an order as HTML: the fields of its editions, filled in with a choice."""

from collections.abc import Iterable, Mapping, Sequence

from calculator.html.markup import Markup, element, join
from calculator.pricing.choice import (
    AGREEMENT,
    BESIDE,
    HAS,
    SERVICES,
    SHARED,
    TAX,
    TAXED,
    TRAITS,
    Choice,
    asked_for,
    conditions,
    offered,
)
from calculator.pricing.price_book import Edition, Offer, Quantity
from calculator.text.localise import Localiser


def form(
    choice: Choice, current: Edition, localiser: Localiser, counts: Mapping[str, str] | None = None
) -> Markup:
    """Every field of the form; `current` is the edition in force.

    `counts` maps a quantity's id to the address of a page that counts it in the reader's files.
    """
    asked = asked_for(localiser.book, *choice.editions)
    counted = counts or {}
    return join(
        [
            _services(choice, localiser),
            *(
                _field(each, choice, localiser, counted.get(each.id))
                for each in asked
                if each.start is not None
            ),
            _own(choice, [each for each in asked if each.start is None], localiser),
            _has(choice, localiser),
            _traits(choice, localiser),
            _tax(choice, localiser),
            _older(choice, current, localiser),
            _kept(choice, asked, localiser),
        ]
    )


def number_text(choice: Choice, quantity: Quantity, localiser: Localiser) -> str:
    """The text of a quantity's field: the number, or the typed text if it is not a number."""
    if quantity.id in choice.typed:
        return choice.typed[quantity.id]
    given = choice.order.quantities.get(quantity.id)
    return "" if given is None else localiser.number(given)


def _services(choice: Choice, localiser: Localiser) -> Markup:
    book = localiser.book
    ticks = []
    for id in offered(book, *choice.editions):
        offers = [
            offer for each in choice.editions if (offer := book.services[id].offers.get(each.id))
        ]
        hint = [_prices(offer, bool(choice.beside), localiser) for offer in offers]
        ticks.append(
            _tick(SERVICES, id, localiser.localised(offers[0].name), id in choice.services, *hint)
        )
    return _group(localiser.text("order", "services"), *ticks)


def _prices(offer: Offer, named: bool, localiser: Localiser) -> str:
    """The prices of a service; if `named` is true, with the name of the price list."""
    prices = " | ".join(localiser.prices(offer.prices))
    if not named:
        return prices
    edition = localiser.book.editions[offer.edition].name
    return localiser.text("order", "priced_by", edition=edition, price=prices)


def _field(
    quantity: Quantity, choice: Choice, localiser: Localiser, count: str | None = None
) -> Markup:
    id, name = quantity.id, localiser.localised(quantity.label)
    control = element(
        "input",
        {
            "class": "field__input",
            "id": id,
            "name": id,
            "inputmode": "decimal" if quantity.decimals else "numeric",
            "autocomplete": "off",
            "value": number_text(choice, quantity, localiser) or None,
            "aria-describedby": f"{id}-hint {id}-error",
        },
    )
    return element(
        "div",
        {"class": "field"},
        element("label", {"class": "field__label", "for": id}, name),
        element(
            "p", {"class": "field__hint", "id": f"{id}-hint"}, localiser.localised(quantity.hint)
        ),
        element("p", {"class": "field__more"}, _link(count, localiser)) if count else "",
        element(
            "div",
            {"class": "field__control"},
            *(
                [control]
                if quantity.money
                else [
                    _stepper(id, -1, "\N{MINUS SIGN}", localiser.text("order", "fewer", name=name)),
                    control,
                    _stepper(id, 1, "+", localiser.text("order", "more", name=name)),
                ]
            ),
            element("span", {"class": "field__unit"}, _unit(quantity, localiser)),
        ),
        element("p", {"class": "field__error", "id": f"{id}-error"}),
    )


def _link(address: str, localiser: Localiser) -> Markup:
    return element("a", {"href": address, "data-order": ""}, localiser.text("order", "count"))


def _stepper(field: str, by: int, sign: str, label: str) -> Markup:
    return element(
        "button",
        {
            "class": "stepper",
            "type": "button",
            "data-step": str(by),
            "data-field": field,
            "aria-label": label,
        },
        sign,
    )


def _unit(quantity: Quantity, localiser: Localiser) -> str:
    many = localiser.localised(quantity.names.many)
    return f"{localiser.currency()} {many}" if quantity.money else many


def _own(choice: Choice, asked: list[Quantity], localiser: Localiser) -> Markup:
    """The optional fields, such as the hourly rate of the reader's own agreement."""
    if not asked:
        return join([])
    private = [localiser.localised(each.label) for each in asked if each.money]
    given = any(each.id in choice.order.quantities for each in asked)
    share = localiser.text("order", "share", labels=", ".join(private))
    return _folded(
        "own",
        localiser.text("order", "own"),
        given,
        element("p", {"class": "field__hint"}, localiser.text("order", "own_hint")),
        *(_field(each, choice, localiser) for each in asked),
        _tick(SHARED, "yes", share, choice.shared) if private else "",
    )


def _has(choice: Choice, localiser: Localiser) -> Markup:
    known = conditions(localiser.book, *choice.editions)
    if not known:
        return join([])
    return _group(
        localiser.text("order", "has"),
        *(
            _tick(HAS, id, localiser.localised(name), id in choice.has)
            for id, name in known.items()
        ),
    )


def _traits(choice: Choice, localiser: Localiser) -> Markup:
    advice = localiser.book.advice.get(choice.edition.id, ())
    if not advice:
        return join([])
    return _folded(
        "traits",
        localiser.text("order", "traits"),
        bool(choice.traits),
        element("p", {"class": "field__hint"}, localiser.text("order", "traits_hint")),
        element(
            "fieldset",
            {"class": "group"},
            element("legend", {"class": "visually-hidden"}, localiser.text("order", "traits")),
            *(
                _tick(TRAITS, each.id, localiser.localised(each.trait), each.id in choice.traits)
                for each in advice
            ),
        ),
    )


def _kept(choice: Choice, asked: Sequence[Quantity], localiser: Localiser) -> Markup:
    """Hidden fields with the reader's input from the forms of other editions."""
    numbers = [
        # The script needs the id to restore text that was typed while a form was fetched.
        {"id": each.id, "name": each.id, "value": number_text(choice, each, localiser)}
        for each in localiser.book.quantities.values()
        if each.id in {**choice.order.quantities, **choice.typed} and each not in asked
    ]
    ticked = [
        {"name": name, "value": id} for name, ids in choice.ticked_elsewhere.items() for id in ids
    ]
    if choice.shared and not any(each.money for each in asked):
        ticked.append({"name": SHARED, "value": "yes"})
    return join(element("input", {"type": "hidden", **each}) for each in (*numbers, *ticked))


def _tax(choice: Choice, localiser: Localiser) -> Markup:
    tax = localiser.book.tax
    labels = {
        "without": (localiser.tax_status(), not choice.taxed),
        TAXED: (
            localiser.text("order", "with_tax", tax=tax.name, percent=tax.percent),
            choice.taxed,
        ),
    }
    return _group(
        localiser.text("order", "tax"),
        *(_tick(TAX, value, label, on, kind="radio") for value, (label, on) in labels.items()),
    )


def _older(choice: Choice, current: Edition, localiser: Localiser) -> Markup:
    """The lists of editions: for an older agreement, and for a comparison."""
    text = localiser.text
    older = [each for each in _published(current, localiser) if each is not current]
    if not older:
        return join([])
    none = text("order", "no_agreement", edition=current.name)
    agreements = {"": none} | _by_name(older, localiser)
    others = [each for each in (current, *older) if each is not choice.edition]
    comparisons = {"": text("order", "no_comparison")} | _by_name(others, localiser)
    return _folded(
        "older",
        text("order", "older"),
        choice.older or choice.beside is not None,
        _select(
            AGREEMENT,
            text("order", "older_list"),
            agreements,
            choice.edition.id if choice.older else "",
        ),
        element("p", {"class": "field__hint"}, text("order", "older_hint")),
        _select(
            BESIDE,
            text("order", "beside"),
            comparisons,
            choice.beside.edition.id if choice.beside else "",
        ),
        element("p", {"class": "field__hint"}, text("order", "beside_hint")),
    )


def _published(current: Edition, localiser: Localiser) -> list[Edition]:
    """The editions that offer a service and are not later than the current one."""
    return [
        each
        for each in localiser.book.editions.values()
        if offered(localiser.book, each)
        and not (each.valid_from and current.valid_from and each.valid_from > current.valid_from)
    ]


def _by_name(editions: Iterable[Edition], localiser: Localiser) -> dict[str, str]:
    return {each.id: localiser.text("order", "agreement", edition=each.name) for each in editions}


def _select(name: str, label: str, options: Mapping[str, str], chosen: str) -> Markup:
    return join(
        [
            element("label", {"class": "field__label", "for": name}, label),
            element(
                "select",
                {"class": "field__input", "id": name, "name": name},
                *(
                    element(
                        "option", {"value": id, "selected": "" if id == chosen else None}, label
                    )
                    for id, label in options.items()
                ),
            ),
        ]
    )


def _folded(name: str, summary: str, opened: bool, *content: Markup | str) -> Markup:
    """A part of the form that the reader can unfold; it is open where `opened` is true."""
    return element(
        "details",
        {"class": "folded", "data-folded": name, "open": "" if opened else None},
        element("summary", None, summary),
        *content,
    )


def _group(legend: str, *ticks: Markup) -> Markup:
    return element(
        "fieldset",
        {"class": "group"},
        element("legend", None, legend),
        *ticks,
    )


def _tick(
    name: str, value: str, label: str, on: bool, *hints: str, kind: str = "checkbox"
) -> Markup:
    id = f"{name}-{value}"
    attributes = {
        "type": kind,
        "id": id,
        "name": name,
        "value": value,
        "checked": "" if on else None,
        "aria-describedby": f"{id}-hint" if hints else None,
    }
    hint = {"class": "field__hint", "id": f"{id}-hint"}
    lines = [part for each in hints for part in (each, element("br", None))][:-1]
    return element(
        "div",
        {"class": "choose"},
        element("input", attributes),
        element("label", {"for": id}, label),
        element("p", hint, *lines) if hints else "",
    )
