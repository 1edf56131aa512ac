"""The model of words.yaml: the interface words, section by section."""

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
    """The sections that only the calculator uses."""

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
    """The interface words: the words of the firm's words.yaml, and the tool's words for all others.

    The engine uses the sections in `ENGINE`. To count lines of code, the engine also uses the
    sections in `COUNTING`.
    """

    lines: LinesWords
    reasons: ReasonWords
    count: CountWords


def kinds_in(words: type[StrictModel]) -> tuple[str, ...]:
    """The kinds of price that `words` has a section for, in the order of its fields."""
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
# The further sections that the engine uses to count lines of code.
COUNTING = ("lines", "reasons")
