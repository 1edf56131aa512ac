"""The interface's words, section by section, each with the placeholders that its place fills in."""

from typing import Annotated

from generator.model.line_words import CountWords, LinesWords, ReasonWords
from generator.model.placeholder import Filled
from generator.model.reading import PerLanguage, Slug, Strict, Text

Says = PerLanguage[Annotated[Text, Filled()]]
Name = PerLanguage[Annotated[Text, Filled("name")]]
Taxed = PerLanguage[Annotated[Text, Filled("tax_status")]]
SumTaxed = PerLanguage[Annotated[Text, Filled("sum", "tax_status")]]
InEdition = PerLanguage[Annotated[Text, Filled("edition")]]


class PriceWords(Strict):
    """How a price is written, on cards, in tables and in estimates."""

    from_word: Says
    starting: PerLanguage[Annotated[Text, Filled("amount")]]
    without_tax: PerLanguage[Annotated[Text, Filled("tax")]]
    with_tax: PerLanguage[Annotated[Text, Filled("tax", "percent")]]
    minimum_term: PerLanguage[Annotated[Text, Filled("months")]]
    term: PerLanguage[Annotated[Text, Filled("months")]]
    no_minimum_term: Says
    term_not_stated: Says
    range: PerLanguage[Annotated[Text, Filled("least", "most")]]
    starting_range: PerLanguage[Annotated[Text, Filled("least", "most")]]


class PerUnitWords(Strict):
    """What a price per unit is for, and its step."""

    unit: PerLanguage[Annotated[Text, Filled("unit")]]
    step: PerLanguage[Annotated[Text, Filled("count", "unit_price", "sum", "tax_status")]]


class PerBlockWords(Strict):
    """What a price per started block is for, and its step."""

    unit: PerLanguage[Annotated[Text, Filled("size", "unit")]]
    step: PerLanguage[Annotated[Text, Filled("count", "blocks", "unit_price", "sum", "tax_status")]]
    left: PerLanguage[Annotated[Text, Filled("left")]]
    full: PerLanguage[Annotated[Text, Filled("one")]]


class PerTimeWords(Strict):
    """What a price for time is for, its row without a rate, and its steps with one."""

    words: PerLanguage[Annotated[Text, Filled("rate")]]
    unit: PerLanguage[Annotated[Text, Filled("minutes")]]
    step: PerLanguage[Annotated[Text, Filled("rate", "minutes")]]
    step_known: PerLanguage[Annotated[Text, Filled("time", "hourly_rate", "sum", "tax_status")]]
    step_least: PerLanguage[
        Annotated[Text, Filled("time", "hourly_rate", "sum", "tax_status", "minutes")]
    ]
    step_rounded: PerLanguage[
        Annotated[Text, Filled("time", "least", "hourly_rate", "sum", "tax_status")]
    ]
    step_range: PerLanguage[
        Annotated[
            Text,
            Filled(
                "time", "requests", "least", "most", "hourly_rate", "sum", "tax_status", "minutes"
            ),
        ]
    ]


class FlatWords(Strict):
    """What a fixed price is for, with and without saying per what, and its step."""

    unit: Says
    unit_per: PerLanguage[Annotated[Text, Filled("per")]]
    step: PerLanguage[Annotated[Text, Filled("sum", "tax_status")]]


class OneOffWords(Strict):
    """What a one-off fee is for, and its step."""

    unit: PerLanguage[Annotated[Text, Filled("occasion")]]
    step: PerLanguage[
        Annotated[Text, Filled("count", "unit_price", "sum", "occasion", "tax_status")]
    ]


class ByAgreementWords(Strict):
    """A price that is not published."""

    words: PerLanguage[Annotated[Text, Filled("text")]]
    step: PerLanguage[Annotated[Text, Filled("text")]]


class PackWords(Strict):
    """Hours bought ahead."""

    words: PerLanguage[Annotated[Text, Filled("name", "hours", "text")]]
    step: PerLanguage[Annotated[Text, Filled("name", "hours", "text")]]


