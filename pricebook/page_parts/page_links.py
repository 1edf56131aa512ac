"""Links to other pages that need more than the page's key."""

from collections.abc import Mapping, Sequence

from calculator.pricing.choice import SERVICES
from calculator.share.fragment import MARK
from pricebook.page_parts.page_context import PageContext
from pricebook.site.addresses import CALCULATOR, archive_section


def calculation(services: Sequence[str]) -> str:
    """The calculator's key with a fragment that selects `services`."""
    return f"{CALCULATOR}#{MARK}{'.'.join((SERVICES, *services))}"


def permanent(context: PageContext) -> Mapping[str, str]:
    """The key of this page at the edition's permanent address, and the label of the link to it."""
    return {
        "key": f"/{archive_section(context.edition.id)}{context.key}",
        "label": context.word("comparison", "permanent", edition=context.edition_name),
    }
