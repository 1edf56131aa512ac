"""The engine as a wheel, and the lock file with which Pyodide loads it."""

import json
import os
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from pricebook.runtime.engine_wheel import LOCK, EngineError, engine_files

# The lock of the wheel is made from Pyodide's own lock.
pytestmark = pytest.mark.usefixtures("pyodide")
ROOT = Path(__file__).resolve().parents[3]
WHEEL = "pricebook_calculator-2.0.0-py3-none-any.whl"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A newly built wheel and its lock file, by name."""
    return engine_files(tmp_path_factory.mktemp("engine"))


def test_the_build_gives_a_wheel_and_a_lock_file(made: dict[str, Path]) -> None:
    assert set(made) == {WHEEL, LOCK}


def test_the_bytes_do_not_depend_on_day_time_zone_or_folder(
    made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    again = engine_files(tmp_path / "a folder of another name")
    for name, file in made.items():
        assert again[name].read_bytes() == file.read_bytes(), name


def test_a_second_build_takes_the_files_from_the_cache(made: dict[str, Path]) -> None:
    cache = made[WHEEL].parents[1]
    before = {name: file.stat().st_mtime_ns for name, file in made.items()}
    again = engine_files(cache)
    assert {name: file.stat().st_mtime_ns for name, file in again.items()} == before
    folders = [each for each in cache.iterdir() if each.is_dir()]
    assert folders == [made[WHEEL].parent], "no temporary folder is left"


def test_the_wheel_has_all_modules_of_the_calculator_and_pyproject_toml(
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


def test_the_lock_file_has_the_hash_of_the_wheel_and_the_pyodide_version(
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


def test_wheel_and_lock_file_contain_no_path_of_this_machine(made: dict[str, Path]) -> None:
    here = [str(ROOT).encode(), os.fsencode(Path.home()), str(made[LOCK].parent).encode()]
    with ZipFile(made[WHEEL]) as wheel:
        texts = [wheel.read(name) for name in wheel.namelist()]
    for text in [*texts, made[LOCK].read_bytes()]:
        assert not any(path in text for path in here)


def test_a_failed_build_reports_the_error_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # This module hides the real build backend, so the build fails.
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "hatchling.py").write_text("raise SystemExit('no room left on the disk')")
    with pytest.raises(EngineError, match="no room left on the disk"):
        engine_files(tmp_path / "cache")
    assert [each for each in (tmp_path / "cache").iterdir() if each.is_dir()] == []
