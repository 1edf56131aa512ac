"""Minimal pages for comparison: standard Pyodide, Pyodide compiled only, and MicroPython."""

import ast
import json
import shutil
from pathlib import Path

from pricebook.locations import CALCULATOR
from pricebook.runtime.engine_wheel import engine_files
from pricebook.runtime.runtime_build import SAMPLE
from pricebook.runtime.runtime_paths import PYODIDE

PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
MICROPYTHON = PYODIDE.parent / "@micropython" / "micropython-webassembly-pyscript"
MICROPYTHON_FILES = ("micropython.mjs", "micropython.wasm")
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{name}</title><link rel="icon" href="data:,">
<p id="state">waiting</p><script type="module" src="{name}.js"></script></html>
"""
_START = """const worker = new Worker("{name}-worker.js", {{ type: "module" }});
worker.onmessage = ({{ data }}) => (document.querySelector("#state").textContent = data);
"""
_VANILLA = """import { loadPyodide } from "./pyodide.mjs";
const [python, sample] = await Promise.all([
  loadPyodide({ lockFileURL: "pyodide-lock.json", packages: ["pricebook-calculator"] }),
  fetch("sample.json").then((response) => response.json()),
]);
const bridge = python.pyimport("calculator.estimate_api").EstimateApi(...sample.arguments);
bridge.answer(JSON.stringify(sample.requests[0]));
postMessage("answered");
"""
_FLOOR = """await WebAssembly.compileStreaming(fetch("pyodide.asm.wasm"));
postMessage("compiled");
"""
# MicroPython cannot run the engine. Its page lists the engine's imports that MicroPython lacks.
_SMALL = """import { loadMicroPython } from "./micropython.mjs";
const [python, names] = await Promise.all([
  loadMicroPython({ url: "micropython.wasm" }),
  fetch("imports.json").then((response) => response.json()),
]);
python.globals.set("names", names.join(" "));
python.runPython(`
lacking = []
for name in names.split():
    try:
        __import__(name)
    except ImportError:
        lacking.append(name)
lacking = " ".join(lacking)
`);
postMessage(python.globals.get("lacking"));
"""
WORKERS = {"vanilla": _VANILLA, "floor": _FLOOR, "micropython": _SMALL}


def bare_site(folder: Path) -> None:
    """Writes the pages. vanilla.html answers the sample's first request; floor.html compiles only.

    micropython.html shows the engine's imports that fail.
    """
    folder.mkdir(parents=True)
    for source, names in ((PYODIDE, PYODIDE_FILES), (MICROPYTHON, MICROPYTHON_FILES)):
        for name in names:
            shutil.copyfile(source / name, folder / name)
    for name, file in engine_files().items():
        shutil.copyfile(file, folder / name)
    sample = json.loads(SAMPLE.read_text("utf-8"))
    (folder / "sample.json").write_text(json.dumps(sample), "utf-8")
    (folder / "imports.json").write_text(json.dumps(engine_imports()), "utf-8")
    for name, worker in WORKERS.items():
        (folder / f"{name}.html").write_text(_PAGE.format(name=name), "utf-8")
        (folder / f"{name}.js").write_text(_START.format(name=name), "utf-8")
        (folder / f"{name}-worker.js").write_text(worker, "utf-8")


def engine_imports() -> list[str]:
    """The modules of the standard library that the engine imports."""
    nodes = [
        node
        for file in CALCULATOR.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
    ]
    named = [each.name for node in nodes if isinstance(node, ast.Import) for each in node.names]
    named += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return sorted({name for name in named if name and name.partition(".")[0] != "calculator"})
