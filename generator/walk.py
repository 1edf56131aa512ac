"""Every value of a model, each with the path that leads to it in the file, and with its id."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.model.reading import Fixed
from generator.model.reference import Reference
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


@dataclass(frozen=True, slots=True)
class Part:
    """A value with its path in the file, and its id: the path with ids in place of positions.

    `edition` is the edition that it belongs to, or None where it holds in all of them.
    """

    id: str
    path: Path
    value: Any
    edition: str | None

    @property
    def names_its_thing(self) -> bool:
        """Whether it is the id by which the thing around it is told from others in its list."""
        return self.path[-1] in IDENTITY and self.id.split(".")[-2:-1] == [self.value]


def parts(whole: BaseModel) -> Iterator[Part]:
    """The parts of a model that have no parts of their own: texts per language, and single values.

    What a mapping says per language is one part. An id stays when the file is put in another order;
    only what has no id of its own in its list is numbered.
    """
    yield from _parts(Part("", (), whole, None))


def _parts(part: Part) -> Iterator[Part]:
    for step, key, value in _steps(part.value):
        edition = part.edition
        if part.path == ("editions",):
            edition = key
        elif isinstance(value, BaseModel):
            edition = getattr(value, "edition", edition)
        inner = Part(f"{part.id}.{key}".lstrip("."), (*part.path, step), value, edition)
        if isinstance(value, BaseModel | tuple) or (isinstance(value, Fixed) and not spoken(value)):
            yield from _parts(inner)
        else:
            yield inner


def _steps(value: Any) -> Iterator[tuple[str | int, str, Any]]:
    """The step to each value below, as the file takes it and as an id names it."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            written = field.alias or name
            yield written, written, getattr(value, name)
    elif isinstance(value, Fixed):
        for key, item in value.items():
            yield key, str(key), item
    else:
        ids = [identity(item) for item in value]
        times = Counter(ids)
        for at, (id, item) in enumerate(zip(ids, value, strict=True)):
            yield at, id if id and times[id] == 1 else str(at + 1), item


def spoken(value: Any) -> bool:
    """Whether it is what the data says per language: it is never empty, and has no ids for keys."""
    return isinstance(value, Fixed) and bool(value) and all(type(key) is str for key in value)


def identity(item: Any) -> str | None:
    """What tells a thing from the others in its list; a reference is what it refers to."""
    if isinstance(item, Reference):
        return str(item)
    return next((getattr(item, key) for key in IDENTITY if hasattr(item, key)), None)


# The keys that may tell a thing from the others in its list, the surest one first.
IDENTITY = ("id", "code", "edition", "kind")
