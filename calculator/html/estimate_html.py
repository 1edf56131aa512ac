"""An estimate as HTML, in parts: the same strings in the served page and in the live one."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from calculator.export.estimate_export import Occasion, occasion_lines
from calculator.html.chart import charts
from calculator.html.markup import Markup, element, join
from calculator.html.models_table import models_table
from calculator.html.price_tag import total_tags
from calculator.pricing.choice import Choice
from calculator.pricing.compare import Model, break_even, by_the_hour, models
from calculator.pricing.edition_change import Change, side_by_side
from calculator.pricing.quote import Quote, Row, quote, taxed
from calculator.share.link import Opened
from calculator.share.link_text import refused_told
from calculator.text.estimate_text import (
    added_up,
    assumptions,
    basis,
    break_evens,
    minded,
    more_said,
    not_included_in,
    part_said,
    row_steps,
    row_terms,
    shown_parts,
    sums_said,
    tax_step,
    title,
    totals,
)
from calculator.text.localise import Wording


class View:
    """A choice, worked out once, and each part of its estimate."""

    def __init__(self, choice: Choice, wording: Wording) -> None:
        self.choice, self.wording = choice, wording

    @cached_property
    def quote(self) -> Quote:
        """What was chosen."""
        return quote(self.wording.book, self.choice.order, self.choice.edition)

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """What can be chosen, for the same numbers."""
        return models(self.wording.book, self.choice)

    @cached_property
    def change(self) -> Change | None:
        """What was chosen, beside the same at another edition's prices; None where it is alone."""
        return side_by_side(self.wording.book, self.choice)

    def part(self, name: str) -> Markup:
        """One part, by its name in FIRST or REST."""
        return PARTS[name](self)


def estimate(choice: Choice, wording: Wording) -> Markup:
    """Every part, each in an element that says which it is."""
    view = View(choice, wording)

    def part(name: str) -> Markup:
        attributes = {"class": f"part part--{name}", "data-part": name}
        return element("section", attributes, view.part(name))

    at_once = element("div", {"class": "answer__first"}, *map(part, FIRST))
    return join([element("div", {"class": "answer"}, at_once), *map(part, REST)])


def _bar(view: View) -> Markup:
    """The total once more, in a line that stays in sight; it is heard where it stands in full."""
    wording = view.wording
    if view.change:
        return _bar_of_both(view.change, wording)
    parts = shown_parts(view.quote, view.choice, wording)
    if not any(amount for amount, _ in parts):
        return join([])
    (amount, unit), *others = parts
    said = wording.figure(amount) if amount else wording.say("estimate", "no_figure")
    rest = [part_said(*each, wording) for each in others]
    rest += more_said(view.quote, view.choice, wording)
    spans = [("what", _named(view)), ("sum", said)]
    return _bar_with("bar", [*spans, *(("unit", each) for each in (unit, *rest) if each)])


def _named(view: View) -> str:
    """What is quoted; where the numbers are nobody's own, as an example."""
    services = view.wording.title(view.quote)
    return view.wording.say("example", "of", services=services) if view.choice.example else services


def _bar_of_both(found: Change, wording: Wording) -> Markup:
    """Both totals, each by its price list."""
    spans: list[tuple[str, str]] = []
    for choice, each in ((found.was, found.before), (found.now, found.after)):
        total = taxed(wording.book, each.total) if choice.taxed else each.total
        by = wording.say("change", "by", edition=choice.edition.name)
        spans += [("what", by), ("sum", sums_said(total, wording))]
    return _bar_with("bar bar--both", spans)


def _bar_with(style: str, spans: Sequence[tuple[str, str]]) -> Markup:
    lines: list[Markup | str] = []
    for name, text in spans:
        lines += [element("strong" if name == "sum" else "span", {"class": f"bar__{name}"}, text)]
        lines += [" "]
    return element("p", {"class": style, "aria-hidden": "true"}, *lines[:-1])


def _total(view: View) -> Markup:
    wording, choice, found = view.wording, view.choice, view.quote
    heading = element("h2", {"class": "total__title"}, title(choice, wording))
    if not found.rows:
        nothing = element("p", {"class": "total__nothing"}, wording.say("estimate", "nothing"))
        return join([heading, nothing])
    return join(
        [
            heading,
            element("p", {"class": "total__what"}, wording.title(found)),
            element("p", {"class": "total__for"}, basis(choice, wording)),
            total_tags(shown_parts(found, choice, wording), wording),
            element("ul", {"class": "total__more"}, *_items(totals(found, choice, wording))),
            element("p", {"class": "total__notice"}, wording.say("estimate", "not_a_quotation")),
        ]
    )


def _rows(view: View) -> Markup:
    """A row a service: what it is called, what it comes to, and how."""
    wording, found = view.wording, view.quote
    if not found.rows:
        return join([])
    sums = [*added_up(found, wording), *tax_step(found, view.choice, wording)]
    return join(
        [
            element("h2", None, wording.say(_section(view.choice), "worked_out")),
            element(
                "ul",
                {"class": "choices"},
                *(_row(row, view.choice, wording) for row in found.rows),
            ),
            element("ul", {"class": "steps steps--sum"}, *_items(sums)) if sums else "",
        ]
    )


