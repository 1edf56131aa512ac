"""Reads the versions in locks and the exact pins of the files that locks are made from."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# A lock is made from pyproject.toml, or from requirements.in if the folder has no pyproject.toml.
PROJECT, REQUIREMENTS, LOCK = "pyproject.toml", "requirements.in", "requirements.txt"
NODE, NODE_LOCK = "package.json", "package-lock.json"

# name==1.2.3 at the start of a line, or "name==1.2.3" in a list of a pyproject.toml.
_PIN = re.compile(r"(?m)^( *\"?)([A-Za-z0-9][\w.-]*)==([\w.!+-]+)")
# Marks a dependency on a folder of this project, which is in no index: hatchling replaces
# {root:uri} by the path of the project.
_OF_THIS_PROJECT = "{root:uri}"


@dataclass(frozen=True, slots=True)
class Locked:
    """A lock: package → version, and the names of the packages with an exact pin."""

    versions: Mapping[str, str]
    pinned: frozenset[str]


def locked(folder: Path) -> dict[str, Locked]:
    """File name → lock, for the locks in a folder."""
    found = {}
    if (folder / LOCK).is_file():
        found[LOCK] = Locked(
            _pins(_read(folder / LOCK)), frozenset(_pins(_read(requirements_file(folder))))
        )
    if (folder / NODE_LOCK).is_file():
        packages = json.loads((folder / NODE_LOCK).read_text("utf-8"))["packages"]
        versions = {
            name.removeprefix("node_modules/"): package["version"]
            for name, package in packages.items()
            if name and "version" in package
        }
        found[NODE_LOCK] = Locked(versions, frozenset(node_pins(folder / NODE)))
    return found


def requirements_file(folder: Path) -> Path:
    """The file that the folder's Python lock is made from."""
    requirements = folder / REQUIREMENTS
    return requirements if requirements.is_file() else folder / PROJECT


def project_requirements(project: str) -> str:
    """The requirements in the text of a pyproject.toml, one on each line.

    These are the dependencies, all extras and the group `dev`, without folders of the project.
    """
    content = tomllib.loads(project)
    lists = [
        content["project"]["dependencies"],
        *content["project"].get("optional-dependencies", {}).values(),
        content["dependency-groups"]["dev"],
    ]
    requirements = [each for part in lists for each in part]
    return "".join(f"{each}\n" for each in requirements if _OF_THIS_PROJECT not in each)


def node_pins(file: Path) -> dict[str, str]:
    """Package → version, for the exact pins of a package.json."""
    content = json.loads(file.read_text("utf-8"))
    dependencies = {**content.get("dependencies", {}), **content.get("devDependencies", {})}
    return {name: version for name, version in dependencies.items() if version[:1].isdigit()}


def without_pins(text: str) -> str:
    """The text of a pyproject.toml or requirements.in without the versions of its exact pins."""
    return _PIN.sub(r"\1\2", text)


def with_pins(text: str, versions: Mapping[str, str]) -> str:
    """The text with each exact pin set to the package's version in `versions`."""
    by_name = {_plain(name): version for name, version in versions.items()}

    def pinned(match: re.Match[str]) -> str:
        start, name, version = match.groups()
        return f"{start}{name}=={by_name.get(_plain(name), version)}"

    return _PIN.sub(pinned, text)


def listing(name: str, before: Locked, after: Locked) -> list[str]:
    """A line for each package whose version has changed; exact pins are marked.

    `name` is the path of the lock.
    """
    pinned = before.pinned | after.pinned
    lines = []
    for package in sorted({*before.versions, *after.versions}):
        old, new = before.versions.get(package), after.versions.get(package)
        if old != new:
            mark = " (exact pin)" if package in pinned else ""
            lines.append(f"{name}: {package} {old or 'new'} → {new or 'removed'}{mark}")
    return lines


def _pins(text: str) -> dict[str, str]:
    return {_plain(name): version for _, name, version in _PIN.findall(text)}


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _plain(name: str) -> str:
    """The normalised name of a Python package: lower case, hyphens for dots and underscores."""
    return re.sub(r"[-_.]+", "-", name).lower()
