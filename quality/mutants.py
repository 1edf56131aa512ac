"""python -m quality.mutants [--tell] [--again]: does a test notice a small fault in our code?

mutmut makes them, one at a time, and keeps in mutants/ what became of each: a run that is stopped
goes on where it was, and code that has not changed is not tried again. A fault that no test
notices survives; docs/mutants.md lists those, with what quality/survivors.yaml says of them.
"""

import argparse
import difflib
import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatch

import yaml

from quality.line import Line, keep
from quality.node_tool import ROOT

FOLDER = ROOT / "mutants"
OUT = ROOT / "docs" / "mutants.md"
REASONS = ROOT / "quality" / "survivors.yaml"
KEPT = ROOT / "build" / "measured"
LEAST = 90
# What is mutated, by the beginnings of its files' names: pyproject.toml names the files.
PARTS = {
    "Prices and editions": (
        "calculator/",
        "pricebook/model/",
        "pricebook/editorial/new_edition_checklist",
    ),
    "Counting lines": ("calculator/line_count/",),
    "Reading the source": ("pricebook/",),
}
# mutmut's own: what the tests ended with, for a fault that they let pass, or that none of them met.
SURVIVED, UNMET = (0,), (5, 33)

# The price book that the tests read is made whenever pytest begins.
MAKES_BOOK = (sys.executable, "-m", "pytest", "--collect-only", "-q", "tests/calculator")

HEAD = """\
# Faults that no test notices

Made by `make mutants` on {day}, not by hand. [mutmut](https://mutmut.readthedocs.io/) puts one
small fault at a time into a function of ours and runs the tests that meet that function: the
quickest of them, as many as take a minute when nothing is wrong. A fault that takes too long counts
as noticed. Only code in functions is changed: no constant, no table and no model's field.

| What | Faults | Noticed | Share | Not tried yet |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Mutant:
    """A fault: its file, its name of mutmut's making, and what the tests ended with."""

    file: str
    name: str
    ended: int | None

    @property
    def lives(self) -> bool:
        return self.ended in (*SURVIVED, *UNMET)

    @property
    def part(self) -> str:
        """The part with the longest beginning of its file's name."""
        return max(
            (len(each), part)
            for part, beginnings in PARTS.items()
            for each in beginnings
            if self.file.startswith(each)
        )[1]

    @property
    def function(self) -> str:
        """As people write it: `kinds.per_block` or `Book.edition`."""
        name = self.name.rpartition("__mutmut_")[0].split(".")[-1]
        return name.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")


