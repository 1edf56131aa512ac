"""An estimate as HTML, in parts. The served page and the running calculator have the same parts."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from calculator.html.chart import charts
from calculator.html.markup import Markup, element, join
from calculator.html.models_table import models_table
from calculator.html.price_tag import total_price_tags
from calculator.pricing.choice import Choice
from calculator.pricing.compare import Model, break_even, by_the_hour, models
from calculator.pricing.edition_change import Change, side_by_side
from calculator.pricing.kinds import HOURLY_RATE
from calculator.pricing.quote import Quote, Row, quote, taxed
from calculator.share.link import Opened
from calculator.share.link_text import refusal_lines
from calculator.text.estimate_text import (
    added_up,
    assumptions,
    basis,
    break_even_lines,
    break_even_notes,
    not_included_in,
    part_text,
    row_steps,
    row_terms,
    shown_parts,
    sums_text,
    tax_step,
    title,
    totals,
    unpriced_lines,
)
from calculator.text.localise import Localiser
from calculator.text.occasion_text import Occasion, occasion_lines


class View:
    """The parts of a choice's estimate as HTML; its quotes are worked out only once."""

    def __init__(self, choice: Choice, localiser: Localiser) -> None:
        self.choice, self.localiser = choice, localiser

    @cached_property
    def quote(self) -> Quote:
        """The quote of the choice."""
        return quote(self.localiser.book, self.choice.order, self.choice.edition)

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """All models for the same numbers."""
        return models(self.localiser.book, self.choice)

    @cached_property
    def change(self) -> Change | None:
        """The comparison with another edition's prices, or None."""
        return side_by_side(self.localiser.book, self.choice)

    def part(self, name: str) -> Markup:
        """The part with this name, from FIRST or REST; raises KeyError for other names."""
        return PARTS[name](self)


def estimate(choice: Choice, localiser: Localiser) -> Markup:
    """All parts of the estimate, each in a section with the part's name."""
    view = View(choice, localiser)

    def part(name: str) -> Markup:
        attributes = {"class": f"part part--{name}", "data-part": name}
        return element("section", attributes, view.part(name))

    at_once = element("div", {"class": "answer__first"}, *map(part, FIRST))
    return join([element("div", {"class": "answer"}, at_once), *map(part, REST)])


def _bar(view: View) -> Markup:
    """The total in a bar that stays in view. Screen readers skip the bar and read the total."""
    localiser = view.localiser
    if view.change:
        return _bar_of_both(view.change, localiser)
    parts = shown_parts(view.quote, view.choice, localiser)
    if not any(amount for amount, _ in parts):
        return join([])
    (amount, unit), *others = parts
    shown = localiser.figure(amount) if amount else localiser.text("estimate", "no_figure")
    rest = [part_text(*each, localiser) for each in others]
    rest += unpriced_lines(view.quote, view.choice, localiser)
    spans = [("what", _services_text(view)), ("sum", shown)]
    return _bar_with("bar", [*spans, *(("unit", each) for each in (unit, *rest) if each)])


def _services_text(view: View) -> str:
    """The names of the services; marked as an example where no number is the reader's own."""
    services = view.localiser.title(view.quote)
    return (
        view.localiser.text("example", "of", services=services) if view.choice.example else services
    )


def _bar_of_both(found: Change, localiser: Localiser) -> Markup:
    """The bar with both totals of a comparison."""
    spans: list[tuple[str, str]] = []
    for choice, each in ((found.was, found.before), (found.now, found.after)):
        total = taxed(localiser.book, each.total) if choice.taxed else each.total
        by = localiser.text("change", "by", edition=choice.edition.name)
        spans += [("what", by), ("sum", sums_text(total, localiser))]
    return _bar_with("bar bar--both", spans)


def _bar_with(style: str, spans: Sequence[tuple[str, str]]) -> Markup:
    lines: list[Markup | str] = []
    for name, text in spans:
        lines += [element("strong" if name == "sum" else "span", {"class": f"bar__{name}"}, text)]
        lines += [" "]
    return element("p", {"class": style, "aria-hidden": "true"}, *lines[:-1])


def _total(view: View) -> Markup:
    localiser, choice, found = view.localiser, view.choice, view.quote
    heading = element("h2", {"class": "total__title"}, title(choice, localiser))
    if not found.rows:
        nothing = element("p", {"class": "total__nothing"}, localiser.text("estimate", "nothing"))
        return join([heading, nothing])
    return join(
        [
            heading,
            element("p", {"class": "total__what"}, localiser.title(found)),
            element("p", {"class": "total__for"}, basis(choice, localiser)),
            total_price_tags(shown_parts(found, choice, localiser), localiser),
            element("ul", {"class": "total__more"}, *_items(totals(found, choice, localiser))),
            element("p", {"class": "total__notice"}, localiser.text("estimate", "not_a_quotation")),
        ]
    )


def _rows(view: View) -> Markup:
    """A row per service: its name, its sum, and how the sum was worked out."""
    localiser, found = view.localiser, view.quote
    if not found.rows:
        return join([])
    sums = [*added_up(found, localiser), *tax_step(found, view.choice, localiser)]
    return join(
        [
            element("h2", None, localiser.text(_section(view.choice), "worked_out")),
            element(
                "ul",
                {"class": "choices"},
                *(_row(row, view.choice, localiser) for row in found.rows),
            ),
            element("ul", {"class": "steps steps--sum"}, *_items(sums)) if sums else "",
        ]
    )


