"""In print, the price list and the comparison are one complete A4 page without controls."""

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from pricebook.pages import pages

A4 = (595, 842)
CALCULATE = {"sv": "Räkna ut din kostnad", "en": "Calculate your cost"}


def printed(page: Page, site, language: str, key: str) -> PdfReader:
    (address,) = [each.address for each in pages(site, language) if each.key == key]
    page.goto(address)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def text(pdf: PdfReader) -> str:
    """The text of a PDF on one line, with plain spaces and without ligatures."""
    expected = " ".join(sheet.extract_text() for sheet in pdf.pages)
    return " ".join(unicodedata.normalize("NFKC", expected).split())


@pytest.mark.parametrize("key", ["prices", "comparison"])
def test_the_print_is_one_a4_page(page, site, language, key):
    pdf = printed(page, site, language, key)
    assert [
        (round(float(s.mediabox.width)), round(float(s.mediabox.height))) for s in pdf.pages
    ] == [A4]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            [
                "från 200 kr per användare och månad",
                "från 180 kr per 100 rader modulkod och månad",
                "exkl. moms",
                "minst 12 månader",
                "januari 2026",
                "från 110 000 kr",
                "Prisuppskattning, inte en offert.",
            ],
        ),
        (
            "en",
            [
                "from SEK 200 per user per month",
                "from SEK 180 per 100 lines of module code per month",
                "excl. VAT",
                "12 months",
                "January 2026",
                "from SEK 110,000",
                "not a quotation",
            ],
        ),
    ],
)
def test_the_printed_price_list_is_complete_and_has_no_buttons(page, site, language, expected):
    found = text(printed(page, site, language, "prices"))
    assert [each for each in expected if each not in found] == []
    assert CALCULATE[language] not in found


def test_the_printed_comparison_is_complete_and_has_no_controls(page, site, language):
    found = re.sub(r"\s", "", text(printed(page, site, language, "comparison")))
    values = page.locator(".compare__value").all_inner_texts()
    assert len(values) == 30
    assert [each for each in values if re.sub(r"\s", "", each) not in found] == []
    assert {"sv": "Baraskillnader", "en": "Onlydifferences"}[language] not in found