class IncludedWords(Strict):
    """What comes with something else: as a price, as a condition, and once that is met."""

    words: PerLanguage[Annotated[Text, Filled("name")]]
    unit_since: PerLanguage[Annotated[Text, Filled("since")]]
    step: PerLanguage[Annotated[Text, Filled("name")]]
    step_held: PerLanguage[Annotated[Text, Filled("name", "sum", "tax_status")]]


class DiscountWords(Strict):
    """A discount without a figure."""

    words: PerLanguage[Annotated[Text, Filled("text")]]
    step: PerLanguage[Annotated[Text, Filled("text")]]


class EstimateWords(Strict):
    """An estimate, on the page and as text."""

    title: Says
    basis: PerLanguage[Annotated[Text, Filled("given", "edition")]]
    prices_from: PerLanguage[Annotated[Text, Filled("edition")]]
    nothing: Says
    no_figure: Says
    a_month: Taxed
    sum_a_month: PerLanguage[Annotated[Text, Filled("sum")]]
    sum_once: PerLanguage[Annotated[Text, Filled("sum")]]
    year: PerLanguage[Annotated[Text, Filled("sum", "months", "tax_status")]]
    committed: PerLanguage[Annotated[Text, Filled("sum", "months", "tax_status")]]
    committed_in_part: PerLanguage[Annotated[Text, Filled("sum", "months", "tax_status")]]
    otherwise: SumTaxed
    once: SumTaxed
    unpriced: PerLanguage[Annotated[Text, Filled("services")]]
    worked_out: Says
    added_up: PerLanguage[Annotated[Text, Filled("parts", "sum", "tax_status")]]
    tax_step: PerLanguage[Annotated[Text, Filled("sum", "percent", "tax", "total")]]
    requires: PerLanguage[Annotated[Text, Filled("text")]]
    not_chosen: PerLanguage[Annotated[Text, Filled("service")]]
    assumptions: Says
    assumed_from: PerLanguage[Annotated[Text, Filled("text", "source")]]
    not_included: Says
    not_a_quotation: Says
    next_step: Says
    summary: PerLanguage[Annotated[Text, Filled("services", "given", "total")]]
    made_on: PerLanguage[Annotated[Text, Filled("day")]]
    link: PerLanguage[Annotated[Text, Filled("link")]]


class ModelWords(Strict):
    """Every model side by side."""

    title: Says
    unlike: Says
    price: Says
    term: Says
    includes: Says
    excludes: Says
    not_said: Says
    recommended: Says
    chosen: Says
    because: PerLanguage[Annotated[Text, Filled("model", "situation")]]


class BreakEvenWords(Strict):
    """From how many hours a fixed price is the lower one."""

    title: Says
    rate_missing: PerLanguage[Annotated[Text, Filled("label")]]
    line: PerLanguage[Annotated[Text, Filled("hours", "service", "model", "month")]]
    unlike: Says
    unrounded: Says
    starting: Says


class ChartWords(Strict):
    """Charts of cost, and their tables."""

    title: Says
    caption: PerLanguage[Annotated[Text, Filled("quantity", "tax_status")]]
    here: PerLanguage[Annotated[Text, Filled("count")]]
    as_table: Says


class ChangeWords(Strict):
    """The same choice at two price lists."""

    since_link: Says
    since_page: Says
    why: Taxed
    service: Says
    then: PerLanguage[Annotated[Text, Filled("edition")]]
    now: PerLanguage[Annotated[Text, Filled("edition")]]
    total: Says
    priced: PerLanguage[Annotated[Text, Filled("sum", "price")]]
    not_offered: Says


class LinkWords(Strict):
    """What a link held that nothing could be made of."""

    refused: PerLanguage[Annotated[Text, Filled("entries")]]


class ExportWords(Strict):
    """The name of an exported file, and the columns and rows of a table."""

    file: Says
    service: Says
    step: Says
    starting: Says
    month: Says
    most: Says
    once: Says
    total: Says
    basis: Says
    assumptions: Says
    not_included: Says


