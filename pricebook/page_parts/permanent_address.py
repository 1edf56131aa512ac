"""The address at which an edition shows the same for ever."""

from collections.abc import Mapping

from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import archive


def permanent(desk: Desk, key: str) -> Mapping[str, str]:
    """The page that the edition keeps of this kind, and what a link to it says."""
    return {
        "key": f"/{archive(desk.edition.id)}{key}",
        "said": desk.say("comparison", "permanent", edition=desk.edition_name),
    }
