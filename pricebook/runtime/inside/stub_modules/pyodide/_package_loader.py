"""A stub for Pyodide's package loader: the page installs no packages."""

import sys

# The memory snapshot numbers JavaScript objects in the order of import, so this import must stay.
from pyodide_js import loadedPackages  # noqa: F401


class _Path:
    """A path that JavaScript converts to a string."""

    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path


SITE_PACKAGES = _Path("/lib/python{}.{}/site-packages".format(*sys.version_info))
DSO_DIR = _Path("/usr/lib")


def init_loaded_packages():
    pass
