"""Bare pages to compare with: Pyodide as everyone ships it, and only compiling its WebAssembly."""

import json
import shutil
from pathlib import Path

from generator.runtime.engine import engine_files
from generator.runtime.parts import SAMPLE
from generator.runtime.place import PYODIDE

STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{name}</title><link rel="icon" href="data:,">
<p id="state">waiting</p><script type="module" src="{name}.js"></script></html>
"""
_START = """const worker = new Worker("{name}-worker.js", {{ type: "module" }});
worker.onmessage = () => (document.querySelector("#state").textContent = "answered");
"""
_VANILLA = """import { loadPyodide } from "./pyodide.mjs";
const [python, sample] = await Promise.all([
  loadPyodide({ lockFileURL: "pyodide-lock.json", packages: ["catalogue-calculator"] }),
  fetch("sample.json").then((response) => response.json()),
]);
const bridge = python.pyimport("calculator.bridge").Bridge(...sample.arguments);
postMessage(bridge.answer(JSON.stringify(sample.requests[0])));
"""
_FLOOR = """await WebAssembly.compileStreaming(fetch("pyodide.asm.wasm"));
postMessage("compiled");
"""


def bare_site(folder: Path) -> None:
    """vanilla.html answers the sample's first request; floor.html compiles and is done."""
    folder.mkdir(parents=True)
    for name in STOCK:
        shutil.copyfile(PYODIDE / name, folder / name)
    for name, file in engine_files().items():
        shutil.copyfile(file, folder / name)
    sample = json.loads(SAMPLE.read_text("utf-8"))
    (folder / "sample.json").write_text(json.dumps(sample), "utf-8")
    for name, worker in {"vanilla": _VANILLA, "floor": _FLOOR}.items():
        (folder / f"{name}.html").write_text(_PAGE.format(name=name), "utf-8")
        (folder / f"{name}.js").write_text(_START.format(name=name), "utf-8")
        (folder / f"{name}-worker.js").write_text(worker, "utf-8")
