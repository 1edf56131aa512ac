"""The order's form as HTML: what an edition can be asked for, filled in with a choice."""

from collections.abc import Mapping

from calculator.book import Edition, Quantity
from calculator.choice import (
    AGREEMENT,
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
from calculator.markup import Markup, element, join
from calculator.wording import Wording


def form(
    choice: Choice, current: Edition, wording: Wording, counts: Mapping[str, str] | None = None
) -> Markup:
    """Every field; `current` is the edition in force, the others are for older agreements.

    `counts` are the addresses of pages that find a quantity out from the reader's own files.
    """
    asked = asked_for(wording.book, choice.edition)
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
        ]
    )


def number_text(choice: Choice, quantity: Quantity, wording: Wording) -> str:
    """What stands in a quantity's field; nothing where none was given."""
    given = choice.order.quantities.get(quantity.id)
    return "" if given is None else wording.number(given)


def _services(choice: Choice, wording: Wording) -> Markup:
    book = wording.book
    return _group(
        wording.say("order", "services"),
        *(
            _tick(
                SERVICES,
                id,
                wording.name(offer.name),
                id in choice.order.services,
                " | ".join(wording.prices(offer.prices)),
            )
            for id in offered(book, choice.edition)
            if (offer := book.services[id].offers[choice.edition.id])
        ),
    )


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
    return element("a", {"href": address}, wording.say("order", "count"))


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
    known = conditions(wording.book, choice.edition)
    if not known:
        return join([])
    return _group(
        wording.say("order", "has"),
        *(_tick(HAS, id, wording.name(name), id in choice.order.has) for id, name in known.items()),
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
    """The editions that an older agreement may follow: each is chosen by its name."""
    editions = [
        each
        for each in wording.book.editions.values()
        if each is not current
        and offered(wording.book, each)
        and not (each.valid_from and current.valid_from and each.valid_from > current.valid_from)
    ]
    if not editions:
        return join([])
    none = wording.say("order", "no_agreement", edition=current.name)
    options: Mapping[str, str] = {"": none} | {
        each.id: wording.say("order", "agreement", edition=each.name) for each in editions
    }
    chosen = choice.edition.id if choice.older else ""
    return _folded(
        "older",
        wording.say("order", "older"),
        choice.older,
        element(
            "label", {"class": "field__label", "for": AGREEMENT}, wording.say("order", "older_list")
        ),
        element(
            "select",
            {"class": "field__input", "id": AGREEMENT, "name": AGREEMENT},
            *(
                element("option", {"value": id, "selected": "" if id == chosen else None}, label)
                for id, label in options.items()
            ),
        ),
        element("p", {"class": "field__hint"}, wording.say("order", "older_hint")),
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
    name: str, value: str, label: str, on: bool, hint: str = "", kind: str = "checkbox"
) -> Markup:
    id = f"{name}-{value}"
    attributes = {
        "type": kind,
        "id": id,
        "name": name,
        "value": value,
        "checked": "" if on else None,
        "aria-describedby": f"{id}-hint" if hint else None,
    }
    return element(
        "div",
        {"class": "choose"},
        element("input", attributes),
        element("label", {"for": id}, label),
        element("p", {"class": "field__hint", "id": f"{id}-hint"}, hint) if hint else "",
    )
