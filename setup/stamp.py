"""Stamps: files that record from which inputs something was made."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """A stamp file with a hash of the inputs of a step.

    `file` is in the folder that the step makes, so it is deleted with the folder. `facts` and the
    files `inputs` are hashed. `makes` are paths that the step makes.
    """

    file: Path
    facts: tuple[str, ...]
    inputs: tuple[Path, ...]
    makes: tuple[Path, ...]

    def holds(self) -> bool:
        """Whether all inputs are unchanged and all paths of `makes` exist."""
        return self._recorded() == self._fingerprint() and all(made.exists() for made in self.makes)

    def write(self) -> None:
        """Write the stamp. Call this last: an interrupted step must leave no stamp."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self._fingerprint() + "\n", encoding="utf-8")

    def remove(self) -> None:
        """Remove the stamp. Call this first, before the step changes anything."""
        self.file.unlink(missing_ok=True)

    def _recorded(self) -> str:
        try:
            return self.file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def _fingerprint(self) -> str:
        return _digest([*self.facts, *(_digest_of(file) for file in self.inputs)])


def _digest_of(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        return "missing"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
