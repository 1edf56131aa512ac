"""The pydantic models of catalog.json; its JSON Schema is generated from them.

Increase `FORMAT` if a key is removed or changes its meaning, not if a key is added.
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
    """The base of all published models: all keys are required, other keys are forbidden."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


type TextsExport = Annotated[
    dict[Annotated[str, Field(pattern="^[a-z]{2,3}$")], str],
    Field(
        min_length=1,
        description="A text in each language: language code → text.",
        json_schema_extra={"additionalProperties": False},
    ),
]
type ExportedAmount = Annotated[
    str,
    Field(
        pattern=r"^[0-9]+(\.[0-9]+)?$",
        description="An exact decimal number as text, such as `1200` or `0.25`.",
    ),
]


class NamesExport(PublishedModel):
    """The name of a thing in singular and plural."""

    one: TextsExport
    many: TextsExport


# ---- Prices: each kind has the same terms as in the data.

_PUBLISHED: dict[Any, Any] = {Decimal: ExportedAmount, prices.NamesModel: NamesExport}


def _published_type(annotation: Any) -> Any:
    """The published type for the type of a key in the data."""
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
    """The published model of one kind of price, with the terms of this kind."""
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
        terms["name"] = (TextsExport, Field(description="The name of `within`."))
    kind: Any = model.model_fields["kind"].annotation
    return create_model(
        name,
        __base__=PriceExport,
        __doc__=_description(model),
        kind=(kind, ...),
        terms=(create_model(f"{name}Terms", __base__=PublishedModel, **terms), ...),
    )


class PriceExport(PublishedModel):
    """One price of a service. The keys of `terms` depend on `kind`."""

    kind: str
    starting: bool
    """Whether the price list states "from" before the amount, which is then the lowest price."""
    assumptions: list[str]
    """Ids of the assumptions that the price depends on."""
    source: str
    """The document of the firm that states the price, and its line."""
    terms: Any


_ANY_PRICE: Any = reduce(or_, map(_price, prices.KINDS.values()))
type AnyPrice = Annotated[_ANY_PRICE, Field(discriminator="kind")]


# ---- Services


class AllowanceExport(PublishedModel):
    """How many units of a separate charge are included in the price.

    `overrides` is the id of the separate charge.
    """

    count: int
    every: Literal["month", "year"]
    overrides: str


class ItemExport(PublishedModel):
    """One clause. Clauses of several editions about the same thing have the same id."""

    id: str
    name: TextsExport | None
    """Its name inside a sentence; only for clauses that other clauses belong to."""
    text: TextsExport
    of: str | None
    """The id of the included clause that this clause belongs to, or null.

    If it is set, this clause is about that part only, and not about the whole service.
    """
    part: TextsExport | None
    """The text of the clause `of`."""
    audience: TextsExport | None
    """Who may use what is included; null if everybody may."""
    service: str | None
    """The id of another service that the clause is about."""
    named: str | None
    """The id of the entry of `named` that the clause is about."""
    allowance: AllowanceExport | None


class RequirementExport(PublishedModel):
    """A condition for buying a service. `service` is the id of the required service, if any."""

    text: TextsExport
    service: str | None
    of: str | None
    """The id of the included clause that has the requirement; null if the whole service has it."""
    part: TextsExport | None
    """The text of the clause `of`."""


class OfferPartExport(PublishedModel):
    """An included clause with the clauses that belong to it."""

    id: str
    name: TextsExport | None
    """Its name inside a sentence."""
    text: TextsExport
    includes: list[TextsExport]
    excludes: list[TextsExport]


class ClausesExport(PublishedModel):
    """The lists of clauses that the edition states for the service."""

    includes: list[ItemExport]
    excludes: list[ItemExport]
    requires: list[ItemExport]
    terms: list[ItemExport]


