"""Two builds are compared by the bytes of their files."""

from pathlib import Path

from quality.successor import differing


def written(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return folder


def test_the_same_files_are_no_difference(tmp_path: Path) -> None:
    one = written(tmp_path / "one", index="a", en__index="b")
    other = written(tmp_path / "other", index="a", en__index="b")
    assert differing(one, other) == []


def test_each_file_that_is_other_or_in_one_build_only_is_named(tmp_path: Path) -> None:
    one = written(tmp_path / "one", index="a", en__index="b", gone="", empty="")
    other = written(tmp_path / "other", index="a ", en__index="b", added="", empty="")
    assert differing(one, other) == ["added", "gone", "index"]
