"""What docker compose puts before each line of a container's output, and how to take it off."""

import re

_COLOUR = r"(?:\x1b?\[[0-9;]*m)*"  # the escape may have been lost on the clipboard
_MOMENT = r"(?:[0-9-]{10}T[0-9:.]+Z )?"  # of `docker compose logs --timestamps`
# Such as "odoo-1  | ": padded to the longest name, and one blank before the line itself.
_PREFIX = re.compile(rf"{_COLOUR}[\w.-]+ *\|(?: |$){_COLOUR}{_MOMENT}")


def without_prefix(lines: list[str]) -> list[str]:
    """The lines as the program printed them, where most that say anything have such a prefix.

    Those that have none, such as a shell's prompt, stay as they are.
    """
    told = [line for line in lines if line.strip()]
    found = sum(_PREFIX.match(line) is not None for line in told)
    return [_bare(line) for line in lines] if 2 * found > len(told) else lines


def _bare(line: str) -> str:
    prefix = _PREFIX.match(line)
    return line[prefix.end() :] if prefix else line
