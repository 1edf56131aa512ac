"""The failure of a step, with a message for the person who runs the set-up."""

from collections.abc import Sequence


class Failure(Exception):
    """The step failed. `happened` are lines about the cause; the message adds name and advice."""

    def __init__(self, happened: Sequence[str]) -> None:
        super().__init__("\n".join(happened))
        self.happened = tuple(happened)


def failure_text(step: str, happened: Sequence[str], advice: str) -> str:
    """The whole message: the step, what happened, and what to do."""
    lines = [f"set-up: {step}: failed.", *(f"  {line}" for line in happened), f"  To do: {advice}"]
    return "\n".join(line.rstrip() for line in lines)
