"""The tests run on fictional firms, and never on the data of the firm that this repository has.

So a change of a price, a name or a text of that firm fails no test of the tool.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.pricing.kinds import KINDS
from pricebook.cli import main
from pricebook.schema.json_schema import schemas
from pricebook.site.library import Library
from tests.conftest import ROOT, SAMPLE_FIRM
from tests.own_data import (
    ABOUT_THIS_REPOSITORY,
    WRITTEN_BY_THE_FIRM,
    WRITTEN_BY_THE_TOOL,
    is_own_data,
)

# Words that only the first firm has: its name, its product, and the names of its suppliers.
FIRST_FIRM = re.compile("(?i)linserv|odoo|cloudworkz|inexchange|smart connect")
TEXTS = {".yaml", ".yml", ".md", ".txt"}
# Keys for a decision that neither of the firms has made yet.
UNUSED = {"item", "not_mentioned", "per", "withdrawn"}


def joined(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The paths that are joined to ROOT with `/`: the line, and the names in the path.

    A name that is computed at run time is "".
    """
    inner: set[ast.AST] = set()
    for node in ast.walk(tree):
        parts: list[str] = []
        at: ast.AST = node
        while isinstance(at, ast.BinOp) and isinstance(at.op, ast.Div) and at not in inner:
            inner.add(at)
            right = at.right
            parts.append(str(right.value) if isinstance(right, ast.Constant) else "")
            at = at.left
        if parts and isinstance(at, ast.Name) and at.id == "ROOT":
            path = [*reversed(parts)]
            yield node.lineno, [part for each in path for part in each.split("/")]


def own_data(text: str) -> list[int]:
    """The lines where a test joins the root and the firm's data, prose or settings."""
    found = {
        line
        for line, parts in joined(ast.parse(text))
        if parts[0] in WRITTEN_BY_THE_FIRM and tuple(parts[:2]) != WRITTEN_BY_THE_TOOL.parts
    }
    return sorted(found)


def test_no_test_names_the_data_of_this_repository() -> None:
    found = {
        file.relative_to(ROOT).as_posix(): lines
        for file in sorted((ROOT / "tests").rglob("*.py"))
        if (lines := own_data(file.read_text("utf-8")))
    }
    assert {*found} <= {*ABOUT_THIS_REPOSITORY}, found


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('ROOT / "data" / "services.yaml"', [1]),
        ('ROOT / "mkdocs.yml"', [1]),
        ('(ROOT / "catalog/sv/index.md").read_text()', [1]),
        ('ROOT / "data" / "schema" / name', []),
        ('ROOT / "build"', []),
        ('SAMPLE_FIRM / "data"', []),
    ],
)
def test_a_path_that_leads_to_the_data_is_found(text: str, lines: list[int]) -> None:
    assert own_data(text) == lines


@pytest.mark.parametrize("name", ["data/services.yaml", "catalog/sv/index.md", "mkdocs.yml"])
def test_a_test_that_opens_a_file_of_the_firm_fails(name: str) -> None:
    assert is_own_data(ROOT / name)
    with pytest.raises(AssertionError, match=re.escape(name)):
        (ROOT / name).read_bytes()


@pytest.mark.parametrize("path", [SAMPLE_FIRM / "data" / "services.yaml", ROOT / "README.md"])
def test_other_files_may_be_opened(path: Path) -> None:
    assert not is_own_data(path)
    assert path.read_bytes()


def test_the_sample_firm_has_no_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLE_FIRM)
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("no problems")


def test_the_sample_firm_has_nothing_of_the_first_firm() -> None:
    files = [file for file in SAMPLE_FIRM.rglob("*") if file.suffix in TEXTS]
    assert {file.suffix for file in files} == TEXTS
    for file in files:
        assert FIRST_FIRM.findall(file.read_text("utf-8")) == [], file.name


def test_the_sample_firm_has_every_key_of_the_data() -> None:
    data = yaml.safe_load((SAMPLE_FIRM / "data" / "services.yaml").read_text("utf-8"))
    (schema,) = (json.loads(text) for path, text in schemas().items() if "services" in path)
    models = [schema, *schema["definitions"].values()]
    known = {key for model in models for key in model.get("properties", {})}
    assert known - {*keys(data)} == UNUSED


def keys(value: Any) -> Iterator[str]:
    """Every key of a YAML value, and of the values inside."""
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from keys(inner)
    if isinstance(value, dict):
        yield from value


def test_the_sample_firm_has_every_kind_of_price(library: Library) -> None:
    offers = [offer for service in library.catalogue.services for offer in service.offers]
    assert {price.kind for offer in offers for price in offer.prices} == {*KINDS}
