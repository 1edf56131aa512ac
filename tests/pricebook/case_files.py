"""The cases of a folder of `cases/`: a file for each hazard, which its name says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "cases"
# Each has a test of its own, which says what the cases in it are cases of.
HAZARDS = ("source", "reading", "checks")


def cases(folder: str) -> list[Any]:
    """Every case of every file, under the names of both."""
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted((FOLDER / folder).glob("*.yaml"))
        for case in yaml.safe_load(file.read_text("utf-8"))
    ]
