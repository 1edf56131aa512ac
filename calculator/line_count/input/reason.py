"""The reason why a file or an input is not counted, as a code with parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# The codes of files that Odoo's tool does not count either: the total is complete without them.
_LIKEWISE = frozenset({"too_large", "line_too_long", "syntax_error", "nested_zip", "reason_lost"})


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` is the key of a template in the words; `figures` fill the template's placeholders."""

    code: str
    figures: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def as_odoo(self) -> bool:
        """Whether Odoo's own tool leaves the file out for the same reason."""
        return self.code in _LIKEWISE
