"""python -m quality.mutation PACKAGES run …: mutmut, which shows a fault to a few tests first.

Most faults are noticed by the quickest tests that meet them, and to collect all of those tests
takes longer than to run a few. mutmut lies in an environment of its own: PACKAGES is its folder.
"""

import sys
from collections.abc import Iterable

sys.path.append(sys.argv.pop(1))

from mutmut.__main__ import cli
from mutmut.runners.harness import PytestRunner
from mutmut.workers import isolation

FEW = 12


class FewFirst(PytestRunner):
    """Runs tests in two parts: a fault that the first part notices never meets the second."""

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """What pytest ends with. mutmut hands over the quickest tests first."""
        ordered = list(tests)
        ended = super().run_tests(mutant_name=mutant_name, tests=ordered[:FEW])
        if ended or not ordered[FEW:]:
            return int(ended)
        return int(super().run_tests(mutant_name=mutant_name, tests=ordered[FEW:]))


if __name__ == "__main__":
    isolation.PytestRunner = FewFirst
    cli()
