"""The API of the calculator page: a request as JSON text in, an answer as JSON text out."""

import gc
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from calculator.export.estimate_export import export
from calculator.html.edition_change_html import change_html, comparison_html
from calculator.html.estimate_html import FIRST, REST, View, message, occasion_html
from calculator.html.form import form
from calculator.pricing.choice import (
    SERVICES,
    Choice,
    Fields,
    at_edition,
    read_choice,
    with_example,
    with_numbers,
    with_offered_services,
)
from calculator.pricing.edition_change import change
from calculator.pricing.field_step import stepped
from calculator.pricing.order import read_quantities
from calculator.pricing.price_book import Book, Edition, edition_on, read_book
from calculator.share.link import Opened, read_link, write_link
from calculator.text.edition_change_text import comparison_summary
from calculator.text.estimate_text import summary
from calculator.text.localise import Localiser
from calculator.text.occasion_text import Occasion

type Request = Mapping[str, Any]
type Answer = dict[str, Any]


class EstimateApi:
    """Answers the requests of one page, with one price book and the words of one language.

    Every request except `{"more": true}` has these keys: `today` is the reader's date in ISO
    format; `edition` is the id of the edition that the page was built with; `address` is the
    page's own address; `counts` maps a quantity's id to the address of the page that counts it.
    `formed` is the `formed` of the answer whose form the page shows; a request leaves the key out
    while the page shows the served form.

    The API remembers the parts of the page that it has sent. An answer's `parts` holds only
    parts that have changed since then, as HTML by the part's name.
    """

    def __init__(self, book_json: str, words_json: str, language: str) -> None:
        """`book_json` and `words_json` are from the build; `language` is a code of the book.

        Raises KeyError, TypeError or ValueError where either JSON text has another structure.
        """
        self._book = read_book(book_json)
        self._localiser = Localiser(self._book, language, json.loads(words_json))
        self._view: View | None = None
        self._linked: Edition | None = None  # the edition of an opened link, if it is not current
        self._sent: dict[str, str] = {}
        # All objects made so far live as long as the page: the collector can skip them.
        gc.freeze()

    def answer(self, request_json: str) -> str:
        """Answer one of four requests.

        `{"fields": [[name, text], …]}` asks for the estimate of a form's fields. The answer is
        `{"parts", "summary", "fragment", "example", "values", "faults": {}}`; where a field cannot
        be read, the answer is `{"faults": {field: sentence}, "values"}` with every fault.
        `"example"` is true where no number is the reader's own; the page sends back the last
        value that it received. A request may add `"step": {field: by}`: before the estimate, each
        quantity in it changes by that number of steps, and `"values"` has the new texts. Where the
        choice needs a form with other fields, the answer adds `"form"`, the form's HTML, and
        `"formed"`, the ids of the form's editions.

        `{"open": fragment, "fields": …}` asks for the order of a link. The answer is the same, and
        always has the form.

        `{"export": kind, "fields": …}` asks for a file. The answer is `{"export": text, "name",
        "type"}`, or the faults.

        `{"more": true}` asks for the `"parts"` that the previous answer left out.
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
        values = stepped(request.get("step", {}), fields, self._book, self._localiser.number_format)
        fields = [(name, values.get(name, text)) for name, text in fields]
        choice, faults = read_choice(fields, self._book, current, self._localiser.number_format)
        other_form = _formed(request) != _ids(choice)
        if other_form:
            chosen = [value for name, value in fields if name == SERVICES]
            forms = [self._book.editions[id] for id in _formed(request)]
            choice = with_offered_services(choice, chosen, forms, self._book)
        if faults:
            sentences = {fault.field: self._localiser.fault(fault) for fault in faults}
            answer = {"faults": sentences, "values": values}
            # The fault may belong to a field that only the other form shows.
            return answer | (self._form(request, choice, current) if other_form else {})
        choice = with_example(choice, example=request.get("example", False))
        if "export" in request:
            occasion = _occasion(request, choice, current, self._book)
            return dict(export(request["export"], choice, occasion, self._localiser))
        return self._estimate(request, choice, None, current) | {"values": values}

    def _open(self, request: Request, current: Edition) -> Answer:
        opened = read_link(request["open"], current, self._book)
        self._linked = opened.then.edition if opened.then else None
        choice = self._with_own(opened.choice, dict(request["fields"]))
        answer = self._estimate(request, choice, opened.then, current, opened)
        return answer | self._form(request, choice, current) | {"values": {}}

    def _form(self, request: Request, choice: Choice, current: Edition) -> Answer:
        html = form(choice, current, self._localiser, request["counts"])
        return {"form": html, "formed": _ids(choice)}

    def _with_own(self, choice: Choice, fields: Mapping[str, str]) -> Choice:
        """Add the amounts of money in the fields to a link's choice; amounts in the link win."""
        own = [each for each in self._book.quantities.values() if each.money and each.id in fields]
        given, _ = read_quantities(fields, own, self._localiser.number_format)
        return with_numbers(choice, {**given, **choice.order.quantities})

    def _estimate(
        self,
        request: Request,
        choice: Choice,
        then: Choice | None,
        current: Edition,
        opened: Opened | None = None,
    ) -> Answer:
        localiser = self._localiser
        self._view = View(choice, localiser)
        both = self._view.change
        occasion = _occasion(request, choice, current, self._book)
        aside = {
            "message": message(opened, localiser),
            "change": self._change(choice, then, current, self._book.editions[request["edition"]]),
            "beside": comparison_html(both, localiser) if both else "",
            "occasion": occasion_html(occasion, localiser),
        }
        answer: Answer = {
            "parts": self._changed({**aside, **self._parts(FIRST)}),
            "summary": comparison_summary(both, localiser)
            if both
            else summary(self._view.quote, choice, localiser),
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
        """The change of the sums as HTML, where the link or the page has older prices; else ""."""
        before, key = (self._linked, "since_link") if self._linked else (served, "since_page")
        if choice.older or before is current:
            return ""
        then = then or at_edition(choice, before, self._book)
        found = change(self._book, then, choice)
        return change_html(found, key, self._localiser) if found.pairs else ""

    def _parts(self, names: Iterable[str]) -> Mapping[str, str]:
        return {name: self._view.part(name) for name in names} if self._view else {}

    def _changed(self, parts: Mapping[str, str]) -> Mapping[str, str]:
        changed = {name: html for name, html in parts.items() if self._sent.get(name) != html}
        self._sent |= changed
        return changed


def _formed(request: Request) -> list[str]:
    """The ids of the editions of the form on the page.

    The page keeps them, because an EstimateApi that has just been started does not know them.
    """
    return request.get("formed") or [request["edition"]]


def _ids(choice: Choice) -> list[str]:
    return [each.id for each in choice.editions]


def _occasion(request: Request, choice: Choice, current: Edition, book: Book) -> Occasion:
    fragment = write_link(choice, current, book)
    return Occasion(request["today"], request["address"], fragment)
