"""The order's form as HTML: what an edition can be asked for, filled in with a choice."""

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
from calculator.text.localise import Wording


def form(
    choice: Choice, current: Edition, wording: Wording, counts: Mapping[str, str] | None = None
) -> Markup:
    """Every field; `current` is the edition in force, the others are for older agreements.

    `counts` are the addresses of pages that find a quantity out from the reader's own files.
    """
    asked = asked_for(wording.book, *choice.editions)
    counted = counts or {}
    return join(
        [
            _services(choice, wording),
            *(
                _field(each, choice, wording, counted.get(each.id))
                for each in asked
                if each.start is not None
            ),
            _own(choice, [each for each in asked if each.start is None], wording),
            _has(choice, wording),
            _traits(choice, wording),
            _tax(choice, wording),
            _older(choice, current, wording),
            _kept(choice, asked, wording),
        ]
    )


def number_text(choice: Choice, quantity: Quantity, wording: Wording) -> str:
    """What stands in a quantity's field: as it was typed, where that is no number."""
    if quantity.id in choice.typed:
        return choice.typed[quantity.id]
    given = choice.order.quantities.get(quantity.id)
    return "" if given is None else wording.number(given)


def _services(choice: Choice, wording: Wording) -> Markup:
    book = wording.book
    ticks = []
    for id in offered(book, *choice.editions):
        offers = [
            offer for each in choice.editions if (offer := book.services[id].offers.get(each.id))
        ]
        hint = [_prices(offer, bool(choice.beside), wording) for offer in offers]
        ticks.append(
            _tick(SERVICES, id, wording.name(offers[0].name), id in choice.services, *hint)
        )
    return _group(wording.say("order", "services"), *ticks)


def _prices(offer: Offer, named: bool, wording: Wording) -> str:
    """What a service costs; and by which price list, where there are two."""
    prices = " | ".join(wording.prices(offer.prices))
    if not named:
        return prices
    edition = wording.book.editions[offer.edition].name
    return wording.say("order", "priced_by", edition=edition, price=prices)


def _field(
    quantity: Quantity, choice: Choice, wording: Wording, count: str | None = None
) -> Markup:
    id, name = quantity.id, wording.name(quantity.label)
    control = element(
        "input",
        {
            "class": "field__input",
            "id": id,
            "name": id,
            "inputmode": "decimal" if quantity.decimals else "numeric",
            "autocomplete": "off",
            "value": number_text(choice, quantity, wording) or None,
            "aria-describedby": f"{id}-hint {id}-error",
        },
    )
    return element(
        "div",
        {"class": "field"},
        element("label", {"class": "field__label", "for": id}, name),
        element("p", {"class": "field__hint", "id": f"{id}-hint"}, wording.name(quantity.hint)),
        element("p", {"class": "field__more"}, _link(count, wording)) if count else "",
        element(
            "div",
            {"class": "field__control"},
            *(
                [control]
                if quantity.money
                else [
                    _stepper(id, -1, "\N{MINUS SIGN}", wording.say("order", "fewer", name=name)),
                    control,
                    _stepper(id, 1, "+", wording.say("order", "more", name=name)),
                ]
            ),
            element("span", {"class": "field__unit"}, _unit(quantity, wording)),
        ),
        element("p", {"class": "field__error", "id": f"{id}-error"}),
    )


def _link(address: str, wording: Wording) -> Markup:
    return element("a", {"href": address, "data-order": ""}, wording.say("order", "count"))


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


def _unit(quantity: Quantity, wording: Wording) -> str:
    many = wording.name(quantity.names.many)
    return f"{wording.currency()} {many}" if quantity.money else many


def _own(choice: Choice, asked: list[Quantity], wording: Wording) -> Markup:
    """What only the reader knows, such as a rate of an agreement: it may all be left empty."""
    if not asked:
        return join([])
    private = [wording.name(each.label) for each in asked if each.money]
    given = any(each.id in choice.order.quantities for each in asked)
    share = wording.say("order", "share", labels=", ".join(private))
    return _folded(
        "own",
        wording.say("order", "own"),
        given,
        element("p", {"class": "field__hint"}, wording.say("order", "own_hint")),
        *(_field(each, choice, wording) for each in asked),
        _tick(SHARED, "yes", share, choice.shared) if private else "",
    )


