"""Stands in for Pyodide's installer of packages: nothing is ever installed beside the engine."""

# The picture of the memory numbers the objects of JavaScript by the order of these imports.
from pyodide_js import loadedPackages  # noqa: F401


class _Place:
    """A path that JavaScript asks for as text."""

    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path


SITE_PACKAGES = _Place("/lib/python3.14/site-packages")
DSO_DIR = _Place("/usr/lib")


def init_loaded_packages():
    pass
