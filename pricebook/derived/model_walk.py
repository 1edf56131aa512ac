"""Lists the values of a model, with their paths in the file and their ids."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from pricebook.model.fields.references import Reference
from pricebook.model.fields.strict_model import FrozenMapping
from pricebook.yaml_source.values import KeyPath

type PathValues = Sequence[tuple[KeyPath, Any]]


def walk(value: Any, path: KeyPath = ()) -> PathValues:
    """`value` and all values in it with their paths, in the order of the file.

    Keys of mappings are listed too if they are references.
    """
    found: list[tuple[KeyPath, Any]] = []
    _collect(value, path, found)
    return found


def _collect(value: Any, path: KeyPath, found: list[tuple[KeyPath, Any]]) -> None:
    found.append((path, value))
    if isinstance(value, str):
        return  # Fast path: most values are text.
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
    """Field → key of the file, for a model; empty for other values."""
    kind = type(value)
    if kind not in _KEYS:
        fields = kind.model_fields if issubclass(kind, BaseModel) else {}
        _KEYS[kind] = {name: field.alias or name for name, field in fields.items()}
    return _KEYS[kind]


_KEYS: dict[type, Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class PathPart:
    """A value, its path in the file, and its id: the path with identities in place of list indexes.

    `edition` is the id of the value's edition, or None if the value applies to all editions.
    """

    id: str
    path: KeyPath
    value: Any
    edition: str | None

    @property
    def is_identity(self) -> bool:
        """Whether the value is the identity of the item that contains it."""
        return self.path[-1] in IDENTITY and self.id.split(".")[-2:-1] == [self.value]


def path_parts(model: BaseModel) -> Sequence[PathPart]:
    """The single values of a model; a localised text is one value.

    Ids do not depend on the order of the file. Only list items without an identity are numbered.
    """
    found: list[PathPart] = []
    _part(model, "", (), None, found)
    return found


def _part(
    parent: Any, prefix: str, path: KeyPath, edition: str | None, found: list[PathPart]
) -> None:
    """Add the parts of `parent` to `found`. The ids of the parts start with `prefix`."""
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
    """For each child: its step in the path, its step in the id, and its value."""
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
    """Whether the value is a mapping by language: not empty, with plain strings as keys."""
    # Ten times as fast as isinstance(value, Mapping).
    return type(value) is FrozenMapping and bool(value) and all(type(key) is str for key in value)


def identity(item: Any) -> str | None:
    """The value of the item's key in `IDENTITY`, or None. A reference is its own identity."""
    if isinstance(item, Reference):
        return str(item)
    key = next((key for key in IDENTITY if key in keys_of(item)), None)
    return None if key is None else getattr(item, key)


# The keys that identify an item in its list, in order of preference.
IDENTITY = ("id", "code", "edition", "kind")
