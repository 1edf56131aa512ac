"""The day of a build."""

import os
from datetime import UTC, date, datetime

from pricebook.problems.message_parts import quoted


class InvalidBuildDay(Exception):
    """SOURCE_DATE_EPOCH is not a number of seconds; the message is for the user."""


def build_day() -> date:
    """Today (UTC), or the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) if it is set.

    InvalidBuildDay if SOURCE_DATE_EPOCH is not such a number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        expected = "expected seconds since 1970, such as 1798761600"
        raise InvalidBuildDay(f"SOURCE_DATE_EPOCH: {expected}, found {quoted(epoch)}") from None
