"""Runs inside Pyodide: writes the whole standard library as an archive of bytecode.

The host's Python cannot do this, because bytecode depends on the exact version of Python.
"""

import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

from deferred_imports import LIBRARY

# A fixed date for all entries, so that the same sources give the same archive.
DATE = (1980, 1, 1, 0, 0, 0)


def main(options):
    """Write the archive to `options["to"]`."""
    with zipfile.ZipFile(LIBRARY) as library:
        names = sorted(name for name in library.namelist() if name.endswith(".py"))
        write(options["to"], {f"{name}c": bytecode(name, library.read(name)) for name in names})


def bytecode(path, source):
    """The content of a .pyc file without docstrings, which Python never checks against a source."""
    code = compile(source, f"{LIBRARY}/{path}", "exec", dont_inherit=True, optimize=2)
    return bytes(_code_to_hash_pyc(code, source_hash(source), checked=False))


def write(file, contents):
    """Write an uncompressed archive: the server compresses the whole archive, which is smaller."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(path, DATE), content)
