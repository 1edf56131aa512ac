"""What the browser's runtime is made from, and where it is cached."""

import sys
from pathlib import Path

from pricebook.locations import BUILD, NODE_MODULES

PYODIDE = NODE_MODULES / "pyodide"
TERSER = NODE_MODULES / "terser"
CACHE = BUILD / "engine"
RUNTIME_CACHE = BUILD / "runtime"
HERE = Path(__file__).parent
INSIDE = HERE / "inside"
SCRIPTS = HERE / "node"
NODE = Path(sys.executable).with_name("node")
