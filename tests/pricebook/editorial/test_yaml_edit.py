"""Edits of YAML that keep all other bytes: cases/edit.yaml, and random texts at random places."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pricebook.editorial.yaml_edit import edit_yaml
from pricebook.yaml_source.source import Scalar, read, spans

CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "cases" / "edit.yaml").read_text("utf-8")
    )
]
WHOLE = (Path(__file__).parents[1] / "cases" / "checks" / "valid" / "services.yaml").read_text(
    "utf-8"
)
PLACES = [path for path, span in spans(WHOLE)[0].items() if span.style not in ("-", "?", "[", "{")]
# The characters that a text of the data may have. Other texts are rejected before an edit.
SIGNS = " :#-{}[],'\"\\&*!|>%@`"
TEXTS = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.sampled_from(SIGNS),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()))


def path(dotted: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdigit() else step for step in dotted.split("."))


@pytest.mark.parametrize("case", CASES)
def test_an_edit_changes_only_the_value(case: dict[str, Any]) -> None:
    values = {
        path(dotted): tuple(written) if isinstance(written, list) else written
        for dotted, written in case["put"].items()
    }
    assert edit_yaml(case["file"], values) == case["result"]


def test_an_edit_of_no_value_changes_nothing() -> None:
    assert edit_yaml(WHOLE, {}) == WHOLE


def scalar(text: str, path: tuple[str | int, ...]) -> str:
    source, problems = read(text.encode(), "data.yaml")
    assert source is not None, problems
    value: Any = source.value
    for step in path:
        value = value[step]
    assert isinstance(value, Scalar)
    return value.text


@given(data=st.data(), written=TEXTS)
def test_any_text_at_any_place_is_read_back_and_the_rest_stays(
    data: st.DataObject, written: str
) -> None:
    place = data.draw(st.sampled_from(PLACES))
    _, refused = read(f"a: {_quoted(written)}".encode(), "a.yaml")
    if refused or not written:
        return  # the data may not contain this text, such as a decomposed letter
    changed = edit_yaml(WHOLE, {place: written})
    assert scalar(changed, place) == written
    span = spans(WHOLE)[0][place]
    assert changed.startswith(WHOLE[: span.start])
    assert changed.endswith(WHOLE[span.end :])
    # The reverse edit restores the file, except for quotes around this text.
    again = edit_yaml(changed, {place: scalar(WHOLE, place)})
    assert scalar(again, place) == scalar(WHOLE, place)
    assert len(again) - len(WHOLE) in (-2, 0, 2) or WHOLE[span.start : span.end].count("\n")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
