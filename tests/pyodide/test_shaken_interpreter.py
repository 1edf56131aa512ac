"""The tree-shaken interpreter imports the same modules as the original Pyodide."""

import json
import subprocess
from pathlib import Path

from pricebook.runtime.runtime_build import build_runtime
from pricebook.runtime.runtime_paths import PYODIDE

HERE = Path(__file__).parent


def modules(node: Path, interpreter: Path) -> dict[str, str]:
    """The result of importing each module of the standard library in an interpreter."""
    library = PYODIDE / "python_stdlib.zip"
    command = [str(node), str(HERE / "modules.mjs"), str(interpreter), str(library)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_it_imports_the_same_modules_as_the_original_pyodide(node: Path, pyodide: Path) -> None:
    shaken = next(file.file.parent for file in build_runtime(print) if file.role == "script")
    found = modules(node, shaken)
    assert found == modules(node, pyodide)
    assert found["decimal"] == found["zipfile"] == found["ctypes"] == "imported"
