"""The data files' shape as JSON Schema: what an editor's program completes and underlines."""

import json
from collections.abc import Mapping
from typing import Any

from pricebook.model.catalogue import Catalogue
from pricebook.model.fields.strict_model import StrictModel
from pricebook.model.files.approvals_file import Approvals
from pricebook.model.files.decisions_file import Decisions
from pricebook.model.files.open_questions_file import OpenQuestions
from pricebook.model.files.parity_file import Parity
from pricebook.model.words.words_file import Words
from pricebook.schema.key_descriptions import KEYS
from pricebook.schema.plain_names import with_plain_names

FOLDER = "schema"
MODELS: Mapping[str, type[StrictModel]] = {
    "approved": Approvals,
    "edition": Decisions,
    "open": OpenQuestions,
    "parity": Parity,
    "services": Catalogue,
    "words": Words,
}
# The draft that every editor knows.
_DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> Mapping[str, str]:
    """The text of each schema by its path beside the data files."""
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps(schema(model), ensure_ascii=False, indent=2)
        + "\n"
        for name, model in MODELS.items()
    }


def schema(model: type[StrictModel]) -> dict[str, Any]:
    """The schema of one file; every key has a description."""
    made = model.model_json_schema(ref_template="#/definitions/{model}")
    whole = _plain(with_plain_names(made, "Model"))
    definitions: dict[str, Any] = whole.pop("$defs", {})
    for name, thing in {model.__name__: whole, **definitions}.items():
        for key, said in thing.get("properties", {}).items():
            if told := KEYS.get(f"{name}.{key}") or KEYS.get(key):
                said["description"] = told
    return {"$schema": _DRAFT, **whole, "definitions": definitions}


def _plain(part: Any) -> Any:
    """A part of the schema as the reader of the file understands it.

    It takes no value for none (a key is left out instead), and knows every key of a mapping.
    """
    if isinstance(part, list):
        return [_plain(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _plain(value) for key, value in part.items() if key != "discriminator"}
    if told := part.get("discriminator"):
        # Said of the whole as well: a program that completes one kind's keys offers no other kind.
        key = told["propertyName"]
        model = next(iter(told["mapping"].values())).rpartition("/")[2]
        about = KEYS.get(f"{model}.{key}") or KEYS[key]
        which = {"enum": [*told["mapping"]], "description": about}
        kept |= {"type": "object", "properties": {key: which}, "required": [key]}
    if "anyOf" in kept:
        kinds = [each for each in kept["anyOf"] if each != {"type": "null"}]
        if len(kinds) < len(kept["anyOf"]):
            kept.pop("anyOf")
            kept = {**kinds[0], **kept} if len(kinds) == 1 else {**kept, "anyOf": kinds}
    if isinstance(kept.get("title"), str):  # And no key of that name.
        del kept["title"]
    for key in ("default", "examples"):
        if kept.get(key, ...) in (None, []):
            del kept[key]
    if "patternProperties" in kept:
        kept.pop("propertyNames", None)
        kept["additionalProperties"] = False
    return kept
