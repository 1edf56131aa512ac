"""Small executable scripts in place of the programs that set-up looks for and runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., Path]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Returns a function that writes an executable sh script into tmp_path/bin."""

    def write(name: str, *lines: str, folder: Path = tmp_path / "bin") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        script = folder / name
        script.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
        script.chmod(0o755)
        return script

    return write
