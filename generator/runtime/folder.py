"""The files that a site holds for the calculator to run in the reader's browser."""

from collections.abc import Mapping
from pathlib import Path

from generator.runtime.engine import engine_files
from generator.runtime.place import PYODIDE, SHELL

_INTERPRETER = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


def runtime_files(engine: str, shell: str) -> Mapping[str, Path]:
    """Path from the site's root → the file to copy there.

    `engine` is the folder of Pyodide and the wheel, `shell` that of the page's own scripts; both
    end in a slash. Raises EngineError where the wheel cannot be made.
    """
    interpreter = {f"{engine}{name}": PYODIDE / name for name in _INTERPRETER}
    ours = {f"{engine}{name}": file for name, file in engine_files().items()}
    scripts = {f"{shell}{file.name}": file for file in sorted(SHELL.glob("*.js"))}
    return {**interpreter, **ours, **scripts}
