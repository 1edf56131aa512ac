"""Small real programs in a temporary folder: what set-up meets on a machine, made to measure."""

from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., Path]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Write an executable sh script into tmp_path/bin and return its path."""

    def write(name: str, *lines: str, folder: Path = tmp_path / "bin") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        script = folder / name
        script.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
        script.chmod(0o755)
        return script

    return write
