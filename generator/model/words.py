"""The interface's words, section by section, each with the placeholders that its place fills in."""

from typing import Annotated

from generator.model.placeholder import Filled
from generator.model.reading import Localised, PerLanguage, Slug, Strict

Says = Annotated[Localised, Filled()]
Name = Annotated[Localised, Filled("name")]


class PriceWords(Strict):
    """How a price is written, on cards, in tables and in estimates."""

    from_word: Says
    starting: Annotated[Localised, Filled("amount")]
    without_tax: Annotated[Localised, Filled("tax")]
    minimum_term: Annotated[Localised, Filled("months")]
    term: Annotated[Localised, Filled("months")]
    no_minimum_term: Says


class PerUnitWords(Strict):
    """What a price per unit is for, and its step."""

    unit: Annotated[Localised, Filled("unit")]
    step: Annotated[Localised, Filled("count", "unit_price", "sum", "tax_status")]


class PerBlockWords(Strict):
    """What a price per started block is for, and its step."""

    unit: Annotated[Localised, Filled("size", "unit")]
    step: Annotated[Localised, Filled("count", "blocks", "unit_price", "sum", "tax_status")]


class PerTimeWords(Strict):
    """What a price for time is for, and its row."""

    unit: Annotated[Localised, Filled("minutes")]
    step: Annotated[Localised, Filled("rate", "minutes")]


class EstimateWords(Strict):
    """An estimate, on the page and as text."""

    title: Says
    basis: Annotated[Localised, Filled("given", "edition")]
    no_figure: Says
    a_month: Says
    year: Annotated[Localised, Filled("sum", "months", "tax_status")]
    with_tax: Annotated[Localised, Filled("percent", "tax", "sum")]
    added_up: Annotated[Localised, Filled("parts", "sum", "tax_status")]
    assumptions: Says
    assumed_from: Annotated[Localised, Filled("text", "source")]
    not_included: Says
    not_a_quotation: Says
    next_step: Says
    summary: Annotated[Localised, Filled("totals")]


class FaultWords(Strict):
    """What is wrong with a number that a reader entered, and what to do."""

    empty: Says
    negative: Says
    fraction: Says
    ambiguous: Annotated[Localised, Filled("number")]
    too_many: Annotated[Localised, Filled("most")]
    not_a_number: Says


class CalculatorWords(Strict):
    """The calculator's page around the estimate."""

    title: Says
    lead: Says
    starting: Says
    ready: Says
    correct: Says
    failed: Says
    retry: Says
    without_script: Says
    prices: Says


class VerdictWords(Strict):
    """Whether something is included, in the words of a list or a table."""

    included: Says
    not_included: Says
    per_incident: Says
    guidance_only: Says
    qualified: Annotated[Localised, Filled("verdict", "qualifier")]
    add: Name
    with_add: Annotated[Localised, Filled("verdict", "add")]


class HomeWords(Strict):
    """The front page around its prose."""

    description: Says
    offers: Says
    offers_intro: Annotated[Localised, Filled("edition")]
    more: Name
    see_services: Says
    band: Says
    band_text: Says


class ServiceWords(Strict):
    """The services' pages and the table of prices."""

    title: Says
    lead: Annotated[Localised, Filled("edition")]
    description: Annotated[Localised, Filled("name", "summary")]
    price: Says
    pricing: Says
    term: Says
    edition: Says
    best_for: Says
    included: Says
    guidance_only: Says
    per_incident: Says
    not_included: Says
    together: Says
    separate: Says
    separate_intro: Says
    calculate: Says
    prices: Annotated[Localised, Filled("edition", "tax_status")]
    service: Says


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
    search_many: Annotated[Localised, Filled("count")]
    search_failed: Says
    not_found: Says
    not_found_text: Says
    home: Says
    services: Says
    calculator: Says
    footer_prices: Annotated[Localised, Filled("edition", "tax_status")]


class Addresses(Strict):
    """Where the pages that are not services lie, in each language."""

    services: PerLanguage[Slug]
    calculator: PerLanguage[Slug]


ENGINE = ("price", "per_unit", "per_block", "per_time", "estimate", "faults")


class Words(Strict):
    """Everything that data/words.yaml says; the calculator speaks with the sections of `ENGINE`."""

    price: PriceWords
    per_unit: PerUnitWords
    per_block: PerBlockWords
    per_time: PerTimeWords
    estimate: EstimateWords
    faults: FaultWords
    calculator: CalculatorWords
    verdicts: VerdictWords
    home: HomeWords
    service: ServiceWords
    site: SiteWords
    addresses: Addresses
