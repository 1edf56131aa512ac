"""The code keeps the import contracts of pyproject.toml, and each contract reports violations.

Tests add the imports of cases/broken_imports.yaml to a copy of the code and run `lint-imports`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from importlinter.api import read_configuration

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = ROOT / "pyproject.toml"
CONTRACTS: list[str] = [
    each["name"] for each in read_configuration(str(SETTINGS))["contracts_options"]
]
CASES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "broken_imports.yaml").read_text("utf-8")
)
BROKEN = [(contract, case) for contract, cases in CASES.items() for case in cases]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs `lint-imports` on the code in a folder; one line per contract and import."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "1000"},  # no line wraps
        capture_output=True,
        text=True,
        check=False,
    )


def file_of(folder: Path, module: str) -> Path:
    path = folder.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def broken_report(folder: Path, tree: str) -> dict[str, str]:
    """The report of each contract that a copy of the code breaks with the cases of a tree."""
    shutil.copy(SETTINGS, folder)
    for package in ("calculator", "pricebook", "setup", "quality", "benchmarks", "tests"):
        for file in (ROOT / package).rglob("*.py"):
            copy = folder / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
            if package == "tests":
                # Without it, Python would merge the folder with the project's (namespace package).
                (copy.parent / "__init__.py").touch()
    for _, case in BROKEN:
        if case.get("tree", "all") == tree:
            with file_of(folder, case["in"]).open("a", encoding="utf-8") as file:
                file.write(f"\n{case['code']}\n")
    done = lint_imports(folder)
    assert done.returncode == 1, done.stdout + done.stderr
    # A report starts with the contract's name and a line of dashes.
    reports: dict[str, str] = defaultdict(str)
    contract = ""
    for line in done.stdout.partition("Broken contracts")[2].splitlines():
        contract = line.strip() if line.strip() in CONTRACTS else contract
        reports[contract] += f"{line}\n"
    return reports


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The reports of each tree that the cases name."""
    trees = {case.get("tree", "all") for _, case in BROKEN}
    return {tree: broken_report(tmp_path_factory.mktemp("code"), tree) for tree in sorted(trees)}


def test_the_code_keeps_every_contract() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in done.stdout


def test_every_contract_has_a_case_that_breaks_it() -> None:
    assert {*CASES} == {*CONTRACTS}


@pytest.mark.parametrize(("contract", "case"), BROKEN, ids=[case["report"] for _, case in BROKEN])
def test_a_contract_reports_an_import_that_breaks_it(
    contract: str, case: dict[str, str], reports: dict[str, dict[str, str]]
) -> None:
    found = reports[case.get("tree", "all")][contract]
    # Some contracts add the line number.
    assert re.search(rf"(?m)^- {re.escape(case['report'])}( \(l\.[\d, l.]+\))?$", found), found
