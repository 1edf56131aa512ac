"""The whole catalogue, in the order of its file."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.comparison import Comparison, Separate
from generator.model.edition import Document, Edition
from generator.model.guide import Glossary, Guide, Named
from generator.model.placeholder import Filled
from generator.model.reading import Awaited, Code, Id, Localised, Rate, Strict, Text, Whole
from generator.model.reference import AssumptionId, Sources
from generator.model.service import Service


class Firm(Strict):
    """Whose catalogue it is. What nobody has said yet is left empty, never made up."""

    name: Text
    tagline: Localised
    organisation_number: Awaited = None
    email: Awaited = None
    phone: Awaited = None
    address: Awaited = None


class NumberFormat(Strict):
    """How a language writes numbers and money: marks by their names, money with {amount} in it."""

    decimal: Literal["comma", "point"]
    group: Literal["space", "comma", "point", "apostrophe"]
    money: Annotated[Text, Filled("amount")]


class Language(Strict):
    """A language of the catalogue, under its own name; the first one stands at the site's root."""

    code: Code
    name: Text
    format: NumberFormat


class Currency(Strict):
    """The currency of every amount, and how many decimals its smallest unit has."""

    code: Text
    decimals: Annotated[Whole, Field(le=4)]


class Tax(Strict):
    """The tax that prices are stated without."""

    name: Localised
    percent: Rate
    assumptions: tuple[AssumptionId, ...] = ()


class Quantity(Strict):
    """A number that the reader of the calculator enters."""

    id: Id
    label: Localised
    hint: Localised
    one: Localised
    many: Localised
    start: Whole
    most: Whole


class Assumption(Strict):
    """What figures rest on though the current edition does not state it.

    It has a source where another edition states it.
    """

    id: Id
    text: Localised
    source: Sources | None = None


class Catalogue(Strict):
    """Everything that data/services.yaml says."""

    firm: Firm
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    currency: Currency
    tax: Tax
    sources: tuple[Document, ...]
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
    quantities: tuple[Quantity, ...]
    assumptions: tuple[Assumption, ...] = ()
    services: Annotated[tuple[Service, ...], Field(min_length=1)]
    comparisons: tuple[Comparison, ...] = ()
    separate: tuple[Separate, ...] = ()
    guides: tuple[Guide, ...] = ()
    glossaries: tuple[Glossary, ...] = ()
    named: tuple[Named, ...] = ()
    not_calculated: tuple[Localised, ...] = ()
