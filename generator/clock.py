"""The day that a build is made on."""

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) where that is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
