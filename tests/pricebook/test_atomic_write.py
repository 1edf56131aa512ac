"""Atomic writes: a file or folder of a cache is complete, whoever else is writing it."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest

from pricebook.atomic_write import make_folder_atomically, write_atomically


def test_of_two_builds_without_the_folder_one_makes_it_and_the_other_waits(tmp_path: Path) -> None:
    both, made = Barrier(2), []

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "first").write_text("1")
        # The other one has every chance to find it half made.
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


def test_a_folder_may_need_another_one_of_the_same_cache(tmp_path: Path) -> None:
    def make(folder: Path) -> None:
        stock = make_folder_atomically(tmp_path / "stock", lambda each: each.joinpath("a").touch())
        shutil.copy(stock / "a", folder)

    assert [each.name for each in make_folder_atomically(tmp_path / "engine", make).iterdir()] == [
        "a"
    ]


def test_a_folder_that_could_not_be_made_is_made_the_next_time(tmp_path: Path) -> None:
    def fails(folder: Path) -> None:
        (folder / "half").touch()
        raise ValueError("the tool failed")

    with pytest.raises(ValueError, match="the tool failed"):
        make_folder_atomically(tmp_path / "folder", fails)
    assert not (tmp_path / "folder").exists()
    made = make_folder_atomically(tmp_path / "folder", lambda folder: (folder / "whole").touch())
    assert [each.name for each in made.iterdir()] == ["whole"]
    assert [each.name for each in tmp_path.iterdir() if each.is_dir()] == ["folder"]


def test_a_file_replaces_the_one_before_atomically(tmp_path: Path) -> None:
    file = tmp_path / "file"
    for content in (b"one", b"another"):
        write_atomically(file, content)
        assert file.read_bytes() == content
    assert [*tmp_path.iterdir()] == [file]
