"""An immutable mapping for frozen models."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class FrozenMapping[K, V](Mapping[K, V]):
    """An immutable mapping; its keys are in the order of the file."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[K, V]) -> None:
        self._items = dict(items)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMapping({self._items!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        keys, values = get_args(source) or (str, Any)
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.dict_schema(handler.generate_schema(keys), handler.generate_schema(values)),
            serialization=core_schema.plain_serializer_function_ser_schema(dict),
        )
