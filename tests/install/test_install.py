"""The tool and the engine, installed by pip in a new environment.

The environment gets links to the dependencies in the environment of the tests, so nothing is
downloaded.
`make check` installs everything from an index, for each Python of the machine (quality/install.py).
"""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from pricebook import __version__
from pricebook.runtime.engine_wheel import engine_files, wheel_name
from pricebook.schema.json_schema import schemas
from setup.versions import project_requirements
from tests.install.environment import EmptyEnvironment, link, needed, pip, run

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "data" / "schema"
PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
# The dependencies without the group of development tools.
RUNTIME = project_requirements(
    PROJECT[: PROJECT.index("[dependency-groups]")] + "[dependency-groups]\ndev=[]"
)


@pytest.fixture(scope="module")
def python(empty_environment: EmptyEnvironment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment in which `pip install .` of the checkout has run."""
    python = empty_environment(tmp_path_factory.mktemp("environment"))
    (packages,) = python.parents[1].glob("lib/python*/site-packages")
    for name in needed([Requirement(line).name for line in RUNTIME.splitlines()]):
        link(name, packages)
    # The linked packages include the build backend, and the engine is a folder of the checkout.
    pip(python, "install", "--no-index", "--no-build-isolation", ROOT)
    return python


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheels of a release, by the name of their distribution."""
    folder = tmp_path_factory.mktemp("wheels")
    env = {**os.environ, "PRICEBOOK_CALCULATOR": "==2.0.0"}
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder)]
    for project in (ROOT, ROOT / "calculator"):
        subprocess.run(command, cwd=project, env=env, check=True, capture_output=True)
    return {file.name.partition("-")[0]: file for file in folder.iterdir()}


def test_the_command_runs_outside_the_checkout(
    python: Path, firm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773792000")  # DAY in conftest.py
    command = python.with_name("pricebook")
    assert run(command, "--version", folder=firm) == f"pricebook {__version__}\n"
    assert run(command, "check", "services.yaml", folder=firm).startswith("no problems\n")
    asked = ("--data", "services.yaml", "--lunches", "420", "--guests", "45")
    asked += ("--lang", "en")
    expected = (ROOT / "tests" / "firm" / "golden" / "quote.en.txt").read_text("utf-8")
    assert run(command, "quote", *asked, folder=firm) == expected


def test_the_version_of_the_distribution_is_the_printed_version(python: Path, firm: Path) -> None:
    code = "from importlib.metadata import version; print(version('pricebook'))"
    assert run(python, "-c", code, folder=firm) == f"{__version__}\n"


def test_the_installed_tool_writes_the_schemas_beside_the_data(
    python: Path, firm: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data" / "services.yaml"
    data.parent.mkdir()
    data.write_bytes((firm / "services.yaml").read_bytes())
    run(python.with_name("pricebook"), "schema", folder=tmp_path)
    written = {
        file.relative_to(data.parent).as_posix(): file.read_text("utf-8")
        for file in tmp_path.rglob("*.schema.json")
    }
    assert written == schemas()


def test_the_installed_tool_builds_the_same_engine_wheel_as_the_checkout(
    python: Path, pyodide: Path, tmp_path: Path
) -> None:
    (tmp_path / "node_modules").symlink_to(pyodide.parent)
    code = "from pathlib import Path; from pricebook.runtime.engine_wheel import engine_files; "
    code += "import json; files = engine_files(Path('cache')); "
    code += "print(json.dumps({name: str(file) for name, file in files.items()}))"
    made = json.loads(run(python, "-c", code, folder=tmp_path))
    assert {name: (tmp_path / file).read_bytes() for name, file in made.items()} == {
        name: file.read_bytes() for name, file in engine_files().items()
    }


def test_the_wheel_of_the_tool_has_every_file_of_its_package(wheels: dict[str, Path]) -> None:
    with ZipFile(wheels["pricebook"]) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    tree = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "pricebook").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    # The schemas are beside the data, where text editors look for them.
    published = {f"pricebook/schema/files/{file.name}" for file in SCHEMAS.glob("*.json")}
    assert len(published) == len(schemas())
    assert names == tree | published
    kinds = {".py", ".js", ".mjs", ".json", ".html", ".css", ".svg", ".txt", ".xml"}
    assert kinds <= {Path(name).suffix for name in names}


def test_each_distribution_owns_one_import_name(wheels: dict[str, Path]) -> None:
    owned = {}
    for name, file in wheels.items():
        with ZipFile(file) as wheel:
            tops = {each.partition("/")[0] for each in wheel.namelist()}
        owned[name] = {each for each in tops if not each.endswith(".dist-info")}
    assert owned == {"pricebook": {"pricebook"}, "pricebook_calculator": {"calculator"}}


def test_wheels_of_a_release_contain_no_path_of_this_machine(wheels: dict[str, Path]) -> None:
    assert wheels["pricebook_calculator"].name == wheel_name()
    with ZipFile(wheels["pricebook"]) as wheel:
        (name,) = (each for each in wheel.namelist() if each.endswith("/METADATA"))
        about = wheel.read(name).decode()
    version = wheel_name().split("-")[1]
    assert f"Requires-Dist: pricebook-calculator=={version}\n" in about
    assert "file:" not in about


def test_the_tool_can_be_removed_without_its_engine(
    wheels: dict[str, Path], empty_environment: EmptyEnvironment, tmp_path: Path
) -> None:
    python = empty_environment(tmp_path / "environment")
    (packages,) = python.parents[1].glob("lib/python*/site-packages")

    def files() -> set[str]:
        return {each.relative_to(packages).parts[0] for each in packages.rglob("*.py")}

    pip(python, "install", "--no-index", "--no-deps", "--no-compile", *wheels.values())
    assert files() == {"pricebook", "calculator"}
    pip(python, "uninstall", "--yes", "pricebook")
    assert files() == {"calculator"}
    assert run(python, "-c", "from calculator import quote; print('quote')", folder=tmp_path)


def imported() -> Iterator[str]:
    """The packages that the tool imports, by their import names."""
    for file in (ROOT / "pricebook").rglob("*.py"):
        if "inside" not in file.parts:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    yield from (each.name.partition(".")[0] for each in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    yield node.module.partition(".")[0]


def test_every_imported_package_is_a_dependency() -> None:
    asked = {Requirement(line).name.lower() for line in RUNTIME.splitlines()}
    known = packages_distributions()
    names = {*imported()} - sys.stdlib_module_names - {"pricebook", "calculator"}
    assert {"pydantic", "mkdocs", "babel", "PIL"} <= names
    # pydantic_core is a part of pydantic. `pricebook test` says how to install playwright.
    names -= {"pydantic_core", "playwright"}
    unasked = {name for name in names if not {each.lower() for each in known.get(name, [])} & asked}
    assert unasked == set()
