"""The files of a theme's folders: which are sent as they are, and which one joins others."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from pricebook.locations import THEME

# The style sheet that pages link to, and the folder of the sheets that it joins.
STYLE = "assets/site.css"
_SHEETS = "styles"


def use_theme(theme: Any) -> None:
    """Have MkDocs take templates and files from our theme, and list them by `listed`.

    static-i18n puts a folder of its own first, with a sitemap; so the folders are put in order
    when MkDocs asks for the environment. MkDocs lists all files for each language and only then
    leaves hidden folders out; one of Material's has more than ten thousand icons. No page asks
    for a single style sheet.
    """
    original: Callable[[], Any] = theme.get_env

    def get_env() -> Any:
        theme.dirs[:] = ordered(theme.dirs, theme.custom_dir)
        environment = original()
        environment.loader.list_templates = lambda: listed(theme.dirs)
        return environment

    theme.get_env = get_env


def ordered(folders: Iterable[str], own: str | None) -> list[str]:
    """A theme's folders: first the firm's own, if any, then ours, then those of other packages."""
    first = [own, str(THEME)] if own else [str(THEME)]
    return [*first, *(folder for folder in folders if folder not in first)]


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
