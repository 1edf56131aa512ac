"""Safe display of untrusted text: invisible characters are written as escapes."""

_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def escape_invisible(text: str) -> str:
    """Escape line breaks and the characters that hide, move or reorder text."""
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    return _ESCAPES.get(character) or f"\\u{{{ord(character):X}}}"