class TakeWords(Strict):
    """The buttons by which an estimate is taken along."""

    title: Says
    copy_text: Says
    copy_link: Says
    as_csv: Says
    as_json: Says
    print_out: Says
    by_hand: Says


class OrderWords(Strict):
    """The form's own words, beside those of the data."""

    services: Says
    fewer: Name
    more: Name
    own: Says
    count: Says
    own_hint: Says
    share: PerLanguage[Annotated[Text, Filled("labels")]]
    has: Says
    traits: Says
    traits_hint: Says
    tax: Says
    with_tax: PerLanguage[Annotated[Text, Filled("tax", "percent")]]
    older: Says
    older_list: Says
    older_hint: Says
    no_agreement: PerLanguage[Annotated[Text, Filled("edition")]]
    agreement: PerLanguage[Annotated[Text, Filled("edition")]]


class FaultWords(Strict):
    """What is wrong with a number that a reader entered, and what to do."""

    empty: Says
    negative: Says
    fraction: Says
    too_fine: PerLanguage[Annotated[Text, Filled("decimals")]]
    ambiguous: PerLanguage[Annotated[Text, Filled("number")]]
    too_many: PerLanguage[Annotated[Text, Filled("most")]]
    not_a_number: Says


class CalculatorWords(Strict):
    """The calculator's page around the form and the estimate."""

    title: Says
    lead: Says
    starts_with: PerLanguage[Annotated[Text, Filled("services", "given", "tax_status")]]
    order: Says
    starting: Says
    progress: PerLanguage[Annotated[Text, Filled("loaded", "total")]]
    ready: Says
    correct: Says
    failed: Says
    retry: Says
    without_script: Says
    copied: Says
    copy_by_hand: Says
    examples: Says
    try_it: Says
    prices: Says


class VerdictWords(Strict):
    """Whether something is included, in the words of a list or a table."""

    included: Says
    not_included: Says
    per_incident: Says
    guidance_only: Says
    qualified: PerLanguage[Annotated[Text, Filled("verdict", "qualifier")]]
    add: Name
    with_add: PerLanguage[Annotated[Text, Filled("verdict", "add")]]


class CoveredWords(Strict):
    """The page that answers whether something is covered."""

    title: Says
    lead: PerLanguage[Annotated[Text, Filled("edition")]]
    search: Says
    hint: Says
    count: PerLanguage[Annotated[Text, Filled("shown", "all")]]
    caption: PerLanguage[Annotated[Text, Filled("edition")]]
    request: Says
    clause: PerLanguage[Annotated[Text, Filled("clauses")]]
    separate: Says
    depends: Says
    not_stated: Says
    not_stated_text: PerLanguage[Annotated[Text, Filled("edition")]]
    no_price: Says
    part: PerLanguage[Annotated[Text, Filled("part", "verdict")]]


class HomeWords(Strict):
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


class ServiceWords(Strict):
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
    separate_intro: Says
    words: Says
    order: Says
    order_text: Says
    calculate: Says
    quotation: Says
    prices: PerLanguage[Annotated[Text, Filled("edition", "tax_status")]]
    service: Says


class ComparisonWords(Strict):
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


class GuideWords(Strict):
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


class PricesWords(Strict):
    """The price list, and what common sizes come to."""

    title: Says
    lead: Says
    description: PerLanguage[Annotated[Text, Filled("edition", "tax_status")]]
    tax: Says
    scenarios: Says
    scenario: PerLanguage[Annotated[Text, Filled("name", "tax_status")]]


class SeparateWords(Strict):
    """What is always charged separately."""

    lead: Says
    description: InEdition
    more: Says


class TermsWords(Strict):
    """The words that an edition defines."""

    title: Says
    lead: Says
    description: InEdition
    used: Says
    services: Says
    words: Says


class AboutPricesWords(Strict):
    """How prices are to be read."""

    title: Says
    lead: Says
    description: InEdition
    tax: Says
    tax_text: PerLanguage[Annotated[Text, Filled("tax", "tax_status", "percent")]]
    starting: Says
    starting_text: Says
    term: Says
    term_text: Says
    counted: Says
    estimate: Says
    estimate_text: Says
    not_in_it: Says
    and_separate: Says


