"""A quota of processor time for a program and all its child processes: a Linux control group.

Chromium can slow down a page, but not the page's workers, in which Python runs.
"""

import os
import shlex
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

# Mount points of control groups: version 1 has one tree per resource, version 2 has one tree.
FIRST = Path("/sys/fs/cgroup/cpu")
SECOND = Path("/sys/fs/cgroup")
# Much shorter than the measured times, so that waits at the end of a period do not show.
PERIOD_US = 10_000
# The maximum weight of a group, so that it gets its quota on a busy machine.
SHARES, WEIGHT = 262_144, 10_000
LEAVING_S = 10


class NoQuota(Exception):
    """This machine has no quotas; the message is the reason, as the end of a sentence."""


@dataclass(frozen=True)
class Quota:
    """A control group whose processes share a quota; `launchers` has scripts that join it."""

    group: Path
    launchers: Path

    @property
    def processors(self) -> float:
        """The quota in processors, read from the system."""
        return _read_quota(self.group)

    @property
    def processes(self) -> set[int]:
        """The ids of the processes in the group, read from the system."""
        return {int(line) for line in (self.group / "cgroup.procs").read_text().split()}

    def launcher(self, program: Path) -> Path:
        """Writes a script that runs the program within the quota, with all its children.

        Real-time processes have no quota, so the script changes to normal scheduling.
        """
        script = self.launchers / program.name
        procs, named = shlex.quote(str(self.group / "cgroup.procs")), shlex.quote(str(program))
        steps = ["chrt --other --pid 0 $$", f"echo $$ > {procs}", f'exec {named} "$@"']
        script.write_text(f"#!/bin/sh\n{' &&\n'.join(steps)}\n", "utf-8")
        script.chmod(0o755)
        return script

    def check(self, processes: set[int]) -> None:
        """Raises RuntimeError if a process is outside the quota, or this process is inside it."""
        within = self.processes
        if escaped := {each for each in processes - within if Path(f"/proc/{each}").exists()}:
            raise RuntimeError(f"expected within the quota; these processes are not: {escaped}")
        if os.getpid() in within:
            raise RuntimeError("expected outside the quota; this very process is within")


@contextmanager
def processor_quota(processors: float) -> Iterator[Quota]:
    """Creates the quota; at the end kills the processes in the group and removes it."""
    tree = _tree()
    with ExitStack() as stack:
        if tree is SECOND:
            stack.enter_context(_groups_may_have_quotas(tree / "cgroup.subtree_control"))
        group = _made(tree)
        stack.callback(_remove, group)
        _limit(group, processors)
        yield Quota(group, Path(stack.enter_context(TemporaryDirectory())))


def _tree() -> Path:
    """The tree of control groups for processor time."""
    if not sys.platform.startswith("linux"):
        raise NoQuota("only Linux has quotas of processor time")
    if (FIRST / "cpu.cfs_quota_us").is_file():
        return FIRST
    listed = SECOND / "cgroup.controllers"
    if listed.is_file() and "cpu" in listed.read_text().split():
        return SECOND
    raise NoQuota(f"{SECOND} has no quotas of processor time")


@contextmanager
def _groups_may_have_quotas(control: Path) -> Iterator[None]:
    """Enables quotas in a tree of version 2 if necessary, and disables them afterwards."""
    if "cpu" in control.read_text().split():
        yield
        return
    _write(control, "+cpu")
    try:
        yield
    finally:
        _write(control, "-cpu")


def _made(tree: Path) -> Path:
    try:
        return Path(mkdtemp(prefix="catalogue-", dir=tree))
    except OSError as error:
        raise NoQuota(f"{tree}: {error.strerror}") from error


def _limit(group: Path, processors: float) -> None:
    """Sets the quota and reads it back."""
    given = round(processors * PERIOD_US)
    if (limit := group / "cpu.max").is_file():
        _write(limit, f"{given} {PERIOD_US}")
        _write(group / "cpu.weight", str(WEIGHT))
    else:
        _write(group / "cpu.cfs_period_us", str(PERIOD_US))
        _write(group / "cpu.cfs_quota_us", str(given))
        _write(group / "cpu.shares", str(SHARES))
    if (granted := _read_quota(group)) != given / PERIOD_US:
        raise NoQuota(
            f"the system grants {granted:g} processors where {processors:g} were asked for"
        )


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text)
    except OSError as error:
        raise NoQuota(f"{file}: {error.strerror}") from error


def _read_quota(group: Path) -> float:
    if (limit := group / "cpu.max").is_file():
        given, period = limit.read_text().split()
    else:
        given, period = (
            (group / f"cpu.cfs_{name}_us").read_text().strip() for name in ("quota", "period")
        )
    return float("inf") if given in {"max", "-1"} else int(given) / int(period)


def _remove(group: Path) -> None:
    """Kills all processes of the group, and removes it as soon as the system allows."""
    patience = time.monotonic() + LEAVING_S
    while group.is_dir():
        for process in map(int, (group / "cgroup.procs").read_text().split()):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue  # the process has already ended
        try:
            group.rmdir()
        except OSError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.05)
