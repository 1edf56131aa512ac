"""Every value of a model, each with the path that leads to it in the file."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.model.reading import Fixed
from generator.values import Path


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """`value` itself, then all that is in it in the order of the file, references as keys too."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*path, name))
    elif isinstance(value, Fixed):
        for key, item in value.items():
            if type(key) is not str:
                yield (*path, key), key
            yield from walk(item, (*path, key))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from walk(item, (*path, at))
