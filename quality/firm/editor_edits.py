"""Edits that an editor makes, and whether the firm's check stays green after each of them.

The tool's tests make these edits on a copy of the sample firm; `make check` makes the same edits
on a copy of this repository's data.
"""

import csv
import re
from collections.abc import Callable, Mapping
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import copyfile, copytree
from tempfile import TemporaryDirectory

from pricebook.cli import main
from pricebook.editorial.expectations import open_expectations, unmet_expectations
from pricebook.editorial.yaml_edit import NewText, edit_yaml
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import site_on
from pricebook.yaml_source.values import KeyPath
from quality.line import Line
from quality.node_tool import ROOT

DATA = Path("data/services.yaml")
PROJECT = ("data", "catalog", "mkdocs.yml")
# A language that our data does not have.
NEW_LANGUAGE = "nb"


def copy_project(project: Path, folder: Path) -> None:
    """Copy all that an editor edits into an empty folder."""
    for name in PROJECT:
        copy = copytree if (project / name).is_dir() else copyfile
        copy(project / name, folder / name)


def change_a_price() -> None:
    _replace(r"(?m)^( +amount: )([0-9]+)$", lambda found: f"{found[1]}{int(found[2]) + 10}")


def change_a_name() -> None:
    library, _ = open_library(DATA)
    assert library
    first = library.catalogue.services[0]
    names: dict[KeyPath, NewText] = {
        ("services", 0, "name", code): f"{name} Plus" for code, name in first.name.items()
    }
    DATA.write_text(edit_yaml(DATA.read_text("utf-8"), names), "utf-8")


def change_a_text() -> None:
    """The first service gets the summary of the second one."""
    library, _ = open_library(DATA)
    assert library
    other = library.catalogue.services[1].offers[0].summary
    summaries: dict[KeyPath, NewText] = {
        ("services", 0, "offers", 0, "summary", code): text for code, text in other.items()
    }
    DATA.write_text(edit_yaml(DATA.read_text("utf-8"), summaries), "utf-8")


def add_a_service() -> None:
    """A service with one price, from the citations of the first offer."""
    library, _ = open_library(DATA)
    assert library
    edition = site_on(library, build_day()).edition.id
    offer = next(
        offer
        for service in library.catalogue.services
        for offer in service.offers
        if offer.edition == edition
    )
    # A firm may check that each service has a name of its own.
    first = library.catalogue.services[0].name
    text = _in_each_language({code: f"{name} Extra" for code, name in first.items()})
    slug = _in_each_language(dict.fromkeys(library.catalogue.services[0].slug, "added-service"))
    source = offer.source[0]
    _replace(
        r"(?m)^services:\n",
        lambda found: (
            f"{found[0]}  - id: added-service\n    slug: {slug}\n    name: {text}\n    offers:\n"
            f"      - edition: {edition}\n        source: {source}\n        summary: {text}\n"
            f"        prices:\n          - {{kind: flat, amount: 100, source: {source}}}\n"
        ),
    )


def remove_a_service() -> None:
    """The same service, added and removed again."""
    before = DATA.read_bytes()
    add_a_service()
    assert DATA.read_bytes() != before
    _replace(r"(?m)^  - id: added-service\n(?:    .*\n)*", lambda _: "")


def add_an_edition() -> None:
    """A price list of a later year."""
    library, _ = open_library(DATA)
    assert library
    catalogue = library.catalogue
    text = _in_each_language(catalogue.services[0].name)
    letter = next(each for each in "ZYXW" if all(one.id[0] != each for one in catalogue.sources))
    _replace(
        r"(?m)^sources:\n",
        lambda found: f"{found[0]}  - {{id: {letter}1, name: {text}, edition: later}}\n",
    )
    _replace(
        r"(?m)^editions:\n",
        lambda found: (
            f"{found[0]}  - {{id: later, name: {text}, valid_from: 2031-01-01, "
            f"source: {letter}1:1}}\n"
        ),
    )
    current = site_on(library, build_day()).edition.id
    offer = (
        f"      - edition: later\n        source: {letter}1:2\n        summary: {text}\n"
        f"        prices:\n          - {{kind: flat, amount: 100, source: {letter}1:3}}\n"
    )
    # Prose may name every service of the edition in force.
    _replace(
        rf"(?m)^    offers:\n(?=      - edition: {current}\n)",
        lambda found: found[0] + offer,
        count=0,
    )


