"""Exports of an estimate: text, CSV and JSON have all its figures."""

import csv
import io
import json
from dataclasses import replace

import pytest

from calculator.export.estimate_export import data, table, text
from calculator.pricing.choice import (
    Choice,
    start,
    with_example,
)
from calculator.pricing.order import Order
from calculator.pricing.price_book import read_book
from calculator.text.localise import Localiser
from calculator.text.occasion_text import Occasion

OCCASION = Occasion("2026-11-24", "https://example.org/", "o1:users.25")


@pytest.fixture
def opening(book):
    return with_example(start(book, book.editions["2026-01"]), example=False)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "sv",
            [
                "25 användare, 4 321 rader. Priser från januari 2026.",
                "Answer Desk Direct + Kodvård: från 12 920 kr per månad exkl. moms",
                "  från 155 040 kr under avtalstiden, minst 12 månader, exkl. moms",
                "  79 rader till ryms innan priset stiger.",
                "  - Licenser",
                "Prisuppskattning, inte en offert. Ditt avtal gäller.",
                "Björkhamn",
                "Uträknat den 2026-11-24",
                "Räkna vidare: https://example.org/#o1:users.25",
            ],
        ),
        (
            "en",
            [
                "25 users, 4,321 lines. Prices from January 2026.",
                "Answer Desk Direct + Code Care: from SEK 12,920 per month excl. VAT",
                "  from SEK 155,040 over the minimum term, at least 12 months, excl. VAT",
                "  79 lines more before the price rises.",
                "  - Licences",
                "An estimate, not a quotation. Your agreement applies.",
                "Worked out on 2026-11-24",
                "Continue here: https://example.org/#o1:users.25",
            ],
        ),
    ],
)
def test_the_text_has_the_sentences_of_the_page(opening, localiser_for, plain, language, sentences):
    lines = plain(text(opening, OCCASION, localiser_for(language))).splitlines()
    for sentence in sentences:
        assert sentence in lines


@pytest.mark.parametrize(
    ("language", "block"),
    [
        (
            "sv",
            """\
När kostar löpande debitering mer?
Från 4,5 timmar i månaden kostar Call Out mer än Answer Desk Direct (från 5 000 kr/mån).
Från 7 timmar i månaden kostar Call Out mer än Kodvård (från 7 920 kr/mån).
Från 11 timmar i månaden kostar Call Out mer än Answer Desk Direct + Kodvård \
(från 12 920 kr/mån).
De omfattar inte samma sak.
Räknat utan att något ärende avrundas uppåt. Avrundas ärendena kostar det mer redan vid färre \
timmar.
De fasta priserna är frånpriser. Är ditt fasta pris högre krävs det fler timmar.""",
        ),
        (
            "en",
            """\
When does pay as you go cost more?
From 4.5 hours a month, Call Out costs more than Answer Desk Direct (from SEK 5,000/month).
From 7 hours a month, Call Out costs more than Code Care (from SEK 7,920/month).
From 11 hours a month, Call Out costs more than Answer Desk Direct + Code Care \
(from SEK 12,920/month).
They do not cover the same.
Worked out with no request rounded up. If requests are rounded, it costs more at fewer hours.
The fixed prices are “from” prices. If your fixed price is higher, more hours are required.""",
        ),
    ],
)
def test_the_text_states_the_limits_of_break_even(opening, localiser_for, plain, language, block):
    order = Order({**opening.order.quantities, "rate": 1200}, opening.order.services)
    blocks = plain(text(replace(opening, order=order), OCCASION, localiser_for(language))).split(
        "\n\n"
    )
    assert block in blocks


def test_the_text_of_an_empty_order_tells_the_reader_what_to_do(opening, localiser_for):
    nothing = replace(opening, order=Order(opening.order.quantities, ()))
    assert "Välj minst en tjänst" in text(nothing, OCCASION, localiser_for("sv"))


