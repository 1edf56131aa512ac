"""The names of `calculator.say` in engine 1.0.0, for programs that were written for it.

New programs use `from calculator import ...`. Our own code does not import this module.
Three names are gone: `a_month`, `row_sum` and `shown_total`, which no documented example used.
"""

from calculator.text.estimate_text import (
    added_up,
    assumptions,
    basis,
    break_evens,
    given,
    given_to,
    minded,
    not_included,
    not_included_in,
    row_steps,
    row_terms,
    steps,
    summary,
    sums_said,
    tax_step,
    total_said,
    totals,
    unpriced_said,
)

__all__ = [
    "added_up",
    "assumptions",
    "basis",
    "break_evens",
    "given",
    "given_to",
    "minded",
    "not_included",
    "not_included_in",
    "row_steps",
    "row_terms",
    "steps",
    "summary",
    "sums_said",
    "tax_step",
    "total_said",
    "totals",
    "unpriced_said",
]