def add_a_language() -> None:
    """A further language, whose texts are copies of the texts in the first language."""
    library, _ = open_library(DATA)
    assert library
    last = library.catalogue.languages[-1]
    table = Path("table.csv")
    assert _run("translations", "out", NEW_LANGUAGE, str(table)) == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    original = head.index(library.catalogue.languages[0].code)
    for row in rows:
        row[-1] = row[original]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    _replace(
        rf"(?m)^  - code: {last.code}\n(?:    .*\n)+",
        lambda found: (
            f"{found[0]}{found[0].replace(f'code: {last.code}', f'code: {NEW_LANGUAGE}')}"
        ),
    )
    settings = Path("mkdocs.yml")
    text = settings.read_text("utf-8")
    line = next(each for each in text.splitlines() if f"locale: {last.code}," in each)
    further = line.replace(f"locale: {last.code},", f"locale: {NEW_LANGUAGE},")
    settings.write_text(text.replace(line, f"{line}\n{further}"), "utf-8")
    assert _run("translations", "in", str(table)) == 0


EDITS: tuple[Callable[[], None], ...] = (
    change_a_price,
    change_a_name,
    change_a_text,
    add_a_service,
    remove_a_service,
    add_an_edition,
    add_a_language,
)


def outcome(project: Path, edit: Callable[[], None]) -> tuple[list[str], list[str]]:
    """The problems after an edit of a copy of the project, and the expectations that fail."""
    with TemporaryDirectory() as temporary:
        copy_project(project, Path(temporary))
        with chdir(temporary):
            edit()
            return problems(), failed_expectations()


def problems() -> list[str]:
    """What `pricebook check` prints in the current folder; nothing if there is no problem."""
    printed = StringIO()
    with redirect_stdout(printed):
        code = main(["check"])
    return printed.getvalue().splitlines() if code else []


def failed_expectations() -> list[str]:
    """The messages of data/expectations.yaml in the current folder."""
    library, found = open_library(DATA)
    assert library, found
    site = site_on(library, build_day())
    expectations, _, found = open_expectations(DATA, site)
    assert not found, found
    return [message for _, message in unmet_expectations(expectations, site)]


def editing() -> Line:
    """Every edit of a copy of this repository's data."""
    faults = []
    for edit in EDITS:
        found, failed = outcome(ROOT, edit)
        if found or (failed and edit is not change_a_price):
            faults.append(f"{edit.__name__}: {(found or failed)[0]}")
    return Line(
        "an editor's edits of a copy of `data/`: no problem, and only expected sums differ",
        f"{len(EDITS)} of {len(EDITS)}",
        f"{len(EDITS) - len(faults)} of {len(EDITS)}",
        not faults,
        "; ".join(faults)[:300],
    )


def _run(*arguments: str) -> int:
    with redirect_stdout(StringIO()):
        return main(arguments)


def _replace(pattern: str, with_: Callable[[re.Match[str]], str], count: int = 1) -> None:
    """Replace the first match in the data, or with a `count` of 0 all matches."""
    text, replaced = re.subn(pattern, with_, DATA.read_text("utf-8"), count=count)
    assert replaced, pattern
    DATA.write_text(text, "utf-8")


def _in_each_language(texts: Mapping[str, str]) -> str:
    """A text in each language, as a YAML mapping on one line."""
    return "{" + ", ".join(f'{code}: "{text}"' for code, text in texts.items()) + "}"
