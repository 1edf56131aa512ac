"""python -m quality.mutation PACKAGES run …: runs mutmut with tests that are collected only once.

Collecting tests takes longer than running the tests that notice a fault. Therefore each mutant
runs in a fork of a process in which the tests are already collected. The quickest tests run first.
Slow tests are skipped when the tests of a function would take over a minute; a fault that only a
skipped test notices counts as a survivor. PACKAGES is the site-packages folder of mutmut's separate
environment.
"""

import resource
import sys
import time
from collections.abc import Iterable
from itertools import accumulate

import pytest
from _pytest.config import _prepareconfig

sys.path.append(sys.argv.pop(1))

from mutmut.__main__ import cli
from mutmut.configuration import config
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.workers import isolation

# The maximum time of the tests of a function, measured without a fault.
MAX_SECONDS = 60
# A mutant is stopped if its first FIRST tests take longer than SECONDS plus TIMES their usual time.
# mutmut's own limit counts all tests of a function and is many minutes.
FIRST, TIMES, SECONDS = 12, 4, 6


class Collected(PytestRunner):
    """A pytest session that collects its tests once and runs them for every mutant."""

    session: pytest.Session

    def collect(self) -> None:
        """Collects all tests in the process that is forked for each mutant."""
        arguments = ["--rootdir=.", "--tb=no", "-qq", "-s", *config().pytest_add_cli_args]
        with change_cwd("mutants"):
            started = _prepareconfig([*arguments, *config().pytest_add_cli_args_test_selection])
            started._do_configure()
            self.session = pytest.Session.from_config(started)
            started.hook.pytest_sessionstart(session=self.session)
            started.hook.pytest_collection(session=self.session)
        self.items = {item.nodeid: item for item in self.session.items}

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """Runs the tests of a mutant, the quickest first; returns the exit code of pytest."""
        ordered = list(tests)
        if mutant_name is None:
            return int(super().run_tests(mutant_name=None, tests=ordered))
        elapsed = list(accumulate(state().duration_by_test[each] for each in ordered))
        within = max(FIRST, sum(each <= MAX_SECONDS for each in elapsed))
        items = [self.items[each] for each in ordered[:within]]
        following = [*items[1:], None][: len(items)]
        whole, most = resource.getrlimit(resource.RLIMIT_CPU)
        limit = int(time.process_time() + TIMES * elapsed[:FIRST][-1]) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (min(limit, whole), most))
        with change_cwd("mutants"):
            for number, (item, then) in enumerate(zip(items, following, strict=True), 1):
                try:
                    item.ihook.pytest_runtest_protocol(item=item, nextitem=then)
                except BaseException:
                    return 1
                if self.session.testsfailed:
                    return 1
                if number == FIRST:
                    resource.setrlimit(resource.RLIMIT_CPU, (whole, most))
        return 0


class Runner(isolation.ForkRunner):
    """mutmut's runner, which forks a process for each mutant, with the collected tests."""

    def startup(self) -> None:
        self.test_runner.collect()
        super().startup()


if __name__ == "__main__":
    isolation.PytestRunner = Collected
    isolation.ForkRunner = Runner
    cli()
