"""The tree-shaken interpreter imports the same modules as the original Pyodide."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pricebook.runtime.runtime_build import build_runtime
from pricebook.runtime.runtime_paths import PYODIDE

HERE = Path(__file__).parent


def modules(interpreter: Path) -> dict[str, str]:
    """The result of importing each module of the standard library in an interpreter."""
    node = Path(sys.executable).with_name("node")
    library = PYODIDE / "python_stdlib.zip"
    command = [str(node), str(HERE / "modules.mjs"), str(interpreter), str(library)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
def test_it_imports_the_same_modules_as_the_original_pyodide() -> None:
    shaken = next(file.file.parent for file in build_runtime(print) if file.role == "script")
    found = modules(shaken)
    assert found == modules(PYODIDE)
    assert found["decimal"] == found["zipfile"] == found["ctypes"] == "imported"
