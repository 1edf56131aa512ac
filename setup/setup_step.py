"""A step of the set-up: whether it is done, how to do it, and what to advise if that fails."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from setup.failure import Failure, failure_text
from setup.stamp import Stamp


@dataclass(frozen=True)
class Step:
    """One line of progress, one thing made."""

    name: str
    detail: str
    advice: str
    done: Callable[[], bool]
    work: Callable[[], None]


def stamped(stamp: Stamp, work: Callable[[], None]) -> Callable[[], None]:
    """The same work, under a stamp that is gone while it lasts and back only if it succeeded."""

    def work_and_stamp() -> None:
        stamp.remove()
        work()
        stamp.write()

    return work_and_stamp


def perform_at_once(lanes: Sequence[Iterable[Step]], say: Callable[[str], None]) -> bool:
    """Each lane's steps in order, and the lanes beside each other: none needs another's.

    A lane that fails stops none of the others: what they make is there for the next run.
    """
    with ThreadPoolExecutor(len(lanes)) as pool:
        return all([*pool.map(lambda lane: perform(lane, say), lanes)])


def perform(steps: Iterable[Step], say: Callable[[str], None]) -> bool:
    """Do what is not yet done, in order; stop at the first failure, having said all about it."""
    for step in steps:
        if step.done():
            continue
        say(f"set-up: {step.name}: {step.detail}")
        try:
            step.work()
        except Failure as failure:
            say(failure_text(step.name, failure.happened, step.advice))
            return False
    return True
