"""A stamp: the proof that something was made, from exactly these inputs, and is still there."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """`file` lies inside what it vouches for, so that deleting the one deletes the other."""

    file: Path
    facts: tuple[str, ...]
    inputs: tuple[Path, ...]
    makes: tuple[Path, ...]

    def holds(self) -> bool:
        """Whether nothing that it depends on has changed and nothing that was made is missing."""
        return self._recorded() == self._fingerprint() and all(made.exists() for made in self.makes)

    def write(self) -> None:
        """To be called last, when all is made: an interruption must leave no stamp."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self._fingerprint() + "\n", encoding="utf-8")

    def remove(self) -> None:
        """To be called first, before what it vouches for is touched."""
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
