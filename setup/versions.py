"""The versions that the locks hold, the exact pins that were asked for, and what has changed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WISHES, LOCK = "requirements.in", "requirements.txt"
NODE, NODE_LOCK = "package.json", "package-lock.json"

# "name==1.2.3", with what follows it (a comment) left alone.
_PIN = re.compile(r"(?m)^([A-Za-z0-9][\w.-]*)==([\w.!+-]+)")


@dataclass(frozen=True, slots=True)
class Locked:
    """Package → version, of one lock, and the names of those that are pinned exactly."""

    versions: Mapping[str, str]
    pinned: frozenset[str]


def locked(folder: Path) -> dict[str, Locked]:
    """The locks that lie in a folder, by the names of their files."""
    found = {}
    if (folder / LOCK).is_file():
        pins = _PIN.findall(_read(folder / WISHES))
        found[LOCK] = Locked(
            {_plain(name): version for name, version in _PIN.findall(_read(folder / LOCK))},
            frozenset(_plain(name) for name, _ in pins),
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


def node_pins(file: Path) -> dict[str, str]:
    """Package → version, of those that a package.json asks for exactly."""
    whole = json.loads(file.read_text("utf-8"))
    asked = {**whole.get("dependencies", {}), **whole.get("devDependencies", {})}
    return {name: version for name, version in asked.items() if version[:1].isdigit()}


def without_pins(wishes: str) -> str:
    """A requirements.in that asks for any version of what it pins exactly."""
    return _PIN.sub(r"\1", wishes)


def with_pins(wishes: str, versions: Mapping[str, str]) -> str:
    """The same file with each exact pin at the version that was found for it."""
    by_name = {_plain(name): version for name, version in versions.items()}

    def pinned(match: re.Match[str]) -> str:
        return f"{match[1]}=={by_name.get(_plain(match[1]), match[2])}"

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


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _plain(name: str) -> str:
    """A name as Python's packages are compared: capitals, dots and lines make no difference."""
    return re.sub(r"[-_.]+", "-", name).lower()
