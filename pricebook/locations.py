"""Where the tool's own files lie, and where a project keeps its caches and its Node packages."""

from pathlib import Path

import calculator

PACKAGE = Path(__file__).parent
THEME = PACKAGE / "theme"
TEMPLATES = PACKAGE / "pages" / "templates"
BROWSER = PACKAGE / "browser"
CALCULATOR = Path(calculator.__path__[0]).resolve()


def _project() -> Path:
    """The checkout that the package lies in; the current folder where pip has installed it."""
    around = Path(__file__).resolve().parents[1]
    return around if (around / "pyproject.toml").is_file() else Path.cwd()


PROJECT = _project()
BUILD = PROJECT / "build"
NODE_MODULES = PROJECT / "node_modules"
