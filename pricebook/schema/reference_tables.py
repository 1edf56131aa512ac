"""Every key of the data files in tables of Markdown, for people who read docs/."""

from collections.abc import Iterator
from typing import Any

from pricebook.schema.json_schema import MODELS, schema

BEGIN, END = "<!-- Written by `pricebook schema`. -->", "<!-- The end of what it wrote. -->"

type Schema = dict[str, Any]


def with_new_tables(text: str) -> str:
    """The document with its tables as the models are now; as it is where it has no place for any.

    The tables stand between the two comments.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{key_tables()}\n{END}{after}" if begin and end else text


def key_tables() -> str:
    """A table for each kind of thing in services.yaml, and a list of the words' keys."""
    whole = schema(MODELS["services"])
    parts = [_table(title, thing) for title, thing in _things(whole)]
    return "\n".join([*parts, _words(schema(MODELS["words"]))])


def _things(whole: Schema) -> Iterator[tuple[str, Schema]]:
    """Each kind of thing once, with the way to it, the nearest ones first."""
    waiting: list[tuple[str, Schema]] = [("", whole)]
    told: set[str] = set()
    while waiting:
        way, thing = waiting.pop(0)
        yield way or "The file", thing
        for key, said in thing.get("properties", {}).items():
            for name in _referenced_names(said):
                if name not in told:
                    told.add(name)
                    inner = whole["definitions"][name]
                    kind = inner["properties"].get("kind", {}).get("const")
                    step = f"`{key}`" + (f" of the kind `{kind}`" if kind else "")
                    waiting.append((f"{way} › {step}" if way else step, inner))


def _referenced_names(said: Any) -> Iterator[str]:
    """The names of the things that may stand under a key."""
    if isinstance(said, dict):
        if "$ref" in said:
            yield said["$ref"].rpartition("/")[2]
        for inner in said.values():
            yield from _referenced_names(inner)
    elif isinstance(said, list):
        for inner in said:
            yield from _referenced_names(inner)


def _table(title: str, thing: Schema) -> str:
    needed = thing.get("required", [])
    rows = [
        f"| `{key}` | {_kind(said)} | {'' if key in needed else 'optional'} | {_meaning(said)} |"
        for key, said in thing["properties"].items()
    ]
    about = " ".join(thing["description"].split("\n\n")[0].split())
    head = ["| Key | What stands there | | What it means |", "|---|---|---|---|"]
    return "\n".join([f"### {title}", "", about, "", *head, *rows, ""])


def _meaning(said: Schema) -> str:
    return str(said.get("description", "")).replace("|", "\\|")


def _kind(said: Schema) -> str:
    """What stands under a key, in a word or two."""
    if "const" in said:
        return f"`{said['const']}`"
    if "enum" in said:
        return ", ".join(f"`{word}`" for word in said["enum"])
    if "patternProperties" in said:
        (pattern, inner), *_ = said["patternProperties"].items()
        return f"{_kind(inner)} per {'language' if '{2,3}' in pattern else 'id'}"
    if said.get("type") == "array":
        return f"a list: {_kind(said['items'])}" if _is_scalar(said["items"]) else "a list"
    if "$ref" in said or "oneOf" in said:
        return "keys of its own"
    if "anyOf" in said:
        return " or ".join(_kind(each) for each in said["anyOf"])
    return _WORDS.get(said.get("format", "")) or _WORDS[str(said["type"])]


def _is_scalar(said: Schema) -> bool:
    return "$ref" not in said and "oneOf" not in said


_WORDS = {
    "string": "text",
    "['string', 'null']": "text, or nothing yet",
    "date": "a day",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
}


def _words(whole: Schema) -> str:
    """The words' keys, section by section, each with what its text holds."""
    lines = []
    for section, said in whole["properties"].items():
        thing = whole["definitions"][said["$ref"].rpartition("/")[2]]
        keys = ", ".join(_word(key, of_key) for key, of_key in thing["properties"].items())
        lines.append(f"- `{section}`: {' '.join(thing['description'].split())} {keys}.")
    return "\n".join(["### The words, section by section", "", *lines, ""])


def _word(key: str, said: Schema) -> str:
    (inner,) = said["patternProperties"].values()
    names = [each["pattern"].replace("\\", "") for each in inner.get("allOf", ())]
    return f"`{key}`" + (f" ({', '.join(f'`{name}`' for name in names)})" if names else "")
