"""The base of the models, and `build`, which makes a model or reports every problem."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, model_validator
from pydantic_core import ErrorDetails

from pricebook.model.fields.frozen_mapping import FrozenMapping
from pricebook.model.fields.pydantic_messages import editor_message, is_echo, tag_key
from pricebook.model.fields.scalars import (
    Amount,
    Code,
    Day,
    Flag,
    Id,
    InputScalar,
    Localised,
    LongText,
    PerLanguage,
    Rate,
    Slug,
    Text,
    TextForRelease,
    WholeNumber,
    Word,
    refuse,
)
from pricebook.problems.problem import Problem
from pricebook.yaml_source.values import KeyPath, Scalar, Source, Value

__all__ = [
    "Amount",
    "Code",
    "Day",
    "Flag",
    "FrozenMapping",
    "Id",
    "Localised",
    "LongText",
    "PerLanguage",
    "Rate",
    "Slug",
    "StrictModel",
    "Text",
    "TextForRelease",
    "WholeNumber",
    "Word",
    "build",
    "refuse",
]


# Saves time: pydantic would look for plug-ins in every installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class StrictModel(BaseModel):
    """The base of all models of the data: frozen, without unknown keys.

    Lists are tuples, and mappings are `FrozenMapping`.
    """

    # pydantic builds a model and its parts together at the first use, in a third of the time.
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _remember(cls, data: Any, info: ValidationInfo) -> Any:
        # For a union, only pydantic knows which model it has chosen for a mapping.
        if isinstance(info.context, _InputTree):
            info.context.models[id(data)] = cls
        return data


def build[M: StrictModel](model: type[M], source: Source) -> tuple[M | None, tuple[Problem, ...]]:
    """The model of the source's values, or None; and every problem.

    A value with a problem in the source gets no second problem. Both results may thus be empty.
    """
    tree = _InputTree(source)
    try:
        return model.model_validate(tree.root, context=tree), ()
    except ValidationError as error:
        problems = map(tree.problem, error.errors(include_url=False))
        return None, tuple(sorted({problem for problem in problems if problem}))


class _InputList(tuple[Any, ...]):
    """A list while a model is built. Plain empty tuples would all be the same object."""

    __slots__ = ()


@dataclass(slots=True)
class _InputTree:
    """The values that pydantic reads, and their places.

    Every value is an object of its own. An error of pydantic contains the refused object. The
    `id()` of this object leads to the place, but the error's `loc` sometimes does not.
    """

    source: Source
    root: Any = field(init=False)
    models: dict[int, type[BaseModel]] = field(default_factory=dict)
    _paths: dict[int, tuple[KeyPath, bool]] = field(default_factory=dict)
    _mappings: dict[KeyPath, dict[InputScalar, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root = self._converted(self.source.value, ())

    def problem(self, error: ErrorDetails) -> Problem | None:
        path, is_key = self._place(error)
        if path in self.source.reported or is_echo(error):
            return None
        is_key = is_key or error["type"] == "extra_forbidden"
        siblings = self._mappings.get(path[:-1], {})
        message = editor_message(error, self._allowed_keys(siblings))
        return self.source.problem(path, message, key=is_key)

    def _converted(self, value: Value, path: KeyPath) -> Any:
        converted: Any
        if isinstance(value, Scalar):
            converted = _input_scalar(value.text, plain=value.plain, comment=value.comment)
        elif isinstance(value, list):
            converted = _InputList(
                self._converted(item, (*path, at)) for at, item in enumerate(value)
            )
        else:
            converted = {
                self._key(key, (*path, key)): self._converted(item, (*path, key))
                for key, item in value.items()
            }
            self._mappings[path] = converted
        self._paths[id(converted)] = path, False
        return converted

    def _key(self, text: str, path: KeyPath) -> InputScalar:
        # Quotes do not matter for keys here: the source has already reported ambiguous keys.
        key = _input_scalar(text, plain=False)
        self._paths[id(key)] = path, True
        return key

    def _place(self, error: ErrorDetails) -> tuple[KeyPath, bool]:
        place = self._paths.get(id(error["input"]))
        if place is None:
            return self._path_of(error["loc"]), False
        if error["type"] == "union_tag_invalid":
            return (*place[0], tag_key(error["ctx"])), False
        return place

    def _path_of(self, loc: Iterable[str | int]) -> KeyPath:
        """The steps of `loc` that exist in the file, for a value that a model has changed."""
        value = self.source.value
        path: KeyPath = ()
        for step in loc:
            try:
                value = value[step]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                continue
            path = (*path, step)
        return path

    def _allowed_keys(self, mapping: dict[InputScalar, Any]) -> list[str]:
        model = self.models.get(id(mapping))
        return [] if model is None else [_key_of_field(model, name) for name in model.model_fields]


def _key_of_field(model: type[BaseModel], name: str) -> str:
    return model.model_fields[name].alias or name


def _input_scalar(text: str, *, plain: bool, comment: str = "") -> InputScalar:
    scalar = InputScalar(text)
    scalar.plain, scalar.comment = plain, comment
    return scalar
