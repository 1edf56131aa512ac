"""python -m quality.mutation PACKAGES run …: mutmut, with tests that are collected only once.

Collecting the tests of a function takes longer than running those that notice a fault in it. So
each fault gets a process in which the tests are collected already. The quickest tests run first.
Slow tests are skipped once the tests of a function would take a minute; a fault that only a skipped
test notices counts as unnoticed. mutmut lies in an environment of its own: PACKAGES is its folder.
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

# How long the tests of a function may have taken together when nothing was wrong.
MAX_SECONDS = 60
# What takes so many times as long as the first tests did, and some seconds, has no end. mutmut's
# own limit goes by all the tests that meet a function, and is many minutes.
FIRST, TIMES, SECONDS = 12, 4, 6


class Collected(PytestRunner):
    """The tests of a session that is not over before the last fault is tried."""

    session: pytest.Session

    def collect(self) -> None:
        """Collect every test, in the process that those of the faults come from."""
        arguments = ["--rootdir=.", "--tb=no", "-qq", "-s", *config().pytest_add_cli_args]
        with change_cwd("mutants"):
            begun = _prepareconfig([*arguments, *config().pytest_add_cli_args_test_selection])
            begun._do_configure()
            self.session = pytest.Session.from_config(begun)
            begun.hook.pytest_sessionstart(session=self.session)
            begun.hook.pytest_collection(session=self.session)
        self.items = {item.nodeid: item for item in self.session.items}

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """What pytest would end with. mutmut hands over the quickest tests first."""
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
    """mutmut's own, which forks a process for each fault."""

    def startup(self) -> None:
        self.test_runner.collect()
        super().startup()


if __name__ == "__main__":
    isolation.PytestRunner = Collected
    isolation.ForkRunner = Runner
    cli()
