"""The words of the layout around every page."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import InEdition, LocalisedText


class SiteWords(StrictModel):
    """The layout around every page."""

    skip: LocalisedText
    menu: LocalisedText
    language: LocalisedText
    breadcrumbs: LocalisedText
    close: LocalisedText
    search: LocalisedText
    search_label: LocalisedText
    search_loading: LocalisedText
    search_none: LocalisedText
    search_one: LocalisedText
    search_many: PerLanguage[Annotated[Text, Filled("count")]]
    search_failed: LocalisedText
    not_found: LocalisedText
    not_found_text: LocalisedText
    home: LocalisedText
    services: LocalisedText
    compare: LocalisedText
    prices: LocalisedText
    calculator: LocalisedText
    further: LocalisedText
    footer_prices: InEdition
