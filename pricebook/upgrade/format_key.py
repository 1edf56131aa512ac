"""Writes the version of the format into services.yaml; all other bytes stay the same."""

from codecs import BOM_UTF8

from pricebook.model.data_format import FORMAT, KEY
from pricebook.yaml_source.characters import decoded
from pricebook.yaml_source.source import spans


def with_format(data: bytes) -> bytes:
    """The file with the current format: a new first key, or a new number for the existing key.

    The YAML must have no problem.
    """
    text = decoded(data)
    values, keys = spans(text)
    if span := values.get((KEY,)):
        changed = f"{text[: span.start]}{FORMAT}{text[span.end :]}"
    elif values[()].style == "{":
        at = values[()].start + 1
        changed = f"{text[:at]}{KEY}: {FORMAT}, {text[at:]}"
    else:
        first = next(iter(keys.values()))
        at, breaks = _first_line(text, first.start)
        line_break = "\r\n" if "\r\n" in text else "\n"
        line = f"{' ' * first.column}{KEY}: {FORMAT}{line_break * breaks}"
        changed = text[:at] + line + text[at:]
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + changed.encode()


def _first_line(text: str, first_key: int) -> tuple[int, int]:
    """The offset for a new first key, and the number of line breaks after the key.

    Comments between an empty line and the old first key belong to the old first key.
    """
    before_key = text.rfind("\n", 0, first_key) + 1
    lines = text[:before_key].split("\n")[:-1]
    last_empty = max((at for at, line in enumerate(lines) if not line.strip()), default=None)
    if last_empty is None or any(line.startswith("---") for line in lines[last_empty:]):
        return before_key, 1
    return sum(len(line) + 1 for line in lines[: last_empty + 1]), 2
