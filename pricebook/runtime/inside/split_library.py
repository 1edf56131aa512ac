"""Runs inside Pyodide: chooses what of the standard library a reader fetches, and adds the engine.

`library` holds what the interpreter and the engine need, error paths included; `spare` the rest;
`lean` is the library as the picture of the memory is taken from: with stand-ins for modules that
the interpreter imports when it starts and nothing here ever calls.
"""

import ast
import importlib
import json
import sys
import traceback
import zipfile
from pathlib import Path

from bytecode_library import bytecode, write


def main(asked):
    """`asked`: `engine`, `inside` and `out` are folders, `stock` an archive; `sample` is JSON.

    The return value says what went wrong with the sample, or is "".
    """
    engine, inside, out = (Path(asked[name]) for name in ("engine", "inside", "out"))
    sys.path.append(str(engine.parent))
    with zipfile.ZipFile(asked["stock"]) as archive:
        stock = {name: archive.read(name) for name in archive.namelist()}
    ours = _compiled(engine, f"{engine.name}/")
    for name in sorted({*asked["always"], *_imported(engine)}):
        importlib.import_module(name)
    said = _live(json.loads(asked["sample"]))
    library = {path: code for path, code in stock.items() if _name(path) in sys.modules} | ours
    spare = {path: code for path, code in stock.items() if path not in library}
    library["_later.pyc"] = _later(inside, {**library, **spare})
    write(out / "library.zip", library)
    write(out / "spare.zip", spare)
    write(out / "lean.zip", {**library, **_compiled(inside / "stub_modules")})
    return said


def _compiled(folder, prefix=""):
    files = sorted(folder.rglob("*.py"))
    sources = {f"{prefix}{file.relative_to(folder).as_posix()}": file for file in files}
    return {f"{path}c": bytecode(path, file.read_bytes()) for path, file in sources.items()}


def _imported(engine):
    """All that the engine imports anywhere, inside functions too, and all of its own modules."""
    for file in sorted(engine.rglob("*.py")):
        yield _name(f"{engine.name}/{file.relative_to(engine).as_posix()}")
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


def _live(sample):
    """A life with an error in it: what Python imports to tell one belongs to the library."""
    try:
        from calculator.estimate_api import Bridge

        bridge = Bridge(*sample["arguments"])
        for request in sample["requests"]:
            bridge.answer(json.dumps(request))
    except Exception as error:
        return "".join(traceback.format_exception(error))
    try:
        bridge.answr  # noqa: B018  misspelt, so that Python looks for the name that was meant
    except AttributeError as error:
        "".join(traceback.format_exception(error))
    return ""


def _later(inside, modules):
    names = sorted(map(_name, modules))
    source = (inside / "deferred_imports.py").read_text(
        "utf-8"
    ) + f"\n\nNAMES = frozenset({names!r})\n"
    return bytecode("_later.py", source.encode())


def _name(path):
    """`json/__init__.pyc` → `json`."""
    return path.removesuffix("c").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
