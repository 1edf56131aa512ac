"""The engine's public names, and the modules that keep programs for engine 1.0.0 running."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

import calculator
from calculator import public_names
from tests.install.conftest import DAY
from tests.install.engine_programs import ESTIMATE, new_program, old_program
from tests.install.environment import run

ROOT = Path(__file__).resolve().parents[2]
OLD_WHEEL = ROOT / "catalog" / "engine" / "catalogue_calculator-1.0.0-py3-none-any.whl"
# The modules of engine 1.0.0 that its documented example imports.
OLD_MODULES = ("book", "choice", "quote", "say", "wording")
# Names of these modules that no documented example used and that no longer exist.
REMOVED = {
    "choice": {"at", "compared", "filled"},
    "say": {
        *("a_month", "break_evens", "given", "given_to", "minded", "row_sum", "shown_total"),
        *("sums_said", "total_said", "unpriced_said"),
    },
}


@pytest.mark.parametrize("program", [old_program, new_program], ids=["1.0.0", "2"])
def test_a_program_for_either_version_prints_the_same_estimate(program, firm: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + program("en", DAY.isoformat())
    # -S leaves out site-packages: only the engine is importable.
    assert run(sys.executable, "-I", "-S", "-c", code, folder=firm) == ESTIMATE


def test_old_and_new_names_can_be_mixed_in_one_program(firm: Path) -> None:
    new = new_program("en", DAY.isoformat())
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nimport calculator.quote\n{new}"
    assert run(sys.executable, "-I", "-S", "-c", code, folder=firm) == ESTIMATE


def test_the_package_has_exactly_the_public_names() -> None:
    assert calculator.__all__ == public_names.__all__
    for name in set(calculator.__all__) - {"quote"}:
        assert getattr(calculator, name) is getattr(public_names, name)
    assert {*calculator.__all__} <= {*dir(calculator)}
    with pytest.raises(AttributeError, match="has no attribute 'readbook'"):
        _ = calculator.readbook


def test_importing_the_engine_imports_no_other_module() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); before = {{*sys.modules}}\n"
    code += "import calculator; print(*{*sys.modules} - before)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["calculator"]


@pytest.mark.parametrize("module", OLD_MODULES)
def test_an_old_module_has_the_public_names_of_engine_1(
    module: str,
) -> None:
    with ZipFile(OLD_WHEEL) as wheel:
        published = {*_defined(wheel.read(f"calculator/{module}.py").decode())}
    text = (ROOT / "calculator" / f"{module}.py").read_text("utf-8")
    (names,) = (
        {*ast.literal_eval(node.value)}
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    assert names == published - REMOVED.get(module, set())
    assert f"The names of `calculator.{module}` in engine 1.0.0" in text


def _defined(text: str) -> Iterator[str]:
    """The public names that a module defines."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            targets = [each for target in node.targets for each in ast.walk(target)]
            names = [each.id for each in targets if isinstance(each, ast.Name)]
        else:
            names = [node.name.id] if isinstance(node, ast.TypeAlias) else []
        yield from (name for name in names if not name.startswith("_"))


def old_modules_in(text: str) -> list[str]:
    """The old modules that a Python source imports."""
    old = {f"calculator.{module}" for module in OLD_MODULES}
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in old]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [name for name in (node.module or "", *named) if name in old]
    return found


def test_our_code_imports_no_old_module() -> None:
    folders = ("calculator", "pricebook", "setup", "quality", "benchmarks", "tests", "docs")
    files = [file for each in folders for file in (ROOT / each).rglob("*.py")]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}
    engine = {name: text for name, text in texts.items() if "calculator" in text}
    assert len(engine) > 100
    assert [name for name, text in engine.items() if old_modules_in(text)] == []


@pytest.mark.parametrize(
    "line",
    ["import calculator.book", "from calculator.say import steps", "from calculator import quote"],
)
def test_every_form_of_importing_an_old_module_is_found(line: str) -> None:
    assert len(old_modules_in(f"def late():\n    {line}\n")) == 1
    assert old_modules_in("from calculator.pricing.quote import quote\n") == []
