"""The models of catalog.json, from which its JSON Schema is made.

A new key does not change `format`. A key that is removed or changes its meaning increases it.
"""

from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model

from pricebook.model import price as prices
from pricebook.model.fields.frozen_mapping import FrozenMapping
from pricebook.model.fields.strict_model import StrictModel
from pricebook.schema.key_descriptions import KEYS
from pricebook.schema.plain_names import with_plain_names

FORMAT = 1


class PublishedModel(BaseModel):
    """The base of all published models: every key is required, and no other is allowed."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


type TextsExport = Annotated[
    dict[Annotated[str, Field(pattern="^[a-z]{2,3}$")], str],
    Field(
        min_length=1,
        description="A text in each language: its code → the text.",
        json_schema_extra={"additionalProperties": False},
    ),
]
type ExportedAmount = Annotated[
    str,
    Field(
        pattern=r"^[0-9]+(\.[0-9]+)?$",
        description="An exact number as text: digits, and a point before any decimals.",
    ),
]


class NamesExport(PublishedModel):
    """What one and what several of a thing are called."""

    one: TextsExport
    many: TextsExport


# ---- Prices: their terms are those of the data, kind by kind.

_PUBLISHED: dict[Any, Any] = {Decimal: ExportedAmount, prices.NamesModel: NamesExport}


def _published_type(annotation: Any) -> Any:
    """The type of a key of the data, as it is published."""
    if annotation in _PUBLISHED:
        return _PUBLISHED[annotation]
    if get_origin(annotation) is Annotated:
        return _published_type(get_args(annotation)[0])
    if get_origin(annotation) is FrozenMapping:
        return TextsExport
    kinds = get_args(annotation)
    if type(None) in kinds:
        return reduce(or_, map(_published_type, kinds))
    return annotation


def _description(model: type[BaseModel]) -> str | None:
    return (model.__doc__ or "").partition("\n\n")[0] or None


def _price(model: type[StrictModel]) -> type[PublishedModel]:
    """One kind of price, with the terms that only this kind has."""
    name = model.__name__
    terms: dict[str, Any] = {
        key: (
            _published_type(field.annotation),
            Field(description=KEYS.get(f"{name}.{key}") or KEYS.get(key)),
        )
        for key, field in model.model_fields.items()
        if key not in prices.COMMON
    }
    if model is prices.Included:
        terms["name"] = (TextsExport, Field(description="What `within` is called."))
    kind: Any = model.model_fields["kind"].annotation
    return create_model(
        name,
        __base__=PriceExport,
        __doc__=_description(model),
        kind=(kind, ...),
        terms=(create_model(f"{name}Terms", __base__=PublishedModel, **terms), ...),
    )


class PriceExport(PublishedModel):
    """One price of a service; `terms` are those of its `kind`."""

    kind: str
    starting: bool
    """Whether the price list says "from": the amount is then the least that it can be."""
    assumptions: list[str]
    """Ids of what the price rests on though the price list does not say it."""
    source: str
    """Where the firm's own documents say it: document and line."""
    terms: Any


_ANY_PRICE: Any = reduce(or_, map(_price, prices.KINDS.values()))
type AnyPrice = Annotated[_ANY_PRICE, Field(discriminator="kind")]


# ---- Services


class AllowanceExport(PublishedModel):
    """How many of something are included though they are otherwise charged separately.

    `overrides` is the id of what is charged separately.
    """

    count: int
    every: Literal["month", "year"]
    overrides: str


class ItemExport(PublishedModel):
    """One clause: its id is the same in every edition that speaks of the same thing."""

    id: str
    name: TextsExport | None
    """What it is called in the middle of a sentence, where other clauses belong to it."""
    text: TextsExport
    of: str | None
    """The id of the included clause that this one belongs to, if it is a part of one.

    It then says nothing of the service as a whole.
    """
    part: TextsExport | None
    """The text of that included clause."""
    audience: TextsExport | None
    """Who may use what is included, where not everybody may."""
    service: str | None
    """The id of another service that it is about."""
    named: str | None
    """The id of another thing that it is about, among `named`."""
    allowance: AllowanceExport | None


class RequirementExport(PublishedModel):
    """What a service is not sold without; `service` is the one that it is about, if any."""

    text: TextsExport
    service: str | None
    of: str | None
    """The id of the included clause that requires it, where the whole service does not."""
    part: TextsExport | None
    """The text of that included clause."""


