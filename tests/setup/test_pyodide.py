"""The packages for the engine's tests in Pyodide: pytest and its dependencies, from the lock."""

import re
from importlib.metadata import requires
from pathlib import Path

from setup.pyodide import NAMES, locked

LOCK = (Path(__file__).resolve().parents[2] / "requirements.txt").read_text("utf-8")


def needed(*names: str) -> set[str]:
    """The packages and all their dependencies here, without extras."""
    found = set(names)
    for name in names:
        asked = [one for one in requires(name) or [] if ";" not in one]
        found |= needed(*(re.split(r"[^\w-]", one)[0].lower() for one in asked))
    return found


def test_the_list_has_all_dependencies_of_pytest_and_hypothesis() -> None:
    assert set(NAMES) == needed("pytest", "hypothesis")


def test_each_package_is_taken_from_the_lock_file_with_hashes() -> None:
    text = locked(LOCK, NAMES)
    assert re.findall(r"(?m)^([a-z]+)==", text) == list(NAMES)
    assert all("--hash=sha256:" in entry for entry in re.split(r"(?m)^(?=[a-z])", text)[1:])


def test_a_package_whose_name_only_starts_the_same_is_not_taken() -> None:
    lock = "pytest==9 \\\n    --hash=sha256:a\n    # via x\npytest-cov==1 \\\n    --hash=sha256:b\n"
    assert locked(lock, ("pytest",)) == "pytest==9 \\\n    --hash=sha256:a\n    # via x\n"
