"""The whole catalogue, in the order of its file."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from pricebook.model.comparison import Comparison, SeparateModel
from pricebook.model.data_format import DataFormat
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
            f"expected the currency’s sign beside {{amount}}, without digits, found {quoted(text)}"
        )
    return text


def _currency_code(text: str) -> str:
    if not re.fullmatch("[A-Z]{3}", text):
        capitals = re.fullmatch("[A-Za-z]{3}", text)
        hint = f"; write {text.upper()}" if capitals else ""
        refuse(f"expected a currency code of three capital letters, found {quoted(text)}{hint}")
    return text


CurrencyCode = Annotated[
    Text,
    AfterValidator(_currency_code),
    WithJsonSchema(
        {"type": "string", "pattern": "^[A-Z]{3}$", "description": "A code of ISO 4217."}
    ),
]


class Firm(StrictModel):
    """The firm that publishes the catalogue. Unknown values stay empty; never invent one."""

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
        """The section of the words that explains how to get a quotation.

        `quotation` asks the reader to contact the firm, so it needs contact details.
        """
        return "quotation" if self.is_reachable else "preparation"


class LicenceModel(StrictModel):
    """The licence of the open data: its name, and the web address of its full text."""

    name: TextForRelease = None
    address: WebAddress | None = None


class NumberFormatModel(StrictModel):
    """How a language writes numbers and money.

    `decimal` and `group` are names of marks. `money` is a text with the placeholder {amount}.
    """

    decimal: Literal["comma", "point"]
    group: Literal["space", "comma", "point", "apostrophe"]
    money: Annotated[Text, Filled("amount", once=True), AfterValidator(_money)]


class LanguageModel(StrictModel):
    """A language of the catalogue. The pages of the first language are at the site's root."""

    code: Code
    name: Text
    format: NumberFormatModel


class Currency(StrictModel):
    """The currency of every amount, and its number of decimals."""

    code: CurrencyCode
    decimals: Annotated[WholeNumber, Field(le=4)]


class TaxModel(StrictModel):
    """The tax that prices are stated without."""

    name: Localised
    percent: Annotated[Rate, Field(le=100)]
    assumptions: tuple[AssumptionId, ...] = ()


class QuantityModel(StrictModel):
    """A number that the reader enters in the calculator.

    Without `start`, the field may be left empty. `most` is the maximum, and `decimals` the number
    of decimals that the field accepts. `money` is true for an amount of money: `one` and `many`
    are then its unit, as in "per hour". `sizes` are common values. A quantity with a `counter` can
    be counted in the reader's files.
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
    """Something that figures depend on and that the current edition does not state.

    It has a source if another edition states it.
    """

    id: Id
    text: Localised
    source: Sources | None = None


class WorkedExample(StrictModel):
    """An order that the calculator's page explains, with an introduction in `text`."""

    id: Id
    text: Localised
    edition: EditionId
    services: Annotated[tuple[ServiceId, ...], Field(min_length=1)]
    quantities: FrozenMapping[QuantityId, Amount] = FrozenMapping({})


class ExampleModel(StrictModel):
    """A made-up customer, to show the editor the effect of a change of prices; no page shows it.

    A quantity that is not in `quantities` has its `start` value.
    """

    id: Id
    services: Annotated[tuple[ServiceId, ...], Field(min_length=1)]
    quantities: FrozenMapping[QuantityId, WholeNumber] = FrozenMapping({})


class Catalogue(StrictModel):
    """The content of data/services.yaml. `start` is the choice when the calculator opens."""

    format: DataFormat | None = None
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
