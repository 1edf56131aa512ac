"""Knows which files of a theme's folders are sent as they are, and which one is made of others."""

import os
from collections.abc import Callable, Iterable
from typing import Any

# The one sheet that pages link to, and the folder with those that it is made of.
STYLE = "assets/site.css"
_SHEETS = "styles"


def spare_files(theme: Any) -> None:
    """Have the theme's environments list their files by `listed`.

    MkDocs has each of them list everything, for each language, and leaves hidden folders out only
    then: Material keeps more than ten thousand icons in one. No page asks for a sheet by itself.
    """
    made: Callable[[], Any] = theme.get_env

    def get_env() -> Any:
        environment = made()
        environment.loader.list_templates = lambda: listed(theme.dirs)
        return environment

    theme.get_env = get_env


def listed(folders: Iterable[str]) -> list[str]:
    """Every file's path below its folder, sorted; none in a hidden folder at the top of it, nor
    in that of the sheets.
    """
    found: set[str] = set()
    for folder in folders:
        for path, inner, names in os.walk(folder):
            below = os.path.relpath(path, folder)
            if below == os.curdir:
                inner[:] = [each for each in inner if not each.startswith(".") and each != _SHEETS]
            found |= {os.path.normpath(f"{below}/{name}").replace(os.sep, "/") for name in names}
    return sorted(found)
