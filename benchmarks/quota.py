"""A quota of processor time, which everything that a program begins shares: a Linux control group.

Chromium can slow a page down by itself, but not the page's workers, where Python runs.
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

# Where the system's tree of groups is: of the first version, which has one a resource, and of the
# second, which has one for all.
FIRST = Path("/sys/fs/cgroup/cpu")
SECOND = Path("/sys/fs/cgroup")
# Short beside what is measured, so that no wait is seen at the end of a period.
PERIOD_US = 10_000
# The most that a group may weigh beside others, so that a busy machine takes nothing of its quota.
SHARES, WEIGHT = 262_144, 10_000
LEAVING_S = 10


class NoQuota(Exception):
    """This machine sets no quota; says why, as the end of a sentence."""


@dataclass(frozen=True)
class Quota:
    """A group whose processes share so much processor time, and the programs that begin in it."""

    group: Path
    launchers: Path

    @property
    def processors(self) -> float:
        """How many processors' time its processes have, as the system tells it."""
        return _read_quota(self.group)

    @property
    def processes(self) -> set[int]:
        """Those that are in it, as the system tells them."""
        return {int(line) for line in (self.group / "cgroup.procs").read_text().split()}

    def launcher(self, program: Path) -> Path:
        """Starts the program within the quota, so that all that it begins is in it too.

        Real-time processes have no quota: one that starts this as such makes it an ordinary one.
        """
        script = self.launchers / program.name
        procs, named = shlex.quote(str(self.group / "cgroup.procs")), shlex.quote(str(program))
        steps = ["chrt --other --pid 0 $$", f"echo $$ > {procs}", f'exec {named} "$@"']
        script.write_text(f"#!/bin/sh\n{' &&\n'.join(steps)}\n", "utf-8")
        script.chmod(0o755)
        return script

    def check(self, processes: set[int]) -> None:
        """Nothing is measured that escaped, nor together with what measures it."""
        within = self.processes
        if escaped := {each for each in processes - within if Path(f"/proc/{each}").exists()}:
            raise RuntimeError(f"expected within the quota; these processes are not: {escaped}")
        if os.getpid() in within:
            raise RuntimeError("expected outside the quota; this very process is within")


@contextmanager
def processor_quota(processors: float) -> Iterator[Quota]:
    """So many processors' time; the group and what still runs in it end with the caller."""
    tree = _tree()
    with ExitStack() as stack:
        if tree is SECOND:
            stack.enter_context(_groups_may_have_quotas(tree / "cgroup.subtree_control"))
        group = _made(tree)
        stack.callback(_remove, group)
        _limit(group, processors)
        yield Quota(group, Path(stack.enter_context(TemporaryDirectory())))


def _tree() -> Path:
    """The tree of groups that the processor's time belongs to."""
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
    """In a tree of the second version, where that has to be allowed; afterwards as before."""
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
    """Set the quota, and see that the system has understood."""
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
    """End what is in it, all of which began there, and wait until the system lets go of it."""
    patience = time.monotonic() + LEAVING_S
    while group.is_dir():
        for process in map(int, (group / "cgroup.procs").read_text().split()):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue  # it has ended by itself
        try:
            group.rmdir()
        except OSError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.05)