def _section(choice: Choice) -> str:
    return "example" if choice.example else "estimate"


def _row(row: Row, choice: Choice, localiser: Localiser) -> Markup:
    priced = row.month or row.once
    # Where the total includes tax, each row states that the row's sum excludes tax.
    tax = [localiser.tax_status()] if priced and choice.taxed else []
    total = " ".join([sums_text(row.total, localiser), *tax])
    return element(
        "li",
        {"class": "choice" if priced else "choice choice--unpriced"},
        element(
            "div",
            {"class": "choice__head"},
            element("h3", {"class": "choice__name"}, localiser.localised(row.offer.name)),
            element("p", {"class": "choice__sum"}, total),
        ),
        element("ul", {"class": "steps"}, *_items(row_steps(row, localiser))),
        *(
            element("p", {"class": "choice__note"}, line)
            for line in row_terms(row, choice.order.services, localiser)
        ),
    )


def _export_buttons(view: View) -> Markup:
    """Buttons to copy, download and print, hidden until a script shows them.

    Empty where no service is chosen in either edition.
    """
    if not (view.quote.rows or view.change):
        return join([])

    def button(attribute: str, value: str, key: str) -> Markup:
        attributes = {"class": "button button--quiet", "type": "button", attribute: value}
        return element("button", attributes, text("take", key))

    text = view.localiser.text
    by_hand = {
        "class": "export__text",
        "data-manual-copy": "",
        "hidden": "",
        "readonly": "",
        "rows": "8",
        "aria-label": text("take", "by_hand"),
    }
    return join(
        [
            element("h2", {"class": "export__title"}, text("take", "title")),
            element(
                "p",
                {"class": "export__buttons"},
                button("data-copy", "text", "copy_text"),
                button("data-copy", "link", "copy_link"),
                button("data-download", "csv", "as_csv"),
                button("data-download", "json", "as_json"),
                button("data-print", "", "print_out"),
            ),
            element("p", {"class": "export__status", "role": "status", "data-export-status": ""}),
            element("textarea", by_hand),
        ]
    )


def _models(view: View) -> Markup:
    return models_table(view.models, view.choice, view.localiser)


def _break_even(view: View) -> Markup:
    """The hours from which a fixed price is lower, and the limits of that comparison."""
    localiser, choice = view.localiser, view.choice
    priced_by_time = by_the_hour(localiser.book, choice.edition)
    if not priced_by_time:
        return join([])
    found = break_even(localiser.book, choice, view.models)
    parts: list[Markup] = [element("h2", None, localiser.text("break_even", "title"))]
    if not found:
        rate = localiser.book.quantities[priced_by_time[0][1].terms[HOURLY_RATE]].label
        ask = localiser.text("break_even", "rate_missing", label=rate)
        return join([*parts, element("p", None, ask)])
    lines = _items(break_even_lines(found, localiser))
    return join(
        [
            *parts,
            element("ul", {"class": "break-even"}, *lines),
            *(
                element("p", {"class": "break-even__note"}, line)
                for line in break_even_notes(found, localiser)
            ),
        ]
    )


def _charts(view: View) -> Markup:
    return charts(view.choice, view.models, view.localiser)


def _fine_print(view: View) -> Markup:
    localiser = view.localiser
    quotes = [view.quote, *(model.quote for model in view.models)]
    if view.change:
        quotes += [view.change.before, view.change.after]
    return join(
        [
            *_listed(localiser.text("estimate", "assumptions"), assumptions(quotes, localiser)),
            *(
                each
                for heading, lines in not_included_in(view.choice, localiser)
                for each in _listed(heading, lines)
            ),
            element("p", {"class": "next-step"}, localiser.text("estimate", "next_step")),
        ]
    )


def _listed(heading: str, lines: Sequence[str]) -> list[Markup]:
    """A heading and a list; [] where the list is empty."""
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
    "take": _export_buttons,
    "models": _models,
    "break-even": _break_even,
    "charts": _charts,
    "fine-print": _fine_print,
}
# ASIDE: blocks around the estimate. FIRST: parts of the first answer. REST: parts that the page
# asks for afterwards.
ASIDE = ("occasion", "message", "change", "beside")
FIRST, REST = ("bar", "total", "rows", "take"), ("models", "break-even", "charts", "fine-print")


def message(opened: Opened | None, localiser: Localiser) -> Markup:
    """The entries of a link that could not be read, and the effect on the sum."""
    if opened and not opened.is_known:
        return element("p", {"class": "notice"}, localiser.text("link", "unreadable"))
    lines = refusal_lines(opened.refused, localiser) if opened else []
    if not lines:
        return join([])
    return element(
        "div",
        {"class": "notice"},
        element("p", None, localiser.text("link", "refused")),
        element("ul", None, *_items(lines)),
    )


def occasion_html(occasion: Occasion, localiser: Localiser) -> Markup:
    """The firm, the day and the link of an estimate, for a printed page."""
    return element(
        "div",
        {"class": "occasion"},
        *(element("p", None, line) for line in occasion_lines(occasion, localiser)),
    )
