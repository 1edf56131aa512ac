"""How a page points at the calculator with services chosen."""

from collections.abc import Sequence

from generator.addresses import CALCULATOR
from generator.pages.desk import Desk


def calculation(desk: Desk, services: Sequence[str]) -> str:
    """The calculator's key, with the services chosen in its fragment."""
    del desk, services
    return CALCULATOR
