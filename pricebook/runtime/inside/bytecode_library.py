"""Runs inside Pyodide: writes its whole standard library as an archive of bytecode.

The host cannot compile it: bytecode belongs to the very version of Python that runs it.
"""

import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

from deferred_imports import LIBRARY

# Every entry has the same date: the same sources make the same archive on any day.
DATE = (1980, 1, 1, 0, 0, 0)


def main(options):
    """`options["to"]`: the archive to write."""
    with zipfile.ZipFile(LIBRARY) as library:
        names = sorted(name for name in library.namelist() if name.endswith(".py"))
        write(options["to"], {f"{name}c": bytecode(name, library.read(name)) for name in names})


def bytecode(path, source):
    """A compiled file without docstrings, which Python never compares with its source."""
    code = compile(source, f"{LIBRARY}/{path}", "exec", dont_inherit=True, optimize=2)
    return bytes(_code_to_hash_pyc(code, source_hash(source), checked=False))


def write(file, contents):
    """Stored, not deflated: the server's own compression works on the whole archive at once."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(path, DATE), content)
