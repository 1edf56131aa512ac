"""Atomic writes to a cache: files and folders are always complete, even with concurrent builds."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest

from pricebook.atomic_write import make_folder_atomically, write_atomically


def test_two_concurrent_builds_make_a_folder_once(tmp_path: Path) -> None:
    both, made = Barrier(2), []

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "first").write_text("1")
        # Give the other build time to find an incomplete folder.
        Event().wait(0.3)
        (folder / "second").write_text("2")

    def asked() -> set[str]:
        both.wait(10)
        return {
            each.name
            for each in make_folder_atomically(tmp_path / "cache" / "folder", make).iterdir()
        }

    with ThreadPoolExecutor(2) as pool:
        found = [pool.submit(asked) for _ in range(2)]
        assert [each.result(10) for each in found] == [{"first", "second"}] * 2
    assert len(made) == 1


def test_making_a_folder_may_make_another_folder_of_the_cache(tmp_path: Path) -> None:
    def make(folder: Path) -> None:
        stock = make_folder_atomically(tmp_path / "stock", lambda each: each.joinpath("a").touch())
        shutil.copy(stock / "a", folder)

    assert [each.name for each in make_folder_atomically(tmp_path / "engine", make).iterdir()] == [
        "a"
    ]


def test_a_folder_whose_first_build_failed_is_made_the_next_time(tmp_path: Path) -> None:
    def fails(folder: Path) -> None:
        (folder / "half").touch()
        raise ValueError("the tool failed")

    with pytest.raises(ValueError, match="the tool failed"):
        make_folder_atomically(tmp_path / "folder", fails)
    assert not (tmp_path / "folder").exists()
    made = make_folder_atomically(tmp_path / "folder", lambda folder: (folder / "whole").touch())
    assert [each.name for each in made.iterdir()] == ["whole"]
    assert [each.name for each in tmp_path.iterdir() if each.is_dir()] == ["folder"]


def test_an_atomic_write_replaces_the_file_before(tmp_path: Path) -> None:
    file = tmp_path / "file"
    for content in (b"one", b"another"):
        write_atomically(file, content)
        assert file.read_bytes() == content
    assert [*tmp_path.iterdir()] == [file]
