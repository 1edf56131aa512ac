"""A stub for Pyodide's installer of packages: nothing is ever installed beside the engine."""

import sys

# The memory snapshot numbers the objects of JavaScript in the order of these imports.
from pyodide_js import loadedPackages  # noqa: F401


class _Path:
    """A path that JavaScript asks for as text."""

    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path


SITE_PACKAGES = _Path("/lib/python{}.{}/site-packages".format(*sys.version_info))
DSO_DIR = _Path("/usr/lib")


def init_loaded_packages():
    pass
