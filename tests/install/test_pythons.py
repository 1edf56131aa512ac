"""The Pythons on which an installation is tried are those that run and are new enough."""

from pathlib import Path

from quality.pythons import find_pythons


def program(folder: Path, name: str, script: str) -> str:
    """A program of a Python's name."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file)


def answers(version: str, path: str) -> str:
    return f"echo '{version} {path}'"


def test_each_version_that_is_new_enough_is_found_once_the_oldest_first(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    program(one, "python3", answers("3 11 9", "/old/python3"))
    program(one, "python3.13", answers("3 13 0", "/a folder/python3.13"))
    program(other, "python3", answers("3 12 1", "/other/python3"))
    program(other, "python3.13", answers("3 13 0", "/again/python3.13"))
    found = find_pythons([one, other, tmp_path / "not there"])
    assert [*found.items()] == [("3.12.1", "/other/python3"), ("3.13.0", "/a folder/python3.13")]


def test_a_name_that_does_not_run_is_none(tmp_path: Path) -> None:
    program(tmp_path, "python3.12", "echo 'pyenv: command not found' >&2; exit 127")
    assert find_pythons([tmp_path]) == {}
