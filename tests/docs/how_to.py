"""Code blocks of how-tos, and the changes that they describe.

In a how-to for developers, the line before a block ends with the path of the block's file, in
backticks, and a colon. A `diff` block changes the file; another block is the whole new file.
In a how-to for editors, a `diff` block fits only one file, and has no path.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOW_TOS = ROOT / "docs" / "how-to"
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@dataclass(frozen=True)
class Block:
    """A code block: the path of its file or "", its language, and its text."""

    path: str
    language: str
    text: str

    @property
    def old(self) -> str:
        """The whole lines that a change replaces, with the line break before them."""
        return self._without("+")

    @property
    def new(self) -> str:
        """The whole lines that replace `old`, with the line break before them."""
        return self._without("-")

    def _without(self, sign: str) -> str:
        lines = self.text.splitlines()
        assert {line[:1] for line in lines} <= {" ", "+", "-", ""}, self.text
        return "".join(f"\n{line[1:]}" for line in lines if line[:1] != sign) + "\n"


def blocks(how_to: Path) -> list[Block]:
    """The code blocks of a page, from top to bottom."""
    pattern = r"(?m)^(?:.*`([\w./-]+)`:\n\n)?```(\w+)\n((?:.*\n)*?)```$"
    found = re.finditer(pattern, how_to.read_text("utf-8"))
    return [Block(each[1] or "", each[2], each[3]) for each in found]


def changed(text: str, change: Block) -> str:
    """The text of a file after a change. The change must fit exactly one place in the file."""
    number = f"\n{text}".count(change.old)
    assert number == 1, f"expected one place with these lines, found {number}: {change.old}"
    return f"\n{text}".replace(change.old, change.new)[1:]
