"""Groups problems with the same message, which hundreds of places may share."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pricebook.problems.problem import Problem

# If more places than this share a message, the message is shown once.
MOST_SHOWN = 5
# At most this many of the other places are named.
_NAMED = 3
# Message → a correction for all its places. The groups of the expression fill the braces.
_CORRECTIONS = (
    (
        "expected the text in every language, found none in ([a-z]+)",
        "pricebook translations out {0} {0}.csv writes these texts to a table for a translator",
    ),
    (
        "expected only the languages [a-z, ]+, found ([a-z]+)",
        "add {0} to the languages in services.yaml, or remove these texts",
    ),
)


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """A problem, and the other problems with the same message that the report does not show."""

    first: Problem
    others: Sequence[Problem] = ()

    @property
    def summary(self) -> Sequence[str]:
        """A line that names other places, and a line with the correction; () without others."""
        if not self.others:
            return ()
        named = [f"{each.path}:{each.line}:{each.column}" for each in self.others[:_NAMED]]
        places = f"the same at {len(self.others)} more places, such as {', '.join(named)}"
        correction = _correction(self.first.message)
        return (places, correction) if correction else (places,)


def grouped(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """Each problem once, by file and place; a shared message at its first place only."""
    by_message: dict[str, list[Problem]] = {}
    for each in sorted(set(problems)):
        by_message.setdefault(each.message, []).append(each)
    groups = [
        group
        for same in by_message.values()
        for group in (
            [ProblemGroup(same[0], same[1:])] if len(same) > MOST_SHOWN else map(ProblemGroup, same)
        )
    ]
    return sorted(groups, key=lambda group: group.first)


def _correction(message: str) -> str | None:
    for pattern, correction in _CORRECTIONS:
        if found := re.fullmatch(pattern, message):
            return correction.format(*found.groups())
    return None
