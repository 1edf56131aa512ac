"""Defers the download of archives until one of their modules is imported for the first time.

The build adds NAMES to this module: the name of every module in the archives.
"""

import sys
from importlib.machinery import PathFinder

# Where the interpreter looks for its standard library, such as /lib/python314.zip.
LIBRARY = "/lib/python{}{}.zip".format(*sys.version_info)


class DeferredFinder:
    """The last finder in sys.meta_path: it is asked only where no other finder has the module."""

    def __init__(self, archives, fetch):
        """`archives`: paths, in the order to try them; `fetch(path)` puts one there, or raises."""
        self._missing, self._fetch = list(archives), fetch
        self._fetched = []

    def find_spec(self, name, path=None, target=None):
        """The module's place in an archive; None where no archive has it."""
        del path, target
        if name not in NAMES:  # noqa: F821  the build adds it
            return None
        folder = name.rpartition(".")[0].replace(".", "/")
        return self._find(name, folder, self._fetched) or self._find(name, folder, self._download())

    def _find(self, name, folder, archives):
        # A package may lie in one archive, and a module of the package in the other.
        places = (f"{archive}/{folder}" if folder else archive for archive in archives)
        return next(filter(None, (PathFinder.find_spec(name, [place]) for place in places)), None)

    def _download(self):
        while self._missing:
            archive = self._missing.pop(0)
            self._fetch(archive)
            # Only the entries of this archive: invalidate_caches() imports modules itself.
            for place in [each for each in sys.path_importer_cache if each.startswith(archive)]:
                del sys.path_importer_cache[place]
            self._fetched.append(archive)
            yield archive


def install(archives, fetch):
    """From now on, archives are fetched when they are needed."""
    sys.meta_path.append(DeferredFinder(archives, fetch))
