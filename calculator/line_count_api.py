"""The API of the counting page: a request as JSON text in, an answer as JSON text out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any

from calculator.line_count.cloc.cloc_rules import VERSIONS
from calculator.line_count.cloc.count_job import KILLED, Job
from calculator.line_count.cloc.tally import Tally
from calculator.line_count.input.archive import open_archive
from calculator.line_count.input.input_files import Entry, InputFiles
from calculator.line_count.input.reason import Reason
from calculator.line_count.line_html import result, total
from calculator.line_count.line_text import LineCountLocaliser
from calculator.line_count.report.cloc_report import read_report
from calculator.pricing.price_book import read_book
from calculator.text.localise import Localiser

# Each read of a browser's file is a call to the browser.
BUFFER = 1 << 16
# An interpreter's memory grows with its input and never shrinks. After a larger input than this,
# a fresh interpreter should count the next one.
REUSE_LIMIT = 4_000_000  # bytes


@dataclass(frozen=True, slots=True)
class BrowserFiles:
    """Files that the browser has put into `folder`; a file's name is its index in `entries`."""

    name: str
    folder: Path
    entries: tuple[Entry, ...]

    def read(self, at: int) -> bytes | Reason:
        """The bytes of a file, or a reason where the file is gone or has changed."""
        try:
            return (self.folder / str(at)).read_bytes()
        except OSError:
            return Reason("unreadable")

    def max_text_length(self) -> int | None:
        """The limit of counted text: None, because a folder has no limit."""
        return None


class LineCountApi:
    """Counts the lines of one input after another; `choose` applies to the last one.

    Each method returns JSON text. `refused` in an answer is a sentence for the reader.
    """

    def __init__(
        self, book_json: str, words_json: str, language: str, edition: str, quantity: str, link: str
    ) -> None:
        """`book_json` and `words_json` are JSON texts from the build.

        `edition` and `quantity` are ids of the book; `link` is the address of the calculator, to
        which the counted number is added. Raises KeyError for an unknown id.
        """
        book = read_book(book_json)
        localiser = Localiser(book, language, json.loads(words_json))
        self._localiser = LineCountLocaliser(quantity, book.editions[edition], localiser)
        self._link = link
        self._file: BufferedReader | None = None
        self._job: Job | None = None
        self._tally: Tally | None = None
        self._version = ""

    def open(self, request_json: str) -> str:
        """Begin or continue a count: `{"path", "name", "version", "files", "done"}`.

        `path` is a zip where `files` is null. Otherwise `files` is a list of `[path, size]`, and
        `path` is a folder in which a file's name is its index in that list. `version` is the
        version of Odoo, such as "17.0". `done` has the outcomes of the steps that an earlier
        interpreter took. The answer has the form of the answers of `step`.
        """
        request: Mapping[str, Any] = json.loads(request_json)
        source = self._source(request)
        if isinstance(source, Reason):
            return self._refuse(source)
        self._version = request["version"]
        self._job = Job(source, VERSIONS[self._version], request["done"])
        return self._state(None)

    def close(self) -> None:
        """Close the input. `choose` still works on the finished count."""
        if self._file:
            self._file.close()
        self._file = self._job = None

    def step(self) -> str:
        """Take one step: `{"outcome", "over", "killed", "spent"}`, or `{"refused": sentence}`.

        `outcome` is the step's result as text, for `done`. `over` is true after the last step.
        `killed` is the outcome to put into `done` for a step that never returns. `spent` is true
        where a fresh interpreter should count the next input, because the memory of this
        interpreter has grown.
        """
        assert self._job, "call open before step"
        return self._state(self._job.step())

    def progress(self) -> str:
        """`{"text", "value", "most"}` of the running count: its counted bytes and all its bytes."""
        job = self._job
        assert job, "call open before progress"
        text = self._localiser.progress(
            (job.files_done, job.files_all), (job.bytes_done, job.bytes_all)
        )
        return _json({"text": text, "value": job.bytes_done, "most": job.bytes_all})

    def finish(self) -> str:
        """`{"html", "summary"}` of the finished count."""
        assert self._job, "call open before finish"
        return self._show(self._job.tally(), self._version)

    def report(self, text: str) -> str:
        """`{"html", "summary"}` of a pasted report, or `{"refused": sentence}`."""
        found = read_report(text)
        return self._refuse(found) if isinstance(found, Reason) else self._show(found, "")

    def choose(self, request_json: str) -> str:
        """`{"sum": html, "cells": [[share, price], …], "summary"}` of the ticked modules.

        `request_json` is a list of the modules' numbers, counted from 0.
        """
        assert self._tally, "call finish or report before choose"
        ticked: Sequence[int] = json.loads(request_json)
        return _json(
            {
                "sum": total(self._tally, set(ticked), self._localiser, self._link),
                "cells": self._localiser.cells(self._tally, set(ticked)),
                "summary": self._localiser.summary(self._tally, ticked),
            }
        )

    def _source(self, request: Mapping[str, Any]) -> InputFiles | Reason:
        files, name = request["files"], request["name"]
        if files is not None:
            entries = tuple(Entry(path, size) for path, size in files)
            return BrowserFiles(name, Path(request["path"]), entries)
        try:
            # The zip stays open while it is counted.
            self._file = BufferedReader(FileIO(request["path"]), BUFFER)
            return open_archive(self._file, name)
        except OSError:
            return Reason("unreadable")

    def _state(self, outcome: str | None) -> str:
        assert self._job, "call open first"
        if self._job.refusal:
            return self._refuse(self._job.refusal)
        spent = self._job.bytes_all > REUSE_LIMIT
        return _json({"outcome": outcome, "over": self._job.over, "killed": KILLED, "spent": spent})

    def _refuse(self, reason: Reason) -> str:
        return _json({"refused": self._localiser.reason(reason)})

    def _show(self, tally: Tally, version: str) -> str:
        self._tally = tally
        everything = range(len(tally.modules))
        return _json(
            {
                "html": result(tally, version, self._localiser, self._link),
                "summary": self._localiser.summary(tally, everything),
            }
        )


def _json(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)
