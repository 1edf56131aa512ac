"""Adds the tool's theme to MkDocs' theme folders, and limits the files that MkDocs copies."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from pricebook.locations import THEME

# The style sheet that pages link to, and the folder of the sheets that it includes.
STYLE = "assets/site.css"
_SHEETS = "styles"


def use_theme(theme: Any) -> None:
    """Make MkDocs use the tool's theme first, and copy only the files of `listed`.

    The order of the folders is set when MkDocs requests the environment, because static-i18n later
    puts its own folder, with a sitemap, at the front. MkDocs' own listing is slow: MkDocs lists the
    files of hidden folders before ignoring them, and a hidden folder of Material has more than ten
    thousand icons.
    """
    original: Callable[[], Any] = theme.get_env

    def get_env() -> Any:
        theme.dirs[:] = ordered(theme.dirs, theme.custom_dir)
        environment = original()
        environment.loader.list_templates = lambda: listed(theme.dirs)
        return environment

    theme.get_env = get_env


def ordered(folders: Iterable[str], own: str | None) -> list[str]:
    """The theme's folders: the firm's folder `own`, if any, the tool's, then all others."""
    first = [own, str(THEME)] if own else [str(THEME)]
    return [*first, *(folder for folder in folders if folder not in first)]


def listed(folders: Iterable[str]) -> list[str]:
    """The sorted paths of all files, relative to their folder.

    The result leaves out hidden top-level folders and the single style sheets, which no page
    requests.
    """
    found: set[str] = set()
    for folder in folders:
        for path, inner, names in os.walk(folder):
            below = os.path.relpath(path, folder)
            if below == os.curdir:
                inner[:] = [each for each in inner if not each.startswith(".") and each != _SHEETS]
            found |= {os.path.normpath(f"{below}/{name}").replace(os.sep, "/") for name in names}
    return sorted(found)
