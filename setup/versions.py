"""The versions that the locks hold, the exact pins that were asked for, and what has changed."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# What a lock is made from: the project's own description, or a list of packages where there is no
# project to describe.
PROJECT, WISHES, LOCK = "pyproject.toml", "requirements.in", "requirements.txt"
NODE, NODE_LOCK = "package.json", "package-lock.json"

# name==1.2.3 at the beginning of a line, or "name==1.2.3" in a list of a pyproject.toml. What
# follows (a comment) is left alone.
_PIN = re.compile(r"(?m)^( *\"?)([A-Za-z0-9][\w.-]*)==([\w.!+-]+)")
# A dependency on a folder of this project, in hatchling's notation: {root:uri} is the path of the
# project. No index has the folder's package.
_OF_THIS_PROJECT = "{root:uri}"


@dataclass(frozen=True, slots=True)
class Locked:
    """Package → version, of one lock, and the names of those that are pinned exactly."""

    versions: Mapping[str, str]
    pinned: frozenset[str]


def locked(folder: Path) -> dict[str, Locked]:
    """The locks that lie in a folder, by the names of their files."""
    found = {}
    if (folder / LOCK).is_file():
        found[LOCK] = Locked(
            _pins(_read(folder / LOCK)), frozenset(_pins(_read(wishes_file(folder))))
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


def wishes_file(folder: Path) -> Path:
    """The file that the lock of a folder is made from."""
    listed = folder / WISHES
    return listed if listed.is_file() else folder / PROJECT


def asked_for(project: str) -> str:
    """What a pyproject.toml asks for, to run, with all extras and to develop, as requirements.

    What is a folder of the project itself is left out.
    """
    whole = tomllib.loads(project)
    lists = [
        whole["project"]["dependencies"],
        *whole["project"].get("optional-dependencies", {}).values(),
        whole["dependency-groups"]["dev"],
    ]
    wanted = [each for requirements in lists for each in requirements]
    return "".join(f"{each}\n" for each in wanted if _OF_THIS_PROJECT not in each)


def node_pins(file: Path) -> dict[str, str]:
    """Package → version, of those that a package.json asks for exactly."""
    whole = json.loads(file.read_text("utf-8"))
    asked = {**whole.get("dependencies", {}), **whole.get("devDependencies", {})}
    return {name: version for name, version in asked.items() if version[:1].isdigit()}


def without_pins(wishes: str) -> str:
    """The same file, asking for any version of what it pins exactly."""
    return _PIN.sub(r"\1\2", wishes)


def with_pins(wishes: str, versions: Mapping[str, str]) -> str:
    """The same file with each exact pin at the version that was found for it."""
    by_name = {_plain(name): version for name, version in versions.items()}

    def pinned(match: re.Match[str]) -> str:
        start, name, version = match.groups()
        return f"{start}{name}=={by_name.get(_plain(name), version)}"

    return _PIN.sub(pinned, wishes)


def listing(name: str, before: Locked, after: Locked) -> list[str]:
    """A line for each package whose version differs, the exact pins marked; none where none does.

    `name` is the path of the lock.
    """
    pinned = before.pinned | after.pinned
    lines = []
    for package in sorted({*before.versions, *after.versions}):
        old, new = before.versions.get(package), after.versions.get(package)
        if old != new:
            mark = " (exact pin)" if package in pinned else ""
            lines.append(f"{name}: {package} {old or 'new'} → {new or 'gone'}{mark}")
    return lines


def _pins(text: str) -> dict[str, str]:
    return {_plain(name): version for _, name, version in _PIN.findall(text)}


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _plain(name: str) -> str:
    """A name as Python's packages are compared: capitals, dots and lines make no difference."""
    return re.sub(r"[-_.]+", "-", name).lower()
