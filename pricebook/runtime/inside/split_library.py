"""Runs inside Pyodide: splits the standard library by use, and adds the engine.

It writes three archives:

- library.zip: the modules that the interpreter and the engine need, also to report errors;
- unused.zip: all other modules;
- stubbed.zip: library.zip with stubs for modules that the interpreter imports at its start and
  that nothing here calls. The memory snapshot is taken with this archive.
"""

import ast
import importlib
import json
import sys
import traceback
import zipfile
from pathlib import Path

from bytecode_library import bytecode, write


def main(options):
    """Write the archives. Returns the sample's error, or "".

    `options`: the folders `engine`, `inside` (this one) and `out`; the archive `bytecode`; the
    module names `always`; the JSON `sample`.
    """
    engine, inside, out = (Path(options[name]) for name in ("engine", "inside", "out"))
    sys.path.append(str(engine.parent))
    with zipfile.ZipFile(options["bytecode"]) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    own = _compiled(engine, f"{engine.name}/")
    for name in sorted({*options["always"], *_imported(engine)}):
        importlib.import_module(name)
    error = _exercise(json.loads(options["sample"]))
    library = {path: code for path, code in whole.items() if _name(path) in sys.modules} | own
    unused = {path: code for path, code in whole.items() if path not in library}
    library["_deferred_imports.pyc"] = _deferred_imports(inside, {**library, **unused})
    write(out / "library.zip", library)
    write(out / "unused.zip", unused)
    write(out / "stubbed.zip", {**library, **_compiled(inside / "stub_modules")})
    return error


def _compiled(folder, prefix=""):
    files = sorted(folder.rglob("*.py"))
    sources = {f"{prefix}{file.relative_to(folder).as_posix()}": file for file in files}
    return {f"{path}c": bytecode(path, file.read_bytes()) for path, file in sources.items()}


def _imported(engine):
    """The names of the engine's modules, and of all modules that they import, also in functions."""
    for file in sorted(engine.rglob("*.py")):
        yield _name(f"{engine.name}/{file.relative_to(engine).as_posix()}")
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


def _exercise(sample):
    """Answer the sample and format an error, so that all modules for both are loaded."""
    try:
        from calculator.estimate_api import EstimateApi

        api = EstimateApi(*sample["arguments"])
        for request in sample["requests"]:
            api.answer(json.dumps(request))
    except Exception as error:
        return "".join(traceback.format_exception(error))
    try:
        api.answr  # noqa: B018  misspelt, so that Python suggests a name
    except AttributeError as error:
        "".join(traceback.format_exception(error))
    return ""


def _deferred_imports(inside, modules):
    names = sorted(map(_name, modules))
    source = (inside / "deferred_imports.py").read_text("utf-8")
    source += f"\n\nNAMES = frozenset({names!r})\n"
    return bytecode("_deferred_imports.py", source.encode())


def _name(path):
    """`json/__init__.pyc` → `json`."""
    return path.removesuffix("c").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
