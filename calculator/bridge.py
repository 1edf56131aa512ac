"""The calculator page's door: JSON text in, JSON text out."""

import json
from collections.abc import Mapping
from typing import Any

from calculator.book import Book, read_book
from calculator.order import read_quantities
from calculator.view import estimate, summary
from calculator.wording import Wording


class Bridge:
    """A price book and the words of one language, ready to answer."""

    def __init__(self, book_json: str, words_json: str, language: str) -> None:
        """Both texts as the generator wrote them; `language` is a code of the book."""
        book = read_book(book_json)
        self._book: Book = book
        self._wording = Wording(book, language, json.loads(words_json))

    def answer(self, request_json: str) -> str:
        """An answer to `{"fields": {id: text}, "edition": id}`.

        Either `{"html", "summary", "faults": {}}`, or `{"faults": {field: sentence}}` with every
        fault there is.
        """
        request: Mapping[str, Any] = json.loads(request_json)
        quantities, faults = read_quantities(request["fields"], self._book, self._wording.form)
        if faults:
            return _json({"faults": {fault.field: self._wording.fault(fault) for fault in faults}})
        edition = self._book.editions[request["edition"]]
        return _json(
            {
                "html": estimate(quantities, edition, self._wording),
                "summary": summary(quantities, edition, self._wording),
                "faults": {},
            }
        )


def _json(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)
