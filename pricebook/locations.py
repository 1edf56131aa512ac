"""Paths of the tool's own files, and of a project's caches and Node packages."""

from pathlib import Path

import calculator

PACKAGE = Path(__file__).parent
THEME = PACKAGE / "theme"
TEMPLATES = PACKAGE / "pages" / "templates"
BROWSER = PACKAGE / "browser"
CALCULATOR = Path(calculator.__path__[0]).resolve()


def _project() -> Path:
    """The checkout that contains the package; the current folder if pip has installed it."""
    parent = Path(__file__).resolve().parents[1]
    return parent if (parent / "pyproject.toml").is_file() else Path.cwd()


PROJECT = _project()
BUILD = PROJECT / "build"
NODE_MODULES = PROJECT / "node_modules"
