"""Fuzzing of all files of a project: looks for bytes that cause an exception or an endless run.

    .venv/bin/python -m benchmarks.fuzz SECONDS [SEED]

Mutates bytes, lines and values of the real data files, prose and mkdocs.yml. Every run must give a
library or problems. Each problem must have a place and a printable message, and appear in every
report format. Accepted input is used: pages of some data and prose are rendered, and MkDocs reads
the settings. Prints the number of runs of each file by result, and every finding.
"""

import contextlib
import io
import logging
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from markdown import markdown
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from pricebook.editorial.approvals import open_approvals
from pricebook.editorial.new_edition_checklist import (
    check_new_edition,
    checklist_yaml,
    open_checklists,
)
from pricebook.editorial.open_questions import read_open_questions
from pricebook.editorial.source_trace import check_trace, open_source_lines
from pricebook.pages import body, pages
from pricebook.problems.problem import Problem
from pricebook.project_checks.data_folder import check_data_folder
from pricebook.project_checks.mkdocs_settings import check_settings, open_settings
from pricebook.project_checks.prose_checks import check_later_editions, check_prose, known_to_prose
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import FORMATS, report
from pricebook.site.library import open_library
from pricebook.site.prose import figures, insert_tokens, replace_tokens
from pricebook.site.site import site_on

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)
LIBRARY, _PROBLEMS = open_library(ROOT / "data" / "services.yaml", ROOT)
assert LIBRARY, _PROBLEMS
SITE = site_on(LIBRARY, TODAY)
FILES = {
    file.relative_to(ROOT).as_posix(): file.read_bytes()
    for file in (*(ROOT / "data").glob("*.yaml"), *(ROOT / "catalog").rglob("*.md"))
} | {
    "mkdocs.yml": (ROOT / "mkdocs.yml").read_bytes(),
    "data/approved.yaml": b'texts:\n  words.price.from_word.sv: "0123456789ab"\n',
    "data/editions/2027-01.yaml": checklist_yaml(
        LIBRARY.catalogue, "2027-01", "2026-01", {}
    ).encode(),
}
# The maximum duration of a run, also on a busy machine; a longer run is a finding.
PATIENCE_S = 120
SCRAPS = [
    *(b"\0 \t \r \x1b \x7f \xff \xc3\xa5 \xe5 \xe2\x80\xae \xe2\x80\x8b \xef\xbb\xbf".split(b" ")),
    *(b"no on ~ null 010 12:30 1_000 1e3 .nan 1.505 9999999999999 2026-02-30 2026-1-1".split()),
    *(b"& * ! | > % @ ` ' \" { } [ ] : - ? # , << --- ... &a *a !!str".split()),
    *(b"{{ {% <b> javascript: mailto:a@b.se 2500 sek ../../x /dev/zero [5,5] SEK&nbsp;1".split()),
    *b" #1x|180 kr|180:-|{amount} {amount}|http://[::1|{price first-line}|!ENV X".split(b"|"),
    *"\u034f \ufe0f \u2800 \ue000 \ue0000\ue001 \u0301 \u0430 \uff4f \U0001d173".encode().split(),
    *(b"x" * 300, b"y" * 20_000, b"](x.png)", b"[a]: b.c", b"---\na: b\n---\n"),
    *(b": ", b"- ", b"\n", b"\n\n", b"  ", b"e\xcc\x81", b"[" * 40, b"a: " * 20, b"{amount}"),
]  # fmt: skip


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    cut = chance.choice((0, 0, 1, 2, 5, 20))
    put = chance.choice((b"", chance.choice(SCRAPS), chance.randbytes(chance.randrange(4))))
    return data[:at] + put + data[at + cut :]


