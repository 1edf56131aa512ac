"""`find_pythons` finds every installed Python that runs and is new enough."""

from pathlib import Path

from quality.pythons import find_pythons


def program(folder: Path, name: str, script: str) -> str:
    """Writes an executable sh script; returns its path."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file)


def prints(version: str, path: str) -> str:
    return f"echo '{version} {path}'"


def test_each_new_enough_version_is_found_once_oldest_first(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    program(one, "python3", prints("3 11 9", "/old/python3"))
    program(one, "python3.13", prints("3 13 0", "/a folder/python3.13"))
    program(other, "python3", prints("3 12 1", "/other/python3"))
    program(other, "python3.13", prints("3 13 0", "/again/python3.13"))
    found = find_pythons([one, other, tmp_path / "not there"])
    assert [*found.items()] == [("3.12.1", "/other/python3"), ("3.13.0", "/a folder/python3.13")]


def test_a_python_that_does_not_run_is_ignored(tmp_path: Path) -> None:
    program(tmp_path, "python3.12", "echo 'pyenv: command not found' >&2; exit 127")
    assert find_pythons([tmp_path]) == {}