def test_the_tax_status_is_shown_only_beside_an_amount(localiser_for_book):
    localiser = localiser_for_book("older", "en")
    book = localiser.book
    edition = book.editions["dock-list"]
    for service, total in (
        ("care", [["Total", "As agreed", "", "", "", ""]]),
        (
            "dock",
            [
                ["Total", "excl. VAT", "from", "495.00", "", ""],
                ["Total", "incl. 25% VAT", "from", "618.75", "", ""],
            ],
        ),
    ):
        choice = Choice(Order({}, (service,)), edition)
        rows = list(csv.reader(io.StringIO(table(choice, OCCASION, localiser)[1:])))
        assert [row for row in rows if row[0] == "Total"] == total


@pytest.mark.parametrize(
    ("language", "separator", "head", "first"),
    [
        (
            "sv",
            ";",
            ["Tjänst", "Uträkning", "Från", "Per månad", "Högst per månad", "En gång"],
            [
                "25 användare × från 200 kr = från 5 000 kr/mån exkl. moms",
                "från",
                "5000,00",
                "",
                "",
            ],
        ),
        (
            "en",
            ",",
            ["Service", "Calculation", "From", "Per month", "At most per month", "Once"],
            ["25 users × from SEK 200 = from SEK 5,000/month excl. VAT", "from", "5000.00", "", ""],
        ),
    ],
)
def test_the_csv_has_the_format_of_the_language(
    opening, localiser_for, plain, language, separator, head, first
):
    whole = table(opening, OCCASION, localiser_for(language))
    assert whole[0] == "\N{ZERO WIDTH NO-BREAK SPACE}"
    rows = list(csv.reader(io.StringIO(plain(whole[1:])), delimiter=separator))
    assert rows[:2] == [head, ["Answer Desk Direct", *first]]
    assert {len(row) for row in rows} == {6}
    amounts = [row[3] for row in rows if row[3]][1:]
    mark = {"sv": ",", "en": "."}[language]
    assert amounts == [f"{each}{mark}00" for each in (5000, 7920, 12920, 16150)]


@pytest.mark.parametrize(
    ("language", "separator", "expected"),
    [
        (
            "sv",
            ";",
            [
                "Boj|99,50 kr/mån exkl. moms||99,50||",
                "Boj|avtalstid minst 6 månader||||",
                "Kran|2 sjösättningar × 9 900 kr = 19 800 kr exkl. moms,"
                " engångsavgift vid varje sjösättning||||19800,00",
                "Kran|ingen bindningstid||||",
                "Vinterplats|Fråga hamnkaptenen||||",
                "Vinterplats|avtalstiden anges inte||||",
                "Summa|exkl. moms||99,50||19800,00",
                "Summa|inkl. 25 % moms||124,38||24750,00",
                "Summa|Tillkommer, utan publicerat pris: Vinterplats||||",
            ],
        ),
        (
            "en",
            ",",
            [
                "Mooring|SEK 99.50/month excl. VAT||99.50||",
                "Mooring|minimum term 6 months||||",
                "Crane|2 launches × SEK 9,900 = SEK 19,800 excl. VAT,"
                " one-off fee at every launch||||19800.00",
                "Crane|no minimum term||||",
                "Winter storage|Ask the harbour master||||",
                "Winter storage|minimum term not stated||||",
                "Total|excl. VAT||99.50||19800.00",
                "Total|incl. 25% VAT||124.38||24750.00",
                "Total|In addition, without a published price: Winter storage||||",
            ],
        ),
    ],
)
def test_the_csv_has_terms_tax_and_unpriced_services(
    other_book, words, plain, language, separator, expected
):
    yard = read_book(other_book("kinds"))
    choice = Choice(Order({"launches": 2}, ("mooring", "crane", "winter")), yard.editions["2026"])
    whole = table(choice, OCCASION, Localiser(yard, language, json.loads(words(language))))
    rows = list(csv.reader(io.StringIO(plain(whole[1:])), delimiter=separator))
    assert ["|".join(row) for row in rows[1:10]] == expected
    found = json.loads(data(choice, OCCASION, Localiser(yard, "en", json.loads(words("en")))))
    assert (found["once"]["amount"], found["once_with_tax"]["amount"]) == ("19800.00", "24750.00")


