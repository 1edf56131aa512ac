"""The engine, the model, the words and the open data have the same kinds of price."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, TypeAdapter

from calculator.pricing import kinds as engine
from pricebook.derived.statements import statements
from pricebook.model import price as model
from pricebook.model.fields.references import QuantityId
from pricebook.model.words.engine_words import FlatWords
from pricebook.model.words.words_file import ENGINE, Words, kinds_in
from pricebook.open_data.catalog_shape import AnyPrice, PriceExport
from pricebook.site.library import Library


class Weekly(model.Flat):
    """A kind of price that exists in this test only."""

    kind: Literal["weekly"]  # type: ignore[assignment]


class WeeklyExport(PriceExport):
    """The same kind of price in the open data."""

    kind: Literal["weekly"]  # type: ignore[assignment]


class WeeklyWords(Words):
    """The words with a section for the same kind of price."""

    weekly: FlatWords


@dataclass(frozen=True)
class Tables:
    """The four tables in which a kind of price is declared."""

    engine: Mapping[str, engine.Kind]
    model: Any
    words: type[Words]
    published: Any

    def kinds(self) -> Mapping[str, set[str]]:
        """The kinds that each table has."""
        schema = TypeAdapter(self.published).json_schema()
        return {
            "engine": {*self.engine},
            "model": {*model.kinds_of(self.model)},
            "words": {*kinds_in(self.words)},
            "published": {*schema["discriminator"]["mapping"]},
        }

    def lacking(self) -> list[str]:
        """Every kind that is in one table and not in another table."""
        found = self.kinds()
        every = set().union(*found.values())
        return [
            f"{table} lacks {kind}" for table, own in found.items() for kind in sorted(every - own)
        ]


TABLES = Tables(engine.KINDS, model.PriceModel, Words, AnyPrice)
WITH_WEEKLY = {
    "engine": {**engine.KINDS, "weekly": engine.KINDS["flat"]},
    "model": Annotated[model.PerUnit | model.Flat | Weekly, Field(discriminator="kind")],
    "words": WeeklyWords,
    "published": Annotated[AnyPrice.__value__ | WeeklyExport, Field(discriminator="kind")],
}


def test_the_four_tables_have_the_same_kinds() -> None:
    assert TABLES.lacking() == []
    assert len(engine.KINDS) >= 9


@pytest.mark.parametrize("table", WITH_WEEKLY)
def test_a_kind_that_only_one_table_has_is_reported(table: str) -> None:
    lacking = replace(TABLES, **{table: WITH_WEEKLY[table]}).lacking()
    others = [each for each in ("engine", "model", "words", "published") if each != table]
    assert [each for each in lacking if "weekly" in each] == [
        f"{each} lacks weekly" for each in others
    ]


def test_the_engine_gets_the_words_of_every_kind() -> None:
    assert {*engine.KINDS} <= {*ENGINE}


@pytest.mark.parametrize("kind", engine.KINDS)
def test_the_engine_and_the_model_have_the_same_fields_for_quantities(kind: str) -> None:
    declared = engine.KINDS[kind]
    fields = model.KINDS[kind].model_fields
    named = [
        key
        for key in fields
        if key not in model.COMMON and _names_quantity(model.KINDS[kind].__annotations__[key])
    ]
    assert sorted(named) == sorted(declared.quantities)
    if declared.multiplied:
        assert declared.multiplied in declared.quantities
        assert fields[declared.multiplied].is_required()
        assert declared.measure in fields


def _names_quantity(annotation: Any) -> bool:
    return annotation in (QuantityId, QuantityId | None)


def test_monthly_prices_have_the_same_id_whatever_their_kind(
    library: Library,
) -> None:
    monthly = {kind for kind, each in engine.KINDS.items() if each.per == "month"}
    ids = {
        (each.value.kind, each.id)
        for each in statements(library.catalogue)
        if each.part == "price" and not isinstance(each.value, model.Pack)
    }
    assert {kind for kind, id in ids if id == "monthly"} <= monthly
    assert {kind for kind, id in ids if id == kind}.isdisjoint(monthly)
    assert len(ids) > 3
