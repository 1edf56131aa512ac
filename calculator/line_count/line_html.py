"""A count of lines as HTML: the sum, its price, and a table of modules with check boxes."""

from collections.abc import Collection, Sequence

from calculator.html.markup import Markup, element, join
from calculator.html.price_tag import total_price_tags
from calculator.line_count.cloc.tally import CountedModule, File, Tally
from calculator.line_count.line_text import LineCountLocaliser
from calculator.share.link import with_number
from calculator.text.estimate_text import parts_without_tax, steps
from calculator.text.localise import capitalised
from calculator.text.visible_text import escape_invisible

# A longer list of files is cut off.
MAX_LISTED = 200


def result(tally: Tally, version: str, localiser: LineCountLocaliser, link: str) -> Markup:
    """The whole count with every module ticked; `version` is "" for a pasted report.

    `link` is the address of the calculator. If `link` has a fragment with an order, the link on the
    page adds the counted number to that order.
    """
    return join(
        [
            element("h2", {"class": "tally__title", "tabindex": "-1"}, localiser.text("title")),
            element("p", {"class": "tally__as"}, localiser.basis(version)),
            element(
                "div",
                {"class": "tally__sum", "data-sum": ""},
                total(tally, range(len(tally.modules)), localiser, link),
            ),
            _table(tally, localiser),
            element("p", {"class": "tally__note"}, localiser.text("spread")),
            *_aside(tally, localiser),
        ]
    )


def total(
    tally: Tally, ticked: Collection[int], localiser: LineCountLocaliser, link: str
) -> Markup:
    """The sum and the price of the ticked modules, and a link to the calculator with the sum."""
    if not ticked:
        return element("p", {"class": "notice"}, localiser.text("no_modules"))
    found = localiser.priced(tally, ticked)
    warnings = [
        element("p", {"class": "notice"}, each) for each in localiser.warnings(tally, ticked)
    ]
    prices = [
        element(
            "div",
            {"class": "tally__price"},
            element("h3", None, localiser.general.title(each)),
            total_price_tags(parts_without_tax(each.total, localiser.general), localiser.general),
            element(
                "ul",
                {"class": "steps"},
                *(element("li", None, step) for step in steps(each, localiser.general)),
            ),
        )
        for each in found.quotes
        if each.month or each.once
    ]
    use = localiser.text("use", count=localiser.lines(found.lines))
    page, _, order = link.partition("#")
    href = f"{page}#{with_number(order, localiser.quantity, found.lines)}"
    return join(
        [
            element(
                "div",
                {"class": "tally__count"},
                element("p", {"class": "tally__lines"}, localiser.lines(found.lines)),
                element("p", {"class": "tally__covers"}, localiser.covers(tally, ticked)),
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


def unseen(localiser: LineCountLocaliser) -> Markup:
    """The limits of a count of files; the agreement decides what is charged."""
    points = [
        element("li", None, localiser.text(f"unseen_{key}")) for key in ("database", "installed")
    ]
    return join(
        [
            element("h2", None, localiser.text("unseen")),
            element("ul", None, *points),
            element("p", None, localiser.text("unseen_compare")),
            element("p", {"class": "notice"}, localiser.text("agreement")),
        ]
    )


def _table(tally: Tally, localiser: LineCountLocaliser) -> Markup:
    cells = localiser.cells(tally, range(len(tally.modules)))
    modules = capitalised(localiser.text("modules"))
    head = {"scope": "col", "role": "columnheader"}
    heads = [element("th", head, modules)]
    heads += [
        element("th", {**head, "class": "number"}, localiser.text(key))
        for key in ("code", "share", "price")
    ]
    rows = [_row(at, module, cells[at], localiser) for at, module in enumerate(tally.modules)]
    return element(
        "div",
        {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": modules},
        element(
            "table",
            # On a narrow screen CSS stacks the cells; the roles keep the table for screen readers.
            {"class": "table tally__modules", "role": "table"},
            element("thead", {"role": "rowgroup"}, element("tr", {"role": "row"}, *heads)),
            element("tbody", {"role": "rowgroup"}, *rows),
        ),
    )


def _row(
    at: int, module: CountedModule, cells: Sequence[str], localiser: LineCountLocaliser
) -> Markup:
    share, price = cells
    box = {"type": "checkbox", "data-module": str(at), "checked": "", "autocomplete": "off"}
    name = element(
        "label",
        {"class": "tally__name"},
        element("input", box),
        " ",
        element("span", None, *_breakable(escape_invisible(module.name))),
    )
    number = {"class": "number", "role": "cell"}
    return element(
        "tr",
        {"role": "row"},
        element("th", {"scope": "row", "role": "rowheader"}, name, *_details(module, localiser)),
        element("td", number, localiser.general.number(module.count.code)),
        element("td", {**number, "data-share": str(at)}, share),
        element("td", {**number, "data-price": str(at)}, price),
    )


def _breakable(name: str) -> list[Markup | str]:
    """A name in which a line may break after each underscore."""
    first, *rest = name.split("_")
    return [first, *(each for part in rest for each in ("_", element("wbr", None), part))]


def _details(module: CountedModule, localiser: LineCountLocaliser) -> list[Markup]:
    lines = [localiser.folder(module), localiser.languages(module), localiser.unmatched(module)]
    return [
        *(element("p", {"class": "tally__more"}, each) for each in lines if each),
        *(element("p", {"class": "tally__stop"}, stop) for stop in localiser.stops(module)),
        *(_listed(heading, files, localiser) for heading, files in localiser.lists(module)),
    ]


def _listed(heading: str, files: Sequence[File], localiser: LineCountLocaliser) -> Markup:
    """A list of files, folded under a line with their number."""
    items = [_item(file, localiser) for file in files[:MAX_LISTED]]
    if more := len(files) - len(items):
        items.append(element("li", None, localiser.text("more", files=localiser.files(more))))
    return element(
        "details",
        {"class": "tally__files"},
        element("summary", None, heading),
        element("ul", None, *items),
    )


def _item(file: File, localiser: LineCountLocaliser) -> Markup:
    return element(
        "li",
        None,
        element("code", None, escape_invisible(file.path)),
        " ",
        localiser.file_reason(file),
    )


def _aside(tally: Tally, localiser: LineCountLocaliser) -> list[Markup]:
    """The notes on files outside the modules."""
    aside = []
    if tally.outside:
        aside.append(element("p", {"class": "tally__note"}, localiser.outside(tally)))
    if tally.skipped:
        items = [_item(file, localiser) for file in tally.skipped[:MAX_LISTED]]
        aside += [
            element("h3", {"class": "tally__aside"}, localiser.text("skipped")),
            element("ul", {"class": "tally__skipped"}, *items),
        ]
    return aside
