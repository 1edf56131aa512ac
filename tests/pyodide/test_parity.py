"""All tests of the engine also pass in Pyodide, the browser's Python."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pricebook.runtime.engine_wheel import engine_files

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def collected() -> set[str]:
    """The names of all tests of the engine, as CPython collects them."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "tests/calculator"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {line for line in done.stdout.splitlines() if "::" in line}


@pytest.mark.usefixtures("pyodide")
def test_every_test_of_the_engine_passes_inside_pyodide(
    node: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packages = ROOT / "build" / "pyodide"
    assert (packages / "packages.stamp").is_file(), "no pytest for Pyodide: run make test"
    places = {
        "/packages": packages,
        # PyYAML in pure Python: its C extension does not run in Pyodide.
        "/pure/yaml": Path(yaml.__file__).parent,
        "/house/tests/calculator": ROOT / "tests" / "calculator",
        "/house/build": ROOT / "build",
    }
    engine = {file.parent for file in engine_files().values()}.pop()
    command = [str(node), str(HERE / "run.mjs"), str(engine)]
    command += [json.dumps({inside: str(outside) for inside, outside in places.items()})]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    *results, last = done.stdout.splitlines()
    found = json.loads(last)
    with capsys.disabled():
        print(f"\n  Pyodide, Python {found['python']}: {results[-1]}")
    assert found["code"] == 0, done.stdout
    assert set(found["outcomes"].values()) == {"passed"}
    assert set(found["outcomes"]) == collected()
