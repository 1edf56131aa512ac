"""Runs a script of this folder in the environment's Node."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def ask(script: str, question: object, minutes: int, **extra: str) -> Any:
    """Runs a script with `question` as its JSON argument and parses its JSON output.

    Raises RuntimeError with the end of the error output if the script fails.
    """
    done = subprocess.run(
        [ROOT / ".venv" / "bin" / "node", HERE / script, json.dumps(question)],
        env={**os.environ, **extra},
        capture_output=True,
        text=True,
        timeout=60 * minutes,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout)
