"""Why something is not counted: a code for words to explain, with what they need to name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Where Odoo's tool does not count a file either, the total is still whole.
_LIKEWISE = frozenset({"too_large", "line_too_long", "syntax_error", "nested_zip", "reason_lost"})


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, and the figures and names that its sentence has a place for."""

    code: str
    figures: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def as_odoo(self) -> bool:
        """Whether Odoo's own tool leaves the file out for the same reason."""
        return self.code in _LIKEWISE