def _section(choice: Choice) -> str:
    return "example" if choice.example else "estimate"


def _row(row: Row, choice: Choice, wording: Wording) -> Markup:
    priced = row.month or row.once
    # Where the total is with tax, its parts say that they are not.
    tax = [wording.tax_status()] if priced and choice.taxed else []
    total = " ".join([sums_said(row.total, wording), *tax])
    return element(
        "li",
        {"class": "choice" if priced else "choice choice--unpriced"},
        element(
            "div",
            {"class": "choice__head"},
            element("h3", {"class": "choice__name"}, wording.name(row.offer.name)),
            element("p", {"class": "choice__sum"}, total),
        ),
        element("ul", {"class": "steps"}, *_items(row_steps(row, wording))),
        *(
            element("p", {"class": "choice__note"}, line)
            for line in row_terms(row, choice.order.services, wording)
        ),
    )


def _take(view: View) -> Markup:
    """Buttons to copy, download and print; shown once there is a script to answer them.

    Nothing where nothing was chosen, in this price list and in the one beside it.
    """
    if not (view.quote.rows or view.change):
        return join([])

    def button(attribute: str, value: str, key: str) -> Markup:
        attributes = {"class": "button button--quiet", "type": "button", attribute: value}
        return element("button", attributes, say("take", key))

    say = view.wording.say
    by_hand = {
        "class": "take__text",
        "data-manual-copy": "",
        "hidden": "",
        "readonly": "",
        "rows": "8",
        "aria-label": say("take", "by_hand"),
    }
    return join(
        [
            element("h2", {"class": "take__title"}, say("take", "title")),
            element(
                "p",
                {"class": "take__buttons"},
                button("data-copy", "text", "copy_text"),
                button("data-copy", "link", "copy_link"),
                button("data-download", "csv", "as_csv"),
                button("data-download", "json", "as_json"),
                button("data-print", "", "print_out"),
            ),
            element("p", {"class": "take__said", "role": "status", "data-export-status": ""}),
            element("textarea", by_hand),
        ]
    )


def _models(view: View) -> Markup:
    return models_table(view.models, view.choice, view.wording)


def _break_even(view: View) -> Markup:
    """The hours from which a fixed price is the lower one, and that the two are unlike."""
    wording, choice = view.wording, view.choice
    priced_by_time = by_the_hour(wording.book, choice.edition)
    if not priced_by_time:
        return join([])
    found = break_even(wording.book, choice, view.models)
    parts: list[Markup] = [element("h2", None, wording.say("break_even", "title"))]
    if not found:
        rate = wording.book.quantities[priced_by_time[0][1].terms["hourly_rate"]].label
        ask = wording.say("break_even", "rate_missing", label=rate)
        return join([*parts, element("p", None, ask)])
    lines = _items(break_evens(found, wording))
    return join(
        [
            *parts,
            element("ul", {"class": "break-even"}, *lines),
            *(element("p", {"class": "break-even__mind"}, line) for line in minded(found, wording)),
        ]
    )


def _charts(view: View) -> Markup:
    return charts(view.choice, view.models, view.wording)


def _fine_print(view: View) -> Markup:
    wording = view.wording
    quotes = [view.quote, *(model.quote for model in view.models)]
    if view.change:
        quotes += [view.change.before, view.change.after]
    return join(
        [
            *_listed(wording.say("estimate", "assumptions"), assumptions(quotes, wording)),
            *(
                each
                for heading, lines in not_included_in(view.choice, wording)
                for each in _listed(heading, lines)
            ),
            element("p", {"class": "next-step"}, wording.say("estimate", "next_step")),
        ]
    )


def _listed(heading: str, lines: Sequence[str]) -> list[Markup]:
    """A heading over a list; neither of them where the list is empty."""
    if not lines:
        return []
    return [
        element("h2", {"class": "fineprint__title"}, heading),
        element("ul", None, *_items(lines)),
    ]


def _items(lines: Sequence[str]) -> list[Markup]:
    return [element("li", None, line) for line in lines]


PARTS: Mapping[str, Callable[[View], Markup]] = {
    "bar": _bar,
    "total": _total,
    "rows": _rows,
    "take": _take,
    "models": _models,
    "break-even": _break_even,
    "charts": _charts,
    "fine-print": _fine_print,
}
# What is about the estimate and stands beside it, and of its parts those that answer at once and
# those that may come a moment later.
ASIDE = ("occasion", "message", "change", "beside")
FIRST, REST = ("bar", "total", "rows", "take"), ("models", "break-even", "charts", "fine-print")


def message(opened: Opened | None, wording: Wording) -> Markup:
    """What in a link could not be read, and what that means for the sum."""
    if opened and not opened.is_known:
        return element("p", {"class": "notice"}, wording.say("link", "unreadable"))
    lines = refused_told(opened.refused, wording) if opened else []
    if not lines:
        return join([])
    return element(
        "div",
        {"class": "notice"},
        element("p", None, wording.say("link", "refused")),
        element("ul", None, *_items(lines)),
    )


def occasion_told(occasion: Occasion, wording: Wording) -> Markup:
    """Whose estimate it is, of which day, and where to find it again: for paper."""
    return element(
        "div",
        {"class": "occasion"},
        *(element("p", None, line) for line in occasion_lines(occasion, wording)),
    )
