"""The comparison of two builds, file by file."""

from pathlib import Path

from quality.successor import differing


def written(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return folder


def test_equal_files_give_no_difference(tmp_path: Path) -> None:
    one = written(tmp_path / "one", index="a", en__index="b")
    other = written(tmp_path / "other", index="a", en__index="b")
    assert differing(one, other) == []


def test_changed_added_and_removed_files_are_listed(tmp_path: Path) -> None:
    one = written(tmp_path / "one", index="a", en__index="b", gone="", empty="")
    other = written(tmp_path / "other", index="a ", en__index="b", added="", empty="")
    assert differing(one, other) == ["added", "gone", "index"]
