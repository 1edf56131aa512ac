"""The archive: every edition that has come into force, and what each of them offers."""

from calculator.text.localise import capitalised
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import ARCHIVE, CHANGES, HOME, SERVICES, archive, relative
from pricebook.site.site import published


def archived(desk: Desk) -> Page:
    """The newest edition first; those without a day come last, in the order of the data."""
    dated = [each for each in published(desk.site) if each.valid_from]
    undated = [each for each in published(desk.site) if not each.valid_from]
    newest_first = sorted(dated, key=lambda each: str(each.valid_from), reverse=True)
    addresses = desk.site.addresses
    shelves = [
        Desk(desk.site, desk.language, each, archive(each.id)) for each in [*newest_first, *undated]
    ]
    return desk.page(
        ARCHIVE,
        desk.say("archive", "all"),
        desk.say("archive", "description"),
        "archive.html",
        editions=[
            {
                "key": f"{shelf.shelf}{HOME}",
                "name": capitalised(shelf.edition_name),
                "is_current": shelf.is_current,
                "services": [shelf.name(each) for each in shelf.services],
            }
            for shelf in shelves
        ],
        services=SERVICES,
        feed=relative(addresses.of(ARCHIVE, desk.language), addresses.feed(desk.language)),
        changes=CHANGES,
    )
