"""Where the project keeps what the browser's runtime is made from."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALCULATOR = ROOT / "calculator"
SHELL = CALCULATOR / "web"
PYODIDE = ROOT / "node_modules" / "pyodide"
TERSER = ROOT / "node_modules" / "terser"
CACHE = ROOT / "build" / "engine"
RUNTIME_CACHE = ROOT / "build" / "runtime"
HERE = Path(__file__).parent
INSIDE = HERE / "inside"
NODE = Path(sys.executable).with_name("node")
