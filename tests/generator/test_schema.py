"""The schema files: current, complete, and true to the real data (cases/schema.yaml)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, ValidationError

from generator.model.keys import KEYS
from generator.schema import MODELS, schemas

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FILES = {Path(path).name.partition(".")[0]: path for path in schemas()}
CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load((Path(__file__).parent / "cases" / "schema.yaml").read_text("utf-8"))
]


class Loader(yaml.SafeLoader):
    """YAML as editors' programs read it: a day is text."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(name: str) -> Draft7Validator:
    schema = yaml.safe_load((DATA / FILES[name]).read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def faults(name: str, text: str) -> list[ValidationError]:
    return list(validator(name).iter_errors(yaml.load(text, Loader)))


@pytest.mark.parametrize("path", FILES.values())
def test_the_files_are_what_the_models_say(path: str) -> None:
    said = (DATA / path).read_text("utf-8")
    assert said == schemas()[path], "the models have changed: run `catalogue schema`"


@pytest.mark.parametrize("name", [name for name in FILES if (DATA / f"{name}.yaml").exists()])
def test_the_first_line_of_a_file_names_its_schema_which_finds_no_fault_in_it(name: str) -> None:
    text = (DATA / f"{name}.yaml").read_text("utf-8")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={FILES[name]}"
    assert faults(name, text) == []


@pytest.mark.parametrize("case", CASES)
def test_a_typical_mistake_is_underlined(case: dict[str, str]) -> None:
    text = (DATA / f"{case['file']}.yaml").read_text("utf-8")
    assert text.count(case["replace"]) == 1
    found = faults(case["file"], text.replace(case["replace"], case["with"]))
    assert case["at"] in {str(step) for fault in found for step in around(fault)}


def around(fault: ValidationError) -> Iterator[str | int]:
    """The last keys on the way to a fault; of a choice, those of what it might have been too."""
    yield from [step for step in fault.absolute_path if isinstance(step, str)][-1:]
    for inner in fault.context or ():
        yield from around(inner)


def things(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every kind of thing in a file, by the name of its model."""
    schema = validator(name).schema
    yield MODELS[name].__name__, schema
    yield from schema["definitions"].items()


@pytest.mark.parametrize("name", sorted(FILES.keys() - {"words"}))
def test_every_key_has_a_sentence_of_its_own(name: str) -> None:
    unsaid = [
        f"{thing}.{key}"
        for thing, schema in things(name)
        for key, said in schema.get("properties", {}).items()
        if said.get("description") != (KEYS.get(f"{thing}.{key}") or KEYS.get(key))
    ]
    assert unsaid == [], "say in generator/model/keys.py what they mean"


def test_no_sentence_is_left_over() -> None:
    known = {
        name
        for file in FILES
        for thing, schema in things(file)
        for key in schema.get("properties", {})
        for name in (key, f"{thing}.{key}")
    }
    assert KEYS.keys() - known == set()


def test_every_word_says_what_stands_in_it() -> None:
    for _, section in things("words"):
        for part in section.get("properties", {}).values():
            for text in part.get("patternProperties", {}).values():
                assert text["description"]
