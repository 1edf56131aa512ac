"""Defers the download of archives until one of their modules is imported.

The build adds the constant NAMES to this module: the names of all modules in the archives.
"""

import sys
from importlib.machinery import PathFinder

# Where the interpreter looks for its standard library, such as /lib/python314.zip.
LIBRARY = "/lib/python{}{}.zip".format(*sys.version_info)


class DeferredFinder:
    """The last finder in sys.meta_path: Python calls it only if no other finder has the module."""

    def __init__(self, archives, fetch):
        """`archives`: paths in the order to try. `fetch(path)` downloads one to its path."""
        self._missing, self._fetch = list(archives), fetch
        self._fetched = []

    def find_spec(self, name, path=None, target=None):
        """The spec of a module in one of the archives, or None."""
        del path, target
        if name not in NAMES:  # noqa: F821  the build adds it
            return None
        folder = name.rpartition(".")[0].replace(".", "/")
        return self._find(name, folder, self._fetched) or self._find(name, folder, self._download())

    def _find(self, name, folder, archives):
        # A package and one of its modules may be in different archives.
        places = (f"{archive}/{folder}" if folder else archive for archive in archives)
        return next(filter(None, (PathFinder.find_spec(name, [place]) for place in places)), None)

    def _download(self):
        while self._missing:
            archive = self._missing.pop(0)
            self._fetch(archive)
            # Python has cached that the archive does not exist. Do not call invalidate_caches():
            # it imports modules.
            for place in [each for each in sys.path_importer_cache if each.startswith(archive)]:
                del sys.path_importer_cache[place]
            self._fetched.append(archive)
            yield archive


def install(archives, fetch):
    """Fetch archives when they are needed from now on. Arguments as for DeferredFinder."""
    sys.meta_path.append(DeferredFinder(archives, fetch))