class OfferPartExport(PublishedModel):
    """An included clause that others belong to, and what the edition says of it alone."""

    id: str
    name: TextsExport | None
    """What it is called in the middle of a sentence."""
    text: TextsExport
    includes: list[TextsExport]
    excludes: list[TextsExport]


class ClausesExport(PublishedModel):
    """What the edition says of the service in lists of its own."""

    includes: list[ItemExport]
    excludes: list[ItemExport]
    requires: list[ItemExport]
    terms: list[ItemExport]


class OfferExport(PublishedModel):
    """What one edition says of a service, and what it costs there."""

    edition: str
    name: TextsExport | None
    """What the edition calls the service, where that is not the service's own name."""
    summary: TextsExport
    best_for: TextsExport | None
    pricing: TextsExport | None
    minimum_term: int | None
    """In months: 0 where there is none, nothing where the edition does not say."""
    prices: list[AnyPrice]
    requires: list[RequirementExport]
    includes: list[TextsExport]
    """What the edition says that the service as a whole includes."""
    excludes: list[TextsExport]
    """What the edition says that the service as a whole does not include."""
    parts: list[OfferPartExport]
    """What it says of a part of the service, and not of the whole."""
    clauses: ClausesExport
    """The same lists with the ids of their clauses, and with the terms."""


class ServiceExport(PublishedModel):
    """A service: its id never changes."""

    id: str
    name: TextsExport
    option_of: str | None
    """The id of the service that it is an option of."""
    addresses: TextsExport | None
    """The folder of its page in each language, where the edition in force offers it."""
    synonyms: dict[str, list[str]]
    """Everyday words for it, by language."""
    offers: list[OfferExport]


# ---- Around them


class NumberFormatExport(PublishedModel):
    """How a language writes numbers, and an amount of money in place of `{amount}`."""

    decimal: str
    group: str
    money: str


class LanguageExport(PublishedModel):
    """A language; the first one has the site's root, any other the folder of its code."""

    code: str
    name: str
    format: NumberFormatExport


class TaxExport(PublishedModel):
    """The tax that every price is stated without; `percent` is its rate."""

    name: TextsExport
    percent: ExportedAmount
    assumptions: list[str]


class QuantityExport(PublishedModel):
    """A number that an order holds, such as users."""

    id: str
    label: TextsExport
    hint: TextsExport
    one: TextsExport
    many: TextsExport
    start: int | None
    """What the calculator begins with."""
    most: int
    decimals: int
    money: bool
    counter: str | None


class EditionExport(PublishedModel):
    """A price list. One without a day is never in force by itself."""

    id: str
    name: TextsExport
    valid_from: date | None
    note: TextsExport | None
    says: list[ItemExport]
    terms: list[ItemExport]


class AssumptionExport(PublishedModel):
    """What figures rest on though the edition in force does not state it."""

    id: str
    text: TextsExport
    source: str | None
    source_name: TextsExport | None


class AdviceExport(PublishedModel):
    """A situation; each of `recommends` is an alternative: one service, or several together."""

    id: str
    trait: TextsExport
    situation: TextsExport
    recommends: list[list[str]]


class CellExport(PublishedModel):
    """Whether a service includes a thing; `add` is the service to add where it does not."""

    value: Literal["included", "not_included", "per_incident", "guidance_only"]
    qualifier: TextsExport | None
    add: str | None


class RowExport(PublishedModel):
    """One thing that services include or not: a cell for each service of the comparison."""

    id: str
    group: str
    name: TextsExport
    cells: dict[str, CellExport]


class GroupExport(PublishedModel):
    """Rows of a comparison that belong together."""

    edition: str
    id: str
    name: TextsExport


class ChargedExport(PublishedModel):
    """One thing that is always charged separately; `part_of` is what includes it nevertheless."""

    id: str
    name: TextsExport
    explanation: TextsExport | None
    part_of: str | None


class SeparateExport(PublishedModel):
    """All that an edition always charges separately."""

    edition: str
    name: TextsExport | None
    intro: TextsExport | None
    items: list[ChargedExport]


class DefinitionExport(PublishedModel):
    """What a word means in an edition."""

    id: str
    term: TextsExport
    text: TextsExport
    explained: bool
    """Whether the catalogue explains the word, which the edition uses and does not define."""


class GlossaryExport(PublishedModel):
    """The words that an edition defines."""

    edition: str
    definitions: list[DefinitionExport]


class NamedExport(PublishedModel):
    """Something that editions name and do not describe."""

    id: str
    name: TextsExport