class ContactWords(Strict):
    """Whom to ask for a quotation."""

    title: Says
    lead: Says
    description: PerLanguage[Annotated[Text, Filled("firm")]]
    prepare: Says
    prepare_text: Says
    prepare_estimate: Says
    prepare_service: Says
    reach: Says
    email: Says
    phone: Says
    address: Says
    organisation_number: Says


class AboutWords(Strict):
    """Whose site it is, around the editor's prose."""

    title: PerLanguage[Annotated[Text, Filled("firm")]]
    description: PerLanguage[Annotated[Text, Filled("firm")]]


class PrivacyWords(Strict):
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
    checked: Says
    checked_text: Says


class AccessibilityWords(Strict):
    """How far the site can be used by everyone, and how that is known."""

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
    checked: Says
    checked_text: Says
    not_checked: Says
    not_checked_text: Says
    told: Says
    told_text: Says


class ArchiveWords(Strict):
    """What a page at an edition's permanent address says of itself."""

    current: InEdition
    replaced: PerLanguage[Annotated[Text, Filled("edition", "current")]]
    to_current: Says
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


class ChangesWords(Strict):
    """What changes between two editions."""

    title: Says
    description: Says
    lead: Says
    pair: PerLanguage[Annotated[Text, Filled("old", "new")]]
    pair_title: PerLanguage[Annotated[Text, Filled("pair")]]
    pair_description: PerLanguage[Annotated[Text, Filled("pair")]]
    pair_lead: Says
    sums: PerLanguage[Annotated[Text, Filled("sizes", "tax_status")]]
    sum: PerLanguage[Annotated[Text, Filled("name", "sum")]]
    difference: Says
    calculate: InEdition
    percent: PerLanguage[Annotated[Text, Filled("number")]]
    reworded: Says
    what: Says
    description_of: Says
    compared: Says
    silent: InEdition
    withdrawn: InEdition
    added: PerLanguage[Annotated[Text, Filled("old", "new")]]


class DataWords(Strict):
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
    ask: Says
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
    replaced: Says
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


class SiteWords(Strict):
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
    footer_prices: PerLanguage[Annotated[Text, Filled("edition", "tax_status")]]


class ReportWords(Strict):
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


class Addresses(Strict):
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


KINDS = (
    "per_unit",
    "per_block",
    "per_time",
    "flat",
    "one_off",
    "by_agreement",
    "pack",
    "included",
    "discount",
)
ENGINE = (
    "price",
    *KINDS,
    "estimate",
    "models",
    "break_even",
    "chart",
    "change",
    "link",
    "export",
    "take",
    "order",
    "verdicts",
    "faults",
)
# What the engine says of lines of code, in addition.
COUNTING = ("lines", "reasons")


class Words(Strict):
    """Everything that data/words.yaml says; the calculator speaks with the sections of `ENGINE`.

    The sections of counting, and the address of its page, are there for a firm that counts.
    """

    price: PriceWords
    per_unit: PerUnitWords
    per_block: PerBlockWords
    per_time: PerTimeWords
    flat: FlatWords
    one_off: OneOffWords
    by_agreement: ByAgreementWords
    pack: PackWords
    included: IncludedWords
    discount: DiscountWords
    estimate: EstimateWords
    models: ModelWords
    break_even: BreakEvenWords
    chart: ChartWords
    change: ChangeWords
    link: LinkWords
    export: ExportWords
    take: TakeWords
    order: OrderWords
    faults: FaultWords
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
    contact: ContactWords
    about: AboutWords
    privacy: PrivacyWords
    accessibility: AccessibilityWords
    archive: ArchiveWords
    data: DataWords
    changes: ChangesWords
    site: SiteWords
    report: ReportWords
    addresses: Addresses
    lines: LinesWords | None = None
    reasons: ReasonWords | None = None
    count: CountWords | None = None
