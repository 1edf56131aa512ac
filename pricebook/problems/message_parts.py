"""The words that problems share: what was found, safe to print, and the nearest allowed word."""

from collections.abc import Iterable
from difflib import get_close_matches

from calculator.text.visible_text import escape_invisible

LONGEST = 40


def shown(text: str) -> str:
    """The text in quotes, at most 40 characters of it, with all that cannot be seen escaped."""
    kept = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f'"{escape_invisible(kept)}"'


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """'; did you mean "month"?' where one of the allowed words is close, else nothing."""
    close = nearest(word, allowed)
    return f"; did you mean {shown(close)}?" if close else ""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that was probably meant; capitals make no difference to what is meant."""
    words = {candidate.casefold(): candidate for candidate in sorted(allowed)}
    # Comparing costs length times length, and no allowed word is longer than a line.
    close = get_close_matches(word[:80].casefold(), words, n=1)
    return words[close[0]] if close else None