class WithdrawnExport(PublishedModel):
    """What an edition says outright to hold no longer; `id` is that of a clause."""

    id: str
    edition: str
    text: TextsExport


class ReplacedExport(PublishedModel):
    """Since an edition, the service `other` stands where `one` stood before, partly or wholly."""

    one: str
    other: str
    since: str
    partly: bool


class PartExport(PublishedModel):
    """One clause that answers a request, by its id: exactly one of the first three is there."""

    row: str | None
    separate: str | None
    item: str | None
    when: TextsExport | None
    """The answer to the question that this part needs."""


class BesideExport(PublishedModel):
    """What another edition states of the thing, by the ids of its rows, of what it charges
    separately and of its clauses, and by what its prices are for: `monthly`, `pack-25`, or their
    kind."""

    edition: str
    rows: list[str]
    separate: list[str]
    items: list[str]
    prices: list[str]


class AnswerExport(PublishedModel):
    """What answers a request in an edition."""

    edition: str
    asks: TextsExport | None
    parts: list[PartExport]
    """The clauses; for a service in `ask_for` they are what is stated, and no verdict."""
    not_mentioned: bool
    """Whether the firm has said that the edition does not offer this."""
    ask_for: list[str]
    """The services of which the firm has to be asked: nothing is decided, or a question is open."""
    beside: list[BesideExport]


class RequestExport(PublishedModel):
    """Something to ask for, and the everyday words by which readers look for it."""

    id: str
    text: TextsExport
    words: dict[str, list[str]]
    answers: list[AnswerExport]


class TopicExport(PublishedModel):
    """Requests that belong together."""

    id: str
    name: TextsExport
    requests: list[RequestExport]


class ExampleExport(PublishedModel):
    """An order worked out on the calculator's page."""

    id: str
    text: TextsExport
    edition: str
    services: list[str]
    quantities: dict[str, ExportedAmount]


class LicenceExport(PublishedModel):
    """On which terms the catalogue may be used."""

    name: str
    address: str | None


class OrganisationExport(PublishedModel):
    """The firm, as far as it has said."""

    name: str
    tagline: TextsExport
    organisation_number: str | None
    email: str | None
    phone: str | None
    address: str | None


class CatalogExport(PublishedModel):
    """A whole service catalogue: every edition, service, price and clause, in every language.

    What the engine reads as its price book is all here under the same keys, so that the engine
    quotes against this file as it is.
    """

    schema_: Annotated[str, Field(alias="$schema")]
    """Where this schema lies, as seen from the file."""
    format: Literal[1]
    """The number of this shape: it changes where a key goes or means something else."""
    in_force: str
    """The id of the edition in force when the site was built; its dated editions say which is."""
    licence: LicenceExport | None
    """Nothing where the firm has not said: ask it before you publish anything from here."""
    organisation: OrganisationExport
    currency: str
    decimals: int
    """How many decimals the currency's smallest unit has."""
    tax: TaxExport
    languages: list[LanguageExport]
    quantities: list[QuantityExport]
    editions: list[EditionExport]
    services: list[ServiceExport]
    assumptions: list[AssumptionExport]
    not_included: dict[str, list[TextsExport]]
    """What no estimate holds, by edition."""
    advice: dict[str, list[AdviceExport]]
    """Which service is recommended in which situation, by edition."""
    compared: dict[str, list[RowExport]]
    """What each service includes, by edition."""
    groups: list[GroupExport]
    """The headings of those rows."""
    separate: list[SeparateExport]
    glossaries: list[GlossaryExport]
    requests: list[TopicExport]
    named: list[NamedExport]
    replaced: list[ReplacedExport]
    withdrawn: list[WithdrawnExport]
    firm: list[str]
    """The firm in the lines of an estimate: its name, then what else it has said of itself."""
    start: list[str]
    """The services that the calculator opens with."""
    examples: list[ExampleExport]
    words: dict[str, dict[str, dict[str, str]]]
    """What the engine says its answers in: language → section → key → template."""


def schema() -> dict[str, Any]:
    """The JSON Schema of catalog.json (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "catalog.json",
        **_untitled(with_plain_names(CatalogExport.model_json_schema(), "Export")),
    }


def _untitled(part: Any) -> Any:
    """Without the titles that repeat each key."""
    if isinstance(part, list):
        return [_untitled(each) for each in part]
    if not isinstance(part, dict):
        return part
    # A schema's title is text; a key of that name would be a schema.
    return {
        key: _untitled(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str)) and key != "discriminator"
    }