class OfferExport(PublishedModel):
    """What one edition states of a service: prices, lists of clauses, and terms."""

    edition: str
    name: TextsExport | None
    """The edition's name for the service; null if it is the service's own name."""
    summary: TextsExport
    best_for: TextsExport | None
    pricing: TextsExport | None
    minimum_term: int | None
    """In months: 0 if there is none, null if the edition does not state it."""
    prices: list[AnyPrice]
    requires: list[RequirementExport]
    includes: list[TextsExport]
    """What the whole service includes."""
    excludes: list[TextsExport]
    """What the whole service does not include."""
    parts: list[OfferPartExport]
    """What only a part of the service includes and does not include."""
    clauses: ClausesExport
    """All lists with the ids of their clauses, and the terms."""


class ServiceExport(PublishedModel):
    """A service. Its id never changes."""

    id: str
    name: TextsExport
    option_of: str | None
    """The id of the service that this service is an option of, or null."""
    addresses: TextsExport | None
    """The folder of its page in each language; null if the edition in force does not offer it."""
    synonyms: dict[str, list[str]]
    """Everyday words for the service, by language."""
    offers: list[OfferExport]


# ---- Everything but prices and services


class NumberFormatExport(PublishedModel):
    """How a language writes numbers. `money` is a template with `{amount}`."""

    decimal: str
    group: str
    money: str


class LanguageExport(PublishedModel):
    """A language. The first language is at the site's root, every other in the folder `code`."""

    code: str
    name: str
    format: NumberFormatExport


class TaxExport(PublishedModel):
    """The tax, which no price includes. `percent` is its rate."""

    name: TextsExport
    percent: ExportedAmount
    assumptions: list[str]


class QuantityExport(PublishedModel):
    """A number that the reader enters, such as users."""

    id: str
    label: TextsExport
    hint: TextsExport
    one: TextsExport
    many: TextsExport
    start: int | None
    """The calculator's default."""
    most: int
    decimals: int
    money: bool
    counter: str | None


class EditionExport(PublishedModel):
    """A price list. Without `valid_from`, the firm has not dated it, and it is never in force."""

    id: str
    name: TextsExport
    valid_from: date | None
    note: TextsExport | None
    says: list[ItemExport]
    terms: list[ItemExport]


class AssumptionExport(PublishedModel):
    """Something that figures depend on and that the edition in force does not state."""

    id: str
    text: TextsExport
    source: str | None
    source_name: TextsExport | None


class AdviceExport(PublishedModel):
    """A reader's situation. Each item of `recommends` is an alternative: one service or several."""

    id: str
    trait: TextsExport
    situation: TextsExport
    recommends: list[list[str]]


class CellExport(PublishedModel):
    """Whether a service includes a thing. `add` is the id of a service that adds it, or null."""

    value: Literal["included", "not_included", "per_incident", "guidance_only"]
    qualifier: TextsExport | None
    add: str | None


class RowExport(PublishedModel):
    """One row of a comparison: a thing, and a cell for each service."""

    id: str
    group: str
    name: TextsExport
    cells: dict[str, CellExport]


class GroupExport(PublishedModel):
    """A group of rows in a comparison."""

    edition: str
    id: str
    name: TextsExport


class ChargedExport(PublishedModel):
    """A thing that is always charged separately.

    `part_of` is the id of an entry of `named` that nevertheless includes the thing, or null.
    """

    id: str
    name: TextsExport
    explanation: TextsExport | None
    part_of: str | None


class SeparateExport(PublishedModel):
    """Everything that an edition always charges separately."""

    edition: str
    name: TextsExport | None
    intro: TextsExport | None
    items: list[ChargedExport]


class DefinitionExport(PublishedModel):
    """The meaning of a word in an edition."""

    id: str
    term: TextsExport
    text: TextsExport
    explained: bool
    """True if the edition uses the word without a definition, and the catalogue explains it."""


class GlossaryExport(PublishedModel):
    """The words that an edition defines, and words that the catalogue explains for it."""

    edition: str
    definitions: list[DefinitionExport]


class NamedExport(PublishedModel):
    """A thing that editions name without a description."""

    id: str
    name: TextsExport


class WithdrawnExport(PublishedModel):
    """A clause that an edition explicitly withdraws. `id` is the id of the clause."""

    id: str
    edition: str
    text: TextsExport


class ReplacedExport(PublishedModel):
    """Since the edition `since`, the service `other` replaces `one`, wholly or `partly`."""

    one: str
    other: str
    since: str
    partly: bool


