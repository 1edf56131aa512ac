"""python -m quality.mutation PACKAGES run …: mutmut; the quickest tests come first.

Most faults are noticed by a few of them, and to collect all that meet a function takes longer than
to run a few; those of a whole catalogue take minutes, and are left out once a minute is over. A
fault that only they would notice is told as one that none does. mutmut lies in an environment of
its own: PACKAGES is its folder.
"""

import resource
import sys
import time
from collections.abc import Iterable
from itertools import accumulate

sys.path.append(sys.argv.pop(1))

from mutmut.__main__ import cli
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.workers import isolation

FEW = 12
# Of the processor, for a few tests that take less than one: what needs more has no end. mutmut's
# own limit goes by all the tests that meet a function, and is many minutes.
SECONDS = 20
# How long the tests took together when nothing was wrong.
MOST_SECONDS = 60


class QuickestFirst(PytestRunner):
    """Runs tests in two parts: a fault that the first part notices never meets the second."""

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """What pytest ends with. mutmut hands over the quickest tests first."""
        ordered = list(tests)
        if mutant_name is None:
            return int(super().run_tests(mutant_name=None, tests=ordered))
        whole, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS, most))
        ended = super().run_tests(mutant_name=mutant_name, tests=ordered[:FEW])
        resource.setrlimit(resource.RLIMIT_CPU, (whole, most))
        taken = accumulate(state().duration_by_test[each] for each in ordered)
        within = sum(each <= MOST_SECONDS for each in taken)
        if ended or within <= FEW:
            return int(ended)
        return int(super().run_tests(mutant_name=mutant_name, tests=ordered[FEW:within]))


if __name__ == "__main__":
    isolation.PytestRunner = QuickestFirst
    cli()
