"""What of the catalogue other programs can read, on which terms, and how."""

import re
from collections.abc import Mapping
from pathlib import Path

from calculator.export.spreadsheet import separator
from pricebook import open_data
from pricebook.open_data.open_paths import CATALOG, SCHEMA, prices_file
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.pages.calculator import ENGINE
from pricebook.runtime.engine_wheel import wheel_name
from pricebook.site.addresses import ABOUT_PRICES, CONTACT, DATA, relative

# For a site whose own address nobody has said: whoever copies an example has to put it there.
_SOMEWHERE = "https://www.example.org/"
_PLACE = re.compile(r"\{([a-z]+)\}")
_EXAMPLES = Path(open_data.__file__).with_name("examples")


def data(desk: Desk) -> Page:
    """Its examples are whole: a test runs them as they stand on the page."""
    firm, licence = desk.site.catalogue.firm, desk.site.catalogue.licence
    form = desk.wording.number_format
    return desk.page(
        DATA,
        desk.say("data", "title"),
        desk.say("data", "description", firm=firm.name),
        "data.html",
        files=_files(desk),
        licence=desk.say("data", "licence_is", licence=licence.name)
        if licence.name
        else desk.say("data", "no_licence", firm=firm.name),
        licence_address=licence.address or "",
        is_licensed=bool(licence.name),
        by_hand=desk.say("data", "sheet_by_hand", separator=separator(form), decimal=form.decimal),
        examples=_examples(desk),
        knows_address=bool(desk.site.base),
        about_prices=ABOUT_PRICES,
        contact=CONTACT if firm.is_reachable else "",
    )


def _places(desk: Desk) -> Mapping[str, str]:
    """What the site holds for other programs: path from its root."""
    return {
        "catalog": CATALOG,
        "shape": SCHEMA,
        "prices": prices_file(desk.site.addresses, desk.language),
        "engine": f"{ENGINE}{wheel_name()}",
    }


def _files(desk: Desk) -> list[Mapping[str, str]]:
    """Each file: its path from the page, its name, and what it is."""
    here = desk.site.addresses.of(DATA, desk.language)
    return [
        {"url": relative(here, path), "path": path, "what": desk.say("data", key)}
        for key, path in _places(desk).items()
    ]


def _examples(desk: Desk) -> Mapping[str, str]:
    """The code of each example, by the name of its file."""
    base = desk.site.base or _SOMEWHERE
    figures = {key: f"{base}{path}" for key, path in _places(desk).items()}
    figures |= {"language": desk.language, "separator": separator(desk.wording.number_format)}
    return {
        file.stem: _filled(file.read_text("utf-8").rstrip("\n"), figures)
        for file in sorted(_EXAMPLES.iterdir())
        if file.is_file()
    }


def _filled(code: str, figures: Mapping[str, str]) -> str:
    """In one pass, and nothing else in braces is touched: code has braces of its own."""
    return _PLACE.sub(lambda found: figures[found[1]], code)
