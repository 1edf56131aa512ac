"""The pages of the second firm promise only things that the firm's data states."""

import dataclasses
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from calculator.pricing.choice import start
from calculator.pricing.quote import quote
from calculator.text.estimate_text import assumptions
from pricebook.layout.page_layout import page_layout, social_image
from pricebook.open_data.catalog_json import catalog
from pricebook.pages import body, pages
from pricebook.site.library import Library, open_library
from pricebook.site.site import Site, site_on
from tests.firm.pseudo import whole
from tests.firm.reader import Reader, texts_in

IN_SPRING = date(2026, 3, 18)
ADDRESS = "https://example.org/"
# Language → texts.
type LocalisedText = Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The second firm's catalogue and words."""
    folder = whole(Path(__file__).parent, tmp_path_factory.mktemp("firm"))
    library, problems = open_library(folder / "services.yaml", folder)
    assert library, "\n".join(map(str, problems))
    return library


def reachable(firm: Library, **facts: str) -> Library:
    """The same firm with contact details in its data."""
    known = firm.catalogue.firm.model_copy(update=facts)
    return dataclasses.replace(firm, catalogue=firm.catalogue.model_copy(update={"firm": known}))


def published_text(site: Site, language: str) -> str:
    """All pages of a language with their layouts, and the words in catalog.json and for scripts."""
    shown = {page.key: page for page in pages(site, language)}
    texts = [body(page, "") for page in shown.values()]
    around = [page_layout(site, page, shown) for page in shown.values()]
    texts += [json.dumps(each, ensure_ascii=False, default=str) for each in around]
    words = json.loads(catalog(site))["words"][language]
    texts += [*texts_in(words), *texts_in(json.loads(site.files[site.words_file(language)]))]
    return "\n".join(texts)


ASKING = {
    "nb": ("Spør om tilbud", "Ring kjøkkenet for et tilbud.", "Slik når dere Kantina Nord."),
    "en": ("Ask for an offer", "Ring the kitchen for an offer.", "How to reach Kantina Nord."),
}
PREPARING = {
    "nb": (
        "Gjør klar det dere vil spørre om",
        "Ta anslaget med til møtet.",
        "Trykk på Kopier teksten og ta teksten med til Kantina Nord.",
    ),
    "en": (
        "Get ready what you want to ask",
        "Take the guess to the meeting.",
        "Press Copy the text and take the text to Kantina Nord.",
    ),
}


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(
    ("facts", "stated", "not_stated"),
    [
        pytest.param({}, PREPARING, ASKING, id="no contact details"),
        pytest.param({"address": "Kaia 1"}, PREPARING, ASKING, id="a postal address only"),
        pytest.param({"email": "mat@example.org"}, ASKING, PREPARING, id="an email address"),
        pytest.param({"phone": "+47 1"}, ASKING, PREPARING, id="a telephone number"),
    ],
)
def test_pages_ask_for_an_offer_only_if_the_data_has_contact_details(
    firm: Library,
    language: str,
    facts: dict[str, str],
    stated: LocalisedText,
    not_stated: LocalisedText,
) -> None:
    site = site_on(reachable(firm, **facts), IN_SPRING, ADDRESS)
    everything = published_text(site, language).replace("\N{NO-BREAK SPACE}", " ")
    assert [each for each in stated[language] if each not in everything] == []
    assert [each for each in not_stated[language] if each in everything] == []
    (page,) = [each for each in pages(site, language) if each.key == "contact"]
    assert page.title == stated[language][0]


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("key", ["data", "accessibility"])
def test_other_pages_link_to_contact_details_only_if_there_are_any(
    firm: Library, language: str, key: str
) -> None:
    for facts, leads in (({}, False), ({"phone": "+47 1"}, True)):
        site = site_on(reachable(firm, **facts), IN_SPRING)
        (page,) = [each for each in pages(site, language) if each.key == key]
        link = f'href="{page.link(site.addresses.of("contact", language))}"'
        assert (link in body(page, "")) is leads


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_page_about_prices_lists_the_assumptions_of_an_estimate(
    firm: Library, language: str
) -> None:
    site = site_on(firm, IN_SPRING)
    localiser, opening = site.localiser(language), start(site.book, site.edition)
    assumed = assumptions([quote(site.book, opening.order, site.edition)], localiser)
    assert len(assumed) == 1
    (page,) = [each for each in pages(site, language) if each.key == "about_prices"]
    html = body(page, "")
    listed = html[html.index('<h2 id="assumptions"') :].partition("</section>")[0]
    assert [each for each in Reader(listed).texts if each in assumed] == assumed
    assert localiser.text("estimate", "assumptions") in Reader(listed).texts


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_tax_is_named_only_beside_an_amount(firm: Library, language: str) -> None:
    site = site_on(firm, IN_SPRING, ADDRESS)
    status = site.localiser(language).tax_status()
    shown = {page.key: page for page in pages(site, language)}
    for key, page in shown.items():
        around = page_layout(site, page, shown)
        for text in (around["description"], *around["footer"], social_image(site, page).foot):
            assert status not in text or re.search(r"\d", text.partition(status)[0]), (key, text)
        for caption in re.findall("<caption[^>]*>(.*?)</caption>", body(page, "")):
            assert status not in caption or "scenarios__name" in caption, (key, caption)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_only_current_services_can_be_ordered(firm: Library, language: str) -> None:
    site = site_on(firm, IN_SPRING)
    contact = site.addresses.of("contact", language)
    ordered = {
        page.key: ('id="order"' in body(page, ""), f'href="{page.link(contact)}"' in body(page, ""))
        for page in pages(site, language)
        if page.key.endswith("services/lunch-plan")
    }
    assert ordered == {
        "services/lunch-plan": (True, True),
        "archive/var-2026/services/lunch-plan": (True, True),
        "archive/host-2025/services/lunch-plan": (False, False),
        "archive/proveaar/services/lunch-plan": (False, False),
    }
