"""Generates reports in the format of `odoo-bin cloc` from a seed.

As in Odoo's tool, a row has a name and three numbers of eight characters each. With `-v` a report
also has the files, by their lines of code, and the excluded files. The errors come last.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

REASONS = {
    "Syntax Error": "syntax_error",
    "Max file size exceeded": "too_large",
    "Max line size exceeded": "line_too_long",
}
STUDIO = "odoo/studio"
HEADS = ("Line", "Other", "Code")
WORDS = ["sale", "stock", "label", "account", "mrp", "web", "l10n_se", "hr", "2024", "x", "studio"]
FOLDERS = ["/opt/odoo/addons", "/mnt/extra-addons", "/home/odoo/src/user/a folder", "/srv/åäö"]
TITLES = ["Remind", "Send & log", "Räkna om: priser", "Step 2", "a / b", "Old <b>", "x" * 60]


@dataclass(frozen=True)
class Line:
    """A line of a report. `kind` is heading, rule, module, file, total, blank, and so on."""

    kind: str
    cells: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Printed:
    """A report and its content: `modules` → code, `failed` as module → file → reason."""

    lines: tuple[Line, ...]
    modules: dict[str, int]
    failed: dict[str, dict[str, str]]
    code: int
    total: int

    @property
    def text(self) -> str:
        return "".join(f"{line.text}\n" for line in self.lines)


@dataclass(frozen=True)
class Counts:
    """A count before it is printed.

    `modules` and `excluded` map a module to its items with code and total, and `errors` to its
    items with their reasons. `times` is how often the tool was given each module.
    """

    modules: dict[str, dict[str, tuple[int, int]]]
    times: dict[str, int]
    excluded: dict[str, dict[str, tuple[int, int]]]
    errors: dict[str, dict[str, str]]


def printed(seed: int) -> Printed:
    """The report generated from a seed."""
    random = Random(seed)
    counts = _counts(random)
    sums = {
        name: tuple(counts.times[name] * sum(each[at] for each in items.values()) for at in (0, 1))
        for name, items in counts.modules.items()
    }
    verbose = random.random() < 0.6
    longest = max(
        [50]
        + [len(name) for name in counts.modules]
        + [len(item) + 4 for items in counts.modules.values() for item in items]
    )
    width = min(longest, random.choice([80, 80, 100, 132, 200]) - 24)
    lines = tuple(_lines(counts, sums, verbose, width))
    return Printed(
        lines,
        {**dict.fromkeys(counts.errors, 0), **{name: code for name, (code, _) in sums.items()}},
        {
            name: {item: REASONS[reason] for item, reason in items.items()}
            for name, items in counts.errors.items()
        },
        sum(code for code, _ in sums.values()),
        sum(total for _, total in sums.values()),
    )


def _counts(random: Random) -> Counts:
    modules: dict[str, dict[str, tuple[int, int]]] = {}
    errors: dict[str, dict[str, str]] = {}
    excluded: dict[str, dict[str, tuple[int, int]]] = {}
    names = {"_".join(random.choices(WORDS, k=random.randint(1, 4))) for _ in range(9)}
    chosen = random.sample(sorted(names), random.randint(1, len(names)))
    # Modules of three sizes; the columns of the largest touch. A total has at most 8 digits.
    most = random.choice([40, 3_000, 3_000, 90_000_000 // (20 * len(chosen))])
    for name in chosen:
        folder = f"{random.choice(FOLDERS)}/{name}"
        modules[name] = {
            f"{folder}/{_path(random, number)}": _count(random, most)
            for number in range(random.randint(0, 5))
        }
        if random.random() < 0.25:
            errors[name] = {
                f"{folder}/{_path(random, number)}": random.choice(list(REASONS))
                for number in range(random.randint(1, 3))
            }
    if random.random() < 0.4:
        modules[STUDIO] = {_record(random): _count(random, 60) for _ in range(3)}
    if random.random() < 0.2:
        errors[STUDIO] = {_record(random): "Syntax Error"}
    if random.random() < 0.3:
        excluded[random.choice([*modules])] = {_record(random): _count(random, 60)}
    times = {name: 2 if random.random() < 0.05 else 1 for name in modules}
    return Counts(modules, times, excluded, errors)


def _path(random: Random, number: int) -> str:
    folder = random.choice(["models", "views", "static/src/js", "static/src/very_long_name/deep"])
    return f"{folder}/{random.choice(WORDS)}_{number}.{random.choice(['py', 'xml', 'js'])}"


def _record(random: Random) -> str:
    model = random.choice(["ir.actions.server", "ir.model.fields", "ir.ui.view"])
    return f"{model}/{random.randint(1, 9999)}: {random.choice(TITLES)}"


def _count(random: Random, most: int) -> tuple[int, int]:
    code = random.randint(0, most)
    # A file with only carriage returns has more lines of code than lines.
    other = -random.randint(1, code) if code and random.random() < 0.03 else random.randint(0, most)
    return code, code + other


def _lines(
    counts: Counts, sums: dict[str, tuple[int, ...]], verbose: bool, width: int
) -> Iterator[Line]:
    def row(kind: str, name: str, *numbers: str) -> Line:
        text = f"{name:{width}}" + "".join(f"{number:>8}" for number in numbers)
        return Line(kind, (name, *numbers), text)

    def counted(kind: str, name: str, code: int, total: int) -> Line:
        return row(kind, name, str(total), str(total - code), str(code))

    def items(kind: str, found: dict[str, tuple[int, int]]) -> Iterator[Line]:
        for item in sorted(found, key=lambda each: found[each][0], reverse=True):
            yield counted(kind, f"    {item}", *found[item])

    rule = Line("rule", ("-" * (width + 24),), "-" * (width + 24))
    blank = Line("blank", (), "")
    yield row("heading", "Odoo cloc", *HEADS)
    yield rule
    for name in sorted(counts.modules):
        yield counted("module", name, *sums[name])
        if verbose:
            yield from items("file", counts.modules[name])
    yield rule
    yield counted(
        "total", "", sum(code for code, _ in sums.values()), sum(all_ for _, all_ in sums.values())
    )
    yield blank
    if counts.excluded and verbose:
        yield row("excluded", "Excluded", *HEADS)
        yield rule
        for name in sorted(counts.excluded):
            yield from items("excluded", counts.excluded[name])
        yield rule
        yield blank
    if counts.errors:
        yield from (blank, Line("errors", ("Errors",), "Errors"), blank)
        for name in sorted(counts.errors):
            yield Line("error_module", (name,), name)
            for item in sorted(counts.errors[name]):
                yield row("error", f"    {item}", counts.errors[name][item], "", "")
        yield blank
