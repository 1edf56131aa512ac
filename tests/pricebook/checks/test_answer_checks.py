"""Answers to requests on the page, in catalog.json and in `check` (cases/answers.yaml)."""

import json
from html.parser import HTMLParser
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml

from pricebook.cli import main
from pricebook.open_data.catalog_json import catalog
from pricebook.pages import body, pages
from pricebook.site.library import Library, open_library
from pricebook.site.site import Site
from tests.pricebook.case_files import FOLDER

FILE = yaml.safe_load((FOLDER / "answers.yaml").read_text("utf-8"))
VALID = FOLDER / "checks" / "valid" / "services.yaml"
WORDS = Path(__file__).resolve().parents[3] / "data" / "words.yaml"
LAST_PRICE = "minutes: 30, source: A1:18}\n"
REQUESTS = """\
requests:
  - id: all
    name: {sv: Allt, en: Everything}
    requests:
      - id: answered
        text: {sv: Svar, en: Answers}
        words: {sv: [svar], en: [answers]}
        answers: [{edition: spring, parts: [{row: answers}]}]
      - id: travel
        text: {sv: Resor, en: Travel}
        words: {sv: [resor], en: [travel]}
        answers: [{edition: spring, parts: [{separate: travel}]}]
      - id: help
        text: {sv: Hjälp, en: Help}
        words: {sv: [hjälp], en: [help]}
        answers:
          - %s
"""
QUESTION = """\
  - id: %s
    question: {sv: Vad gäller?, en: What holds?}
    why: {sv: Ingen vet., en: Nobody knows.}
    about: [travel]
    records: [C1]
    source: A1:23
"""
RECORD = """\
contradictions:
  - id: C1
    what: {sv: Två svar., en: Two answers.}
    handling: [ask]
    how: {sv: Båda är kvar., en: Both are kept.}
    about: [travel]
    source: A1:23
"""


def written(folder: Path, answer: str) -> Path:
    """Writes the small catalogue with this answer to the request `help`; returns its path."""
    text = VALID.read_text("utf-8")
    for place in (LAST_PRICE, "not_calculated:\n"):
        assert text.count(place) == 1
    text = text.replace(LAST_PRICE, LAST_PRICE + indent(FILE["autumn"], " " * 8))
    text = text.replace("not_calculated:\n", REQUESTS % answer + "not_calculated:\n")
    data = folder / "data"
    data.mkdir()
    (data / "services.yaml").write_text(text, "utf-8")
    return data / "services.yaml"


def opened(file: Path) -> Library:
    library, problems = open_library(file)
    assert library, problems
    return library


class Row(HTMLParser):
    """The cells of the row `help`: the number of columns if more than one, then the text."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "tr":
            self._inside = attributes["id"] == "help" if "id" in attributes else False
        if self._inside and tag in ("th", "td"):
            columns = attributes.get("colspan")
            self.cells.append(f"[{columns} columns] " if columns else "")

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "tr"

    def handle_data(self, data: str) -> None:
        if self._inside and self.cells:
            self.cells[-1] += f" {data}"


@pytest.mark.parametrize("case", FILE["pages"], ids=lambda case: case["name"])
def test_an_answer_is_shown_and_published(case: dict[str, Any], tmp_path: Path) -> None:
    site = Site(opened(written(tmp_path, case["answer"])), "spring")
    for language, expected in case["row"].items():
        (page,) = [each for each in pages(site, language) if each.key == "covered"]
        row = Row()
        row.feed(body(page))
        found = [" ".join(cell.replace("\N{NO-BREAK SPACE}", " ").split()) for cell in row.cells]
        assert "\n".join(found) + "\n" == expected
    published = json.loads(catalog(site))["requests"][0]["requests"][2]["answers"][0]
    assert published["ask_for"] == case["ask_for"]


def test_links_to_answers_that_share_a_cell_lead_to_the_cell(tmp_path: Path) -> None:
    site = Site(opened(written(tmp_path, "{edition: spring}")), "spring")
    (page,) = [each for each in pages(site, "en") if each.key == "covered"]
    html = body(page)
    assert [html.count(f'id="help.{id}"') for id in ("phone", "repair")] == [1, 1]
    cell = html.partition('id="help.phone"')[2].partition("</td>")[0]
    assert 'id="help.repair"' in cell


def test_an_answer_cannot_show_a_claim_of_another_edition(tmp_path: Path) -> None:
    answer = (
        "{edition: spring, waits_for: [{question: what-help}], "
        "beside: [{edition: autumn, items: [best]}]}"
    )
    _, problems = open_library(written(tmp_path, answer))
    (problem,) = problems
    assert problem.message == 'expected the id of a clause of autumn, found "best"'


@pytest.mark.parametrize("case", FILE["waiting"], ids=lambda case: case["name"])
def test_check_reports_answers_that_wait_for_an_unknown_question(
    case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, case["answer"])
    if case["asks"]:
        questions = "".join(QUESTION % id for id in case["asks"])
        file.with_name("open.yaml").write_text(f"questions:\n{questions}{RECORD}", "utf-8")
    status = main(["check", str(file), "--format", "json"])
    problems = json.loads(capsys.readouterr().out)["problems"]
    printed = "\n".join(each["message"] for each in problems) or "no problems"
    assert printed + "\n" == case["prints"]
    assert status == bool(problems)
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if "waits_for" in text)
    assert {each["line"] for each in problems} <= {line}
