"""The words that the engine speaks with, in the browser as in the terminal."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import InEdition, Name, Says, SumTaxed, Taxed


class PriceWords(StrictModel):
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


class KindWords(StrictModel):
    """The sentences of one kind of price; the section is called as the kind is."""


class PerUnitWords(KindWords):
    """What a price per unit is for, and its step."""

    unit: PerLanguage[Annotated[Text, Filled("unit")]]
    step: PerLanguage[Annotated[Text, Filled("count", "unit_price", "sum", "tax_status")]]


class PerBlockWords(KindWords):
    """What a price per started block is for, and its step."""

    unit: PerLanguage[Annotated[Text, Filled("size", "unit")]]
    step: PerLanguage[Annotated[Text, Filled("count", "blocks", "unit_price", "sum", "tax_status")]]
    left: PerLanguage[Annotated[Text, Filled("left")]]
    full: PerLanguage[Annotated[Text, Filled("one")]]


_BETWEEN = ("time", "requests", "least", "most", "hourly_rate", "sum", "tax_status")
_Between = Annotated[Text, Filled(*_BETWEEN, "minutes", "readings")]


class PerTimeWords(KindWords):
    """What a price for time is for, its row without a rate, and its steps with one."""

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
    exact: Says
    started: PerLanguage[Annotated[Text, Filled("minutes")]]
    either: PerLanguage[Annotated[Text, Filled("others", "last")]]


class FlatWords(KindWords):
    """What a fixed price is for, with and without saying per what, and its step."""

    unit: Says
    unit_per: PerLanguage[Annotated[Text, Filled("per")]]
    step: PerLanguage[Annotated[Text, Filled("sum", "tax_status")]]


class OneOffWords(KindWords):
    """What a one-off fee is for, and its step."""

    unit: PerLanguage[Annotated[Text, Filled("occasion")]]
    step: PerLanguage[
        Annotated[Text, Filled("count", "unit_price", "sum", "occasion", "tax_status")]
    ]


class ByAgreementWords(KindWords):
    """A price that is not published."""

    words: PerLanguage[Annotated[Text, Filled("text")]]
    step: PerLanguage[Annotated[Text, Filled("text")]]


class PackWords(KindWords):
    """Hours bought ahead; `together` where the same is said of several."""

    words: PerLanguage[Annotated[Text, Filled("name", "hours", "text")]]
    each: PerLanguage[Annotated[Text, Filled("name", "hours")]]
    together: PerLanguage[Annotated[Text, Filled("packs", "text")]]
    step: PerLanguage[Annotated[Text, Filled("name", "hours", "text")]]


class IncludedWords(KindWords):
    """What comes with something else: as a price, as a condition, and once that is met."""

    words: PerLanguage[Annotated[Text, Filled("name")]]
    unit_since: PerLanguage[Annotated[Text, Filled("since")]]
    step: PerLanguage[Annotated[Text, Filled("name")]]
    step_held: PerLanguage[Annotated[Text, Filled("name", "sum", "tax_status")]]


class DiscountWords(KindWords):
    """A discount without a figure."""

    words: PerLanguage[Annotated[Text, Filled("text")]]
    step: PerLanguage[Annotated[Text, Filled("text")]]


class EstimateWords(StrictModel):
    """An estimate, on the page and as text."""

    title: Says
    basis: PerLanguage[Annotated[Text, Filled("given", "edition")]]
    prices_from: PerLanguage[Annotated[Text, Filled("edition")]]
    nothing: Says
    no_figure: Says
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
    worked_out: Says
    added_up: PerLanguage[Annotated[Text, Filled("parts", "sum", "tax_status")]]
    tax_step: PerLanguage[Annotated[Text, Filled("sum", "percent", "tax", "total")]]
    not_chosen: PerLanguage[Annotated[Text, Filled("service")]]
    assumptions: Says
    assumed_from: PerLanguage[Annotated[Text, Filled("text", "source")]]
    not_included: Says
    not_included_by: InEdition
    not_a_quotation: Says
    summary: PerLanguage[Annotated[Text, Filled("services", "given", "total")]]
    made_on: PerLanguage[Annotated[Text, Filled("day")]]
    link: PerLanguage[Annotated[Text, Filled("link")]]


class ExampleWords(StrictModel):
    """What marks figures that rest on no number of the reader's own."""

    title: Says
    hint: Says
    of: PerLanguage[Annotated[Text, Filled("services")]]
    worked_out: Says
    models: Says
    chosen: Says
    here: PerLanguage[Annotated[Text, Filled("count")]]
    change: PerLanguage[Annotated[Text, Filled("tax_status")]]
    beside: Says


