"""The JSON Schema files: current, complete, and valid for the real data (cases/schema.yaml)."""

import json
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from jsonschema import Draft7Validator, ValidationError

from pricebook.editorial.approvals import FILE as APPROVED
from pricebook.editorial.new_edition_checklist import FOLDER as EDITIONS
from pricebook.schema.json_schema import MODELS, schemas
from pricebook.schema.key_descriptions import KEYS
from tests.conftest import SAMPLE_FIRM

ROOT = Path(__file__).resolve().parents[3]
DATA = SAMPLE_FIRM / "data"
# The tool's schemas are beside this repository's data, where editor programs look for schemas.
WRITTEN = ROOT / "data" / "schema"
SCHEMAS = schemas()
FILES = {Path(path).name.partition(".")[0]: path for path in SCHEMAS}
CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "cases" / "schema.yaml").read_text("utf-8")
    )
]


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads YAML as text editors do: a day is a string."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def validator(name: str) -> Draft7Validator:
    schema = json.loads((WRITTEN / Path(FILES[name]).name).read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def faults(name: str, text: str) -> list[ValidationError]:
    return list(validator(name).iter_errors(yaml.load(text, Loader)))


@pytest.mark.parametrize("path", FILES.values())
def test_the_schema_files_are_up_to_date(path: str) -> None:
    described = (WRITTEN / Path(path).name).read_text("utf-8")
    assert described == SCHEMAS[path], "the models have changed: run `pricebook schema`"


@pytest.mark.parametrize("name", [name for name in FILES if (DATA / f"{name}.yaml").exists()])
def test_each_data_file_names_its_schema_and_is_valid(name: str) -> None:
    text = (DATA / f"{name}.yaml").read_text("utf-8")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={FILES[name]}"
    assert faults(name, text) == []


def mappings() -> Iterator[tuple[str, str, bool]]:
    """PyCharm's mappings: path of a schema, path of its data, and whether the data is a folder."""
    for info in ElementTree.parse(ROOT / ".idea" / "jsonSchemas.xml").iter("SchemaInfo"):
        described = {each.get("name"): each.get("value") for each in info.iter("option")}
        yield (
            str(described["relativePathToSchema"]),
            str(described["path"]),
            described.get("directory") == "true",
        )


def test_pycharm_maps_every_schema_to_its_data() -> None:
    # Commands create these files.
    created = {"edition": f"data/{EDITIONS}", "approved": f"data/{APPROVED}"}
    assert sorted(mappings()) == [
        (f"data/{path}", created.get(name, f"data/{name}.yaml"), name == "edition")
        for name, path in sorted(FILES.items())
    ]


def test_every_mapped_file_exists_or_is_created_by_a_command() -> None:
    existing = {path for _, path, _ in mappings() if (ROOT / path).exists()}
    created = {f"data/{EDITIONS}", f"data/{APPROVED}"}
    assert existing >= {path for _, path, _ in mappings()} - created
    named = {
        f"data/{file.name}"
        for file in DATA.glob("*.yaml")
        if file.read_text("utf-8").startswith("# yaml-language-server")
    }
    assert named <= existing


@pytest.mark.parametrize("file", [".idea/jsonSchemas.xml", ".vscode/extensions.json"])
def test_git_ignores_editor_settings_except_the_schema_mappings(file: str) -> None:
    def ignored(path: str) -> bool:
        asked = ["git", "-C", ROOT, "check-ignore", "--quiet", "--no-index", path]
        return subprocess.run(asked, check=False).returncode == 0

    assert not ignored(file)
    assert ignored(str(Path(file).with_name("workspace.xml")))


@pytest.mark.parametrize("case", CASES)
def test_the_schema_reports_a_typical_mistake_at_its_key(case: dict[str, str]) -> None:
    text = (DATA / f"{case['file']}.yaml").read_text("utf-8")
    assert text.count(case["replace"]) == 1
    found = faults(case["file"], text.replace(case["replace"], case["with"]))
    assert case["at"] in {str(step) for fault in found for step in around(fault)}


def around(fault: ValidationError) -> Iterator[str | int]:
    """The last key on the path of an error, and of the errors of each alternative."""
    yield from [step for step in fault.absolute_path if isinstance(step, str)][-1:]
    for inner in fault.context or ():
        yield from around(inner)


def things(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The schema of every model of a file, by the model's name."""
    schema = validator(name).schema
    yield MODELS[name].__name__, schema
    yield from schema["definitions"].items()


@pytest.mark.parametrize("name", sorted(FILES.keys() - {"words"}))
def test_every_key_has_a_description(name: str) -> None:
    undescribed = [
        f"{thing}.{key}"
        for thing, schema in things(name)
        for key, described in schema.get("properties", {}).items()
        if described.get("description") != (KEYS.get(f"{thing}.{key}") or KEYS.get(key))
    ]
    assert undescribed == [], "describe them in pricebook/schema/key_descriptions.py"


def test_every_description_belongs_to_a_key() -> None:
    known = {
        name
        for file in FILES
        for thing, schema in things(file)
        for key in schema.get("properties", {})
        for name in (key, f"{thing}.{key}")
    }
    assert KEYS.keys() - known == set()


def test_every_word_has_a_description() -> None:
    for _, section in things("words"):
        for part in section.get("properties", {}).values():
            for text in part.get("patternProperties", {}).values():
                assert text["description"]
