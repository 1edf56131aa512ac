"""Removes the suffix of class names from the definitions of a JSON Schema."""

from typing import Any


def with_plain_names(part: Any, suffix: str) -> Any:
    """The schema without `suffix` in the names of its definitions: `ServiceModel` → `Service`.

    These names are public: other programs refer to them.
    """
    if isinstance(part, list):
        return [with_plain_names(each, suffix) for each in part]
    if isinstance(part, str) and part.startswith("#/"):
        return part.removesuffix(suffix)
    if not isinstance(part, dict):
        return part
    plain = {key: with_plain_names(value, suffix) for key, value in part.items()}
    for key in ("$defs", "definitions"):
        if key in plain:
            plain[key] = {name.removesuffix(suffix): each for name, each in plain[key].items()}
    return plain
