"""The names of `calculator.choice` in engine 1.0.0, for programs that were written for it.

New programs use `from calculator import ...`. Our own code does not import this module.
Names that no documented example used, and that have changed since, are not here.
"""

from calculator.pricing.choice import (
    AGREEMENT,
    BESIDE,
    EDITION,
    HAS,
    RESERVED,
    SERVICES,
    SHARED,
    TAX,
    TAXED,
    TRAITS,
    Choice,
    Fields,
    asked_for,
    conditions,
    offered,
    read_choice,
    start,
    with_numbers,
)

__all__ = [
    "AGREEMENT",
    "BESIDE",
    "EDITION",
    "HAS",
    "RESERVED",
    "SERVICES",
    "SHARED",
    "TAX",
    "TAXED",
    "TRAITS",
    "Choice",
    "Fields",
    "asked_for",
    "conditions",
    "offered",
    "read_choice",
    "start",
    "with_numbers",
]
