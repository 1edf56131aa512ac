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
from pricebook.model.words.word_section import Name, Says


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
