"""Text from anywhere as it can safely be shown: what cannot be seen is written out."""

_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def visible(text: str) -> str:
    """The same text, with marks that reorder, hide or move other text as escapes."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return _ESCAPES.get(character) or f"\\u{{{ord(character):X}}}"