class PartExport(PublishedModel):
    """One clause that answers a request. One of `row`, `separate` and `item` is the clause's id."""

    row: str | None
    separate: str | None
    item: str | None
    when: TextsExport | None
    """The part applies if this is the reader's answer to the question `asks`; null: always."""


class BesideExport(PublishedModel):
    """What another edition states of the thing: the ids of rows, separate charges and clauses.

    Prices are identified by their purpose, such as `monthly` or `pack-25`, or by their kind.
    """

    edition: str
    rows: list[str]
    separate: list[str]
    items: list[str]
    prices: list[str]


class AnswerExport(PublishedModel):
    """An edition's answer to a request."""

    edition: str
    asks: TextsExport | None
    parts: list[PartExport]
    """The clauses. For a service in `ask_for` they are statements without a verdict."""
    not_mentioned: bool
    """Whether the firm has decided that the edition does not offer this."""
    ask_for: list[str]
    """The services without a verdict: ask the firm."""
    beside: list[BesideExport]


class RequestExport(PublishedModel):
    """Something that readers ask for. `words` are everyday words for it, by language."""

    id: str
    text: TextsExport
    words: dict[str, list[str]]
    answers: list[AnswerExport]


class TopicExport(PublishedModel):
    """A group of requests."""

    id: str
    name: TextsExport
    requests: list[RequestExport]


class ExampleExport(PublishedModel):
    """A worked example: an order that the calculator's page explains."""

    id: str
    text: TextsExport
    edition: str
    services: list[str]
    quantities: dict[str, ExportedAmount]


class LicenceExport(PublishedModel):
    """The licence of the catalogue."""

    name: str
    address: str | None


class OrganisationExport(PublishedModel):
    """The firm. Details that the firm has not given are null."""

    name: str
    tagline: TextsExport
    organisation_number: str | None
    email: str | None
    phone: str | None
    address: str | None


class CatalogExport(PublishedModel):
    """A service catalogue: every edition, service, price and clause, in every language.

    The engine can read this file as its price book: the file has all keys of a price book.
    """

    schema_: Annotated[str, Field(alias="$schema")]
    """The path of this schema, relative to the file."""
    format: Literal[1]
    """The version of this format: it increases if a key is removed or changes its meaning."""
    in_force: str
    """The id of the edition in force on the day of the build."""
    licence: LicenceExport | None
    """Null if the firm has chosen no licence: ask the firm before you publish this data."""
    organisation: OrganisationExport
    currency: str
    decimals: int
    """The number of decimals of the currency."""
    tax: TaxExport
    languages: list[LanguageExport]
    quantities: list[QuantityExport]
    editions: list[EditionExport]
    services: list[ServiceExport]
    assumptions: list[AssumptionExport]
    not_included: dict[str, list[TextsExport]]
    """What no estimate includes, by edition."""
    advice: dict[str, list[AdviceExport]]
    """Which service is recommended in which situation, by edition."""
    compared: dict[str, list[RowExport]]
    """What each service includes, by edition."""
    groups: list[GroupExport]
    """The groups of the rows in `compared`."""
    separate: list[SeparateExport]
    glossaries: list[GlossaryExport]
    requests: list[TopicExport]
    named: list[NamedExport]
    replaced: list[ReplacedExport]
    withdrawn: list[WithdrawnExport]
    firm: list[str]
    """The lines about the firm in an estimate: its name, then its contact details."""
    start: list[str]
    """The services that the calculator selects by default."""
    examples: list[ExampleExport]
    words: dict[str, dict[str, dict[str, str]]]
    """The engine's words: language → section → key → template."""


def schema() -> dict[str, Any]:
    """The JSON Schema of catalog.json (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "catalog.json",
        **_untitled(with_plain_names(CatalogExport.model_json_schema(), "Export")),
    }


def _untitled(part: Any) -> Any:
    """The schema without the titles that pydantic derives from the keys."""
    if isinstance(part, list):
        return [_untitled(each) for each in part]
    if not isinstance(part, dict):
        return part
    # A title is a string; a property with the name "title" would be a schema.
    return {
        key: _untitled(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str)) and key != "discriminator"
    }
