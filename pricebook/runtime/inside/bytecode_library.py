"""Runs inside Pyodide: the whole of its standard library as bytecode.

The host compiles nothing: bytecode belongs to the very version of Python that runs it.
"""

import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

STOCK = "/lib/python314.zip"
# Every entry has the same date: the same sources make the same archive on any day.
DATE = (1980, 1, 1, 0, 0, 0)


def main(asked):
    """`asked["to"]`: the archive to write."""
    with zipfile.ZipFile(STOCK) as stock:
        names = sorted(name for name in stock.namelist() if name.endswith(".py"))
        write(asked["to"], {f"{name}c": bytecode(name, stock.read(name)) for name in names})


def bytecode(path, source):
    """A compiled file without docstrings; nobody ever compares it with its source."""
    code = compile(source, f"{STOCK}/{path}", "exec", dont_inherit=True, optimize=2)
    return bytes(_code_to_hash_pyc(code, source_hash(source), checked=False))


def write(file, contents):
    """Stored, not deflated: the server's own compression sees through all of it at once."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(path, DATE), content)
