"""Links to the calculator with services chosen."""

from collections.abc import Sequence

from calculator.pricing.choice import SERVICES
from calculator.share.fragment import MARK
from pricebook.site.addresses import CALCULATOR


def calculation(services: Sequence[str]) -> str:
    """The calculator's key, with the services chosen in its fragment."""
    return f"{CALCULATOR}#{MARK}{'.'.join((SERVICES, *services))}"
