"""python -m setup GOAL: bring this machine to where the goal can be reached."""

import sys
from pathlib import Path

from setup.addons import addon_steps
from setup.browser import browser_steps, whole_browser_steps
from setup.file_lock import file_lock
from setup.locks import changes, held, node_lock_steps, python_lock_steps
from setup.node import node_steps
from setup.packages import python_steps
from setup.pyodide import pyodide_steps
from setup.quality import (
    material_steps,
    measuring_steps,
    mutant_steps,
    other_pyodide_steps,
    program_steps,
    successor_steps,
)
from setup.servers import server_steps
from setup.setup_step import Step, perform_at_once

ROOT = Path(__file__).resolve().parent.parent
GOALS = ("style", "site", "test", "check", "bench", "mutants", "materials", "lock", "upgrade")
# Those that run tests, or what tests are made of.
TESTING = ("test", "check", "bench")


def folder_steps(goal: str, root: Path) -> list[Step]:
    """What a goal needs in this folder, in order."""
    if goal in ("lock", "upgrade"):
        upgrade = goal == "upgrade"
        locks = python_lock_steps(root, upgrade)
        return [*locks, *python_steps(root), *node_lock_steps(root, upgrade)]
    steps = python_steps(root)
    if goal in ("site", *TESTING, "mutants", "materials"):
        steps += node_steps(root)
    if goal in TESTING:
        steps += [*pyodide_steps(root), *addon_steps(root)]
    if goal in ("check", "materials"):
        steps += material_steps(root)
    if goal == "mutants":
        steps += [*addon_steps(root), *mutant_steps(root)]
    if goal == "check":
        steps += [*successor_steps(root), *mutant_steps(root), *measuring_steps(root)]
        steps += other_pyodide_steps(root)
    return steps


def machine_steps(goal: str, root: Path) -> list[Step]:
    """What a goal needs of the machine, in order: its package manager takes one at a time."""
    steps = [*browser_steps(root), *server_steps(root)] if goal in TESTING else []
    if goal in ("check", "bench"):
        steps += whole_browser_steps(root)
    return [*steps, *program_steps(root)] if goal == "check" else steps


def say(line: str) -> None:
    """Progress is not output: it goes where it cannot be taken for a result."""
    print(line, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """The exit code: 0 if the goal can be reached now."""
    if len(arguments) != 1 or arguments[0] not in GOALS:
        say(f"set-up: one goal is needed, of {', '.join(GOALS)}; got: {' '.join(arguments) or '-'}")
        return 2
    try:
        with file_lock(ROOT / "build" / "setup.lock", say):
            # Inside the lock: a run that has waited sees what the other run has done.
            lanes = [make(arguments[0], ROOT) for make in (folder_steps, machine_steps)]
            before = held(ROOT)
            done = perform_at_once(lanes, say)
            if arguments[0] == "upgrade":
                # What was asked for, and so no progress. What failed may have changed some files.
                print("\n".join(changes(before, held(ROOT))))
            return 0 if done else 1
    except KeyboardInterrupt:
        say("set-up: interrupted; the next run takes up where this one stopped")
        return 130
    except OSError as error:
        say(f"set-up: {error.filename or 'a file'}: {error.strerror}; put that right and run again")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
