"""A clause on a part of a service is shown with that part, and never for the whole service."""

import csv
import io
import json
import re

import pytest

from calculator.export.estimate_export import data, table, text
from calculator.html.models_table import models_table
from calculator.pricing.choice import (
    start,
)
from calculator.pricing.compare import models
from calculator.pricing.offer_clauses import Clause, by_part
from calculator.text.occasion_text import Occasion

OCCASION = Occasion("2026-11-24", "", "")
REQUIRED = {
    "sv": [
        "Kräver: En försäkring",
        "Krävs för ”Vatten vid bryggan”: En egen slang",
        "Krävs för förtöjning: Ett kranavtal",
        "Du har inte valt Kran.",
    ],
    "en": [
        "Requires: An insurance",
        "Required for “Water at the pier”: A hose of your own",
        "Required for mooring: A crane agreement",
        "You have not chosen Crane.",
    ],
}


@pytest.fixture(params=["sv", "en"])
def localiser(request, localiser_for_book):
    return localiser_for_book("parts", request.param)


@pytest.fixture
def choice(localiser):
    return start(localiser.book, localiser.book.editions["now"])


def test_clauses_are_grouped_by_part_in_their_order():
    first, second, third = Clause({}, "b"), Clause({}), Clause({}, "a")
    assert by_part([first, second, third, first]) == (
        [second],
        {"b": [first, first], "a": [third]},
    )


def test_the_text_names_the_part_that_requires_something(choice, localiser):
    lines = [line.strip() for line in text(choice, OCCASION, localiser).splitlines()]
    required = REQUIRED[localiser.language]
    at = lines.index(required[0])
    assert lines[at : at + 4] == required


def test_the_csv_names_the_part_that_requires_something(choice, localiser):
    rows = csv.reader(
        io.StringIO(table(choice, OCCASION, localiser)[1:]),
        delimiter={"sv": ";", "en": ","}[localiser.language],
    )
    lines = [row[1] for row in rows]
    at = lines.index(REQUIRED[localiser.language][0])
    assert lines[at : at + 4] == REQUIRED[localiser.language]


def test_the_json_has_the_id_and_the_text_of_the_part(choice, localiser_for_book):
    [berth] = json.loads(data(choice, OCCASION, localiser_for_book("parts", "en")))["services"]
    assert berth["requires"] == [
        {"text": "An insurance", "service": None, "of": None, "part": None},
        {
            "text": "A hose of your own",
            "service": None,
            "of": "water",
            "part": "Water at the pier.",
        },
        {"text": "A crane agreement", "service": "crane", "of": "mooring", "part": "Mooring."},
    ]


def test_the_table_of_models_lists_each_part_separately(choice, localiser_for_book):
    localiser = localiser_for_book("parts", "en")
    html = models_table(models(localiser.book, choice), choice, localiser)
    rows = {
        row[0]: row[1]
        for row in (
            re.findall(r"<(?:th|td)[^>]*>(.*?)</(?:th|td)>", each)
            for each in re.findall(r'<tr role="row">(.*?)</tr>', html)
        )
        if row
    }
    assert {name: words(rows[name]) for name in ("Included", "Not included")} == {
        "Included": "Mooring. | Water at the pier. | Included in mooring | Two lines",
        "Not included": "Power | Not included in mooring | Fenders"
        " | Not included in “Water at the pier” | Hot water",
    }


def words(html):
    return " | ".join(filter(None, (part.strip() for part in re.split(r"<[^>]*>", html))))
