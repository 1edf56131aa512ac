"""How many minutes are charged for time spent on requests, by every reading of a price list."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

EXACT = 0  # the step of a reading that rounds nothing


def charged_minutes(
    worked: Decimal, requests: int, minimum: int, steps: Sequence[int]
) -> tuple[Decimal, Decimal]:
    """The fewest and the most minutes charged for `worked` minutes in `requests` requests.

    Each request counts as `minimum` minutes at least. Each of `steps` is a reading of the price
    list: a request is rounded up to the next started step of that many minutes, or not at all where
    it is EXACT. Both ends hold for every reading, however the time is spread over the requests.
    `requests` is 0 only where `worked` is 0.
    """
    readings = [_by_one_reading(worked, requests, minimum, step) for step in steps]
    return min(fewest for fewest, _ in readings), max(most for _, most in readings)


def _by_one_reading(
    worked: Decimal, requests: int, minimum: int, step: int
) -> tuple[Decimal, Decimal]:
    if not worked:
        return Decimal(requests * minimum), Decimal(requests * minimum)
    if step == EXACT:
        fewest = max(worked, Decimal(requests * minimum))
        return fewest, (requests - 1) * minimum + max(worked, Decimal(minimum))
    started = int((worked / step).to_integral_value(ROUND_CEILING))
    return (
        Decimal(_fewest(started, requests, minimum, step)),
        # One request takes nearly all the time, and each of the others has just begun.
        Decimal((requests - 1) * max(minimum, step) + max(minimum, started * step)),
    )


def _fewest(started: int, requests: int, minimum: int, step: int) -> int:
    """The fewest minutes: the time is spread to use up each request's minimum first.

    `within` steps fit into the minimum. Where the `started` steps do not all fit, some requests
    are `longer` and count by their steps.
    """
    within = minimum // step
    longer = min(max(started - requests * within, 0), requests)
    steps_of_longer = started if longer == requests else longer * (within + 1)
    return (requests - longer) * minimum + steps_of_longer * step
