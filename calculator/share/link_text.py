"""Sentences on the parts of a link that could not be read, for the page and the terminal."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from calculator.pricing.choice import AGREEMENT, BESIDE, EDITION, HAS, KEPT, SERVICES, TAX, TRAITS
from calculator.pricing.price_book import Edition
from calculator.share.link import Refused
from calculator.text.localise import Wording

_MOST = 5
_LONGEST = 40
# What the form calls an entry that is no quantity: a key of its words.
_LABELS: Mapping[str, str] = {
    SERVICES: "services",
    TRAITS: "traits",
    HAS: "has",
    TAX: "tax",
    BESIDE: "beside",
    **{entry: name for name, entry in KEPT.items()},
}


def refused_told(refused: Sequence[Refused], wording: Wording) -> list[str]:
    """A sentence for each; after the first few only how many there are."""
    lines = [_told(each, wording) for each in refused[:_MOST]]
    if more := len(refused) - _MOST:
        lines += [wording.say("link", "more", count=more)] if more > 0 else []
    return lines


def _told(one: Refused, wording: Wording) -> str:
    value = _shortened(one.value)
    if isinstance(one.instead, Edition):
        name = one.instead.name
        return wording.say("link", "price_list", value=value, edition=name)
    label = _label(one.name, wording)
    if one.fault:
        return f"{label}: {wording.say('faults', one.fault)}"
    if not label:
        entry = _shortened(".".join(filter(None, (one.name, one.value))))
        return wording.say("link", "unknown", value=entry)
    if one.instead is None:
        return wording.say("link", "left_out", label=label, value=value)
    used = wording.number(Decimal(one.instead))
    return wording.say("link", "replaced", label=label, value=value, used=used)


def _label(name: str, wording: Wording) -> str:
    """What the form calls an entry; "" for one that it does not have."""
    if quantity := wording.book.quantities.get(name):
        return wording.name(quantity.label)
    if name in (AGREEMENT, EDITION):
        return wording.say("order", "older_list")
    return wording.say("order", _LABELS[name]) if name in _LABELS else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
