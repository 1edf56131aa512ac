"""The model of data/words.yaml: the words of the interface, section by section."""

from pricebook.model.fields.strict_model import PerLanguage, Slug, StrictModel
from pricebook.model.words.engine_words import (
    BreakEvenWords,
    ByAgreementWords,
    ChangeWords,
    ChartWords,
    DiscountWords,
    EstimateWords,
    ExampleWords,
    ExportWords,
    FaultWords,
    FlatWords,
    IncludedWords,
    KindWords,
    LinkWords,
    ModelWords,
    OneOffWords,
    OrderWords,
    PackWords,
    PartWords,
    PerBlockWords,
    PerTimeWords,
    PerUnitWords,
    PriceWords,
    TakeWords,
    VerdictWords,
)
from pricebook.model.words.line_words import CountWords, LinesWords, ReasonWords
from pricebook.model.words.page_words import (
    AboutPricesWords,
    AboutWords,
    AccessibilityWords,
    ArchiveWords,
    CalculatorWords,
    ChangesWords,
    ComparisonWords,
    ContactWords,
    CoveredWords,
    DataWords,
    GuideWords,
    HomeWords,
    NextStepWords,
    PricesWords,
    PrivacyWords,
    ReportWords,
    SeparateWords,
    ServiceWords,
    SiteWords,
    TermsWords,
)


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


class Words(StrictModel):
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
    example: ExampleWords
    parts: PartWords
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
    lines: LinesWords | None = None
    reasons: ReasonWords | None = None
    count: CountWords | None = None


def kinds_in(words: type[StrictModel]) -> tuple[str, ...]:
    """The kinds of price that a model of the words has a section for, in its order."""
    return tuple(
        name
        for name, field in words.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, KindWords)
    )


# The sections that the engine uses.
ENGINE = (
    "price",
    *kinds_in(Words),
    "estimate",
    "example",
    "parts",
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