class PartWords(StrictModel):
    """A list of clauses: of a whole service, or of a part of one."""

    includes: PerLanguage[Annotated[Text, Filled("part")]]
    excludes: PerLanguage[Annotated[Text, Filled("part")]]
    requires: PerLanguage[Annotated[Text, Filled("part")]]
    terms: PerLanguage[Annotated[Text, Filled("part")]]
    claims: PerLanguage[Annotated[Text, Filled("part")]]
    required: Says
    clause: PerLanguage[Annotated[Text, Filled("heading", "text")]]
    quoted: PerLanguage[Annotated[Text, Filled("text")]]


class ModelWords(StrictModel):
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


class BreakEvenWords(StrictModel):
    """From how many hours a fixed price is the lower one."""

    title: Says
    rate_missing: PerLanguage[Annotated[Text, Filled("label")]]
    line: PerLanguage[Annotated[Text, Filled("hours", "service", "model", "total")]]
    unlike: Says
    unrounded: Says
    starting: Says
    once: Says


class ChartWords(StrictModel):
    """Charts of cost, and their tables."""

    title: Says
    caption: PerLanguage[Annotated[Text, Filled("quantity", "tax_status")]]
    here: PerLanguage[Annotated[Text, Filled("count")]]
    as_table: Says


class ChangeWords(StrictModel):
    """The same choice at two price lists."""

    since_link: Says
    since_page: Says
    beside: Says
    why: Taxed
    beside_why: PerLanguage[Annotated[Text, Filled("given", "tax_status")]]
    beside_unpriced: PerLanguage[Annotated[Text, Filled("given")]]
    service: Says
    then: InEdition
    now: InEdition
    by: InEdition
    heard: PerLanguage[Annotated[Text, Filled("by", "total")]]
    total: Says
    total_taxed: Taxed
    no_sum: Says
    replaced: PerLanguage[Annotated[Text, Filled("services")]]
    replaced_partly: PerLanguage[Annotated[Text, Filled("services")]]
    replaces: PerLanguage[Annotated[Text, Filled("services")]]
    replaces_partly: PerLanguage[Annotated[Text, Filled("services")]]
    difference: Says
    more: PerLanguage[Annotated[Text, Filled("sum")]]
    less: PerLanguage[Annotated[Text, Filled("sum")]]
    with_percent: PerLanguage[Annotated[Text, Filled("difference", "percent")]]
    same: Says
    starting: Says
    only_one: Says
    unpriced: Says
    measured: Says
    range: Says
    other_things: Says


class LinkWords(StrictModel):
    """What of a link could not be read, and what that means for the sum."""

    refused: Says
    replaced: PerLanguage[Annotated[Text, Filled("label", "value", "used")]]
    left_out: PerLanguage[Annotated[Text, Filled("label", "value")]]
    price_list: PerLanguage[Annotated[Text, Filled("value", "edition")]]
    unknown: PerLanguage[Annotated[Text, Filled("value")]]
    unreadable: Says
    more: PerLanguage[Annotated[Text, Filled("count")]]


class ExportWords(StrictModel):
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


class TakeWords(StrictModel):
    """The buttons by which an estimate is taken along."""

    title: Says
    copy_text: Says
    copy_link: Says
    as_csv: Says
    as_json: Says
    print_out: Says
    by_hand: Says


class OrderWords(StrictModel):
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
    no_agreement: InEdition
    agreement: InEdition
    beside: Says
    beside_hint: Says
    no_comparison: Says
    priced_by: PerLanguage[Annotated[Text, Filled("edition", "price")]]


class FaultWords(StrictModel):
    """What is wrong with a number that a reader entered, and what to do."""

    empty: Says
    negative: Says
    fraction: Says
    too_fine: PerLanguage[Annotated[Text, Filled("decimals")]]
    ambiguous: PerLanguage[Annotated[Text, Filled("number")]]
    too_many: PerLanguage[Annotated[Text, Filled("most")]]
    not_a_number: Says
    no_request: Says


class VerdictWords(StrictModel):
    """Whether something is included, in the words of a list or a table."""

    included: Says
    not_included: Says
    per_incident: Says
    guidance_only: Says
    qualified: PerLanguage[Annotated[Text, Filled("verdict", "qualifier")]]
    add: Name
    with_add: PerLanguage[Annotated[Text, Filled("verdict", "add")]]
