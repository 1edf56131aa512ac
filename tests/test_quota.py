"""The quota of processor time for the browser in benchmarks, or the reason for a missing quota.

No test measures time: tests read the quota and the processes of the group from the system. On a
system without quotas, each test checks the reason only.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from benchmarks import quota
from benchmarks.quota import NoQuota, Quota, processor_quota
from benchmarks.start import slow_machine

ROOT = Path(__file__).resolve().parents[1]
REASON = re.compile(
    r"only Linux has quotas of processor time"
    r"|/sys/fs/cgroup has no quotas of processor time"
    r"|/sys/fs/cgroup/\S+: .+"
    r"|the system grants \S+ processors where \S+ were asked for"
)
# Prints the ids of itself and of a child process; both end when stdin closes.
FAMILY = """
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"])
print(os.getpid(), child.pid, flush=True)
child.wait()
"""


@pytest.fixture
def held() -> Iterator[Quota | None]:
    """A quota of half a processor, or None after a check of the reason."""
    with ExitStack() as stack:
        quota, why = None, ""
        try:
            quota = stack.enter_context(processor_quota(0.5))
        except NoQuota as reason:
            why = str(reason)
        assert quota or REASON.fullmatch(why)
        yield quota


@contextmanager
def family(program: Path) -> Iterator[set[int]]:
    """The ids of two processes: a program and its child."""
    command = [program, "-c", FAMILY]
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **piped) as process:
        yield {int(each) for each in process.stdout.readline().split()}


def test_a_program_and_its_children_share_the_quota(held):
    if held:
        assert held.processors == 0.5
        with family(held.launcher(Path(sys.executable))) as processes:
            assert len(processes) == 2
            assert held.processes == processes
            held.check(processes)


def test_a_process_outside_the_quota_is_an_error(held):
    if held:
        with family(Path(sys.executable)) as processes:
            assert held.processes == set()
            with pytest.raises(RuntimeError, match="these processes are not"):
                held.check(processes)


def test_the_measuring_process_must_be_outside_the_quota(held):
    if held:
        measuring = "from pathlib import Path; from benchmarks.quota import Quota; import sys; "
        measuring += "Quota(Path(sys.argv[1]), Path()).check(set())"
        command = [held.launcher(Path(sys.executable)), "-c", measuring, held.group]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert "this very process is within" in done.stderr


def test_after_a_failure_the_group_and_its_processes_are_removed(held):
    groups: list[Path] = []

    def fail(stack: ExitStack) -> None:
        with processor_quota(0.25) as other:
            groups.append(other.group)
            processes = stack.enter_context(family(other.launcher(Path(sys.executable))))
            assert other.processes == processes
            raise ZeroDivisionError

    if held:
        with ExitStack() as stack:
            with pytest.raises(ZeroDivisionError):
                fail(stack)
            assert [group.exists() for group in groups] == [False]


def test_without_quotas_the_table_states_that_the_processor_was_not_slowed(monkeypatch, tmp_path):
    monkeypatch.setattr(quota, "FIRST", tmp_path / "cpu")
    monkeypatch.setattr(quota, "SECOND", tmp_path)
    with slow_machine() as (condition, none):
        assert none is None
    if sys.platform == "linux":
        why = f"{tmp_path} has no quotas of processor time"
    else:
        why = "only Linux has quotas of processor time"
    first = "At 10 Mbit/s and 40 ms. The processor was not slowed, as no quota can be set: "
    assert condition == f"{first}{why}."


def test_with_a_quota_the_table_states_the_browsers_share(held):
    with slow_machine() as (condition, slow):
        assert (slow is None) == (held is None)
        if slow:
            assert slow.processors in {0.25, 0.5}
            assert condition == (
                "At 10 Mbit/s and 40 ms, where all that the browser runs, workers too, shares a "
                f"quarter of {'two processors’' if slow.processors == 0.5 else 'one processor’s'} "
                "time:"
            )
