"""The words of the pages and their frame, and of the editor's report."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import InEdition, Name, Says


class CalculatorWords(StrictModel):
    """The calculator's page around the form and the estimate."""

    title: Says
    lead: Says
    starts_with: PerLanguage[Annotated[Text, Filled("services", "given")]]
    order: Says
    starting: Says
    progress: PerLanguage[Annotated[Text, Filled("loaded", "total")]]
    spared: Says
    ready: Says
    correct: Says
    failed: Says
    stopped: Says
    retry: Says
    without_script: Says
    copied: Says
    copy_by_hand: Says
    not_taken: Says
    pending: Says
    not_worked_out: Says
    served_example: Says
    examples: Says
    try_it: Says
    prices: Says


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


class HomeWords(StrictModel):
    """The front page around its prose."""

    description: Says
    offers: Says
    more: Name
    option: Name
    see_services: Says
    compare: Says
    advice: Says
    band: Says
    band_text: Says


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


class NextStepWords(StrictModel):
    """The way to a quotation, as far as the data has a way to ask the firm for one.

    `title` stands on buttons and names the page that they lead to, `next_step` ends an estimate,
    and `carry` tells how an estimate is taken along: {button} is the button that copies it.
    """

    title: Says
    lead: Says
    description: PerLanguage[Annotated[Text, Filled("firm")]]
    carry: PerLanguage[Annotated[Text, Filled("button", "firm")]]
    next_step: Says


class ContactWords(StrictModel):
    """What to have at hand for a quotation, and how to reach the firm."""

    prepare: Says
    prepare_text: Says
    prepare_estimate: Says
    prepare_service: Says
    reach: Says
    email: Says
    phone: Says
    address: Says
    organisation_number: Says


class AboutWords(StrictModel):
    """Whose site it is, around the editor's prose."""

    title: PerLanguage[Annotated[Text, Filled("firm")]]
    description: PerLanguage[Annotated[Text, Filled("firm")]]


class PrivacyWords(StrictModel):
    """What the site's pages do with what a reader types, and with their reader's machine."""

    title: Says
    lead: Says
    description: Says
    typed: Says
    typed_text: Says
    kept: Says
    kept_text: Says
    address: Says
    address_text: Says
    asked: Says
    asked_text: Says
    asked_server: Says
    sent: Says
    sent_text: Says


class AccessibilityWords(StrictModel):
    """How far the site can be used by everyone, and what remains."""

    title: Says
    lead: Says
    description: Says
    aim: Says
    aim_text: Says
    usable: Says
    keyboard: Says
    zoom: Says
    colours: Says
    spoken: Says
    scripts: Says
    not_checked: Says
    not_checked_text: Says
    told: Says
    told_text: Says


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


class DataWords(StrictModel):
    """The page on what other programs can read, and the columns of the table of prices."""

    title: Says
    lead: Says
    description: PerLanguage[Annotated[Text, Filled("firm")]]
    files: Says
    catalog: Says
    shape: Says
    prices: Says
    engine: Says
    kept: Says
    with_price: Says
    licence: Says
    licence_is: PerLanguage[Annotated[Text, Filled("licence")]]
    no_licence: PerLanguage[Annotated[Text, Filled("firm")]]
    examples: Says
    address: Says
    fetch: Says
    fetch_text: Says
    read: Says
    read_text: Says
    sheet: Says
    sheet_text: Says
    sheet_by_hand: PerLanguage[Annotated[Text, Filled("separator", "decimal")]]
    quote: Says
    quote_text: Says
    in_force: Says
    older: Says
    column_status: Says
    column_service: Says
    column_price: Says
    column_starting: Says
    column_amount: Says
    column_currency: Says
    column_size: Says
    column_unit: Says
    column_tax: Says
    column_minimum_term: Says
    column_edition: Says
    column_valid_from: Says
    column_kind: Says
    column_quantity_id: Says
    column_service_id: Says
    column_edition_id: Says


class SiteWords(StrictModel):
    """The frame around every page."""

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


class ReportWords(StrictModel):
    """The editor's report: its headings, its columns, and the words of fixed lists."""

    title: Says
    coverage: Says
    states: Says
    questions: Says
    drafts: Says
    contradictions: Says
    ambiguities: Says
    divergences: Says
    relations: Says
    named: Says
    total: Says
    every_edition: Says
    column_id: Says
    column_document: Says
    column_name: Says
    column_lines: Says
    column_cited: Says
    column_omitted: Says
    column_lost: Says
    column_edition: Says
    column_stated: Says
    column_changed: Says
    column_silent: Says
    column_withdrawn: Says
    column_question: Says
    column_why: Says
    column_about: Says
    column_records: Says
    column_source: Says
    column_language: Says
    column_approved: Says
    column_drafts: Says
    column_what: Says
    column_handling: Says
    column_how: Says
    column_one: Says
    column_relation: Says
    column_other: Says
    edition: Says
    note: Says
    ask: Says
    fix: Says
    guard: Says
    requires: Says
    adds_to: Says
    part_of: Says
    replaced_by: Says
    possibly_same_as: Says
