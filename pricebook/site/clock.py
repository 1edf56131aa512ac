"""The day of a build, and the edition in force on it."""

import os
from datetime import UTC, date, datetime

from calculator.pricing.price_book import Book, Edition, edition_on
from pricebook.problems.message_parts import quoted


class InvalidBuildDay(Exception):
    """SOURCE_DATE_EPOCH is not a number of seconds; the message is for the user."""


def build_day() -> date:
    """Today (UTC), or the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) if it is set.

    Raises InvalidBuildDay if SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        expected = "expected seconds since 1970, such as 1798761600"
        raise InvalidBuildDay(f"SOURCE_DATE_EPOCH: {expected}, found {quoted(epoch)}") from None


def edition_in_force(book: Book, day: date) -> Edition:
    """The edition in force on `day`. If no edition is in force yet, the first dated edition.

    ValueError if no edition is dated.
    """
    first = min(each.valid_from for each in book.editions.values() if each.valid_from)
    edition = edition_on(book, max(day, first))
    assert edition, "an edition is in force on its first day"
    return edition
