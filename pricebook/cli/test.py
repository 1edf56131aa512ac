"""`pricebook test`: whether the built site is what the firm expects."""

import argparse
from collections.abc import Iterator

from pricebook.cli.terminal.print_problems import print_project_problems
from pricebook.cli.terminal.progress import Progress
from pricebook.editorial.expectations import open_expectations, unmet_expectations
from pricebook.model.files.expectations_file import Expectations
from pricebook.pages import pages
from pricebook.problems.problem import Problem
from pricebook.publish.checksums import NAME
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on
from pricebook.site_check.browser_launch import NoBrowser, chromium
from pricebook.site_check.built_pages import BuiltSite
from pricebook.site_check.dead_links import dead_links
from pricebook.site_check.live_estimates import live_estimate_problems
from pricebook.site_check.pages_in_browser import page_problems
from pricebook.site_check.searches import unmet_searches
from pricebook.site_check.served_estimates import served_estimate_problems
from pricebook.site_check.site_server import served
from pricebook.yaml_source.values import Source


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    library, _ = open_library(options.data)
    if library is None:
        return print_project_problems(options.data)
    site = site_on(library, build_day())
    expectations, source, problems = open_expectations(options.data, site)
    if problems:
        return print_project_problems(options.data)
    if not (options.site_dir / NAME).is_file():
        options.parser.error(f"expected a built site in {options.site_dir}: run pricebook build")
    progress = Progress()
    built = BuiltSite(options.site_dir)
    found = [
        *dead_links(built, site.base),
        *served_estimate_problems(built.folder, site),
    ]
    if source:
        found += [source.problem(*each) for each in unmet_expectations(expectations, site)]
    notes = [] if source else ["no expectations.yaml beside the data: no sum is compared"]
    if options.without_browser:
        notes.append("--without-browser: the search, barriers and live estimates are not checked")
    else:
        try:
            found += _in_browser(site, built, expectations, source, progress)
        except NoBrowser as failure:
            progress.clear()
            options.parser.error(f"{failure}; or leave these checks out with --without-browser")
    progress.clear()
    print(report(found, options.format, CodeSnippets(), notes))
    return 1 if found else 0


def _in_browser(
    site: Site,
    built: BuiltSite,
    expectations: Expectations,
    source: Source | None,
    progress: Progress,
) -> Iterator[Problem]:
    """The problems that only a browser shows."""
    by_language = {
        code: {page.key: page.address for page in pages(site, code)} for code in site.languages
    }
    with (
        served(built.folder) as address,
        chromium() as browser,
        browser.new_context() as context,
    ):
        yield from page_problems(context, address, built.folder, built.pages, progress.show)
        progress.show("the calculator")
        day = build_day().isoformat()
        yield from live_estimate_problems(context, address, built.folder, site, day)
        if source:
            progress.show("the site's search")
            for finding in unmet_searches(context, address, expectations.searches, by_language):
                yield source.problem(*finding)
