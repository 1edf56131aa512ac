"""Fetches the archives of modules that are not at hand, when the first of them is imported.

Where it is built in, NAMES is added: every module that an archive has.
"""

import sys
from importlib.machinery import PathFinder


class Later:
    """Stands last in sys.meta_path: whatever else finds a module goes first."""

    def __init__(self, archives, fetch):
        """`archives`: paths, in the order to try them; `fetch(path)` puts one there, or raises."""
        self._archives, self._fetch = list(archives), fetch
        self._fetched = []

    def find_spec(self, name, path=None, target=None):
        """The module's place in an archive; None where no archive has it."""
        del path, target
        if name not in NAMES:  # noqa: F821  added where it is built in
            return None
        folder = name.rpartition(".")[0].replace(".", "/")
        return self._find(name, folder, self._fetched) or self._find(name, folder, self._rest())

    def _find(self, name, folder, archives):
        # A package may lie in one archive and a module of it in the other.
        places = (f"{archive}/{folder}" if folder else archive for archive in archives)
        return next(filter(None, (PathFinder.find_spec(name, [place]) for place in places)), None)

    def _rest(self):
        while self._archives:
            archive = self._archives.pop(0)
            self._fetch(archive)
            # Only what is known of this archive: invalidate_caches() imports modules itself.
            for place in [each for each in sys.path_importer_cache if each.startswith(archive)]:
                del sys.path_importer_cache[place]
            self._fetched.append(archive)
            yield archive


def install(archives, fetch):
    """From now on, what is missing is fetched."""
    sys.meta_path.append(Later(archives, fetch))
