"""The words of the pages that show what editions offer: services, prices, terms, changes."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import InEdition, LocalisedText, MayNameTax, Name


class CoveredWords(StrictModel):
    """The page that shows which services cover a request."""

    title: LocalisedText
    lead: PerLanguage[Annotated[Text, Filled("edition")]]
    search: LocalisedText
    hint: LocalisedText
    count: PerLanguage[Annotated[Text, Filled("shown", "all")]]
    nothing: LocalisedText
    caption: PerLanguage[Annotated[Text, Filled("edition")]]
    request: LocalisedText
    clause: PerLanguage[Annotated[Text, Filled("clauses")]]
    separate: LocalisedText
    depends: LocalisedText
    not_mentioned: LocalisedText
    not_mentioned_text: PerLanguage[Annotated[Text, Filled("edition")]]
    ask: LocalisedText
    ask_text: LocalisedText
    no_price: LocalisedText
    part: PerLanguage[Annotated[Text, Filled("part", "verdict")]]
    stated: LocalisedText
    stated_row: PerLanguage[Annotated[Text, Filled("name", "cells")]]
    stated_item: PerLanguage[Annotated[Text, Filled("service", "verdict", "text")]]
    stated_of: PerLanguage[Annotated[Text, Filled("service", "whole", "verdict", "text")]]
    requires: LocalisedText


class ServiceWords(StrictModel):
    """The services' pages and the table of prices."""

    title: LocalisedText
    lead: InEdition
    description: PerLanguage[Annotated[Text, Filled("name", "summary", "price")]]
    price: LocalisedText
    pricing: LocalisedText
    term: LocalisedText
    edition: LocalisedText
    best_for: LocalisedText
    included: LocalisedText
    nothing_included: LocalisedText
    option_of: Name
    not_included: LocalisedText
    nothing_excluded: LocalisedText
    requires: LocalisedText
    conditions: LocalisedText
    together: LocalisedText
    not_together: LocalisedText
    separate: LocalisedText
    words: LocalisedText
    order: LocalisedText
    order_text: LocalisedText
    calculate: LocalisedText
    prices: InEdition
    service: LocalisedText


class ComparisonWords(StrictModel):
    """The comparison of the services."""

    title: LocalisedText
    lead: LocalisedText
    description: PerLanguage[Annotated[Text, Filled("names", "edition")]]
    caption: InEdition
    what: LocalisedText
    stated: LocalisedText
    starting_price: LocalisedText
    show: LocalisedText
    differences: LocalisedText
    link: Name
    copy_link: Name
    copied: InEdition
    by_hand: LocalisedText
    permanent: InEdition


class GuideWords(StrictModel):
    """The page that recommends services by situation."""

    title: LocalisedText
    lead: LocalisedText
    description: PerLanguage[Annotated[Text, Filled("names")]]
    caption: LocalisedText
    situation: LocalisedText
    recommended: LocalisedText
    either: LocalisedText
    cost: LocalisedText
    calculate: Name
    unsure: LocalisedText
    unsure_text: LocalisedText


class PricesWords(StrictModel):
    """The price list, and the sums of common orders."""

    title: LocalisedText
    lead: LocalisedText
    description: InEdition
    tax: MayNameTax
    # The lead and the description where no quantity has common sizes.
    without_sizes: InEdition
    scenarios: LocalisedText
    scenario: PerLanguage[Annotated[Text, Filled("name", "tax_status")]]


class SeparateWords(StrictModel):
    """What is charged separately."""

    description: InEdition
    more: LocalisedText


class TermsWords(StrictModel):
    """The words that an edition defines."""

    title: LocalisedText
    lead: LocalisedText
    description: InEdition
    used: LocalisedText
    services: LocalisedText
    words: LocalisedText


class AboutPricesWords(StrictModel):
    """The page that explains how to read the prices."""

    title: LocalisedText
    lead: LocalisedText
    description: PerLanguage[Annotated[Text, Filled("edition", optional=("tax",))]]
    starting: LocalisedText
    starting_text: LocalisedText
    term: LocalisedText
    term_text: LocalisedText
    assumed_text: InEdition
    tax: MayNameTax
    tax_text: PerLanguage[Annotated[Text, Filled("tax", "percent")]]
    estimate: LocalisedText
    estimate_text: LocalisedText
    not_in_it: LocalisedText
    and_separate: LocalisedText


class ArchiveWords(StrictModel):
    """The notes on pages at an edition's permanent address."""

    current: InEdition
    replaced: PerLanguage[Annotated[Text, Filled("edition", "current")]]
    to_current: LocalisedText
    to_usual: LocalisedText
    title: PerLanguage[Annotated[Text, Filled("title", "edition")]]
    all: LocalisedText
    description: LocalisedText
    lead: LocalisedText
    in_force: LocalisedText
    edition: LocalisedText
    edition_lead: InEdition
    says: LocalisedText
    more: LocalisedText
    feed: LocalisedText


class ChangesWords(StrictModel):
    """What changes between two editions."""

    title: LocalisedText
    description: LocalisedText
    lead: LocalisedText
    pair: PerLanguage[Annotated[Text, Filled("old", "new")]]
    pair_title: PerLanguage[Annotated[Text, Filled("pair")]]
    pair_description: PerLanguage[Annotated[Text, Filled("pair")]]
    pair_lead: LocalisedText
    own: LocalisedText
    difference: LocalisedText
    percent: PerLanguage[Annotated[Text, Filled("number")]]
    unlike: LocalisedText
    ask: LocalisedText
    side_by_side: LocalisedText
    what: LocalisedText
    description_of: LocalisedText
    compared: LocalisedText
    definition: LocalisedText
    withdrawn: LocalisedText
