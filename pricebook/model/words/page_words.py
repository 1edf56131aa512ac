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
from pricebook.model.words.word_section import LocalisedText, Name


class CalculatorWords(StrictModel):
    """The calculator's page around the form and the estimate."""

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
    """The front page around its prose."""

    description: LocalisedText
    offers: LocalisedText
    more: Name
    option: Name
    see_services: LocalisedText
    compare: LocalisedText
    advice: LocalisedText
    band: LocalisedText
    band_text: LocalisedText


class NextStepWords(StrictModel):
    """The way to a quotation, as far as the data has a way to ask the firm for one.

    `title` stands on buttons and names the page that they lead to, `next_step` ends an estimate,
    and `carry` tells how an estimate is taken along: {button} is the button that copies it.
    """

    title: LocalisedText
    lead: LocalisedText
    description: PerLanguage[Annotated[Text, Filled("firm")]]
    carry: PerLanguage[Annotated[Text, Filled("button", "firm")]]
    next_step: LocalisedText


class ContactWords(StrictModel):
    """What to have at hand for a quotation, and how to reach the firm."""

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
    """Whose site it is, around the editor's prose."""

    title: PerLanguage[Annotated[Text, Filled("firm")]]
    description: PerLanguage[Annotated[Text, Filled("firm")]]


class PrivacyWords(StrictModel):
    """What the site's pages do with what a reader types, and with their reader's machine."""

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
    """How far the site can be used by everyone, and what remains."""

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
    """The page on what other programs can read, and the columns of the table of prices."""

    title: LocalisedText
    lead: LocalisedText
    description: PerLanguage[Annotated[Text, Filled("firm")]]
    files: LocalisedText
    catalog: LocalisedText
    shape: LocalisedText
    prices: LocalisedText
    engine: LocalisedText
    kept: LocalisedText
    with_price: LocalisedText
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
    column_tax: LocalisedText
    column_minimum_term: LocalisedText
    column_edition: LocalisedText
    column_valid_from: LocalisedText
    column_kind: LocalisedText
    column_quantity_id: LocalisedText
    column_service_id: LocalisedText
    column_edition_id: LocalisedText


class AddressWords(StrictModel):
    """Where the pages that are not services lie, in each language."""

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
    count: PerLanguage[Slug] | None = None


class PageSections(StrictModel):
    """The sections of data/words.yaml that pages speak with, in the order of the file."""

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
