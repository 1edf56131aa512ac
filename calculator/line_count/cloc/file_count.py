"""Counts one file: its lines of code and all its lines, or the reason not to count the file."""

from dataclasses import dataclass
from posixpath import splitext

from calculator.line_count.cloc.cloc_rules import MAX_FILE_SIZE, Rules
from calculator.line_count.cloc.count_python import python_lines
from calculator.line_count.cloc.count_script import script_lines
from calculator.line_count.cloc.count_xml import xml_lines
from calculator.line_count.cloc.decode import text_of
from calculator.line_count.input.reason import Reason


@dataclass(frozen=True, slots=True)
class Count:
    """`code` is the number of lines of code, which is charged; `total` is the number of all lines.

    `unsure` is true where some versions of Python cannot parse a counted file.
    """

    code: int
    total: int
    unsure: bool = False

    def __add__(self, more: "Count") -> "Count":
        unsure = self.unsure or more.unsure
        return Count(self.code + more.code, self.total + more.total, unsure)


NOTHING = Count(0, 0)


def language_of(path: str, rules: Rules) -> str | None:
    """The language of a file by its last suffix; None for a file that is not counted."""
    # The name ".py" has no suffix.
    return rules.languages.get(splitext(path)[1].lower())


def too_large(size: int) -> Reason | None:
    """The reason that a file of `size` bytes is too large, or None."""
    return Reason("too_large", {"most": MAX_FILE_SIZE // 2**20}) if size > MAX_FILE_SIZE else None


def count(data: bytes, language: str, rules: Rules) -> Count | Reason:
    """Count the bytes of a file, in linear time for any content."""
    if reason := too_large(len(data)):
        return reason
    text = text_of(data)
    if language == "python":
        found = python_lines(text)
        if isinstance(found, Reason):
            return found
        return Count(found.code, text.count("\n"), found.unsure)
    if language == "xml":
        code = xml_lines(text)
    else:
        longest = rules.max_line_length
        if longest is not None and max(map(len, text.split("\n"))) > longest:
            return Reason("line_too_long", {"most": longest})
        code = script_lines(text, language)
    return Count(code, text.count("\n"))
