"""Validation of values by a strict model: cases/reading/*.yaml, and random edits."""

from typing import Annotated, Any, Literal, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BeforeValidator, Field, ValidationError, model_validator

from pricebook.model.fields.strict_model import (
    Amount,
    Day,
    Flag,
    FrozenMapping,
    Id,
    Localised,
    LongText,
    PerLanguage,
    Rate,
    Slug,
    StrictModel,
    Text,
    WholeNumber,
    build,
    refuse,
)
from pricebook.problems.problem import Problem
from pricebook.yaml_source.source import Source, read
from tests.pricebook.case_files import cases, listing


class Hourly(StrictModel):
    kind: Literal["hourly"]
    amount: Amount
    every: Literal["hour", "day", "month"] = "hour"
    from_: Annotated[Flag, Field(alias="from")] = False


class Block(StrictModel):
    kind: Literal["block"]
    block: WholeNumber
    # This key has the same name as a kind, and the model must not confuse the key with the kind.
    hourly: Amount | None = None
    at_least: WholeNumber = 0
    at_most: WholeNumber = 0

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.at_most < self.at_least:
            refuse("expected at_most to be no less than at_least")
        return self


Price = Annotated[Hourly | Block, Field(discriminator="kind")]


class Sample(StrictModel):
    text: Text = ""
    long: LongText = ""
    id: Id = ""
    slug: Slug = ""
    whole: WholeNumber = 0
    amount: Amount | None = None
    rate: Rate | None = None
    day: Day | None = None
    flag: Flag = False
    name: Localised | None = None
    about: PerLanguage[LongText] | None = None
    prices: Annotated[tuple[Price, ...], Field(min_length=1)] | None = None
    counts: FrozenMapping[Id, WholeNumber] | None = None
    positive: Annotated[WholeNumber, Field(gt=0, le=100)] = 1


class Stamped(StrictModel):
    kind: Literal["stamped"]
    # The validator changes the value, so pydantic's error does not contain the value in the file.
    mark: Annotated[WholeNumber, BeforeValidator(lambda written: f"{written}!")]


class Plain(StrictModel):
    kind: Literal["plain"]


class Sheet(StrictModel):
    items: tuple[Annotated[Stamped | Plain, Field(discriminator="kind")], ...]


def built(data: bytes) -> tuple[Sample | None, tuple[Problem, ...]]:
    source, problems = read(data, "data.yaml")
    if not isinstance(source, Source):
        return None, problems
    sample, more = build(Sample, source)
    return sample, (*problems, *more)


@pytest.mark.parametrize("case", cases("reading"))
def test_a_file_gives_a_model_or_problems(case: dict[str, str]) -> None:
    sample, problems = built(case["file"].encode())
    if "reads" in case:
        assert problems == ()
        assert sample is not None
        read_as = (
            f"{name}: {getattr(sample, name)!r}\n" for name in sorted(sample.model_fields_set)
        )
        assert "".join(read_as) == case["reads"]
    else:
        assert listing(problems) + "\n" == case["problems"]


VALID = """\
text: Underhåll
id: 2026-01
whole: 100
amount: 99.50
day: 2026-01-31
flag: true
name: {sv: Hej, en: Hello}
prices:
  - {kind: hourly, amount: 180, from: true}
  - kind: block
    block: 100
"""


def test_a_number_of_five_thousand_digits_is_rejected() -> None:
    _, problems = built(b"whole: " + b"9" * 5000)
    assert listing(problems) == (
        "data.yaml:1:8: expected a whole number such as 100, with at most 12 digits,"
        " found 5000 digits\n1 problem"
    )


@pytest.mark.parametrize("mark", ['"', "'", ""])
def test_a_text_over_the_maximum_length_is_rejected(mark: str) -> None:
    _, problems = built(f"text: {mark}{'ord ' * 1_000_000}slut{mark}".encode())
    assert listing(problems) == (
        "data.yaml:1:7: expected at most 10,000 characters in one text, found 4,000,004\n1 problem"
    )
    sample, problems = built(f"text: {mark}{'å' * 10_000}{mark}".encode())
    assert (sample is not None, problems) == (True, ())


def test_a_model_is_immutable_and_hashable() -> None:
    sample, _ = built(VALID.encode())
    assert sample is not None
    assert sample.prices is not None
    assert isinstance(sample.prices, tuple)
    assert len({sample, built(VALID.encode())[0]}) == 1
    with pytest.raises(ValidationError):
        sample.whole = 2  # type: ignore[misc]
    names: Any = sample.name
    with pytest.raises(TypeError):
        names["sv"] = "Hallå"


def test_the_json_schema_of_a_model_describes_its_fields() -> None:
    schema = Sample.model_json_schema()
    assert schema["properties"]["whole"] == {
        "default": 0,
        "description": "A whole number.",
        "examples": [100],
        "minimum": 0,
        "title": "Whole",
        "type": "integer",
    }
    assert "from" in schema["$defs"]["Hourly"]["properties"]


@given(
    at=st.integers(0, len(VALID)),
    cut=st.integers(0, 12),
    put=st.text("ab1 \n:-[]{},'\"#&*!~.\té<", max_size=6) | st.text(max_size=3),
)
def test_any_small_edit_gives_a_model_or_problems(at: int, cut: int, put: str) -> None:
    sample, problems = built((VALID[:at] + put + VALID[at + cut :]).encode("utf-8"))
    assert (sample is None) <= bool(problems)


def test_a_value_that_a_validator_changed_is_reported_at_its_place() -> None:
    data = b"items:\n  - kind: plain\n  - kind: stamped\n    mark: 7\n"
    source, _ = read(data, "data.yaml")
    assert isinstance(source, Source)
    _, problems = build(Sheet, source)
    assert [(problem.line, problem.column) for problem in problems] == [(4, 11)]
