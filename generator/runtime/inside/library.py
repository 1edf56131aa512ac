"""Runs inside Pyodide: its standard library and our engine as bytecode, in two archives.

`library` holds what the interpreter and the engine need, error paths included; `spare` the rest.
The host compiles nothing: bytecode belongs to the very version of Python that runs it.
"""

import ast
import importlib
import json
import sys
import traceback
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash
from pathlib import Path

STOCK = Path("/lib/python314.zip")
TEMPLATE = "later.py"
# Every entry has the same date: the same sources make the same archive on any day.
DATE = (1980, 1, 1, 0, 0, 0)


def main(asked):
    """`asked`: `engine` and `out` are folders, `later` a source, `always` names, `sample` JSON."""
    engine = Path(asked["engine"])
    sys.path.append(str(engine.parent))
    sources = {**_stock(), **_engine(engine)}
    for name in sorted({*asked["always"], *_imported(engine)}):
        _import(name)
    _answer(json.loads(asked["sample"]))
    needed = {_name(path) for path in sources} & {*sys.modules}
    library = {path: text for path, text in sources.items() if _name(path) in needed}
    spare = {path: text for path, text in sources.items() if path not in library}
    names = sorted({_name(path) for path in sources})
    later = Path(asked["later"]).read_text("utf-8") + f"\n\nNAMES = frozenset({names!r})\n"
    library["_later.py"] = later.encode()
    out = Path(asked["out"])
    _archive(out / "library.zip", library)
    _archive(out / "spare.zip", spare)


def _stock():
    """Path in the archive → source, of Pyodide's own archive."""
    with zipfile.ZipFile(STOCK) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(".py")}


def _engine(folder):
    return {
        f"calculator/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in sorted(folder.rglob("*.py"))
    }


def _imported(folder):
    """All that the engine imports anywhere, inside functions too, and all of its own modules."""
    for path, source in _engine(folder).items():
        yield _name(path)
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


def _import(name):
    importlib.import_module(name)


def _answer(sample):
    """A life with an error in it: what Python imports to tell one belongs to the library."""
    from calculator.bridge import Bridge

    bridge = Bridge(*sample["arguments"])
    for request in sample["requests"]:
        bridge.answer(json.dumps(request))
    try:
        bridge.answr  # noqa: B018  misspelt, so that Python looks for the name that was meant
    except AttributeError as error:
        "".join(traceback.format_exception(error))


def _name(path):
    """`json/__init__.py` → `json`."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _archive(file, sources):
    """Stored, not deflated: the server's own compression sees through all of it at once."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path, source in sorted(sources.items()):
            code = compile(source, f"{STOCK}/{path}", "exec", dont_inherit=True, optimize=2)
            pyc = _code_to_hash_pyc(code, source_hash(source), checked=False)
            archive.writestr(zipfile.ZipInfo(f"{path}c", DATE), bytes(pyc))
