"""The counting page's door: JSON text in, JSON text out."""

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
from calculator.line_count.line_text import LinesWording
from calculator.line_count.report.cloc_report import read_report
from calculator.pricing.price_book import read_book
from calculator.text.localise import Wording

# Each read of a browser's file is a call to the browser.
BUFFER = 1 << 16
# An interpreter's memory grows with what it reads, and never shrinks again.
LITTLE = 4_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Handed:
    """Files that a browser hands over: each lies in `folder` under its number."""

    name: str
    folder: Path
    entries: tuple[Entry, ...]

    def read(self, at: int) -> bytes | Reason:
        """The bytes of a file, unless it has gone or changed since it was chosen."""
        try:
            return (self.folder / str(at)).read_bytes()
        except OSError:
            return Reason("unreadable")

    def most_text(self) -> int | None:
        """A folder may hold any amount."""
        return None


class Counting:
    """Counts one input after the other, and answers for the one that it counted last."""

    def __init__(
        self, book_json: str, words_json: str, language: str, edition: str, quantity: str, link: str
    ) -> None:
        """Texts as the generator wrote them; `link` leads to the page that takes the number on."""
        book = read_book(book_json)
        wording = Wording(book, language, json.loads(words_json))
        self._words = LinesWording(quantity, book.editions[edition], wording)
        self._link = link
        self._file: BufferedReader | None = None
        self._job: Job | None = None
        self._tally: Tally | None = None
        self._version = ""

    def open(self, request_json: str) -> str:
        """Begin or take up a count: `{"path", "name", "version", "files", "done"}`.

        `path` is a zip, or where `files` is a list of `[path, size]`, the folder in which they lie
        under their numbers. `done` are the outcomes of the steps that were already taken. Answers
        like `step`, or `{"refused": sentence}`.
        """
        request: Mapping[str, Any] = json.loads(request_json)
        source = self._source(request)
        if isinstance(source, Reason):
            return self._refuse(source)
        self._version = request["version"]
        self._job = Job(source, VERSIONS[self._version], request["done"])
        return self._state(None)

    def close(self) -> None:
        """Let go of the input; what was counted of it can still be chosen from."""
        if self._file:
            self._file.close()
        self._file = self._job = None

    def step(self) -> str:
        """Take one step of the count.

        Answers `{"outcome": text, "over": whether it was the last, "killed": the outcome to hand
        back for a step that never answers, "spent": whether the next input had better be counted
        by a fresh interpreter}`, or `{"refused": sentence}`.
        """
        assert self._job, "a count is opened before it is taken any further"
        return self._state(self._job.step())

    def progress(self) -> str:
        """`{"text", "value", "most"}` of the count that goes on, in bytes."""
        job = self._job
        assert job, "a count is opened before it is taken any further"
        text = self._words.progress(
            (job.files_done, job.files_all), (job.bytes_done, job.bytes_all)
        )
        return _json({"text": text, "value": job.bytes_done, "most": job.bytes_all})

    def finish(self) -> str:
        """`{"html", "summary"}` of the count that is over."""
        assert self._job, "a count is opened before it is finished"
        return self._show(self._job.tally(), self._version)

    def report(self, text: str) -> str:
        """`{"html", "summary"}` of a pasted report, or `{"refused": sentence}`."""
        found = read_report(text)
        return self._refuse(found) if isinstance(found, Reason) else self._show(found, "")

    def choose(self, request_json: str) -> str:
        """`{"sum": html, "cells": [[share, price], …], "summary"}` of the modules ticked."""
        assert self._tally, "there is a count to choose from"
        ticked: Sequence[int] = json.loads(request_json)
        return _json(
            {
                "sum": total(self._tally, set(ticked), self._words, self._link),
                "cells": self._words.cells(self._tally, set(ticked)),
                "summary": self._words.heard(self._tally, ticked),
            }
        )

    def _source(self, request: Mapping[str, Any]) -> InputFiles | Reason:
        files, name = request["files"], request["name"]
        if files is not None:
            entries = tuple(Entry(path, size) for path, size in files)
            return Handed(name, Path(request["path"]), entries)
        try:
            # It stays open while it is counted.
            self._file = BufferedReader(FileIO(request["path"]), BUFFER)
            return open_archive(self._file, name)
        except OSError:
            return Reason("unreadable")

    def _state(self, outcome: str | None) -> str:
        assert self._job, "a count is opened before it is taken any further"
        if self._job.refusal:
            return self._refuse(self._job.refusal)
        spent = self._job.bytes_all > LITTLE
        return _json({"outcome": outcome, "over": self._job.over, "killed": KILLED, "spent": spent})

    def _refuse(self, reason: Reason) -> str:
        return _json({"refused": self._words.reason(reason)})

    def _show(self, tally: Tally, version: str) -> str:
        self._tally = tally
        everything = range(len(tally.modules))
        return _json(
            {
                "html": result(tally, version, self._words, self._link),
                "summary": self._words.heard(tally, everything),
            }
        )


def _json(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)
