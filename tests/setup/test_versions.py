"""`make upgrade`: writes the newest versions, also into exact pins, and lists the changes."""

import json
from pathlib import Path

import pytest

from setup.locks import _name_source, _requirements, _upgrade, all_locks, changes
from setup.versions import (
    Locked,
    listing,
    locked,
    node_pins,
    project_requirements,
    with_pins,
    without_pins,
)

ROOT = Path(__file__).parents[2]

REQUIREMENTS = """\
# One is pinned exactly.
-c ../other.txt
site==1.6.1
the.Theme==9.8.1  # uses its private API
jinja
pydantic>=2
"""
LOCK = """\
jinja==3.1.6 \\
    --hash=sha256:00
    # via -r requirements.in
site==1.6.1 \\
    --hash=sha256:01
the-theme==9.8.1 \\
    --hash=sha256:02
"""


def test_without_pins_removes_exact_pins_only():
    assert without_pins(REQUIREMENTS) == REQUIREMENTS.replace("site==1.6.1", "site").replace(
        "the.Theme==9.8.1", "the.Theme"
    )


def test_with_pins_restores_exact_pins_at_the_new_versions():
    # Names of Python packages are compared in normalised form.
    found = with_pins(REQUIREMENTS, {"site": "1.6.2", "the-theme": "10.0.0", "jinja": "4"})
    assert found == REQUIREMENTS.replace("1.6.1", "1.6.2").replace("9.8.1", "10.0.0")
    assert with_pins(REQUIREMENTS, {}) == REQUIREMENTS


PROJECT = """\
[project]
name = "tool"
version = "1.0"
dependencies = [
    # Beside this file.
    "engine{env:ENGINE: @ {root:uri}/engine}",
    "site==1.6.1",
    "the.Theme==9.8.1",  # uses its private API
    "pydantic>=2",
]

[dependency-groups]
dev = [
    "tests==3.0",
    "jinja",
]

[tool.other]
addopts = ["--count==2"]
"""


def test_the_requirements_of_a_project_leave_out_its_own_folders():
    assert project_requirements(PROJECT).splitlines() == [
        "site==1.6.1",
        "the.Theme==9.8.1",
        "pydantic>=2",
        "tests==3.0",
        "jinja",
    ]


def test_the_pins_of_a_project_are_removed_and_restored_in_place():
    loose = without_pins(PROJECT)
    assert project_requirements(loose).splitlines() == [
        "site",
        "the.Theme",
        "pydantic>=2",
        "tests",
        "jinja",
    ]
    # The rest of the file, including comments, stays the same.
    assert loose == PROJECT.replace("==1.6.1", "").replace("==9.8.1", "").replace("==3.0", "")
    found = with_pins(PROJECT, {"site": "1.6.2", "the-theme": "10.0.0", "jinja": "4"})
    assert found == PROJECT.replace("1.6.1", "1.6.2").replace("9.8.1", "10.0.0")


def test_each_changed_package_is_a_line_and_exact_pins_are_marked():
    before = Locked({"site": "1.6.1", "jinja": "3.1.6", "gone": "1"}, frozenset({"site"}))
    after = Locked({"site": "1.6.2", "jinja": "3.1.6", "added": "0.1"}, frozenset({"site"}))
    assert listing("requirements.txt", before, after) == [
        "requirements.txt: added new → 0.1",
        "requirements.txt: gone 1 → removed",
        "requirements.txt: site 1.6.1 → 1.6.2 (exact pin)",
    ]


def test_no_newer_version_gives_one_line():
    same = {"requirements.txt": Locked({"site": "1"}, frozenset())}
    assert changes(same, same) == ["no package has a newer version"]


