"""python -m setup GOAL: install what a goal of the Makefile needs."""

import sys
from pathlib import Path

from setup.addons import addon_steps
from setup.browser import browser_steps, chromium_steps, whole_browser_steps
from setup.file_lock import file_lock
from setup.locks import all_locks, changes, node_lock_steps, python_lock_steps
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
from setup.setup_step import Step, perform_in_parallel

ROOT = Path(__file__).resolve().parent.parent
GOALS = (
    *("style", "site", "firm", "test-fast", "test-site", "test", "check", "bench", "mutants"),
    *("materials", "lock", "upgrade"),
)
# Goals that need browsers and web servers.
TESTING = ("test", "check", "bench")


def folder_steps(goal: str, root: Path) -> list[Step]:
    """The steps that write into this folder, in order."""
    if goal in ("lock", "upgrade"):
        upgrade = goal == "upgrade"
        locks = python_lock_steps(root, upgrade)
        return [*locks, *python_steps(root), *node_lock_steps(root, upgrade)]
    steps = python_steps(root)
    if goal in ("site", "firm", "test-site", *TESTING, "mutants", "materials"):
        steps += node_steps(root)
    if goal in ("test-site", *TESTING):
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
    """The steps that install packages of the system, in order: apt-get runs one at a time."""
    steps = [*browser_steps(root), *server_steps(root)] if goal in TESTING else []
    if goal == "firm":
        steps += chromium_steps(root)
    if goal in ("check", "bench"):
        steps += whole_browser_steps(root)
    return [*steps, *program_steps(root)] if goal == "check" else steps


def report(line: str) -> None:
    """Print a line of progress to standard error; standard output is for results."""
    print(line, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Run the steps of a goal. Returns the exit code: 0 success, 1 failure, 2 wrong arguments."""
    if len(arguments) != 1 or arguments[0] not in GOALS:
        found = " ".join(arguments) or "none"
        report(f"set-up: expected one of the goals {', '.join(GOALS)}, found {found}")
        return 2
    try:
        with file_lock(ROOT / "build" / "setup.lock", report):
            # Read the state inside the lock: a run that has waited then skips finished steps.
            lists = [steps(arguments[0], ROOT) for steps in (folder_steps, machine_steps)]
            before = all_locks(ROOT)
            done = perform_in_parallel(lists, report)
            if arguments[0] == "upgrade":
                # Print the changes after a failure too: some of the locks may have changed.
                print("\n".join(changes(before, all_locks(ROOT))))
            return 0 if done else 1
    except KeyboardInterrupt:
        report("set-up: interrupted; run the command again to continue")
        return 130
    except OSError as error:
        file = error.filename or "a file"
        report(f"set-up: {file}: {error.strerror}; correct this and run the command again")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
