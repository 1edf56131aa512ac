"""The day that a build is made on."""

import os
from datetime import UTC, date, datetime

from pricebook.problems.message_parts import quoted


class InvalidBuildDay(Exception):
    """What the environment names as the day is none."""


def build_day() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) where that is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        expected = "expected seconds since 1970, such as 1798761600"
        raise InvalidBuildDay(f"SOURCE_DATE_EPOCH: {expected}, found {quoted(epoch)}") from None
