"""The paths of the runtime's sources and caches."""

import sys
from pathlib import Path

from pricebook.locations import BUILD, NODE_MODULES

PYODIDE = NODE_MODULES / "pyodide"
TERSER = NODE_MODULES / "terser"
CACHE = BUILD / "engine"
RUNTIME_CACHE = BUILD / "runtime"
HERE = Path(__file__).parent
INSIDE = HERE / "inside"
NODE_SCRIPTS = HERE / "node"
NODE = Path(sys.executable).with_name("node")