@pytest.mark.parametrize(
    ("language", "committed"),
    [
        ("sv", "  597 kr under avtalstiden, minst 6 månader, exkl. moms"),
        ("en", "  SEK 597 over the minimum term, at least 6 months, excl. VAT"),
    ],
)
def test_the_minimum_term_of_an_unpriced_service_does_not_apply_to_the_sum(
    other_book, words, plain, language, committed
):
    raw = json.loads(other_book("kinds"))
    (agreed,) = (each for each in raw["services"] if each["id"] == "winter")
    agreed["offers"][0]["minimum_term"] = 24
    yard = read_book(json.dumps(raw))
    choice = Choice(Order({"launches": 0}, ("mooring", "winter")), yard.editions["2026"])
    exported = plain(text(choice, OCCASION, Localiser(yard, language, json.loads(words(language)))))
    assert committed in exported.splitlines()


def test_no_cell_is_a_formula(other_book, words):
    raw = json.loads(other_book("two_editions"))
    raw["services"][0]["name"]["en"] = '=HYPERLINK("http://x")'
    book = read_book(json.dumps(raw))
    choice = Choice(Order({"boxes": 1}, ("storage",)), book.editions["2025"])
    whole = table(choice, OCCASION, Localiser(book, "en", json.loads(words("en"))))
    rows = list(csv.reader(io.StringIO(whole[1:])))
    assert rows[1][0] == '\'=HYPERLINK("http://x")'


def test_the_json_has_amounts_as_text_and_marks_starting_prices(opening, localiser_for):
    found = json.loads(data(opening, OCCASION, localiser_for("en")))
    assert found["month"] == {"amount": "12920.00", "from": True, "at_most": None}
    assert found["month_with_tax"]["amount"] == "16150.00"
    assert found["quantities"] == {"users": "25", "lines": "4321"}
    assert [each["id"] for each in found["services"]] == ["answer-desk", "code-care"]
    (charge,) = found["services"][1]["charges"]
    assert (charge["kind"], charge["source"], charge["month"]["amount"]) == (
        "per_block",
        "S3:25, S3:24",
        "7920.00",
    )
    assert found["link"] == "https://example.org/#o1:users.25"
    assert (found["edition"], found["currency"], found["tax_percent"]) == ("2026-01", "SEK", "25")


def test_every_export_has_both_ends_of_a_range(opening, localiser_for, plain):
    numbers = {**opening.order.quantities, "hours": 4, "requests": 3, "rate": 1000}
    choice = replace(opening, order=Order(numbers, ("call-out",)))
    assert "4 000–5 000 kr" in plain(text(choice, OCCASION, localiser_for("sv")))
    rows = list(csv.reader(io.StringIO(table(choice, OCCASION, localiser_for("en"))[1:])))
    assert rows[1][2:] == ["", "4000.00", "5000.00", ""]
    found = json.loads(data(choice, OCCASION, localiser_for("en")))
    assert found["month"] == {"amount": "4000.00", "from": False, "at_most": "5000.00"}


def test_every_export_has_both_compared_price_lists(book, localiser_for, plain):
    opening = start(book, book.editions["tundra14"], book.editions["2026-01"])
    choice = with_example(opening, example=False)
    exported = plain(text(choice, OCCASION, localiser_for("sv")))
    assert "Prislistan från januari 2026: från 12 920 kr/mån\n  Skillnad: Summorna" in exported
    assert "Ingår inte i beloppen enligt prislistan från tiden för Tundra 14" in exported
    rows = list(csv.reader(io.StringIO(table(choice, OCCASION, localiser_for("en"))[1:])))
    totals = [(row[1], row[3]) for row in rows if row[0] == "Total"]
    assert totals == [
        ("excl. VAT", "7700.00"),
        ("incl. 25% VAT", "9625.00"),
        ("excl. VAT", "12920.00"),
        ("incl. 25% VAT", "16150.00"),
    ]
    found = json.loads(data(choice, OCCASION, localiser_for("en")))
    assert [
        (each["edition"], each["month"]["amount"], each["quantities"])
        for each in (found, found["beside"])
    ] == [
        ("tundra14", "7700.00", {"lines": "4321"}),
        ("2026-01", "12920.00", {"users": "25", "lines": "4321"}),
    ]
