"""The names of `calculator.wording` in engine 1.0.0, for programs that were written for it.

New programs use `from calculator import ...`. Our own code does not import this module.
"""

from calculator.text.localise import Localiser as Wording
from calculator.text.localise import capitalised

__all__ = [
    "Wording",
    "capitalised",
]
