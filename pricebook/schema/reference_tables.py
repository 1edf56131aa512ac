"""The reference of every key of the data files, as a Markdown page for docs/."""

from collections.abc import Iterator
from typing import Any

from pricebook.schema.json_schema import MODELS, schema

type Schema = dict[str, Any]

_HEAD = """# Reference: every key of the data files

`pricebook schema` writes this page from the models: do not edit it by hand.
The tasks of an editor are in the [how-tos](how-to/README.md).

A key that is not marked as optional is required.
"Per language" means a mapping with a text for each language of the catalogue.

## `services.yaml`
"""


def reference() -> str:
    """The whole page `docs/reference.md`, as Markdown."""
    return "\n".join([_HEAD, _key_tables(), _words(schema(MODELS["words"]))])


def _key_tables() -> str:
    """A table for each definition in services.yaml."""
    root = schema(MODELS["services"])
    return "\n".join(_table(title, thing) for title, thing in _things(root))


def _things(root: Schema) -> Iterator[tuple[str, Schema]]:
    """Each definition once, with the shortest path of keys to it; short paths come first."""
    waiting: list[tuple[str, Schema]] = [("", root)]
    seen: set[str] = set()
    while waiting:
        path, thing = waiting.pop(0)
        yield path or "The file", thing
        for key, key_schema in thing.get("properties", {}).items():
            for name in _referenced_names(key_schema):
                if name not in seen:
                    seen.add(name)
                    inner = root["definitions"][name]
                    kind = inner["properties"].get("kind", {}).get("const")
                    step = f"`{key}`" + (f" of the kind `{kind}`" if kind else "")
                    waiting.append((f"{path} › {step}" if path else step, inner))


def _referenced_names(part: Any) -> Iterator[str]:
    """The names of the definitions that the schema of a key refers to."""
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2]
        for inner in part.values():
            yield from _referenced_names(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _referenced_names(inner)


def _table(title: str, thing: Schema) -> str:
    needed = thing.get("required", [])
    rows = [
        f"| `{key}` | {_kind(each)} | {'' if key in needed else 'optional'} | {_meaning(each)} |"
        for key, each in thing["properties"].items()
    ]
    about = " ".join(thing["description"].split("\n\n")[0].split())
    head = ["| Key | Value | | Meaning |", "|---|---|---|---|"]
    return "\n".join([f"### {title}", "", about, "", *head, *rows, ""])


def _meaning(key_schema: Schema) -> str:
    return str(key_schema.get("description", "")).replace("|", "\\|")


def _kind(key_schema: Schema) -> str:
    """The type of a key's value in a few words."""
    if "const" in key_schema:
        return f"`{key_schema['const']}`"
    if "enum" in key_schema:
        return ", ".join(f"`{word}`" for word in key_schema["enum"])
    if "patternProperties" in key_schema:
        (pattern, inner), *_ = key_schema["patternProperties"].items()
        return f"{_kind(inner)} per {'language' if '{2,3}' in pattern else 'id'}"
    if key_schema.get("type") == "array":
        return (
            f"a list: {_kind(key_schema['items'])}" if _is_scalar(key_schema["items"]) else "a list"
        )
    if "$ref" in key_schema or "oneOf" in key_schema:
        return "a mapping"
    if "anyOf" in key_schema:
        return " or ".join(_kind(each) for each in key_schema["anyOf"])
    return _WORDS.get(key_schema.get("format", "")) or _WORDS[str(key_schema["type"])]


def _is_scalar(key_schema: Schema) -> bool:
    return "$ref" not in key_schema and "oneOf" not in key_schema


_WORDS = {
    "string": "text",
    "['string', 'null']": "text, or empty",
    "date": "a day",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
}


def _words(root: Schema) -> str:
    """The words' keys by section, each with the placeholders of its text."""
    lines = []
    for section, section_schema in root["properties"].items():
        thing = root["definitions"][section_schema["$ref"].rpartition("/")[2]]
        keys = ", ".join(_word(key, of_key) for key, of_key in thing["properties"].items())
        lines.append(f"- `{section}`: {' '.join(thing['description'].split())} {keys}.")
    return "\n".join(["## `words.yaml`, section by section", "", *lines, ""])


def _word(key: str, key_schema: Schema) -> str:
    (inner,) = key_schema["patternProperties"].values()
    names = [each["pattern"].replace("\\", "") for each in inner.get("allOf", ())]
    return f"`{key}`" + (f" ({', '.join(f'`{name}`' for name in names)})" if names else "")
