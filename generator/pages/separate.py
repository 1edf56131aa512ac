"""What an edition always charges separately."""

from generator.pages.desk import Desk


def separate(desk: Desk) -> list[str]:
    """The name of each thing."""
    lists = [each for each in desk.site.catalogue.separate if each.edition == desk.edition.id]
    return [desk.text(item.name) for each in lists for item in each.items]
