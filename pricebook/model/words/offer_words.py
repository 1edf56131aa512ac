"""The words of the pages that show what editions offer: services, prices, terms, changes."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import InEdition, Name, Says


class CoveredWords(StrictModel):
    """The page that answers whether something is covered."""

    title: Says
    lead: PerLanguage[Annotated[Text, Filled("edition")]]
    search: Says
    hint: Says
    count: PerLanguage[Annotated[Text, Filled("shown", "all")]]
    nothing: Says
    caption: PerLanguage[Annotated[Text, Filled("edition")]]
    request: Says
    clause: PerLanguage[Annotated[Text, Filled("clauses")]]
    separate: Says
    depends: Says
    not_mentioned: Says
    not_mentioned_text: PerLanguage[Annotated[Text, Filled("edition")]]
    ask: Says
    ask_text: Says
    no_price: Says
    part: PerLanguage[Annotated[Text, Filled("part", "verdict")]]
    stated: Says
    stated_row: PerLanguage[Annotated[Text, Filled("name", "cells")]]
    stated_item: PerLanguage[Annotated[Text, Filled("service", "verdict", "text")]]
    stated_of: PerLanguage[Annotated[Text, Filled("service", "whole", "verdict", "text")]]
    requires: Says


class ServiceWords(StrictModel):
    """The services' pages and the table of prices."""

    title: Says
    lead: InEdition
    description: PerLanguage[Annotated[Text, Filled("name", "summary", "price")]]
    price: Says
    pricing: Says
    term: Says
    edition: Says
    best_for: Says
    included: Says
    nothing_included: Says
    option_of: Name
    not_included: Says
    nothing_excluded: Says
    requires: Says
    conditions: Says
    together: Says
    not_together: Says
    separate: Says
    words: Says
    order: Says
    order_text: Says
    calculate: Says
    prices: InEdition
    service: Says


class ComparisonWords(StrictModel):
    """The services side by side."""

    title: Says
    lead: Says
    description: PerLanguage[Annotated[Text, Filled("names", "edition")]]
    caption: InEdition
    what: Says
    stated: Says
    starting_price: Says
    show: Says
    differences: Says
    link: Name
    copy_link: Name
    copied: InEdition
    by_hand: Says
    permanent: InEdition


class GuideWords(StrictModel):
    """Which service is recommended to whom."""

    title: Says
    lead: Says
    description: PerLanguage[Annotated[Text, Filled("names")]]
    caption: Says
    situation: Says
    recommended: Says
    either: Says
    cost: Says
    calculate: Name
    unsure: Says
    unsure_text: Says


class PricesWords(StrictModel):
    """The price list, and what common sizes come to."""

    title: Says
    lead: Says
    description: InEdition
    tax: Says
    scenarios: Says
    scenario: PerLanguage[Annotated[Text, Filled("name", "tax_status")]]


class SeparateWords(StrictModel):
    """What is charged separately."""

    description: InEdition
    more: Says


class TermsWords(StrictModel):
    """The words that an edition defines."""

    title: Says
    lead: Says
    description: InEdition
    used: Says
    services: Says
    words: Says


class AboutPricesWords(StrictModel):
    """How prices are to be read."""

    title: Says
    lead: Says
    description: InEdition
    starting: Says
    starting_text: Says
    term: Says
    term_text: Says
    assumed_text: InEdition
    tax: Says
    tax_text: PerLanguage[Annotated[Text, Filled("tax", "percent")]]
    estimate: Says
    estimate_text: Says
    not_in_it: Says
    and_separate: Says


class ArchiveWords(StrictModel):
    """What a page at an edition's permanent address says of itself."""

    current: InEdition
    replaced: PerLanguage[Annotated[Text, Filled("edition", "current")]]
    to_current: Says
    to_usual: Says
    title: PerLanguage[Annotated[Text, Filled("title", "edition")]]
    all: Says
    description: Says
    lead: Says
    in_force: Says
    edition: Says
    edition_lead: InEdition
    says: Says
    more: Says
    feed: Says


class ChangesWords(StrictModel):
    """What changes between two editions."""

    title: Says
    description: Says
    lead: Says
    pair: PerLanguage[Annotated[Text, Filled("old", "new")]]
    pair_title: PerLanguage[Annotated[Text, Filled("pair")]]
    pair_description: PerLanguage[Annotated[Text, Filled("pair")]]
    pair_lead: Says
    own: Says
    difference: Says
    percent: PerLanguage[Annotated[Text, Filled("number")]]
    unlike: Says
    ask: Says
    side_by_side: Says
    what: Says
    description_of: Says
    compared: Says
    definition: Says
    withdrawn: Says
