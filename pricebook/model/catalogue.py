"""The whole catalogue, in the order of its file."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from pricebook.model.comparison import Comparison, SeparateModel
from pricebook.model.edition import Document, EditionModel
from pricebook.model.fields.contact_fields import Email, OrganisationNumber, Phone, WebAddress
from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.references import (
    AssumptionId,
    EditionId,
    QuantityId,
    ServiceId,
    Sources,
)
from pricebook.model.fields.strict_model import (
    Amount,
    Code,
    Flag,
    FrozenMapping,
    Id,
    Localised,
    Rate,
    StrictModel,
    Text,
    TextForRelease,
    WholeNumber,
    refuse,
)
from pricebook.model.guide import GlossaryModel, Guide, NamedModel
from pricebook.model.relation import Relation, Withdrawal
from pricebook.model.request import TopicModel
from pricebook.model.service import ServiceModel
from pricebook.problems.message_parts import quoted


def _money(text: str) -> str:
    if re.search(r"\d", text):
        refuse(
            f"expected the currency’s mark beside {{amount}}, and no digit, found {quoted(text)}"
        )
    return text


def _currency_code(text: str) -> str:
    if not re.fullmatch("[A-Z]{3}", text):
        capitals = re.fullmatch("[A-Za-z]{3}", text)
        hint = f"; write {text.upper()}" if capitals else ""
        refuse(
            f"expected the code of a currency, three capital letters, found {quoted(text)}{hint}"
        )
    return text


CurrencyCode = Annotated[
    Text,
    AfterValidator(_currency_code),
    WithJsonSchema(
        {"type": "string", "pattern": "^[A-Z]{3}$", "description": "A code of ISO 4217."}
    ),
]


class Firm(StrictModel):
    """Whose catalogue it is. What nobody has said yet is left empty, never made up."""

    name: Text
    tagline: Localised
    organisation_number: OrganisationNumber = None
    email: Email = None
    phone: Phone = None
    address: TextForRelease = None

    @property
    def is_reachable(self) -> bool:
        """Whether the data has an email address or a telephone number of the firm."""
        return bool(self.email or self.phone)

    @property
    def next_step(self) -> Literal["quotation", "preparation"]:
        """The section of the words that leads to a quotation.

        A button says "ask for a quotation" only if the page that it links to has contact details.
        """
        return "quotation" if self.is_reachable else "preparation"


class LicenceModel(StrictModel):
    """On which terms others may use the catalogue that machines read.

    `name` is what the terms are called, `address` where they are to be read in full.
    """

    name: TextForRelease = None
    address: WebAddress | None = None


class NumberFormatModel(StrictModel):
    """How a language writes numbers and money: marks by their names, money with {amount} in it."""

    decimal: Literal["comma", "point"]
    group: Literal["space", "comma", "point", "apostrophe"]
    money: Annotated[Text, Filled("amount", once=True), AfterValidator(_money)]


class LanguageModel(StrictModel):
    """A language of the catalogue, under its own name; the first one stands at the site's root."""

    code: Code
    name: Text
    format: NumberFormatModel


class Currency(StrictModel):
    """The currency of every amount, and how many decimals its smallest unit has."""

    code: CurrencyCode
    decimals: Annotated[WholeNumber, Field(le=4)]


class TaxModel(StrictModel):
    """The tax that prices are stated without."""

    name: Localised
    percent: Annotated[Rate, Field(le=100)]
    assumptions: tuple[AssumptionId, ...] = ()


class QuantityModel(StrictModel):
    """A number that the reader of the calculator enters; one without `start` may be left empty.

    `decimals` is how many decimals it takes. `money` is true for an amount: `one` and `many` then
    say what it is for, as in "per hour", and the language's format writes the currency. `sizes`
    are common ones. One with a `counter` can be counted from the reader's own files.
    """

    id: Id
    label: Localised
    hint: Localised
    one: Localised
    many: Localised
    start: WholeNumber | None = None
    most: Annotated[WholeNumber, Field(ge=1, le=1_000_000_000)]
    sizes: tuple[WholeNumber, ...] = ()
    decimals: Annotated[WholeNumber, Field(le=2)] = 0
    money: Flag = False
    counter: Literal["cloc"] | None = None


class AssumptionModel(StrictModel):
    """What figures rest on though the current edition does not state it.

    It has a source where another edition states it.
    """

    id: Id
    text: Localised
    source: Sources | None = None


class WorkedExample(StrictModel):
    """An order that the calculator's page works out, after a sentence that introduces it."""

    id: Id
    text: Localised
    edition: EditionId
    services: Annotated[tuple[ServiceId, ...], Field(min_length=1)]
    quantities: FrozenMapping[QuantityId, Amount] = FrozenMapping({})


class ExampleModel(StrictModel):
    """A customer made up to show what a change of prices does; no page shows it.

    A quantity that it does not name stands at its `start`.
    """

    id: Id
    services: Annotated[tuple[ServiceId, ...], Field(min_length=1)]
    quantities: FrozenMapping[QuantityId, WholeNumber] = FrozenMapping({})


class Catalogue(StrictModel):
    """Everything that data/services.yaml says; `start` is what the calculator opens with."""

    firm: Firm
    licence: LicenceModel = LicenceModel()
    languages: Annotated[tuple[LanguageModel, ...], Field(min_length=1)]
    currency: Currency
    tax: TaxModel
    sources: tuple[Document, ...]
    editions: Annotated[tuple[EditionModel, ...], Field(min_length=1)]
    quantities: tuple[QuantityModel, ...]
    assumptions: tuple[AssumptionModel, ...] = ()
    services: Annotated[tuple[ServiceModel, ...], Field(min_length=1)]
    comparisons: tuple[Comparison, ...] = ()
    separate: tuple[SeparateModel, ...] = ()
    requests: tuple[TopicModel, ...] = ()
    guides: tuple[Guide, ...] = ()
    glossaries: tuple[GlossaryModel, ...] = ()
    named: tuple[NamedModel, ...] = ()
    relations: tuple[Relation, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    not_calculated: tuple[Localised, ...] = ()
    start: tuple[ServiceId, ...] = ()
    worked_examples: tuple[WorkedExample, ...] = ()
    examples: tuple[ExampleModel, ...] = ()
