"""A count of lines as HTML: the sum and its price, and the modules to tick in or out."""

from collections.abc import Collection, Sequence

from calculator.html.markup import Markup, element, join
from calculator.html.price_tag import total_tags
from calculator.line_count.cloc.tally import CountedModule, File, Tally
from calculator.line_count.line_text import LinesWording
from calculator.share.link import with_number
from calculator.text.estimate_text import parts_without_tax, steps
from calculator.text.localise import capitalised
from calculator.text.visible_text import visible

# A list of files goes on for no longer than anybody reads.
MOST_LISTED = 200


def result(tally: Tally, version: str, words: LinesWording, link: str) -> Markup:
    """The whole count, every module ticked; `version` is "" for a pasted report.

    `link` leads to the page that takes the number on, with the order that is to get it, or none.
    """
    return join(
        [
            element("h2", {"class": "tally__title", "tabindex": "-1"}, words.say("title")),
            element("p", {"class": "tally__as"}, words.basis(version)),
            element(
                "div",
                {"class": "tally__sum", "data-sum": ""},
                total(tally, range(len(tally.modules)), words, link),
            ),
            _table(tally, words),
            element("p", {"class": "tally__note"}, words.say("spread")),
            *_aside(tally, words),
        ]
    )


def total(tally: Tally, ticked: Collection[int], words: LinesWording, link: str) -> Markup:
    """What the ticked modules come to, where the eye goes, and the way on with the number."""
    if not ticked:
        return element("p", {"class": "notice"}, words.say("no_modules"))
    found = words.priced(tally, ticked)
    warnings = [element("p", {"class": "notice"}, each) for each in words.warnings(tally, ticked)]
    prices = [
        element(
            "div",
            {"class": "tally__price"},
            element("h3", None, words.wording.title(each)),
            total_tags(parts_without_tax(each.total, words.wording), words.wording),
            element(
                "ul",
                {"class": "steps"},
                *(element("li", None, step) for step in steps(each, words.wording)),
            ),
        )
        for each in found.quotes
        if each.month or each.once
    ]
    use = words.say("use", count=words.lines(found.lines))
    page, _, order = link.partition("#")
    href = f"{page}#{with_number(order, words.quantity, found.lines)}"
    return join(
        [
            element(
                "div",
                {"class": "tally__count"},
                element("p", {"class": "tally__lines"}, words.lines(found.lines)),
                element("p", {"class": "tally__covers"}, words.covers(tally, ticked)),
                *warnings,
            ),
            *prices,
            element(
                "p",
                {"class": "actions"},
                element("a", {"class": "button button--primary", "href": href}, use),
            ),
        ]
    )


def unseen(words: LinesWording) -> Markup:
    """What no file shows, and that the agreement decides."""
    points = [element("li", None, words.say(f"unseen_{key}")) for key in ("database", "installed")]
    return join(
        [
            element("h2", None, words.say("unseen")),
            element("ul", None, *points),
            element("p", None, words.say("unseen_compare")),
            element("p", {"class": "notice"}, words.say("agreement")),
        ]
    )


def _table(tally: Tally, words: LinesWording) -> Markup:
    cells = words.cells(tally, range(len(tally.modules)))
    modules = capitalised(words.say("modules"))
    head = {"scope": "col", "role": "columnheader"}
    heads = [element("th", head, modules)]
    heads += [
        element("th", {**head, "class": "number"}, words.say(key))
        for key in ("code", "share", "price")
    ]
    rows = [_row(at, module, cells[at], words) for at, module in enumerate(tally.modules)]
    return element(
        "div",
        {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": modules},
        element(
            "table",
            # The roles hold where a narrow screen stacks the cells, which are then no table's.
            {"class": "table tally__modules", "role": "table"},
            element("thead", {"role": "rowgroup"}, element("tr", {"role": "row"}, *heads)),
            element("tbody", {"role": "rowgroup"}, *rows),
        ),
    )


def _row(at: int, module: CountedModule, cells: Sequence[str], words: LinesWording) -> Markup:
    share, price = cells
    box = {"type": "checkbox", "data-module": str(at), "checked": "", "autocomplete": "off"}
    name = element(
        "label",
        {"class": "tally__name"},
        element("input", box),
        " ",
        element("span", None, *_breakable(visible(module.name))),
    )
    number = {"class": "number", "role": "cell"}
    return element(
        "tr",
        {"role": "row"},
        element("th", {"scope": "row", "role": "rowheader"}, name, *_details(module, words)),
        element("td", number, words.wording.number(module.count.code)),
        element("td", {**number, "data-share": str(at)}, share),
        element("td", {**number, "data-price": str(at)}, price),
    )


def _breakable(name: str) -> list[Markup | str]:
    """A name that a line may break after each underscore of."""
    first, *rest = name.split("_")
    return [first, *(each for part in rest for each in ("_", element("wbr", None), part))]


def _details(module: CountedModule, words: LinesWording) -> list[Markup]:
    said = [words.folder(module), words.languages(module), words.unmatched(module)]
    return [
        *(element("p", {"class": "tally__more"}, each) for each in said if each),
        *(element("p", {"class": "tally__stop"}, stop) for stop in words.stops(module)),
        *(_listed(heading, files, words) for heading, files in words.lists(module)),
    ]


def _listed(heading: str, files: Sequence[File], words: LinesWording) -> Markup:
    """Files one below the other, under a line that says how many, which opens them."""
    items = [_item(file, words) for file in files[:MOST_LISTED]]
    if more := len(files) - len(items):
        items.append(element("li", None, words.say("more", files=words.files(more))))
    return element(
        "details",
        {"class": "tally__files"},
        element("summary", None, heading),
        element("ul", None, *items),
    )


def _item(file: File, words: LinesWording) -> Markup:
    return element("li", None, element("code", None, visible(file.path)), " ", words.why(file))


def _aside(tally: Tally, words: LinesWording) -> list[Markup]:
    """What lies outside the modules."""
    aside = []
    if tally.outside:
        aside.append(element("p", {"class": "tally__note"}, words.outside(tally)))
    if tally.skipped:
        items = [_item(file, words) for file in tally.skipped[:MOST_LISTED]]
        aside += [
            element("h3", {"class": "tally__aside"}, words.say("skipped")),
            element("ul", {"class": "tally__skipped"}, *items),
        ]
    return aside
