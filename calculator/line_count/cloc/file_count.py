"""One file: its lines of code and its lines in all, or the reason why it is not counted."""

from dataclasses import dataclass
from posixpath import splitext

from calculator.line_count.cloc.cloc_rules import LARGEST_FILE, Rules
from calculator.line_count.cloc.count_python import python_lines
from calculator.line_count.cloc.count_script import script_lines
from calculator.line_count.cloc.count_xml import xml_lines
from calculator.line_count.cloc.decode import text_of
from calculator.line_count.input.reason import Reason


@dataclass(frozen=True, slots=True)
class Count:
    """Lines of code, which are what is paid for, and lines in all.

    `unsure`: versions of Python differ in whether they can read what was counted.
    """

    code: int
    total: int
    unsure: bool = False

    def __add__(self, more: "Count") -> "Count":
        unsure = self.unsure or more.unsure
        return Count(self.code + more.code, self.total + more.total, unsure)


NOTHING = Count(0, 0)


def language_of(path: str, rules: Rules) -> str | None:
    """The language that a file counts as, by its last suffix; None where it does not count."""
    # A name that only begins with dots has no suffix: ".py" is a name, not an ending.
    return rules.languages.get(splitext(path)[1].lower())


def too_large(size: int) -> Reason | None:
    """Why a file of so many bytes is not even read."""
    return Reason("too_large", {"most": LARGEST_FILE // 2**20}) if size > LARGEST_FILE else None


def count(data: bytes, language: str, rules: Rules) -> Count | Reason:
    """A file of any bytes, in time that grows with their number only."""
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
        longest = rules.longest_line
        if longest is not None and max(map(len, text.split("\n"))) > longest:
            return Reason("line_too_long", {"most": longest})
        code = script_lines(text, language)
    return Count(code, text.count("\n"))
