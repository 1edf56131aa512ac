"""Names of definitions in a JSON Schema, without the suffix that the classes have in the code."""

from typing import Any


def with_plain_names(part: Any, suffix: str) -> Any:
    """The schema with each definition called `Service`, not `ServiceModel`.

    Programs that read a published schema know its definitions by these names.
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
