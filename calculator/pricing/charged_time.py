"""The minutes charged for time spent on requests, where a rounding rule has several readings."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

EXACT = 0  # the step of a reading without rounding


def charged_minutes(
    worked: Decimal, requests: int, minimum: int, steps: Sequence[int]
) -> tuple[Decimal, Decimal]:
    """The fewest and the most minutes charged for `worked` minutes in `requests` requests.

    Each request is charged at least `minimum` minutes. Each of `steps` is one reading of the price
    list's rounding rule: the number of minutes in a step, to which a request is rounded up; EXACT
    does not round. The two figures are the limits over all readings and over all ways to divide the
    time among the requests. `requests` may be 0 only where `worked` is 0.
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
        # Nearly all the time goes to one request, and every other request has just begun.
        Decimal((requests - 1) * max(minimum, step) + max(minimum, started * step)),
    )


def _fewest(started: int, requests: int, minimum: int, step: int) -> int:
    """The fewest minutes: the time first fills the minimum of each request.

    `within` steps fit into one minimum. Steps that do not fit make some requests `longer`; these
    longer requests are charged by their steps.
    """
    within = minimum // step
    longer = min(max(started - requests * within, 0), requests)
    steps_of_longer = started if longer == requests else longer * (within + 1)
    return (requests - longer) * minimum + steps_of_longer * step
