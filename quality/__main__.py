"""python -m quality [--runs N] [--only NAME…]: runs measures and writes docs/quality.md."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from pricebook.pages import pages
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import site_on
from quality.browser.axe import axe
from quality.browser.firstview import first_views
from quality.browser.other_pyodide import other_pyodide
from quality.firm.data_upgrade import upgrade
from quality.firm.editor_edits import editing
from quality.html import html
from quality.imports.figures import imports
from quality.install import installation
from quality.line import Line, load, save, table
from quality.links import links
from quality.materials import materials
from quality.node_tool import ROOT, ask
from quality.reports import reports
from quality.server_check import safely
from quality.style import style
from quality.successor import successor
from quality.tests import on_nginx, tests
from setup.browser import find_whole_chromium
from setup.quality import find_program
from tests.deploy.conftest import nginx_on

SITE = ROOT / "site"
OUT = ROOT / "docs" / "quality.md"
RESULTS = ROOT / "build" / "measured"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MIN_SCORES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
A_PLUS = 130

HEAD = """\
# Quality measures of the site

Written by `make check` on {day}, not by hand. It measures the built site, served by nginx with
`deploy/nginx.conf`. The machine has {cores} cores and had a load of {load:.0f} in the last quarter
of an hour, which affects the times that Lighthouse measures.

"""
# Known reasons for lost points.
REASONS = {
    "is-crawlable": "older price lists have noindex on purpose",
    "total-blocking-time": "Python arrives while the page is measured",
}
ON_PURPOSE = {"is-crawlable"}


@dataclass(frozen=True)
class Place:
    """The address of the site, a folder for this run, and addresses of pages.

    `pages` has one page of each template, `all` has each of these pages in every language.
    """

    address: str
    folder: Path
    pages: tuple[str, ...]
    all: tuple[str, ...]
    runs: int


def observatory(place: Place) -> Iterator[Line]:
    with safely(SITE, place.folder) as ports:
        question = {"host": "localhost", "httpPort": ports.plain, "httpsPort": ports.safe}
        certificate = {"NODE_EXTRA_CA_CERTS": str(ports.certificate)}
        report = ask("observatory.mjs", question, 5, **certificate)
    missed = [name for name, each in report["results"].items() if not each["pass"]]
    yield Line(
        "Mozilla's HTTP Observatory, https",
        f"A+, ≥ {A_PLUS}",
        f"{report['grade']}, {report['score']}",
        report["grade"] == "A+" and report["score"] >= A_PLUS,
        f"not passed: {', '.join(missed)}" if missed else "",
    )


def browsers(place: Place) -> Iterator[Line]:
    for name, program in (
        ("chrome", find_whole_chromium()),
        ("firefox", find_program("firefox-esr")),
    ):
        question = {
            "browser": name,
            "program": str(program),
            "flags": FLAGS if name == "chrome" else [],
            "address": place.address,
            "pages": place.pages,
            "calculator": "en/calculator/",
            "users": {"field": "users", "value": "127", "expected": "127"},
        }
        report = ask("browsers.mjs", question, 10)
        faults = {kind: report[kind] for kind in ("violations", "foreign", "errors", "lost")}
        counts = ", ".join(f"{len(found)} {kind}" for kind, found in faults.items())
        first = next((found[0] for found in faults.values() if found), "")
        yield Line(
            f"{report['version'].replace('/', ' ')}: {report['pages']} pages, an answer of the "
            f"calculator, a search",
            "0 violations, foreign requests, errors, dead links",
            f"{counts}; {report['hits']} found by the search",
            not any(faults.values()) and report["hits"] > 0,
            first[:200],
        )


def lighthouse(place: Place) -> Iterator[Line]:
    addresses = [place.address + each for each in place.pages]
    question: dict[str, object] = {"chrome": str(find_whole_chromium()), "flags": FLAGS}
    question |= {"addresses": addresses, "runs": place.runs}
    report = ask("lighthouse.mjs", question, 60)
    for category, least in MIN_SCORES.items():
        scores = {each: report[each]["scores"][category] for each in addresses}
        low = {
            each: report[each]["lost"].get(category, {}) for each, n in scores.items() if n < least
        }
        remark = "; ".join(
            f"/{each.removeprefix(place.address)} {scores[each]}: {_lost(audits)}"
            for each, audits in low.items()
        )
        yield Line(
            f"Lighthouse mobile, {category}, {len(addresses)} kinds of page, "
            f"median of {place.runs}",
            f"≥ {least}" if least < 100 else "100",
            f"{min(scores.values())}–{max(scores.values())}",
            not low,
            remark,
            meant=bool(low) and all({*audits} <= ON_PURPOSE for audits in low.values()),
        )


def _lost(audits: Mapping[str, str]) -> str:
    """The audits for which a page lost points in the last run."""
    audit_texts = (
        f"{name} {value} {REASONS.get(name, '')}".split() for name, value in audits.items()
    )
    return ", ".join(" ".join(words) for words in audit_texts)


def size(place: Place) -> Iterator[Line]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_whole_chromium(), args=FLAGS)
        yield first_views(browser, place.address, list(place.pages))
        browser.close()


def accessibility(place: Place) -> Iterator[Line]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_whole_chromium(), args=FLAGS)
        yield axe(browser, place.address, list(place.all))
        browser.close()


MEASURES: dict[str, Callable[[Place], Iterator[Line]]] = {
    "style": lambda _: iter([style()]),
    "imports": lambda _: iter([imports()]),
    "html": lambda _: iter([html(SITE)]),
    "links": lambda _: iter([links(SITE)]),
    "materials": lambda _: iter([materials()]),
    "reports": lambda _: iter([reports()]),
    "successor": lambda _: iter([successor()]),
    "pyodide": lambda _: iter([other_pyodide(SITE)]),
    "editing": lambda _: iter([editing()]),
    "upgrade": lambda _: iter([upgrade()]),
    "install": lambda _: iter([installation()]),
    "observatory": observatory,
    "browsers": browsers,
    "size": size,
    "axe": accessibility,
    "lighthouse": lighthouse,
    "tests": lambda place: tests(place.folder),
    "nginx": lambda place: on_nginx(place.folder),
}


def kinds() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses of one page per template: with alternating languages, and in every language."""
    library, problems = open_library(ROOT / "data" / "services.yaml", ROOT)
    assert library, "\n".join(map(str, problems))
    site = site_on(library, build_day())
    found = [
        {each.template: each.address for each in reversed(pages(site, language))}
        for language in site.languages
    ]
    turns = tuple(found[number % len(found)][template] for number, template in enumerate(found[0]))
    return turns, tuple(address for each in found for address in each.values())


