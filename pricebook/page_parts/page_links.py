"""Links from one page to another that need more than a key."""

from collections.abc import Mapping, Sequence

from calculator.pricing.choice import SERVICES
from calculator.share.fragment import MARK
from pricebook.page_parts.page_context import PageContext
from pricebook.site.addresses import CALCULATOR, archive_section


def calculation(services: Sequence[str]) -> str:
    """The calculator's key, with the services chosen in its fragment."""
    return f"{CALCULATOR}#{MARK}{'.'.join((SERVICES, *services))}"


def permanent(context: PageContext) -> Mapping[str, str]:
    """The key of this page at the edition's permanent address, and the label of the link to it.

    That page shows the same for ever.
    """
    return {
        "key": f"/{archive_section(context.edition.id)}{context.key}",
        "label": context.word("comparison", "permanent", edition=context.edition_name),
    }
