"""python -m quality.mutants [--report] [--again]: mutation testing, which writes docs/mutants.md.

mutmut makes one small fault (mutant) at a time and stores each result in mutants/. A stopped run
continues, and unchanged code is not tested again. A mutant that no test notices survives.
docs/mutants.md lists the survivors with their reasons in quality/survivors.yaml.
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

from quality.line import Line, save
from quality.node_tool import ROOT

FOLDER = ROOT / "mutants"
OUT = ROOT / "docs" / "mutants.md"
REASONS = ROOT / "quality" / "survivors.yaml"
RESULTS = ROOT / "build" / "measured"
MIN_SHARE = 90
# Parts of the mutated code, by the beginnings of paths. pyproject.toml lists the files.
PARTS = {
    "Prices and editions": (
        "calculator/",
        "pricebook/model/",
        "pricebook/editorial/new_edition_checklist",
    ),
    "Counting lines": ("calculator/line_count/",),
    "Reading the source": ("pricebook/",),
}
# Exit codes of the tests in mutmut: all tests passed; no test runs the mutated function.
SURVIVED, UNTESTED = (0,), (5, 33)

# When pytest starts, it writes the price book that the tests read.
MAKES_BOOK = (sys.executable, "-m", "pytest", "--collect-only", "-q", "tests/calculator")

HEAD = """\
# Surviving mutants

Written by `make mutants` on {day}, not by hand. [mutmut](https://mutmut.readthedocs.io/) puts one
small fault at a time into a function and runs the tests that call this function. It runs the
quickest tests first, as many as take a minute without a fault. A fault that takes too long counts
as noticed. Only code in functions is changed, not constants, tables and fields of models.

| What | Faults | Noticed | Share | Not tried yet |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Mutant:
    """A mutant: its file, its name in mutmut, and the exit code of its tests (None: not tested)."""

    file: str
    name: str
    ended: int | None

    @property
    def lives(self) -> bool:
        return self.ended in (*SURVIVED, *UNTESTED)

    @property
    def part(self) -> str:
        """The part with the longest matching beginning of the file's path."""
        return max(
            (len(each), part)
            for part, beginnings in PARTS.items()
            for each in beginnings
            if self.file.startswith(each)
        )[1]

    @property
    def function(self) -> str:
        """The name of the function without mutmut's prefixes, such as `Book.edition`."""
        name = self.name.rpartition("__mutmut_")[0].split(".")[-1]
        return name.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")


def run(children: int) -> None:
    """Runs mutmut on all mutants that are not tested yet."""
    packages = next((ROOT / "build" / "quality" / "lib").glob("python*/site-packages"))
    # mutmut runs in this environment, which has the packages of the code.
    command = [sys.executable, "-m", "quality.mutation", str(packages)]
    command += ["run", "--max-children", str(children)]
    environment = {**os.environ, "CATALOGUE_BOOK": str(ROOT / "build" / "book.json")}
    os.nice(10)
    subprocess.run(MAKES_BOOK, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def forget_survivors() -> None:
    """Resets the results of survivors, so that mutmut tests them again with new tests."""
    for file in FOLDER.rglob("*.py.meta"):
        results = json.loads(file.read_text("utf-8"))
        ends = results["exit_code_by_key"]
        ends |= dict.fromkeys(
            name for name, ended in ends.items() if ended in (*SURVIVED, *UNTESTED)
        )
        file.write_text(json.dumps(results, indent=4), "utf-8")


def found() -> Iterator[Mutant]:
    """All mutants of the files that pyproject.toml lists, tested or not."""
    named = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    for file in sorted(FOLDER.rglob("*.py.meta")):
        name = file.relative_to(FOLDER).as_posix().removesuffix(".meta")
        if not any(fnmatch(name, pattern) for pattern in named["only_mutate"]):
            continue
        ends = json.loads(file.read_text("utf-8"))["exit_code_by_key"]
        yield from (Mutant(name, each, ended) for each, ended in ends.items())


def lines(mutants: list[Mutant]) -> Iterator[Line]:
    """One line per part of the code, for the tested mutants."""
    for part in PARTS:
        here = [each for each in mutants if each.part == part]
        tried = [each for each in here if each.ended is not None]
        noticed = sum(not each.lives for each in tried)
        share = 100 * noticed / len(tried) if tried else 0
        left = len(here) - len(tried)
        yield Line(
            f"Mutants: {part.lower()} (`make mutants`, [survivors](mutants.md))",
            f"≥ {MIN_SHARE} % noticed",
            f"{share:.1f} %, {noticed} of {len(tried)}",
            share >= MIN_SHARE if not left or share < MIN_SHARE else None,
            f"{left} not tried yet" if left else "",
        )


def page(mutants: list[Mutant], reasons: Mapping[str, str]) -> str:
    """The text of docs/mutants.md: the table, and every survivor with its reason."""
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
        text += f"- {'no test meets it: ' if each.ended in UNTESTED else ''}`{change(each)}`\n"
    return text


def change(mutant: Mutant) -> str:
    """The change of a mutant on one line: old code → new code."""
    functions = _functions(mutant.file)
    name = mutant.name.split(".")[-1]
    before = functions.get(f"{name.rpartition('__mutmut_')[0]}__mutmut_orig", [])
    after = functions.get(name, [])
    results = [line for line in difflib.ndiff(before[1:], after[1:]) if line[:2] in ("- ", "+ ")]
    sides = [" ".join(each[2:].strip() for each in results if each[0] == sign) for sign in "-+"]
    return " → ".join(sides).replace("`", "´")[:300]


def _functions(file: str, known: dict[str, dict[str, list[str]]] = {}) -> dict[str, list[str]]:  # noqa: B006  a cache
    """The lines of every function and mutant of a file, by mutmut's names."""
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
    parser.add_argument("--report", action="store_true", help="only write the report")
    parser.add_argument("--again", action="store_true", help="test the survivors again")
    parser.add_argument("--children", type=int, default=2, help="at a time")
    options = parser.parse_args()
    if options.again:
        forget_survivors()
    if not options.report:
        run(options.children)
    mutants = list(found())
    save(RESULTS, "mutants", list(lines(mutants)))
    reasons = yaml.safe_load(REASONS.read_text("utf-8"))
    OUT.write_text(page(mutants, reasons), "utf-8")
    held = True
    for line in lines(mutants):
        held = held and line.holds is True
        print(f"{line.what}: {line.measured} {line.why}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