def run(children: int) -> None:
    """Goes on with what is not tried yet; ends with the process that it starts."""
    packages = next((ROOT / "build" / "quality" / "lib").glob("python*/site-packages"))
    # In this environment, where the code's own packages are.
    command = [sys.executable, "-m", "quality.mutation", str(packages)]
    command += ["run", "--max-children", str(children)]
    environment = {**os.environ, "CATALOGUE_BOOK": str(ROOT / "build" / "book.json")}
    os.nice(10)
    subprocess.run(MAKES_BOOK, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def forget_survivors() -> None:
    """As if they had not been tried: there are new tests, which mutmut would not try on them."""
    for file in FOLDER.rglob("*.py.meta"):
        results = json.loads(file.read_text("utf-8"))
        ends = results["exit_code_by_key"]
        ends |= dict.fromkeys(name for name, ended in ends.items() if ended in (*SURVIVED, *UNMET))
        file.write_text(json.dumps(results, indent=4), "utf-8")


def found() -> Iterator[Mutant]:
    """All of the files that pyproject.toml names, tried or not."""
    named = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    for file in sorted(FOLDER.rglob("*.py.meta")):
        name = file.relative_to(FOLDER).as_posix().removesuffix(".meta")
        if not any(fnmatch(name, pattern) for pattern in named["only_mutate"]):
            continue
        ends = json.loads(file.read_text("utf-8"))["exit_code_by_key"]
        yield from (Mutant(name, each, ended) for each, ended in ends.items())


def lines(mutants: list[Mutant]) -> Iterator[Line]:
    """One for each part of the code, of what has been tried."""
    for part in PARTS:
        here = [each for each in mutants if each.part == part]
        tried = [each for each in here if each.ended is not None]
        noticed = sum(not each.lives for each in tried)
        share = 100 * noticed / len(tried) if tried else 0
        left = len(here) - len(tried)
        yield Line(
            f"Mutants: {part.lower()} (`make mutants`, [survivors](mutants.md))",
            f"≥ {LEAST} % noticed",
            f"{share:.1f} %, {noticed} of {len(tried)}",
            share >= LEAST if not left or share < LEAST else None,
            f"{left} not tried yet" if left else "",
        )


def page(mutants: list[Mutant], reasons: Mapping[str, str]) -> str:
    """The table, and every survivor with the reason for its function."""
    counts = Counter((each.part, each.ended is None, each.lives) for each in mutants)
    rows = []
    for part in PARTS:
        lived, noticed = counts[part, False, True], counts[part, False, False]
        tried = lived + noticed
        share = f"{100 * noticed / tried:.1f} %" if tried else "–"
        rows.append(f"| {part} | {tried} | {noticed} | {share} | {counts[part, True, False]} |")
    text = HEAD.format(day=datetime.now(UTC).date()) + "\n".join(rows) + "\n"
    heading = ""
    for each in filter(lambda each: each.lives, mutants):
        place = f"{each.file}: {each.function}"
        if place != heading:
            heading = place
            text += f"\n## {place}\n\n{reasons.get(place, 'No reason: a test is missing.')}\n\n"
        text += f"- {'no test meets it: ' if each.ended in UNMET else ''}`{change(each)}`\n"
    return text


def change(mutant: Mutant) -> str:
    """What is different, in one line: what stood there, an arrow, what stands there now."""
    functions = _functions(mutant.file)
    name = mutant.name.split(".")[-1]
    before = functions.get(f"{name.rpartition('__mutmut_')[0]}__mutmut_orig", [])
    after = functions.get(name, [])
    results = [line for line in difflib.ndiff(before[1:], after[1:]) if line[:2] in ("- ", "+ ")]
    sides = [" ".join(each[2:].strip() for each in results if each[0] == sign) for sign in "-+"]
    return " → ".join(sides).replace("`", "´")[:300]


def _functions(file: str, known: dict[str, dict[str, list[str]]] = {}) -> dict[str, list[str]]:  # noqa: B006  kept on purpose
    """The lines of every function of a file with its faults, by mutmut's names."""
    if file not in known:
        functions: dict[str, list[str]] = {}
        lines: list[str] = []
        for line in (FOLDER / file).read_text("utf-8").splitlines():
            if line.lstrip().startswith(("def ", "async def ")) and "__mutmut_" in line:
                lines = functions.setdefault(line.split("def ")[1].split("(")[0].split("[")[0], [])
            elif line and not line.startswith((" ", ")", "#")):
                lines = []
            lines.append(line)
        known[file] = functions
    return known[file]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.mutants", description=__doc__)
    parser.add_argument("--tell", action="store_true", help="of what is tried already; try nothing")
    parser.add_argument("--again", action="store_true", help="try the survivors on new tests")
    parser.add_argument("--children", type=int, default=2, help="at a time")
    options = parser.parse_args()
    if options.again:
        forget_survivors()
    if not options.tell:
        run(options.children)
    mutants = list(found())
    keep(KEPT, "mutants", list(lines(mutants)))
    reasons = yaml.safe_load(REASONS.read_text("utf-8"))
    OUT.write_text(page(mutants, reasons), "utf-8")
    held = True
    for line in lines(mutants):
        held = held and line.holds is True
        print(f"{line.what}: {line.measured} {line.why}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
