"""What `make upgrade` writes and tells: the newest versions, those of exact pins too."""

import json
from pathlib import Path

import pytest

from setup.locks import _name_source, _renew, _requirements, changes, held
from setup.versions import (
    Locked,
    asked_for,
    listing,
    locked,
    node_pins,
    with_pins,
    without_pins,
)

ROOT = Path(__file__).parents[2]

WISHES = """\
# One is pinned exactly.
-c ../other.txt
site==1.6.1
the.Theme==9.8.1  # knows its insides
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


def test_exact_pins_are_taken_off_and_nothing_else_is():
    assert without_pins(WISHES) == WISHES.replace("site==1.6.1", "site").replace(
        "the.Theme==9.8.1", "the.Theme"
    )


def test_exact_pins_are_put_back_at_the_versions_that_were_found():
    # Names of Python's packages are compared without capitals, dots and lines.
    found = with_pins(WISHES, {"site": "1.6.2", "the-theme": "10.0.0", "jinja": "4"})
    assert found == WISHES.replace("1.6.1", "1.6.2").replace("9.8.1", "10.0.0")
    assert with_pins(WISHES, {}) == WISHES


PROJECT = """\
[project]
name = "tool"
version = "1.0"
dependencies = [
    # Beside this file.
    "engine{env:ENGINE: @ {root:uri}/engine}",
    "site==1.6.1",
    "the.Theme==9.8.1",  # knows its insides
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


def test_a_project_asks_for_what_it_runs_on_and_is_developed_with_but_not_for_its_own_folders():
    assert asked_for(PROJECT).splitlines() == [
        "site==1.6.1",
        "the.Theme==9.8.1",
        "pydantic>=2",
        "tests==3.0",
        "jinja",
    ]


def test_the_pins_of_a_project_are_taken_off_and_put_back_where_they_stand():
    loose = without_pins(PROJECT)
    assert asked_for(loose).splitlines() == ["site", "the.Theme", "pydantic>=2", "tests", "jinja"]
    # Nothing else of the file changes, comments included.
    assert loose == PROJECT.replace("==1.6.1", "").replace("==9.8.1", "").replace("==3.0", "")
    found = with_pins(PROJECT, {"site": "1.6.2", "the-theme": "10.0.0", "jinja": "4"})
    assert found == PROJECT.replace("1.6.1", "1.6.2").replace("9.8.1", "10.0.0")


def test_every_package_that_changes_is_a_line_and_exact_pins_are_marked():
    before = Locked({"site": "1.6.1", "jinja": "3.1.6", "gone": "1"}, frozenset({"site"}))
    after = Locked({"site": "1.6.2", "jinja": "3.1.6", "added": "0.1"}, frozenset({"site"}))
    assert listing("requirements.txt", before, after) == [
        "requirements.txt: added new → 0.1",
        "requirements.txt: gone 1 → gone",
        "requirements.txt: site 1.6.1 → 1.6.2 (exact pin)",
    ]


def test_where_nothing_is_newer_that_is_shown():
    same = {"requirements.txt": Locked({"site": "1"}, frozenset())}
    assert changes(same, same) == ["no package has a newer version"]


def test_a_lock_that_was_not_there_is_reported_too():
    lock = Locked({"site": "1"}, frozenset())
    assert changes({}, {"a/requirements.txt": lock}) == ["a/requirements.txt: site new → 1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the locks of both kinds."""
    (tmp_path / "requirements.in").write_text(WISHES)
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


def test_the_locks_of_a_folder_are_read(folder):
    found = locked(folder)
    assert found["requirements.txt"] == Locked(
        {"jinja": "3.1.6", "site": "1.6.1", "the-theme": "9.8.1"},
        frozenset({"site", "the-theme"}),
    )
    assert found["package-lock.json"] == Locked(
        {"exact": "1.0.0", "@a/b": "2.1"}, frozenset({"exact", "dev"})
    )
    assert node_pins(folder / "package.json") == {"exact": "1.0.0", "dev": "3"}


def test_a_folder_is_locked_without_its_pins_and_pinned_at_what_was_found(folder):
    asked = []

    def compile_(there: Path) -> None:
        asked.append((there / "requirements.in").read_text())
        (there / "requirements.txt").write_text(LOCK.replace("9.8.1", "9.9.0"))

    _renew(folder, compile_)
    assert asked == [without_pins(WISHES)]
    assert (folder / "requirements.in").read_text() == WISHES.replace("9.8.1", "9.9.0")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a project and its lock."""
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "requirements.txt").write_text(LOCK)
    return tmp_path


def test_a_project_is_locked_from_its_description_which_is_pinned_at_what_was_found(project):
    asked = []

    def compile_(there: Path) -> None:
        with _requirements(there) as path:
            asked.append((there / path).read_text())
        (there / "requirements.txt").write_text(LOCK.replace("9.8.1", "9.9.0"))

    _renew(project, compile_)
    assert asked == [asked_for(without_pins(PROJECT))]
    assert (project / "pyproject.toml").read_text() == PROJECT.replace("9.8.1", "9.9.0")
    # The list that was made for it is gone.
    assert {each.name for each in project.iterdir()} == {"pyproject.toml", "requirements.txt"}
    assert locked(project)["requirements.txt"].pinned == {"site", "the-theme", "tests"}


def test_the_comments_of_a_lock_name_the_description_and_no_file_that_is_gone(project):
    lock = project / "requirements.txt"
    lock.write_text("a==1\n    # via\n    #   -r tmp1/requirements.in\n    #   b\n")
    _name_source(lock, "tmp1/requirements.in")
    assert lock.read_text() == "a==1\n    # via\n    #   pyproject.toml\n    #   b\n"


def test_what_was_asked_for_stays_where_it_cannot_be_locked(folder):
    def fails(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _renew(folder, fails)
    assert (folder / "requirements.in").read_text() == WISHES
    assert (folder / "requirements.txt").read_text() == LOCK


def test_all_locks_of_the_project_are_looked_at():
    found = held(ROOT)
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


def test_the_successor_of_mkdocs_builds_with_the_packages_of_the_site():
    found = held(ROOT)
    site, next_ = (found[f"{folder}requirements.txt"] for folder in ("", "quality/next/"))
    differ = {
        name: version
        for name, version in next_.versions.items()
        if site.versions.get(name) != version
    }
    assert differ == {"properdocs": next_.versions["properdocs"]}
