"""`pricebook sample`: writes sample.json and hot_functions.json.

A build of the runtime answers the requests of the sample before it saves the memory snapshot.
"""

import argparse
from typing import Any

from pricebook.cli.terminal.print_problems import print_problems
from pricebook.cli.terminal.progress import Progress
from pricebook.derived.price_book_data import engine_words
from pricebook.runtime.runtime_build import remake_sample
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on

# A number that is valid in every language.
_DECIMALS = "12.5"


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    library, problems = open_library(options.data)
    if library is None:
        return print_problems(problems)
    progress = Progress()
    try:
        remake_sample(_sample(site_on(library, build_day())), progress.show)
    finally:
        progress.clear()
    return 0


def _sample(site: Site) -> dict[str, Any]:
    """The arguments of EstimateApi, and typical first requests of a reader.

    The requests should call all functions of the interpreter that readers need, for example
    with decimals and with every edition. The browser downloads each other function when Python
    first calls it, and Python waits for the download.
    """
    language = site.languages[0]
    quantities = site.book.quantities.values()
    starts = {each.id: "" if each.start is None else str(each.start) for each in quantities}
    decimals = {each.id: _DECIMALS for each in quantities if each.decimals}
    services = [("services", id) for id in site.book.services]
    parts = starts | decimals
    typed = [starts, parts, *(dict.fromkeys(starts, text) for text in ("0", "7", "123456", "x"))]
    orders = [[*fields.items(), *chosen] for fields in typed for chosen in ([], services)]
    variations = [("tax", "with"), *(("agreement", id) for id in site.book.editions)]
    occasion = {
        "today": build_day().isoformat(),
        "edition": site.edition.id,
        "address": "https://catalogue.example/",
        "counts": {},
    }
    requests: list[dict[str, Any]] = [
        {**occasion, "fields": fields, "step": {}, **more}
        for fields in orders
        for more in ({}, {"step": {next(iter(starts)): 1}}, {"open": "#o1:unknown.1"})
    ]
    requests += [
        {**occasion, "fields": [*parts.items(), *services, variation]} for variation in variations
    ]
    return {
        "arguments": [
            site.book_json,
            engine_words(site.words, site.catalogue.firm, language),
            language,
        ],
        "requests": [each for request in requests for each in (request, {"more": True})],
    }
