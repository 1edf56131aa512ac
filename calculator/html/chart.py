"""Charts of cost: lines in SVG with labels in HTML, and a table with the same figures.

The drawing stretches with its box. The labels are HTML outside the SVG, so that they follow the
reader's text size. Each line has its own dash pattern, for readers who do not see colours.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from math import ceil

from calculator.html.markup import Markup, element, join
from calculator.pricing.choice import Choice
from calculator.pricing.compare import Model
from calculator.pricing.curve import Curve, Curves, curves
from calculator.pricing.quote import Total
from calculator.text.estimate_text import monthly_text
from calculator.text.localise import Localiser

WIDTH, HEIGHT = 1000, 400
_TICKS = 4
_STYLES = 6


def charts(choice: Choice, models: Sequence[Model], localiser: Localiser) -> Markup:
    """A chart for each quantity that the models' prices multiply."""
    found = curves(localiser.book, choice, models)
    if not found:
        return join([])
    here = "example" if choice.example else "chart"
    return join(
        [
            element("h2", None, localiser.text("chart", "title")),
            element("div", {"class": "charts"}, *(_chart(each, here, localiser) for each in found)),
        ]
    )


def _chart(drawn: Curves, here: str, localiser: Localiser) -> Markup:
    amounts = [amount for curve in drawn.curves for _, amount in curve.points]
    scale = _scale(max(amounts))
    label = localiser.text(
        "chart",
        "caption",
        quantity=drawn.quantity.label,
        tax_status=localiser.tax_status(),
    )
    return element(
        "figure",
        {"class": "chart"},
        element("figcaption", {"class": "chart__caption"}, label),
        element(
            "div",
            {"class": "chart__plot"},
            element(
                "ol",
                {"class": "chart__y", "aria-hidden": "true"},
                *(element("li", None, localiser.money(each)) for each in reversed(scale)),
            ),
            _drawing(drawn, scale, label),
            element(
                "ol",
                {"class": "chart__x", "aria-hidden": "true"},
                *(element("li", None, localiser.number(each)) for each in drawn.ticks),
            ),
        ),
        _legend(drawn, here, localiser),
        _listed(drawn, localiser),
    )


def _drawing(drawn: Curves, scale: Sequence[Decimal], label: str) -> Markup:
    def x(count: int) -> str:
        return _place(Decimal(count - drawn.low) / (drawn.high - drawn.low) * WIDTH)

    def y(amount: Decimal) -> str:
        return _place(HEIGHT - amount / scale[-1] * HEIGHT)

    grid = "".join(f"M0 {y(each)}H{WIDTH}" for each in scale)
    return element(
        "svg",
        {
            "class": "chart__drawing",
            "role": "img",
            "aria-label": label,
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "preserveAspectRatio": "none",
        },
        _path("chart__grid", grid),
        _path("chart__here", f"M{x(drawn.here)} 0V{HEIGHT}"),
        *(
            _path(_style(at), _line(curve, drawn.steps, x, y))
            for at, curve in enumerate(drawn.curves)
        ),
    )


def _line(curve: Curve, steps: bool, x: Callable[[int], str], y: Callable[[Decimal], str]) -> str:
    (first, amount), *rest = curve.points
    parts = [f"M{x(first)} {y(amount)}"]
    if steps:
        parts += [f"H{x(count)}V{y(amount)}" for count, amount in rest]
        return "".join([*parts, f"H{WIDTH}"])
    return "".join([*parts, *(f"L{x(count)} {y(amount)}" for count, amount in rest)])


def _path(style: str, line: str) -> Markup:
    return element("path", {"class": style, "d": line, "vector-effect": "non-scaling-stroke"})


def _style(at: int) -> str:
    return f"chart__line chart__line--{at % _STYLES + 1}"


def _legend(drawn: Curves, here: str, localiser: Localiser) -> Markup:
    """The legend: a sample and a name per line. `here` is the section of words for the marker."""
    marker = localiser.text(here, "here", count=localiser.counted(drawn.here, drawn.quantity.names))
    entries = [
        (_style(at), localiser.title(curve.model.quote)) for at, curve in enumerate(drawn.curves)
    ]
    return element(
        "ul",
        {"class": "chart__key"},
        *(
            element("li", None, _sample(style), " ", name)
            for style, name in (*entries, ("chart__here", marker))
        ),
    )


def _sample(style: str) -> Markup:
    box = {"class": "chart__sample", "viewBox": "0 0 40 10", "aria-hidden": "true"}
    return element("svg", box, _path(style, "M0 5H40"))


def _listed(drawn: Curves, localiser: Localiser) -> Markup:
    label = localiser.localised(drawn.quantity.label)
    heads = [element("th", {"scope": "col"}, label)]
    heads += [
        element("th", {"scope": "col", "class": "number"}, localiser.title(curve.model.quote))
        for curve in drawn.curves
    ]
    return element(
        "details",
        {"class": "chart__table"},
        element("summary", None, localiser.text("chart", "as_table")),
        element(
            "div",
            {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": label},
            element(
                "table",
                {"class": "table"},
                element("thead", None, element("tr", None, *heads)),
                element("tbody", None, *(_listed_row(*row, localiser) for row in drawn.listed)),
            ),
        ),
    )


def _listed_row(count: int, totals: Sequence[Total], localiser: Localiser) -> Markup:
    return element(
        "tr",
        None,
        element("th", {"scope": "row"}, localiser.number(count)),
        *(element("td", {"class": "number"}, monthly_text(each, localiser)) for each in totals),
    )


def _scale(high: Decimal) -> list[Decimal]:
    """The amounts of the grid lines: round numbers at equal distances, from 0 to at least `high`.

    The scale begins at 0, so that twice the height means twice the cost.
    """
    unit = Decimal(1).scaleb((max(high, Decimal(1)) / _TICKS).adjusted())
    for step in (unit * factor for factor in (1, 2, 5, 10)):
        count = ceil(high / step)
        if count <= _TICKS + 1:
            return [step * at for at in range(max(count, 1) + 1)]
    raise AssertionError(f"no scale for {high}: ten times the unit exceeds a quarter of it")


def _place(number: Decimal) -> str:
    """A coordinate, rounded to a tenth of a unit."""
    return f"{number:.1f}".removesuffix(".0")