def _has(choice: Choice, wording: Wording) -> Markup:
    known = conditions(wording.book, *choice.editions)
    if not known:
        return join([])
    return _group(
        wording.say("order", "has"),
        *(_tick(HAS, id, wording.name(name), id in choice.has) for id, name in known.items()),
    )


def _traits(choice: Choice, wording: Wording) -> Markup:
    advice = wording.book.advice.get(choice.edition.id, ())
    if not advice:
        return join([])
    return _folded(
        "traits",
        wording.say("order", "traits"),
        bool(choice.traits),
        element("p", {"class": "field__hint"}, wording.say("order", "traits_hint")),
        element(
            "fieldset",
            {"class": "group"},
            element("legend", {"class": "visually-hidden"}, wording.say("order", "traits")),
            *(
                _tick(TRAITS, each.id, wording.name(each.trait), each.id in choice.traits)
                for each in advice
            ),
        ),
    )


def _kept(choice: Choice, asked: Sequence[Quantity], wording: Wording) -> Markup:
    """What the reader has given in the forms of other editions, out of sight: it is not lost."""
    numbers = [
        # With an id: what is typed while another edition's form is fetched is put back there.
        {"id": each.id, "name": each.id, "value": number_text(choice, each, wording)}
        for each in wording.book.quantities.values()
        if each.id in {**choice.order.quantities, **choice.typed} and each not in asked
    ]
    ticked = [{"name": name, "value": id} for name, ids in choice.kept.items() for id in ids]
    if choice.shared and not any(each.money for each in asked):
        ticked.append({"name": SHARED, "value": "yes"})
    return join(element("input", {"type": "hidden", **each}) for each in (*numbers, *ticked))


def _tax(choice: Choice, wording: Wording) -> Markup:
    tax = wording.book.tax
    labels = {
        "without": (wording.tax_status(), not choice.taxed),
        TAXED: (
            wording.say("order", "with_tax", tax=tax.name, percent=tax.percent),
            choice.taxed,
        ),
    }
    return _group(
        wording.say("order", "tax"),
        *(_tick(TAX, value, label, on, kind="radio") for value, (label, on) in labels.items()),
    )


def _older(choice: Choice, current: Edition, wording: Wording) -> Markup:
    """The editions that an older agreement may follow, and that there are to compare with."""
    say = wording.say
    older = [each for each in _published(current, wording) if each is not current]
    if not older:
        return join([])
    none = say("order", "no_agreement", edition=current.name)
    agreements = {"": none} | _by_name(older, wording)
    others = [each for each in (current, *older) if each is not choice.edition]
    comparisons = {"": say("order", "no_comparison")} | _by_name(others, wording)
    return _folded(
        "older",
        say("order", "older"),
        choice.older or choice.beside is not None,
        _select(
            AGREEMENT,
            say("order", "older_list"),
            agreements,
            choice.edition.id if choice.older else "",
        ),
        element("p", {"class": "field__hint"}, say("order", "older_hint")),
        _select(
            BESIDE,
            say("order", "beside"),
            comparisons,
            choice.beside.edition.id if choice.beside else "",
        ),
        element("p", {"class": "field__hint"}, say("order", "beside_hint")),
    )


def _published(current: Edition, wording: Wording) -> list[Edition]:
    """The editions that offer something, without those that are not in force yet."""
    return [
        each
        for each in wording.book.editions.values()
        if offered(wording.book, each)
        and not (each.valid_from and current.valid_from and each.valid_from > current.valid_from)
    ]


def _by_name(editions: Iterable[Edition], wording: Wording) -> dict[str, str]:
    return {each.id: wording.say("order", "agreement", edition=each.name) for each in editions}


def _select(name: str, label: str, options: Mapping[str, str], chosen: str) -> Markup:
    return join(
        [
            element("label", {"class": "field__label", "for": name}, label),
            element(
                "select",
                {"class": "field__input", "id": name, "name": name},
                *(
                    element("option", {"value": id, "selected": "" if id == chosen else None}, said)
                    for id, said in options.items()
                ),
            ),
        ]
    )


def _folded(name: str, summary: str, opened: bool, *content: Markup | str) -> Markup:
    """A part of the form that not everybody needs; open where something in it was chosen."""
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