def test_a_new_lock_file_is_listed():
    lock = Locked({"site": "1"}, frozenset())
    assert changes({}, {"a/requirements.txt": lock}) == ["a/requirements.txt: site new → 1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Python lock file and a Node lock file."""
    (tmp_path / "requirements.in").write_text(REQUIREMENTS)
    (tmp_path / "requirements.txt").write_text(LOCK)
    package = {"dependencies": {"exact": "1.0.0", "loose": "^2"}, "devDependencies": {"dev": "3"}}
    (tmp_path / "package.json").write_text(json.dumps(package))
    packages = {
        "": {},
        "node_modules/exact": {"version": "1.0.0"},
        "node_modules/@a/b": {"version": "2.1"},
    }
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": packages}))
    return tmp_path


def test_the_versions_and_pins_of_both_lock_files_are_read(folder):
    found = locked(folder)
    assert found["requirements.txt"] == Locked(
        {"jinja": "3.1.6", "site": "1.6.1", "the-theme": "9.8.1"},
        frozenset({"site", "the-theme"}),
    )
    assert found["package-lock.json"] == Locked(
        {"exact": "1.0.0", "@a/b": "2.1"}, frozenset({"exact", "dev"})
    )
    assert node_pins(folder / "package.json") == {"exact": "1.0.0", "dev": "3"}


def test_a_folder_is_locked_without_pins_and_then_pinned_again(folder):
    asked = []

    def compile_(there: Path) -> None:
        asked.append((there / "requirements.in").read_text())
        (there / "requirements.txt").write_text(LOCK.replace("9.8.1", "9.9.0"))

    _upgrade(folder, compile_)
    assert asked == [without_pins(REQUIREMENTS)]
    assert (folder / "requirements.in").read_text() == REQUIREMENTS.replace("9.8.1", "9.9.0")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a pyproject.toml and its lock file."""
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "requirements.txt").write_text(LOCK)
    return tmp_path


def test_a_project_is_locked_without_pins_and_then_pinned_again(project):
    asked = []

    def compile_(there: Path) -> None:
        with _requirements(there) as path:
            asked.append((there / path).read_text())
        (there / "requirements.txt").write_text(LOCK.replace("9.8.1", "9.9.0"))

    _upgrade(project, compile_)
    assert asked == [project_requirements(without_pins(PROJECT))]
    assert (project / "pyproject.toml").read_text() == PROJECT.replace("9.8.1", "9.9.0")
    # The temporary list of requirements is deleted.
    assert {each.name for each in project.iterdir()} == {"pyproject.toml", "requirements.txt"}
    assert locked(project)["requirements.txt"].pinned == {"site", "the-theme", "tests"}


def test_the_comments_of_a_lock_file_name_pyproject_toml(project):
    lock = project / "requirements.txt"
    lock.write_text("a==1\n    # via\n    #   -r tmp1/requirements.in\n    #   b\n")
    _name_source(lock, "tmp1/requirements.in")
    assert lock.read_text() == "a==1\n    # via\n    #   pyproject.toml\n    #   b\n"


def test_an_interrupted_upgrade_changes_no_file(folder):
    def fails(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _upgrade(folder, fails)
    assert (folder / "requirements.in").read_text() == REQUIREMENTS
    assert (folder / "requirements.txt").read_text() == LOCK


def test_all_lock_files_of_the_project_are_found():
    found = all_locks(ROOT)
    assert [*found] == [
        "requirements.txt",
        "package-lock.json",
        "quality/requirements.txt",
        "quality/package-lock.json",
        "quality/bill/requirements.txt",
        "quality/next/requirements.txt",
        "quality/pyodide/package-lock.json",
    ]
    assert "mkdocs-material" in found["requirements.txt"].pinned
    assert "pyodide" in found["package-lock.json"].pinned


def test_the_successor_of_mkdocs_uses_the_same_package_versions():
    found = all_locks(ROOT)
    site, next_ = (found[f"{folder}requirements.txt"] for folder in ("", "quality/next/"))
    differ = {
        name: version
        for name, version in next_.versions.items()
        if site.versions.get(name) != version
    }
    assert differ == {"properdocs": next_.versions["properdocs"]}