def measure(names: Sequence[str], runs: int) -> None:
    """Runs these measures, and saves the lines of each at once."""
    with ExitStack() as open_:
        folder = Path(open_.enter_context(TemporaryDirectory()))
        (folder / "plain").mkdir()
        server = open_.enter_context(nginx_on(SITE, folder / "plain"))
        place = Place(server.address, folder, *kinds(), runs)
        for name in names:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            try:
                lines = list(MEASURES[name](place))
            # A failed measure is a line of the table.
            except Exception as error:
                why = re.sub(r"\s+", " ", str(error))[:300]
                lines = [Line(name, "measured", "failed", None, why)]
            save(RESULTS, name, lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of Lighthouse, for each page")
    parser.add_argument(
        "--only", nargs="+", choices=MEASURES, help="run these; take the others from the last run"
    )
    options = parser.parse_args()
    measure(options.only or list(MEASURES), options.runs)
    # Mutants take an hour and have a separate command.
    lines = [line for name in (*MEASURES, "mutants") for line in load(RESULTS, name)]
    head = HEAD.format(day=datetime.now(UTC).date(), load=os.getloadavg()[2], cores=os.cpu_count())
    text = head + "\n".join(table(lines)) + "\n"
    OUT.write_text(text, "utf-8")
    print(text, end="")
    return 0 if all(line.accepted for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
