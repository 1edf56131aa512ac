"""Knows what lies in a theme's folders, without a look at the thousands of icons in one of them."""

import os
from collections.abc import Callable, Iterable
from typing import Any


def spare_icons(theme: Any) -> None:
    """Have the theme's environments list their files by `listed`.

    MkDocs has each of them list everything, for each language, and leaves hidden folders out only
    then: Material keeps more than ten thousand icons in one.
    """
    made: Callable[[], Any] = theme.get_env

    def get_env() -> Any:
        environment = made()
        environment.loader.list_templates = lambda: listed(theme.dirs)
        return environment

    theme.get_env = get_env


def listed(folders: Iterable[str]) -> list[str]:
    """Every file's path below its folder, sorted; none in a hidden folder at the top of it."""
    found: set[str] = set()
    for folder in folders:
        for path, inner, names in os.walk(folder):
            below = os.path.relpath(path, folder)
            if below == os.curdir:
                inner[:] = [name for name in inner if not name.startswith(".")]
            found |= {os.path.normpath(f"{below}/{name}").replace(os.sep, "/") for name in names}
    return sorted(found)
