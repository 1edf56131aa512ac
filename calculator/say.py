"""The names of `calculator.say` in engine 1.0.0, for programs that were written for it.

New programs use `from calculator import ...`. Our own code does not import this module.
Names that no documented example used, and that have changed since, are not here.
"""

from calculator.text.estimate_text import (
    added_up,
    assumptions,
    basis,
    not_included,
    not_included_in,
    row_steps,
    row_terms,
    steps,
    summary,
    tax_step,
    totals,
)

__all__ = [
    "added_up",
    "assumptions",
    "basis",
    "not_included",
    "not_included_in",
    "row_steps",
    "row_terms",
    "steps",
    "summary",
    "tax_step",
    "totals",
]
