"""`pricebook lines`: counts the code in folders and zip files by the rules of Odoo's own tool."""

import argparse
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from calculator.line_count.cloc.cloc_rules import VERSIONS
from calculator.line_count.cloc.count_job import Job, counted
from calculator.line_count.cloc.tally import File, Tally, together
from calculator.line_count.input.archive import open_archive
from calculator.line_count.input.folder_files import Folder
from calculator.line_count.input.reason import Reason
from calculator.line_count.line_export import as_csv, as_json, text
from calculator.line_count.line_text import LineCountLocaliser
from calculator.line_count.report.cloc_report import read_report
from calculator.text.visible_text import escape_invisible
from pricebook.cli.terminal.chosen_edition import chosen_edition
from pricebook.cli.terminal.command_line import DATA
from pricebook.cli.terminal.missing_data import has_no_data
from pricebook.cli.terminal.print_problems import print_project_problems
from pricebook.cli.terminal.progress import Progress
from pricebook.cli.terminal.run_language import chosen_language
from pricebook.interface_words.count_without_data import counting_without_data
from pricebook.interface_words.default_words import LANGUAGES
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on

# The exit code if some of the paths could not be counted.
PARTLY_COUNTED = 3


def run(options: argparse.Namespace, rest: list[str]) -> int:
    """Count all paths that can be counted, and print the reasons for the others."""
    options.parser.refuse(rest)
    if has_no_data(options.data):
        words = _words_without_data(options)
    else:
        library, _ = open_library(options.data)
        if library is None:
            return print_project_problems(options.data)
        words = _words(options, site_on(library, build_day()))
    tallies, refused = [], []
    for path in options.paths:
        result = _count(path, options, words)
        if isinstance(result, Reason):
            refused.append(File(str(path), None, reason=result))
        else:
            tallies.append(result)
    for file in refused:
        print(f"{escape_invisible(file.path)}: {words.file_reason(file)}", file=sys.stderr)
    if not tallies:
        return 2
    tally = together([*tallies, Tally(modules=(), refused=tuple(refused))])
    _print(tally, options, words)
    return PARTLY_COUNTED if refused else 0


def _print(tally: Tally, options: argparse.Namespace, words: LineCountLocaliser) -> None:
    version = "" if options.report else options.odoo
    if options.json:
        print(as_json(tally, version, words))
    elif options.csv:
        print(as_csv(tally, words), end="")
    else:
        print(text(tally, version, words), end="")
        if words.edition is None:
            message = f"no {DATA.as_posix()} in this folder, so the count has no price"
            print(message, file=sys.stderr)


def _words_without_data(options: argparse.Namespace) -> LineCountLocaliser:
    if options.edition is not None:
        options.parser.error(
            f"--edition: expected {DATA.as_posix()} in this folder, found none: only data has"
            " editions, so remove --edition, or name the file with --data"
        )
    return counting_without_data(chosen_language(options, LANGUAGES))


def _words(options: argparse.Namespace, site: Site) -> LineCountLocaliser:
    quantity = site.counted
    if quantity is None:
        message = f"{options.data}: expected a quantity with a counter, found none"
        parser: argparse.ArgumentParser = options.parser
        parser.error(message)
    localiser = site.counting(chosen_language(options, site.languages))
    return LineCountLocaliser(quantity, chosen_edition(options, site), localiser)


def _count(path: Path, options: argparse.Namespace, words: LineCountLocaliser) -> Tally | Reason:
    """The count of one path, or the reason why it could not be counted."""
    try:
        return _read_report(path) if options.report else _count_path(path, options.odoo, words)
    except OSError as error:
        return Reason("unreadable", {"why": error.strerror or ""})


def _read_report(path: Path) -> Tally | Reason:
    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    # PowerShell writes redirected output as UTF-16.
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    return read_report(data.decode(encoding, errors="replace"))


def _count_path(path: Path, version: str, words: LineCountLocaliser) -> Tally | Reason:
    rules, progress = VERSIONS[version], Progress()

    def watch(job: Job) -> None:
        if progress.due:
            files, size = (job.files_done, job.files_all), (job.bytes_done, job.bytes_all)
            progress.show(f"{escape_invisible(path.name)}: {words.progress(files, size)}")

    try:
        if path.is_dir():
            return counted(Folder(path), rules, watch)
        with path.open("rb") as file:
            archive = open_archive(file, path.stem)
            return archive if isinstance(archive, Reason) else counted(archive, rules, watch)
    finally:
        progress.clear()
