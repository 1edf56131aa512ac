"""Notes on what `pricebook upgrade` would change in a project of an older version."""

from collections.abc import Iterator

from pricebook.model.catalogue import Catalogue


def upgrade_notes(data: str, catalogue: Catalogue) -> Iterator[str]:
    """A sentence for each part of the old format; `data` is the name of the data file."""
    if catalogue.format is None:
        yield f"{data} names no format: run pricebook upgrade"
