"""The files for other programs, the terms of their use, and examples."""

import re
from collections.abc import Mapping
from pathlib import Path

from calculator.export.spreadsheet import separator
from pricebook import open_data
from pricebook.open_data.open_paths import CATALOG, SCHEMA, prices_file
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.runtime.engine_wheel import wheel_name
from pricebook.site.browser_paths import ENGINE

# The examples of a site without a known address have this address. Readers replace it.
_EXAMPLE_BASE = "https://www.example.org/"
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_EXAMPLES = Path(open_data.__file__).with_name("examples")


def data(context: PageContext) -> PageContent:
    """The files and the examples. The examples are complete programs: a test runs them."""
    firm, licence = context.site.catalogue.firm, context.site.catalogue.licence
    number_format = context.localiser.number_format
    return PageContent(
        {
            "files": _files(context),
            "licence": context.word("data", "licence_is", licence=licence.name)
            if licence.name
            else context.word("data", "no_licence", firm=firm.name),
            "licence_address": licence.address or "",
            "is_licensed": bool(licence.name),
            "by_hand": context.word(
                "data",
                "sheet_by_hand",
                separator=separator(number_format),
                decimal=number_format.decimal,
            ),
            "examples": _examples(context),
            "knows_address": bool(context.site.base),
            "is_reachable": firm.is_reachable,
        }
    )


def _paths(context: PageContext) -> Mapping[str, str]:
    """The key of the word that describes each file → the file's path from the site's root."""
    return {
        "catalog": CATALOG,
        "shape": SCHEMA,
        "prices": prices_file(context.site.addresses, context.language),
        "engine": f"{ENGINE}{wheel_name()}",
    }


def _files(context: PageContext) -> list[Mapping[str, str]]:
    """Each file: its relative link, its name and its description."""
    return [
        {"url": context.file_link(path), "path": path, "what": context.word("data", key)}
        for key, path in _paths(context).items()
    ]


def _examples(context: PageContext) -> Mapping[str, str]:
    """The name of each example's file, without its suffix → the code."""
    base = context.site.base or _EXAMPLE_BASE
    figures = {key: f"{base}{path}" for key, path in _paths(context).items()}
    figures |= {
        "language": context.language,
        "separator": separator(context.localiser.number_format),
    }
    return {
        file.stem: _filled(file.read_text("utf-8").rstrip("\n"), figures)
        for file in sorted(_EXAMPLES.iterdir())
        if file.is_file()
    }


def _filled(code: str, figures: Mapping[str, str]) -> str:
    """The code with `{name}` replaced by `figures[name]`. Other braces in the code stay."""
    return _PLACEHOLDER.sub(lambda found: figures[found[1]], code)


PAGE = PageDeclaration(key="data", words="data", template="data.html", content=data, footer=80)
