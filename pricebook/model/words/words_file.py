"""The model of data/words.yaml: the words of the interface, section by section."""

from pricebook.model.fields.strict_model import StrictModel
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
)
from pricebook.model.words.line_words import CountWords, LinesWords, ReasonWords
from pricebook.model.words.page_words import PageSections


class EngineSections(StrictModel):
    """The sections that the calculator speaks with, apart from `verdicts`, which pages use too."""

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


class Words(PageSections, EngineSections):
    """Everything that data/words.yaml says; the calculator speaks with the sections of `ENGINE`.

    The sections of counting, and the address of its page, are there for a firm that counts.
    """

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
