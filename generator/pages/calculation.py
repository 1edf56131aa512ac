"""How a page points at the calculator with services chosen."""

from collections.abc import Sequence

from generator.addresses import CALCULATOR


def calculation(services: Sequence[str]) -> str:
    """The calculator's key, with the services chosen in its fragment."""
    return f"{CALCULATOR}#o1:services.{'.'.join(services)}"
