"""The words that the engine uses, in the browser and in the terminal."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import InEdition, LocalisedText, Name, SumTaxed, Taxed


class PriceWords(StrictModel):
    """How a price is written, on cards, in tables and in estimates."""

    from_word: LocalisedText
    starting: PerLanguage[Annotated[Text, Filled("amount")]]
    without_tax: PerLanguage[Annotated[Text, Filled("tax")]]
    with_tax: PerLanguage[Annotated[Text, Filled("tax", "percent")]]
    minimum_term: PerLanguage[Annotated[Text, Filled("months")]]
    term: PerLanguage[Annotated[Text, Filled("months")]]
    no_minimum_term: LocalisedText
    term_not_stated: LocalisedText
    range: PerLanguage[Annotated[Text, Filled("least", "most")]]
    starting_range: PerLanguage[Annotated[Text, Filled("least", "most")]]


class KindWords(StrictModel):
    """The sentences of one kind of price. The section has the name of the kind."""


class PerUnitWords(KindWords):
    """A price per unit: its unit, and its step in an estimate."""

    unit: PerLanguage[Annotated[Text, Filled("unit")]]
    step: PerLanguage[Annotated[Text, Filled("count", "unit_price", "sum", "tax_status")]]


class PerBlockWords(KindWords):
    """A price per started block: its unit, and its step in an estimate."""

    unit: PerLanguage[Annotated[Text, Filled("size", "unit")]]
    step: PerLanguage[Annotated[Text, Filled("count", "blocks", "unit_price", "sum", "tax_status")]]
    left: PerLanguage[Annotated[Text, Filled("left")]]
    full: PerLanguage[Annotated[Text, Filled("one")]]


_BETWEEN = ("time", "requests", "least", "most", "hourly_rate", "sum", "tax_status")
_Between = Annotated[Text, Filled(*_BETWEEN, "minutes", "readings")]


class PerTimeWords(KindWords):
    """A price for time: its unit, its row without a rate, and its steps with a rate."""

    words: PerLanguage[Annotated[Text, Filled("rate")]]
    unit: PerLanguage[Annotated[Text, Filled("minutes")]]
    unit_minimum: PerLanguage[Annotated[Text, Filled("minutes")]]
    step: PerLanguage[Annotated[Text, Filled("rate", "minutes")]]
    step_minimum: PerLanguage[Annotated[Text, Filled("rate", "minutes")]]
    step_known: PerLanguage[Annotated[Text, Filled("time", "hourly_rate", "sum", "tax_status")]]
    step_least: PerLanguage[
        Annotated[Text, Filled("time", "hourly_rate", "sum", "tax_status", "minutes")]
    ]
    step_requests: PerLanguage[
        Annotated[Text, Filled("requests", "least", "hourly_rate", "sum", "tax_status", "minutes")]
    ]
    step_rounded: PerLanguage[
        Annotated[
            Text,
            Filled("time", "least", "hourly_rate", "sum", "tax_status", "minutes", "readings"),
        ]
    ]
    step_range: PerLanguage[_Between]
    step_range_spread: PerLanguage[_Between]
    step_spread: PerLanguage[_Between]
    exact: LocalisedText
    started: PerLanguage[Annotated[Text, Filled("minutes")]]
    either: PerLanguage[Annotated[Text, Filled("others", "last")]]


class FlatWords(KindWords):
    """A fixed price: its unit, with and without "per …", and its step in an estimate."""

    unit: LocalisedText
    unit_per: PerLanguage[Annotated[Text, Filled("per")]]
    step: PerLanguage[Annotated[Text, Filled("sum", "tax_status")]]


class OneOffWords(KindWords):
    """A one-off fee: its unit, and its step in an estimate."""

    unit: PerLanguage[Annotated[Text, Filled("occasion")]]
    step: PerLanguage[
        Annotated[Text, Filled("count", "unit_price", "sum", "occasion", "tax_status")]
    ]


class ByAgreementWords(KindWords):
    """A price that is not published."""

    words: PerLanguage[Annotated[Text, Filled("text")]]
    step: PerLanguage[Annotated[Text, Filled("text")]]


class PackWords(KindWords):
    """Hours bought in advance. `together` is for several packs that have the same text."""

    words: PerLanguage[Annotated[Text, Filled("name", "hours", "text")]]
    each: PerLanguage[Annotated[Text, Filled("name", "hours")]]
    together: PerLanguage[Annotated[Text, Filled("packs", "text")]]
    step: PerLanguage[Annotated[Text, Filled("name", "hours", "text")]]


class IncludedWords(KindWords):
    """A service that another thing includes: its price, its condition, and its step."""

    words: PerLanguage[Annotated[Text, Filled("name")]]
    unit_since: PerLanguage[Annotated[Text, Filled("since")]]
    step: PerLanguage[Annotated[Text, Filled("name")]]
    step_held: PerLanguage[Annotated[Text, Filled("name", "sum", "tax_status")]]


class DiscountWords(KindWords):
    """A discount that is stated in words, without a number."""

    words: PerLanguage[Annotated[Text, Filled("text")]]
    step: PerLanguage[Annotated[Text, Filled("text")]]


class EstimateWords(StrictModel):
    """An estimate, on the page and as text."""

    title: LocalisedText
    basis: PerLanguage[Annotated[Text, Filled("given", "edition")]]
    prices_from: PerLanguage[Annotated[Text, Filled("edition")]]
    nothing: LocalisedText
    no_figure: LocalisedText
    a_month: Taxed
    paid_once: Taxed
    sum_a_month: PerLanguage[Annotated[Text, Filled("sum")]]
    sum_once: PerLanguage[Annotated[Text, Filled("sum")]]
    year: PerLanguage[Annotated[Text, Filled("sum", "months", "tax_status")]]
    committed: PerLanguage[Annotated[Text, Filled("sum", "months", "tax_status")]]
    committed_in_part: PerLanguage[Annotated[Text, Filled("sum", "months", "tax_status")]]
    otherwise: SumTaxed
    once: SumTaxed
    unpriced: PerLanguage[Annotated[Text, Filled("services")]]
    worked_out: LocalisedText
    added_up: PerLanguage[Annotated[Text, Filled("parts", "sum", "tax_status")]]
    tax_step: PerLanguage[Annotated[Text, Filled("sum", "percent", "tax", "total")]]
    not_chosen: PerLanguage[Annotated[Text, Filled("service")]]
    assumptions: LocalisedText
    assumed_from: PerLanguage[Annotated[Text, Filled("text", "source")]]
    not_included: LocalisedText
    not_included_by: InEdition
    not_a_quotation: LocalisedText
    summary: PerLanguage[Annotated[Text, Filled("services", "given", "total")]]
    made_on: PerLanguage[Annotated[Text, Filled("day")]]
    link: PerLanguage[Annotated[Text, Filled("link")]]


class ExampleWords(StrictModel):
    """The marks of figures that are made from example numbers."""

    title: LocalisedText
    hint: LocalisedText
    of: PerLanguage[Annotated[Text, Filled("services")]]
    worked_out: LocalisedText
    models: LocalisedText
    chosen: LocalisedText
    here: PerLanguage[Annotated[Text, Filled("count")]]
    change: PerLanguage[Annotated[Text, Filled("tax_status")]]
    beside: LocalisedText


class PartWords(StrictModel):
    """The headings above the clauses of a whole service, and above the clauses of a part."""

    includes: PerLanguage[Annotated[Text, Filled("part")]]
    excludes: PerLanguage[Annotated[Text, Filled("part")]]
    requires: PerLanguage[Annotated[Text, Filled("part")]]
    terms: PerLanguage[Annotated[Text, Filled("part")]]
    claims: PerLanguage[Annotated[Text, Filled("part")]]
    required: LocalisedText
    clause: PerLanguage[Annotated[Text, Filled("heading", "text")]]
    quoted: PerLanguage[Annotated[Text, Filled("text")]]


class ModelWords(StrictModel):
    """The comparison of all models."""

    title: LocalisedText
    unlike: LocalisedText
    price: LocalisedText
    term: LocalisedText
    includes: LocalisedText
    excludes: LocalisedText
    not_said: LocalisedText
    recommended: LocalisedText
    chosen: LocalisedText
    because: PerLanguage[Annotated[Text, Filled("model", "situation")]]


class BreakEvenWords(StrictModel):
    """The number of hours from which a fixed price is lower than a price for time."""

    title: LocalisedText
    rate_missing: PerLanguage[Annotated[Text, Filled("label")]]
    line: PerLanguage[Annotated[Text, Filled("hours", "service", "model", "total")]]
    unlike: LocalisedText
    unrounded: LocalisedText
    starting: LocalisedText
    once: LocalisedText


class ChartWords(StrictModel):
    """Charts of cost, and their tables."""

    title: LocalisedText
    caption: PerLanguage[Annotated[Text, Filled("quantity", "tax_status")]]
    here: PerLanguage[Annotated[Text, Filled("count")]]
    as_table: LocalisedText


class ChangeWords(StrictModel):
    """The same order in two price lists."""

    since_link: LocalisedText
    since_page: LocalisedText
    beside: LocalisedText
    why: Taxed
    beside_why: PerLanguage[Annotated[Text, Filled("given", "tax_status")]]
    beside_unpriced: PerLanguage[Annotated[Text, Filled("given")]]
    service: LocalisedText
    then: InEdition
    now: InEdition
    by: InEdition
    heard: PerLanguage[Annotated[Text, Filled("by", "total")]]
    total: LocalisedText
    total_taxed: Taxed
    no_sum: LocalisedText
    replaced: PerLanguage[Annotated[Text, Filled("services")]]
    replaced_partly: PerLanguage[Annotated[Text, Filled("services")]]
    replaces: PerLanguage[Annotated[Text, Filled("services")]]
    replaces_partly: PerLanguage[Annotated[Text, Filled("services")]]
    difference: LocalisedText
    more: PerLanguage[Annotated[Text, Filled("sum")]]
    less: PerLanguage[Annotated[Text, Filled("sum")]]
    with_percent: PerLanguage[Annotated[Text, Filled("difference", "percent")]]
    same: LocalisedText
    starting: LocalisedText
    only_one: LocalisedText
    unpriced: LocalisedText
    measured: LocalisedText
    range: LocalisedText
    other_things: LocalisedText


class LinkWords(StrictModel):
    """The parts of a link that could not be read, and their effect on the sum."""

    refused: LocalisedText
    replaced: PerLanguage[Annotated[Text, Filled("label", "value", "used")]]
    left_out: PerLanguage[Annotated[Text, Filled("label", "value")]]
    price_list: PerLanguage[Annotated[Text, Filled("value", "edition")]]
    unknown: PerLanguage[Annotated[Text, Filled("value")]]
    unreadable: LocalisedText
    more: PerLanguage[Annotated[Text, Filled("count")]]


class ExportWords(StrictModel):
    """The name of an exported file, and the columns and rows of its table."""

    file: LocalisedText
    service: LocalisedText
    step: LocalisedText
    starting: LocalisedText
    month: LocalisedText
    most: LocalisedText
    once: LocalisedText
    total: LocalisedText
    basis: LocalisedText
    assumptions: LocalisedText
    not_included: LocalisedText


class TakeWords(StrictModel):
    """The buttons that share and export an estimate."""

    title: LocalisedText
    copy_text: LocalisedText
    copy_link: LocalisedText
    as_csv: LocalisedText
    as_json: LocalisedText
    print_out: LocalisedText
    by_hand: LocalisedText


class OrderWords(StrictModel):
    """The form's words that do not come from the services."""

    services: LocalisedText
    fewer: Name
    more: Name
    own: LocalisedText
    count: LocalisedText
    own_hint: LocalisedText
    share: PerLanguage[Annotated[Text, Filled("labels")]]
    has: LocalisedText
    traits: LocalisedText
    traits_hint: LocalisedText
    tax: LocalisedText
    with_tax: PerLanguage[Annotated[Text, Filled("tax", "percent")]]
    older: LocalisedText
    older_list: LocalisedText
    older_hint: LocalisedText
    no_agreement: InEdition
    agreement: InEdition
    beside: LocalisedText
    beside_hint: LocalisedText
    no_comparison: LocalisedText
    priced_by: PerLanguage[Annotated[Text, Filled("edition", "price")]]


class FaultWords(StrictModel):
    """What is wrong with a number that a reader entered, and what to do."""

    empty: LocalisedText
    negative: LocalisedText
    fraction: LocalisedText
    too_fine: PerLanguage[Annotated[Text, Filled("decimals")]]
    ambiguous: PerLanguage[Annotated[Text, Filled("number")]]
    too_many: PerLanguage[Annotated[Text, Filled("most")]]
    not_a_number: LocalisedText
    no_request: LocalisedText


class VerdictWords(StrictModel):
    """The verdicts, as lists and tables show them."""

    included: LocalisedText
    not_included: LocalisedText
    per_incident: LocalisedText
    guidance_only: LocalisedText
    qualified: PerLanguage[Annotated[Text, Filled("verdict", "qualifier")]]
    add: Name
    with_add: PerLanguage[Annotated[Text, Filled("verdict", "add")]]
