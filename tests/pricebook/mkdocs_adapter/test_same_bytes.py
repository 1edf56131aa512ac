"""Reproducible builds: two builds of the same day have the same bytes."""

import shutil
from pathlib import Path

from tests.conftest import RunBuild

# 22 November 2026. Every page contains the day of the build.
DAY = "1795305600"
MACHINES = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LC_ALL": "POSIX", "PYTHONHASHSEED": "4211"},
)
# Nothing is left out of the comparison.
EXCEPTIONS: frozenset[str] = frozenset()


def test_folder_time_zone_locale_and_hash_seed_change_no_byte(
    copy, run_build: RunBuild, tmp_path: Path
) -> None:
    sites = []
    for at, machine in enumerate(MACHINES):
        project = copy()
        folder = tmp_path / ("a" * (at + 1)) / "project"
        shutil.copytree(project.folder, folder)
        config = folder / "mkdocs.yml"
        text = config.read_text("utf-8")
        config.write_text(f"site_url: https://example.org/\n{text}", "utf-8")
        into = ("-f", config, "-d", folder / "site")
        done = run_build("--quick", *into, **machine, SOURCE_DATE_EPOCH=DAY)
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append(folder / "site")
    first, second = map(contents, sites)
    assert len(first) > 200
    assert {*first} == {*second}
    assert {path for path in first if first[path] != second[path]} - EXCEPTIONS == set()


def contents(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}