def lines_changed(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = b" " * chance.randrange(9) + lines[at].lstrip()
        case 4:
            key, colon, _ = lines[at].partition(b":")
            lines[at] = key + colon + b" " + chance.choice(SCRAPS)
        case _:
            lines = lines[:at]
    return b"\n".join(lines)


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (bytes_changed, lines_changed)


def changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        data = chance.choice(CHANGES)(data, chance)
    return data


def run_once(name: str, folder: Path, chance: random.Random) -> str:
    """Reads the changed file; returns "problems" or "acceptance". Any exception is a finding."""
    problems = [*_problems(name, folder, chance)]
    for problem in problems:
        assert problem.line >= 1, problem
        assert problem.column >= 1, problem
        assert problem.message.isprintable(), problem
        assert "more problems" not in problem.message or len(problems) > 100, problem
    for format in FORMATS:
        report(problems, format, CodeSnippets(folder))
    return "problems" if problems else "acceptance"


def _problems(name: str, folder: Path, chance: random.Random) -> Iterable[Problem]:
    data = folder / "data" / "services.yaml"
    assert LIBRARY
    match name.split("/"):
        case ["mkdocs.yml"]:
            return _of_settings(folder)
        case ["catalog", *_]:
            return _of_prose(folder, folder / name)
        case ["data", "open.yaml"]:
            return read_open_questions(data, LIBRARY.catalogue, folder)[1]
        case ["data", "lines.yaml"]:
            lines, problems = open_source_lines(data, folder)
            return (
                *problems,
                *(check_trace(LIBRARY.catalogue, lines, LIBRARY.source) if lines else ()),
            )
        case ["data", "approved.yaml"]:
            return open_approvals(data, folder)[1]
        case ["data", "editions", _]:
            found, problems = open_checklists(data)
            return (
                *problems,
                *(one for each in found for one in check_new_edition(each, LIBRARY.catalogue)),
            )
    library, problems = open_library(data, folder)
    assert (library is None) == bool(problems), (
        "expected a library or problems, found both or neither"
    )
    if library and chance.randrange(10) == 0:
        site = site_on(library, TODAY)
        for page in pages(site, chance.choice(site.languages)):
            body(page)
    return (*problems, *check_data_folder(data, folder))


def _of_prose(folder: Path, file: Path) -> Iterable[Problem]:
    assert LIBRARY
    catalog = folder / "catalog"
    problems = (
        *check_prose(catalog, known_to_prose(SITE.catalogue, SITE.words, SITE.edition.id), folder),
        *check_later_editions(catalog, SITE.catalogue, TODAY, folder),
    )
    if not problems:
        known = figures(SITE, file.parent.name)
        replace_tokens(markdown(insert_tokens(file.read_text("utf-8-sig"), known)), known)
    return problems


def _of_settings(folder: Path) -> Iterable[Problem]:
    settings, problems = open_settings(folder / "mkdocs.yml", folder)
    if settings:
        problems = check_settings(settings, SITE.languages, folder)
    if not problems:
        # An error message of MkDocs is not a finding.
        with contextlib.suppress(MkDocsException), contextlib.redirect_stderr(io.StringIO()):
            load_config(str(folder / "mkdocs.yml"))
    return problems


def _too_long(*_: object) -> None:
    raise TimeoutError(f"longer than {PATIENCE_S} s")


def main() -> int:
    seconds = float(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32)
    chance, ends, findings = random.Random(seed), Counter[tuple[str, str]](), 0
    logging.disable()
    signal.signal(signal.SIGALRM, _too_long)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, data in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        for code in ("pricebook", "calculator"):
            (folder / code).mkdir()
        while time.monotonic() - started < seconds:
            name = chance.choice([*FILES])
            data = changed(FILES[name], chance)
            (folder / name).write_bytes(data)
            signal.alarm(PATIENCE_S)
            try:
                ends[name, run_once(name, folder, chance)] += 1
            except Exception:
                findings += 1
                Path(f"finding-{seed}-{findings}-{Path(name).name}").write_bytes(data)
                traceback.print_exc()
            signal.alarm(0)
            (folder / name).write_bytes(FILES[name])
            shutil.rmtree(folder / "site", ignore_errors=True)
    for (name, end), number in sorted(ends.items()):
        print(f"{name}: {number} in {end}")
    print(f"seed {seed}: {ends.total() + findings} runs in {seconds:.0f} s, {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
