"""The words of the layout around every page."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import InEdition, Says


class SiteWords(StrictModel):
    """The layout around every page."""

    skip: Says
    menu: Says
    language: Says
    breadcrumbs: Says
    close: Says
    search: Says
    search_label: Says
    search_loading: Says
    search_none: Says
    search_one: Says
    search_many: PerLanguage[Annotated[Text, Filled("count")]]
    search_failed: Says
    not_found: Says
    not_found_text: Says
    home: Says
    services: Says
    compare: Says
    prices: Says
    calculator: Says
    further: Says
    footer_prices: InEdition
