"""An estimate as plain text, for a terminal or an e-mail."""

from collections.abc import Mapping
from decimal import Decimal

from calculator.book import Edition
from calculator.compare import models
from calculator.quote import Quote
from calculator.view import a_month, assumptions, given, not_included, steps, title, totals
from calculator.wording import Wording


def text(quantities: Mapping[str, int | Decimal], edition: Edition, wording: Wording) -> str:
    """What `view.estimate` says, line by line."""
    quotes = models(wording.book, quantities, edition)
    head = wording.say("estimate", "basis", given=given(quantities, wording), edition=edition.name)
    blocks = [
        [wording.say("estimate", "title"), head],
        *(_choice(one, wording) for one in quotes),
        _listed(wording.say("estimate", "assumptions"), assumptions(quotes, wording)),
        _listed(wording.say("estimate", "not_included"), not_included(edition, wording)),
        [wording.say("estimate", "not_a_quotation"), wording.say("estimate", "next_step")],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _choice(quote: Quote, wording: Wording) -> list[str]:
    name = title(quote, wording)
    if quote.month is None or quote.year is None:
        return [
            f"{name}: {wording.say('estimate', 'no_figure')}",
            *_indented(_explained(quote, wording)),
        ]
    month = f"{wording.figure(quote.month)} {a_month(wording)}"
    return [
        f"{name}: {month}",
        *_indented(_explained(quote, wording)),
        *_indented(totals(quote.month, quote.year, wording)),
    ]


def _explained(quote: Quote, wording: Wording) -> list[str]:
    return [*steps(quote, wording), wording.minimum_term(quote.minimum_term)]


def _listed(heading: str, lines: list[str]) -> list[str]:
    """Lines under their heading, and no heading with nothing under it."""
    return [heading, *(f"  - {line}" for line in lines)] if lines else []


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
