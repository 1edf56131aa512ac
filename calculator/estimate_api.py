"""The calculator page's door: JSON text in, JSON text out."""

import gc
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from calculator.export.estimate_export import export
from calculator.html.edition_change_html import beside_told, change_told
from calculator.html.estimate_html import FIRST, REST, View, message, occasion_told
from calculator.html.form import form
from calculator.pricing.choice import (
    SERVICES,
    Choice,
    Fields,
    at,
    filled,
    marked,
    read_choice,
    with_numbers,
)
from calculator.pricing.edition_change import change
from calculator.pricing.field_step import stepped
from calculator.pricing.order import read_quantities
from calculator.pricing.price_book import Book, Edition, edition_on, read_book
from calculator.share.link import Opened, read_link, write_link
from calculator.text.edition_change_text import heard
from calculator.text.estimate_text import summary
from calculator.text.localise import Wording
from calculator.text.occasion_text import Occasion

type Request = Mapping[str, Any]
type Answer = dict[str, Any]


class Bridge:
    """A price book and the words of one language, ready to answer.

    Every request but one for more holds `today`, the reader's own day; `edition`, the one whose
    prices the page was made with; `address`, the page's own; `counts`, pages that find a quantity
    out, by quantity; and `formed`, of the answer that the form came with, where it is not the one
    that the page was served with. What has been answered once is not sent again: `parts` holds
    those parts of the page that are not as they were.
    """

    def __init__(self, book_json: str, words_json: str, language: str) -> None:
        """Both texts as the generator wrote them; `language` is a code of the book."""
        self._book = read_book(book_json)
        self._wording = Wording(self._book, language, json.loads(words_json))
        self._view: View | None = None
        self._linked: Edition | None = None  # the edition that a link was made at, once it changed
        self._sent: dict[str, str] = {}
        # All that is there now stays as long as the page: no search for garbage need look at it.
        gc.freeze()

    def answer(self, request_json: str) -> str:
        """An answer to one of these requests.

        `{"fields": [[name, text], …]}`: `{"parts", "summary", "fragment", "example", "faults": {}}`
        or `{"faults": {field: sentence}}`, with every fault there is. `"example"`, asked as
        answered, is true where no number is the reader's own. With `"step": {field: by}` the
        quantities step first; `"values"` says what then stands in the fields. Where the fields are
        to be others, `"form"` is the form anew, and `"formed"` what it is for.
        `{"open": fragment, "fields": …}`: the same for the order in a link, always with the form.
        `{"export": kind, "fields": …}`: `{"export": text, "name", "type"}`, or the faults.
        `{"more": true}`: the `"parts"` that the answer before left for later.
        """
        return json.dumps(self._answer(json.loads(request_json)), ensure_ascii=False)

    def _answer(self, request: Request) -> Answer:
        if "more" in request:
            return {"parts": self._changed(self._parts(REST))}
        served = self._book.editions[request["edition"]]
        current = edition_on(self._book, date.fromisoformat(request["today"])) or served
        if "open" in request:
            return self._open(request, current)
        fields: Fields = [(name, text) for name, text in request["fields"]]
        values = stepped(request.get("step", {}), fields, self._book, self._wording.form)
        fields = [(name, values.get(name, text)) for name, text in fields]
        choice, faults = read_choice(fields, self._book, current, self._wording.form)
        other_form = _formed(request) != _ids(choice)
        if other_form:
            chosen = [value for name, value in fields if name == SERVICES]
            forms = [self._book.editions[id] for id in _formed(request)]
            choice = filled(choice, chosen, forms, self._book)
        if faults:
            told = {fault.field: self._wording.fault(fault) for fault in faults}
            answer = {"faults": told, "values": values}
            # A fault may be of a field that only the other form shows.
            return answer | (self._form(request, choice, current) if other_form else {})
        choice = marked(choice, example=request.get("example", False))
        if "export" in request:
            occasion = _occasion(request, choice, current, self._book)
            return dict(export(request["export"], choice, occasion, self._wording))
        return self._told(request, choice, None, current) | {"values": values}

    def _open(self, request: Request, current: Edition) -> Answer:
        opened = read_link(request["open"], current, self._book)
        self._linked = opened.then.edition if opened.then else None
        choice = self._with_own(opened.choice, dict(request["fields"]))
        answer = self._told(request, choice, opened.then, current, opened)
        return answer | self._form(request, choice, current) | {"values": {}}

    def _form(self, request: Request, choice: Choice, current: Edition) -> Answer:
        html = form(choice, current, self._wording, request["counts"])
        return {"form": html, "formed": _ids(choice)}

    def _with_own(self, choice: Choice, fields: Mapping[str, str]) -> Choice:
        """The reader's own amounts, which no link holds unasked, as they stand in the fields."""
        own = [each for each in self._book.quantities.values() if each.money and each.id in fields]
        given, _ = read_quantities(fields, own, self._wording.form)
        return with_numbers(choice, {**given, **choice.order.quantities})

    def _told(
        self,
        request: Request,
        choice: Choice,
        then: Choice | None,
        current: Edition,
        opened: Opened | None = None,
    ) -> Answer:
        wording = self._wording
        self._view = View(choice, wording)
        both = self._view.change
        occasion = _occasion(request, choice, current, self._book)
        aside = {
            "message": message(opened, wording),
            "change": self._change(choice, then, current, self._book.editions[request["edition"]]),
            "beside": beside_told(both, wording) if both else "",
            "occasion": occasion_told(occasion, wording),
        }
        answer: Answer = {
            "parts": self._changed({**aside, **self._parts(FIRST)}),
            "summary": heard(both, wording) if both else summary(self._view.quote, choice, wording),
            "fragment": occasion.fragment,
            "example": choice.example,
            "faults": {},
        }
        if _formed(request) != _ids(choice):
            answer |= self._form(request, choice, current)
        return answer

    def _change(
        self, choice: Choice, then: Choice | None, current: Edition, served: Edition
    ) -> str:
        """Both sums, where a link or the page was made at other prices than those in force."""
        before, key = (self._linked, "since_link") if self._linked else (served, "since_page")
        if choice.older or before is current:
            return ""
        then = then or at(choice, before, self._book)
        found = change(self._book, then, choice)
        return change_told(found, key, self._wording) if found.pairs else ""

    def _parts(self, names: Iterable[str]) -> Mapping[str, str]:
        return {name: self._view.part(name) for name in names} if self._view else {}

    def _changed(self, parts: Mapping[str, str]) -> Mapping[str, str]:
        changed = {name: html for name, html in parts.items() if self._sent.get(name) != html}
        self._sent |= changed
        return changed


def _formed(request: Request) -> list[str]:
    """The ids of the editions that the form on the page is for: a new Bridge would not know."""
    return request.get("formed") or [request["edition"]]


def _ids(choice: Choice) -> list[str]:
    return [each.id for each in choice.editions]


def _occasion(request: Request, choice: Choice, current: Edition, book: Book) -> Occasion:
    fragment = write_link(choice, current, book)
    return Occasion(request["today"], request["address"], fragment)
