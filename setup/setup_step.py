"""Steps of the set-up, and the functions that perform them."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from setup.failure import Failure, failure_text
from setup.stamp import Stamp


@dataclass(frozen=True)
class Step:
    """A step of the set-up.

    `name` and `detail` are shown as progress, `advice` after a failure. `done` returns whether the
    step can be skipped. `work` performs the step, and raises Failure.
    """

    name: str
    detail: str
    advice: str
    done: Callable[[], bool]
    work: Callable[[], None]


def stamped(stamp: Stamp, work: Callable[[], None]) -> Callable[[], None]:
    """A function that does `work` and then writes the stamp; failed work leaves no stamp."""

    def work_and_stamp() -> None:
        stamp.remove()
        work()
        stamp.write()

    return work_and_stamp


def perform_in_parallel(lists: Sequence[Iterable[Step]], report: Callable[[str], None]) -> bool:
    """Perform independent lists of steps in parallel. Return whether all steps succeeded.

    A failure stops only its own list: the next run can use the results of the other lists.
    """
    with ThreadPoolExecutor(len(lists)) as pool:
        return all([*pool.map(lambda steps: perform(steps, report), lists)])


def perform(steps: Iterable[Step], report: Callable[[str], None]) -> bool:
    """Perform the steps that are not done, in order. Return whether all succeeded.

    Stops at the first failure. `report` gets the progress and the message of a failure.
    """
    for step in steps:
        if step.done():
            continue
        report(f"set-up: {step.name}: {step.detail}")
        try:
            step.work()
        except Failure as failure:
            report(failure_text(step.name, failure.happened, step.advice))
            return False
    return True
