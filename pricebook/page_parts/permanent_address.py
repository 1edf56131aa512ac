"""The permanent address of an edition's page: it shows the same for ever."""

from collections.abc import Mapping

from pricebook.page_parts.page_context import PageContext
from pricebook.site.addresses import archive_section


def permanent(context: PageContext) -> Mapping[str, str]:
    """The key of this page at the edition's permanent address, and the label of the link to it."""
    return {
        "key": f"/{archive_section(context.edition.id)}{context.key}",
        "label": context.word("comparison", "permanent", edition=context.edition_name),
    }
