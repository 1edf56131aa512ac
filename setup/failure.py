"""A step that could not be done, worded for the person who has to do something about it."""

from collections.abc import Sequence


class Failure(Exception):
    """What happened, as lines of text; the step adds its name and its advice."""

    def __init__(self, happened: Sequence[str]) -> None:
        super().__init__("\n".join(happened))
        self.happened = tuple(happened)


def failure_text(step: str, happened: Sequence[str], advice: str) -> str:
    """The whole message: which step, what was met, what to do."""
    lines = [f"set-up: {step}: failed.", *(f"  {line}" for line in happened), f"  To do: {advice}"]
    return "\n".join(line.rstrip() for line in lines)
