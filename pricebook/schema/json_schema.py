"""JSON Schemas of the data files, for completion and validation in text editors."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pricebook.model.catalogue import Catalogue
from pricebook.model.fields.strict_model import StrictModel
from pricebook.model.files.approvals_file import Approvals
from pricebook.model.files.decisions_file import Decisions
from pricebook.model.files.expectations_file import Expectations
from pricebook.model.files.open_questions_file import OpenQuestions
from pricebook.model.files.parity_file import Parity
from pricebook.model.words.words_file import Words
from pricebook.schema.key_descriptions import KEYS
from pricebook.schema.plain_names import with_plain_names

FOLDER = "schema"
MODELS: Mapping[str, type[StrictModel]] = {
    "approved": Approvals,
    "edition": Decisions,
    "expectations": Expectations,
    "open": OpenQuestions,
    "parity": Parity,
    "services": Catalogue,
    "words": Words,
}
# The draft that most text editors support.
_DRAFT = "http://json-schema.org/draft-07/schema#"


@cache
def schemas() -> Mapping[str, str]:
    """Path relative to the data folder → JSON text of the schema."""
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps(schema(model), ensure_ascii=False, indent=2)
        + "\n"
        for name, model in MODELS.items()
    }


def schema(model: type[StrictModel]) -> dict[str, Any]:
    """The JSON Schema of a data file's model, with the descriptions of `KEYS`."""
    generated = model.model_json_schema(ref_template="#/definitions/{model}")
    root = _plain(with_plain_names(generated, "Model"))
    definitions: dict[str, Any] = root.pop("$defs", {})
    for name, thing in {model.__name__: root, **definitions}.items():
        for key, key_schema in thing.get("properties", {}).items():
            if description := KEYS.get(f"{name}.{key}") or KEYS.get(key):
                key_schema["description"] = description
        # A firm's words.yaml has only what differs from the tool's words.
        if model is Words:
            thing.pop("required")
    return {"$schema": _DRAFT, **root, "definitions": definitions}


def _plain(part: Any) -> Any:
    """The part without null, titles and empty defaults; unknown keys are not allowed.

    An optional key may be left out, so the schema does not offer null for it.
    """
    if isinstance(part, list):
        return [_plain(each) for each in part]
    if not isinstance(part, dict):
        return part
    plain = {key: _plain(value) for key, value in part.items() if key != "discriminator"}
    if discriminator := part.get("discriminator"):
        # Repeat the key here: text editors do not complete a key that is only in the alternatives.
        key = discriminator["propertyName"]
        model = next(iter(discriminator["mapping"].values())).rpartition("/")[2]
        about = KEYS.get(f"{model}.{key}") or KEYS[key]
        which = {"enum": [*discriminator["mapping"]], "description": about}
        plain |= {"type": "object", "properties": {key: which}, "required": [key]}
    if "anyOf" in plain:
        kinds = [each for each in plain["anyOf"] if each != {"type": "null"}]
        if len(kinds) < len(plain["anyOf"]):
            plain.pop("anyOf")
            plain = {**kinds[0], **plain} if len(kinds) == 1 else {**plain, "anyOf": kinds}
    if isinstance(plain.get("title"), str):  # A dict would be the schema of a key named "title".
        del plain["title"]
    for key in ("default", "examples"):
        if plain.get(key, ...) in (None, []):
            del plain[key]
    if "patternProperties" in plain:
        plain.pop("propertyNames", None)
        plain["additionalProperties"] = False
    return plain
