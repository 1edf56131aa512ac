"""The words of the pages: a class for each section, the list of sections, and the addresses."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, Slug, StrictModel, Text
from pricebook.model.words.engine_words import VerdictWords
from pricebook.model.words.layout_words import SiteWords
from pricebook.model.words.offer_words import (
    AboutPricesWords,
    ArchiveWords,
    ChangesWords,
    ComparisonWords,
    CoveredWords,
    GuideWords,
    PricesWords,
    SeparateWords,
    ServiceWords,
    TermsWords,
)
from pricebook.model.words.report_words import ReportWords
from pricebook.model.words.word_section import LocalisedText, MayNameTax, Name


class CalculatorWords(StrictModel):
    """The calculator's page, apart from the form and the estimate."""

    title: LocalisedText
    lead: LocalisedText
    starts_with: PerLanguage[Annotated[Text, Filled("services", "given")]]
    order: LocalisedText
    starting: LocalisedText
    progress: PerLanguage[Annotated[Text, Filled("loaded", "total")]]
    spared: LocalisedText
    ready: LocalisedText
    correct: LocalisedText
    failed: LocalisedText
    stopped: LocalisedText
    retry: LocalisedText
    without_script: LocalisedText
    copied: LocalisedText
    copy_by_hand: LocalisedText
    not_taken: LocalisedText
    pending: LocalisedText
    not_worked_out: LocalisedText
    served_example: LocalisedText
    examples: LocalisedText
    try_it: LocalisedText
    prices: LocalisedText


class HomeWords(StrictModel):
    """The front page, apart from its prose."""

    description: PerLanguage[Annotated[Text, Filled(optional=("firm",))]]
    offers: LocalisedText
    more: Name
    option: Name
    see_services: LocalisedText
    compare: LocalisedText
    advice: LocalisedText
    band: LocalisedText
    band_text: LocalisedText


class NextStepWords(StrictModel):
    """How to get a quotation: one section if the data has contact details, one if it has none.

    `title` is the text of buttons and the title of the page that they link to. `next_step` ends an
    estimate. `carry` explains how to copy an estimate; {button} is the label of the copy button.
    """

    title: LocalisedText
    lead: LocalisedText
    description: PerLanguage[Annotated[Text, Filled("firm")]]
    carry: PerLanguage[Annotated[Text, Filled("button", "firm")]]
    next_step: LocalisedText


class ContactWords(StrictModel):
    """What to prepare for a quotation, and how to contact the firm."""

    prepare: LocalisedText
    prepare_text: LocalisedText
    prepare_estimate: LocalisedText
    prepare_service: LocalisedText
    reach: LocalisedText
    email: LocalisedText
    phone: LocalisedText
    address: LocalisedText
    organisation_number: LocalisedText


class AboutWords(StrictModel):
    """The page about the firm, apart from the editor's prose."""

    title: PerLanguage[Annotated[Text, Filled("firm")]]
    description: PerLanguage[Annotated[Text, Filled("firm")]]


class PrivacyWords(StrictModel):
    """What the pages do with what a reader types, and what they store in the browser."""

    title: LocalisedText
    lead: LocalisedText
    description: LocalisedText
    typed: LocalisedText
    typed_text: LocalisedText
    kept: LocalisedText
    kept_text: LocalisedText
    address: LocalisedText
    address_text: LocalisedText
    asked: LocalisedText
    asked_text: LocalisedText
    asked_server: LocalisedText
    sent: LocalisedText
    sent_text: LocalisedText


class AccessibilityWords(StrictModel):
    """How accessible the site is, and its known limitations."""

    title: LocalisedText
    lead: LocalisedText
    description: LocalisedText
    aim: LocalisedText
    aim_text: LocalisedText
    usable: LocalisedText
    keyboard: LocalisedText
    zoom: LocalisedText
    colours: LocalisedText
    spoken: LocalisedText
    scripts: LocalisedText
    not_checked: LocalisedText
    not_checked_text: LocalisedText
    told: LocalisedText
    told_text: LocalisedText


class DataWords(StrictModel):
    """The page about open data, and the columns of `prices.csv`."""

    title: LocalisedText
    lead: LocalisedText
    description: PerLanguage[Annotated[Text, Filled("firm")]]
    files: LocalisedText
    catalog: LocalisedText
    shape: LocalisedText
    prices: LocalisedText
    engine: LocalisedText
    kept: LocalisedText
    with_price: MayNameTax
    licence: LocalisedText
    licence_is: PerLanguage[Annotated[Text, Filled("licence")]]
    no_licence: PerLanguage[Annotated[Text, Filled("firm")]]
    examples: LocalisedText
    address: LocalisedText
    fetch: LocalisedText
    fetch_text: LocalisedText
    read: LocalisedText
    read_text: LocalisedText
    sheet: LocalisedText
    sheet_text: LocalisedText
    sheet_by_hand: PerLanguage[Annotated[Text, Filled("separator", "decimal")]]
    quote: LocalisedText
    quote_text: LocalisedText
    in_force: LocalisedText
    older: LocalisedText
    column_status: LocalisedText
    column_service: LocalisedText
    column_price: LocalisedText
    column_starting: LocalisedText
    column_amount: LocalisedText
    column_currency: LocalisedText
    column_size: LocalisedText
    column_unit: LocalisedText
    column_tax: MayNameTax
    column_minimum_term: LocalisedText
    column_edition: LocalisedText
    column_valid_from: LocalisedText
    column_kind: LocalisedText
    column_quantity_id: LocalisedText
    column_service_id: LocalisedText
    column_edition_id: LocalisedText


class AddressWords(StrictModel):
    """The addresses of the pages that are not services, in each language."""

    services: PerLanguage[Slug]
    calculator: PerLanguage[Slug]
    comparison: PerLanguage[Slug]
    guide: PerLanguage[Slug]
    prices: PerLanguage[Slug]
    separate: PerLanguage[Slug]
    terms: PerLanguage[Slug]
    about_prices: PerLanguage[Slug]
    contact: PerLanguage[Slug]
    about: PerLanguage[Slug]
    privacy: PerLanguage[Slug]
    accessibility: PerLanguage[Slug]
    archive: PerLanguage[Slug]
    data: PerLanguage[Slug]
    changes: PerLanguage[Slug]
    covered: PerLanguage[Slug]
    count: PerLanguage[Slug]


class PageSections(StrictModel):
    """The sections of the interface words that the pages use, in the order of the file."""

    calculator: CalculatorWords
    verdicts: VerdictWords
    covered: CoveredWords
    home: HomeWords
    service: ServiceWords
    comparison: ComparisonWords
    guide: GuideWords
    prices: PricesWords
    separate: SeparateWords
    terms: TermsWords
    about_prices: AboutPricesWords
    quotation: NextStepWords
    preparation: NextStepWords
    contact: ContactWords
    about: AboutWords
    privacy: PrivacyWords
    accessibility: AccessibilityWords
    archive: ArchiveWords
    data: DataWords
    changes: ChangesWords
    site: SiteWords
    report: ReportWords
    addresses: AddressWords
