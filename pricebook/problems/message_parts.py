"""Parts of messages: a found text that is safe to print, and the nearest allowed word."""

from collections.abc import Iterable
from difflib import get_close_matches

from calculator.text.visible_text import escape_invisible

MAX_LENGTH = 40


def quoted(text: str) -> str:
    """The text in quotes, at most 40 characters, with invisible characters escaped."""
    shortened = text if len(text) <= MAX_LENGTH else text[: MAX_LENGTH - 1] + "…"
    return f'"{escape_invisible(shortened)}"'


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """'; did you mean "month"?' if an allowed word is similar, else an empty text."""
    close = nearest(word, allowed)
    return f"; did you mean {quoted(close)}?" if close else ""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The most similar allowed word, without regard to case; None if none is similar."""
    words = {candidate.casefold(): candidate for candidate in sorted(allowed)}
    # A long word is cut: the time grows with the product of both lengths.
    close = get_close_matches(word[:80].casefold(), words, n=1)
    return words[close[0]] if close else None
