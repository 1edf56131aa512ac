"""Runs another program without output, and shows the end of its output if it fails."""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from setup.failure import Failure

LINES_KEPT = 15


def run(
    command: Sequence[str | Path], *, cwd: Path, extra: Mapping[str, str] | None = None
) -> None:
    """Run the command in `cwd` with `extra` added to the environment. Raises Failure."""
    words = [str(word) for word in command]
    try:
        result = subprocess.run(
            words,
            cwd=cwd,
            env={**os.environ, **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise Failure([_ran(words, cwd), f"It could not be started: {error.strerror}."]) from error
    if result.returncode != 0:
        raise Failure([_ran(words, cwd), *_ending(result.returncode, result.stdout)])


def _ran(words: Sequence[str], cwd: Path) -> str:
    """The command as a user can type it in `cwd`, without the path of that folder."""
    return "Ran: " + shlex.join(words).replace(f"{cwd}/", "")


def _ending(code: int, output: str) -> list[str]:
    lines = [line for line in output.splitlines() if line.strip()][-LINES_KEPT:]
    ended = f"exit code {code}" if code > 0 else f"signal {-code}"
    if not lines:
        return [f"It ended with {ended} and printed nothing."]
    return [f"It ended with {ended}; its last output:", *(f"  | {line}" for line in lines)]
