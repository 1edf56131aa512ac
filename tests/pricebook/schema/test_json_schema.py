"""The schema files: current, complete, and true to the real data (cases/schema.yaml)."""

import subprocess
from collections.abc import Iterator
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

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "data"
FILES = {Path(path).name.partition(".")[0]: path for path in schemas()}
CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "cases" / "schema.yaml").read_text("utf-8")
    )
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
def test_the_schema_files_are_up_to_date(path: str) -> None:
    described = (DATA / path).read_text("utf-8")
    assert described == schemas()[path], "the models have changed: run `pricebook schema`"


@pytest.mark.parametrize("name", [name for name in FILES if (DATA / f"{name}.yaml").exists()])
def test_the_first_line_of_a_file_names_its_schema_which_finds_no_fault_in_it(name: str) -> None:
    text = (DATA / f"{name}.yaml").read_text("utf-8")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={FILES[name]}"
    assert faults(name, text) == []


def mappings() -> Iterator[tuple[str, str, bool]]:
    """PyCharm's mappings: a schema, what it is for, and whether that is a folder."""
    for info in ElementTree.parse(ROOT / ".idea" / "jsonSchemas.xml").iter("SchemaInfo"):
        described = {each.get("name"): each.get("value") for each in info.iter("option")}
        yield (
            str(described["relativePathToSchema"]),
            str(described["path"]),
            described.get("directory") == "true",
        )


def test_pycharm_knows_every_schema_and_its_file() -> None:
    # Texts are approved, and a new edition is decided, in files that commands begin.
    begun = {"edition": f"data/{EDITIONS}", "approved": f"data/{APPROVED}"}
    assert sorted(mappings()) == [
        (f"data/{path}", begun.get(name, f"data/{name}.yaml"), name == "edition")
        for name, path in sorted(FILES.items())
    ]


def test_a_file_that_pycharm_knows_exists_or_is_written_by_a_command() -> None:
    there = {path for _, path, _ in mappings() if (ROOT / path).exists()}
    begun = {f"data/{EDITIONS}", f"data/{APPROVED}"}
    assert there >= {path for _, path, _ in mappings()} - begun
    named = {
        f"data/{file.name}"
        for file in DATA.glob("*.yaml")
        if file.read_text("utf-8").startswith("# yaml-language-server")
    }
    assert named <= there


@pytest.mark.parametrize("file", [".idea/jsonSchemas.xml", ".vscode/extensions.json"])
def test_what_editors_programs_know_is_kept_and_nothing_else_of_theirs(file: str) -> None:
    def ignored(path: str) -> bool:
        asked = ["git", "-C", ROOT, "check-ignore", "--quiet", "--no-index", path]
        return subprocess.run(asked, check=False).returncode == 0

    assert not ignored(file)
    assert ignored(str(Path(file).with_name("workspace.xml")))


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
    undescribed = [
        f"{thing}.{key}"
        for thing, schema in things(name)
        for key, described in schema.get("properties", {}).items()
        if described.get("description") != (KEYS.get(f"{thing}.{key}") or KEYS.get(key))
    ]
    assert undescribed == [], "say in pricebook/schema/key_descriptions.py what they mean"


def test_no_sentence_is_left_over() -> None:
    known = {
        name
        for file in FILES
        for thing, schema in things(file)
        for key in schema.get("properties", {})
        for name in (key, f"{thing}.{key}")
    }
    assert KEYS.keys() - known == set()


def test_every_word_describes_its_text_and_placeholders() -> None:
    for _, section in things("words"):
        for part in section.get("properties", {}).values():
            for text in part.get("patternProperties", {}).values():
                assert text["description"]
