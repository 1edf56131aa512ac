"""Sentences on the parts of a link that could not be read, for the page and the terminal."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from calculator.pricing.choice import (
    AGREEMENT,
    BESIDE,
    EDITION,
    HAS,
    KEPT_FIELDS,
    SERVICES,
    TAX,
    TRAITS,
)
from calculator.pricing.price_book import Edition
from calculator.share.link import Refused
from calculator.text.localise import Localiser

_MAX_LISTED = 5
_MAX_LENGTH = 40
# The keys of the form's labels for entries that are not quantities.
_LABELS: Mapping[str, str] = {
    SERVICES: "services",
    TRAITS: "traits",
    HAS: "has",
    TAX: "tax",
    BESIDE: "beside",
    **{entry: name for name, entry in KEPT_FIELDS.items()},
}


def refusal_lines(refused: Sequence[Refused], localiser: Localiser) -> list[str]:
    """A sentence for each of the first refused entries, then the number of the others."""
    lines = [_refusal(each, localiser) for each in refused[:_MAX_LISTED]]
    if more := len(refused) - _MAX_LISTED:
        lines += [localiser.text("link", "more", count=more)] if more > 0 else []
    return lines


def _refusal(one: Refused, localiser: Localiser) -> str:
    value = _shortened(one.value)
    if isinstance(one.instead, Edition):
        name = one.instead.name
        return localiser.text("link", "price_list", value=value, edition=name)
    label = _label(one.name, localiser)
    if one.fault:
        return f"{label}: {localiser.text('faults', one.fault)}"
    if not label:
        entry = _shortened(".".join(filter(None, (one.name, one.value))))
        return localiser.text("link", "unknown", value=entry)
    if one.instead is None:
        return localiser.text("link", "left_out", label=label, value=value)
    used = localiser.number(Decimal(one.instead))
    return localiser.text("link", "replaced", label=label, value=value, used=used)


def _label(name: str, localiser: Localiser) -> str:
    """The label of an entry in the form; "" for an entry that the form does not have."""
    if quantity := localiser.book.quantities.get(name):
        return localiser.localised(quantity.label)
    if name in (AGREEMENT, EDITION):
        return localiser.text("order", "older_list")
    return localiser.text("order", _LABELS[name]) if name in _LABELS else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_LENGTH else text[:_MAX_LENGTH] + "…"
