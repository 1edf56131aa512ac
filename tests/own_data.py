"""Keeps the tests of the tool away from the data of the firm that this repository belongs to.

An audit hook sees every file that the process opens. It sees no file of other processes: these
get the sample firm's folder or a copy of it as their current folder.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What the firm writes, as paths from the root of the repository.
WRITTEN_BY_THE_FIRM = ("data", "catalog", "mkdocs.yml")
# The tool's schemas lie beside the data, where editors' programs look for them.
WRITTEN_BY_THE_TOOL = Path("data", "schema")
# Test file → what the test needs of this repository's own firm.
ABOUT_THIS_REPOSITORY = {
    "tests/install/test_engine_names.py": "the wheel of engine 1.0.0, as it was published",
    "tests/install/test_published_engine.py": "the wheel of engine 1.0.0, as it was published",
    "tests/setup/test_locks.py": "every file, for hosts of registries",
    "tests/pricebook/schema/test_language_server.py": "a place beside the schemas",
}


class _Guard:
    """An audit hook that raises where a test opens a file of the firm."""

    def __init__(self) -> None:
        self.test_file = ""

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str | os.PathLike):
            return
        path = os.fspath(arguments[0])
        # A cheap comparison comes first, because the interpreter opens many files.
        if not isinstance(path, str) or not any(name in path for name in WRITTEN_BY_THE_FIRM):
            return
        # The name of a folder may be relative to another folder than the current one.
        own = is_own_data(Path(path)) and os.path.isfile(path)
        if own and self.test_file not in ABOUT_THIS_REPOSITORY:
            raise AssertionError(
                f"expected the tests to read tests/sample_firm, found {path} opened"
            )


_GUARD = _Guard()
sys.addaudithook(_GUARD)


def is_own_data(path: Path) -> bool:
    """Whether the firm of this repository writes the file."""
    absolute = Path(os.path.abspath(path))
    if not absolute.is_relative_to(ROOT):
        return False
    inside = absolute.relative_to(ROOT)
    if inside.is_relative_to(WRITTEN_BY_THE_TOOL):
        return False
    return any(inside.is_relative_to(name) for name in WRITTEN_BY_THE_FIRM)


def pytest_runtest_logstart(nodeid: str) -> None:
    _GUARD.test_file = nodeid.partition("::")[0]


def pytest_runtest_logfinish() -> None:
    _GUARD.test_file = ""
