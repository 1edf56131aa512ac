"""The tree-shaken interpreter imports every module that Pyodide as it comes imports."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pricebook.runtime.runtime_build import build_runtime
from pricebook.runtime.runtime_paths import PYODIDE

HERE = Path(__file__).parent


def modules(interpreter: Path) -> dict[str, str]:
    """The standard library's modules as one interpreter imports them."""
    node = Path(sys.executable).with_name("node")
    library = PYODIDE / "python_stdlib.zip"
    command = [str(node), str(HERE / "modules.mjs"), str(interpreter), str(library)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
def test_it_imports_every_module_that_pyodide_as_it_comes_imports() -> None:
    shaken = next(file.file.parent for file in build_runtime(print) if file.role == "script")
    found = modules(shaken)
    assert found == modules(PYODIDE)
    assert found["decimal"] == found["zipfile"] == found["ctypes"] == "imported"
