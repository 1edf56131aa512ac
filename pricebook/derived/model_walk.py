"""Every value of a model, each with the path that leads to it in the file, and with its id."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from pricebook.model.fields.references import Reference
from pricebook.model.fields.strict_model import FrozenMapping
from pricebook.yaml_source.values import Path

type PathValues = Sequence[tuple[Path, Any]]


def walk(value: Any, path: Path = ()) -> PathValues:
    """`value` itself, then all that is in it in the order of the file, references as keys too."""
    found: list[tuple[Path, Any]] = []
    _collect(value, path, found)
    return found


def _collect(value: Any, path: Path, found: list[tuple[Path, Any]]) -> None:
    found.append((path, value))
    if isinstance(value, str):
        return  # Nearly all values are.
    if isinstance(value, tuple):
        for at, item in enumerate(value):
            _collect(item, (*path, at), found)
    elif keys := keys_of(value):
        for name in keys:
            _collect(getattr(value, name), (*path, name), found)
    elif type(value) is FrozenMapping:
        for key, item in value.items():
            if type(key) is not str:
                found.append(((*path, key), key))
            _collect(item, (*path, key), found)


def keys_of(value: object) -> Mapping[str, str]:
    """Field → key of the file, of a model; none of all else."""
    kind = type(value)
    if kind not in _KEYS:
        fields = kind.model_fields if issubclass(kind, BaseModel) else {}
        _KEYS[kind] = {name: field.alias or name for name, field in fields.items()}
    return _KEYS[kind]


_KEYS: dict[type, Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class PathPart:
    """A value with its path in the file, and its id: the path with ids in place of positions.

    `edition` is the edition that it belongs to, or None where it holds in all of them.
    """

    id: str
    path: Path
    value: Any
    edition: str | None

    @property
    def is_identity(self) -> bool:
        """Whether it is the id by which the thing around it is told from others in its list."""
        return self.path[-1] in IDENTITY and self.id.split(".")[-2:-1] == [self.value]


def path_parts(model: BaseModel) -> Sequence[PathPart]:
    """The parts of a model that have no parts of their own: texts per language, and single values.

    What a mapping says per language is one part. An id stays when the file is put in another order;
    only what has no id of its own in its list is numbered.
    """
    found: list[PathPart] = []
    _part(model, "", (), None, found)
    return found


def _part(parent: Any, prefix: str, path: Path, edition: str | None, found: list[PathPart]) -> None:
    """The parts of what is `around` them; `prefix` begins their ids."""
    of_editions = path == ("editions",)
    for step, key, value in _steps(parent):
        has_keys = bool(keys_of(value))
        of = edition
        if of_editions:
            of = key
        elif has_keys:
            of = getattr(value, "edition", edition)
        if (
            has_keys
            or isinstance(value, tuple)
            or (type(value) is FrozenMapping and not is_localised(value))
        ):
            _part(value, f"{prefix}{key}.", (*path, step), of, found)
        else:
            found.append(PathPart(f"{prefix}{key}", (*path, step), value, of))


def _steps(value: Any) -> Iterator[tuple[str | int, str, Any]]:
    """The step to each value below, as the file takes it and as an id names it."""
    if keys := keys_of(value):
        for name, key in keys.items():
            yield key, key, getattr(value, name)
    elif type(value) is FrozenMapping:
        for key, item in value.items():
            yield key, str(key), item
    else:
        ids = [identity(item) for item in value]
        times = Counter(ids)
        for at, (id, item) in enumerate(zip(ids, value, strict=True)):
            yield at, id if id and times[id] == 1 else str(at + 1), item


def is_localised(value: Any) -> bool:
    """Whether it is what the data says per language: it is never empty, and has no ids for keys."""
    # By its very type: to ask of what kind a mapping is takes ten times as long.
    return type(value) is FrozenMapping and bool(value) and all(type(key) is str for key in value)


def identity(item: Any) -> str | None:
    """What tells a thing from the others in its list; a reference is what it refers to."""
    if isinstance(item, Reference):
        return str(item)
    key = next((key for key in IDENTITY if key in keys_of(item)), None)
    return None if key is None else getattr(item, key)


# The keys that may tell a thing from the others in its list, the surest one first.
IDENTITY = ("id", "code", "edition", "kind")
