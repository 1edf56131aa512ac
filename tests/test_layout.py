"""The layout of the code: small packages, and unique module names.

A contract in pyproject.toml forbids cycles (tests/test_import_contracts.py).
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("calculator", "pricebook", "setup", "quality", "benchmarks")
MAX_MODULES = 15
# These packages have one module for each page or command, so their size is not limited.
ONE_FOR_EACH = ("pricebook.pages", "pricebook.cli")
# Modules of engine 1.0.0, kept for programs that use this version.
COMPATIBILITY = (
    *("calculator.book", "calculator.choice", "calculator.quote"),
    *("calculator.say", "calculator.wording"),
)


def modules(root: Path) -> Iterator[str]:
    """The dotted names of all modules except __init__ and __main__."""
    for package in PACKAGES:
        for file in sorted((root / package).rglob("*.py")):
            if file.stem not in ("__init__", "__main__"):
                yield ".".join(file.relative_to(root).with_suffix("").parts)


def large_packages(names: Iterator[str]) -> Mapping[str, int]:
    """Packages with too many modules → number of modules, without subpackages."""
    numbers: dict[str, int] = defaultdict(int)
    for name in names:
        numbers[name.rpartition(".")[0]] += 1
    return {
        package: number
        for package, number in numbers.items()
        if number > MAX_MODULES and package not in ONE_FOR_EACH
    }


def shared_names(names: Iterator[str]) -> dict[str, list[str]]:
    """Names that several modules have → the dotted names of these modules.

    Pages and commands may have the same name as the module that they use.
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for name in names:
        package, _, last = name.rpartition(".")
        if package not in ONE_FOR_EACH and name not in COMPATIBILITY:
            by_name[last].append(name)
    return {name: found for name, found in by_name.items() if len(found) > 1}


def test_no_package_has_too_many_modules() -> None:
    assert large_packages(modules(ROOT)) == {}


def test_a_package_with_too_many_modules_is_found() -> None:
    names = [f"setup.step_{number}" for number in range(16)]
    assert large_packages(iter(names)) == {"setup": 16}
    assert large_packages(iter(names[1:])) == {}
    assert large_packages(f"pricebook.pages.page_{number}" for number in range(30)) == {}


def test_module_names_are_unique() -> None:
    assert shared_names(modules(ROOT)) == {}


def test_a_repeated_module_name_is_found() -> None:
    names = ["calculator.pricing.quote", "pricebook.derived.quote", "pricebook.cli.quote"]
    assert shared_names(iter(names)) == {"quote": names[:2]}
    assert shared_names(iter(names[1:])) == {}


@pytest.mark.parametrize("tool", ["mypy", "import-linter"])
def test_mypy_and_import_linter_check_every_package(tool: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    read = {
        "mypy": settings["mypy"]["files"],
        "import-linter": settings["importlinter"]["root_packages"],
    }[tool]
    assert {file.parent.name for file in ROOT.glob("*/__init__.py")} <= {*read}
    assert {*PACKAGES} <= {*read}
