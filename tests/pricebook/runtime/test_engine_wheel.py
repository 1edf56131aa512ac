"""The engine as a wheel, and the lock by which any Pyodide finds it."""

import json
import os
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from pricebook.runtime.engine_wheel import LOCK, EngineError, engine_files

ROOT = Path(__file__).resolve().parents[3]
WHEEL = "pricebook_calculator-2.0.0-py3-none-any.whl"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel and its lock, made anew."""
    return engine_files(tmp_path_factory.mktemp("engine"))


def test_a_wheel_and_a_lock_and_nothing_else(made: dict[str, Path]) -> None:
    assert set(made) == {WHEEL, LOCK}


def test_made_on_another_day_and_elsewhere_they_are_the_same_bytes(
    made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    again = engine_files(tmp_path / "a folder of another name")
    for name, file in made.items():
        assert again[name].read_bytes() == file.read_bytes(), name


def test_they_are_made_once(made: dict[str, Path]) -> None:
    cache = made[WHEEL].parents[1]
    before = {name: file.stat().st_mtime_ns for name, file in made.items()}
    again = engine_files(cache)
    assert {name: file.stat().st_mtime_ns for name, file in again.items()} == before
    folders = [each for each in cache.iterdir() if each.is_dir()]
    assert folders == [made[WHEEL].parent], "nothing half-made is left beside them"


def test_the_wheel_holds_the_calculator_s_modules_and_what_makes_it_again(
    made: dict[str, Path],
) -> None:
    files = (ROOT / "calculator").rglob("*.py")
    modules = {file.relative_to(ROOT).as_posix() for file in files} | {"calculator/pyproject.toml"}
    with ZipFile(made[WHEEL]) as wheel:
        names = set(wheel.namelist())
        assert {name for name in names if ".dist-info/" not in name} == modules
        for name in modules:
            assert wheel.read(name) == (ROOT / name).read_bytes()
        about = wheel.read("pricebook_calculator-2.0.0.dist-info/METADATA").decode()
    assert "calculator/estimate_api.py" in modules
    assert "Requires-Dist" not in about


def test_the_lock_names_the_wheel_by_its_hash_for_the_pinned_pyodide(
    made: dict[str, Path],
) -> None:
    lock = json.loads(made[LOCK].read_text("utf-8"))
    pyodide = json.loads((ROOT / "node_modules" / "pyodide" / LOCK).read_text("utf-8"))
    assert lock["info"] == pyodide["info"]
    assert list(lock["packages"]) == ["pricebook-calculator"]
    entry = lock["packages"]["pricebook-calculator"]
    assert entry["file_name"] == WHEEL
    assert entry["sha256"] == sha256(made[WHEEL].read_bytes()).hexdigest()
    assert entry["imports"] == ["calculator"]
    assert entry["depends"] == []


def test_neither_holds_a_path_of_the_machine_that_made_them(made: dict[str, Path]) -> None:
    here = [str(ROOT).encode(), os.fsencode(Path.home()), str(made[LOCK].parent).encode()]
    with ZipFile(made[WHEEL]) as wheel:
        texts = [wheel.read(name) for name in wheel.namelist()]
    for text in [*texts, made[LOCK].read_bytes()]:
        assert not any(path in text for path in here)


def test_a_tool_that_fails_says_so_and_leaves_no_folder_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without its own backend on the path no wheel can be built.
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "hatchling.py").write_text("raise SystemExit('no room left on the disk')")
    with pytest.raises(EngineError, match="no room left on the disk"):
        engine_files(tmp_path / "cache")
    assert [each for each in (tmp_path / "cache").iterdir() if each.is_dir()] == []
