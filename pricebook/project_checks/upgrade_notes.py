"""Notes on what `pricebook upgrade` would change in a project of an older version."""

from collections.abc import Iterator

from pricebook.model.catalogue import Catalogue
from pricebook.project_checks.mkdocs_settings import FILE, OLD_PLUGIN, PLUGIN, Settings

_ADVICE = "run pricebook upgrade"


def upgrade_notes(
    data: str, catalogue: Catalogue | None, settings: Settings | None
) -> Iterator[str]:
    """A sentence for each part of the old format; `data` is the name of the data file.

    None means that a file is missing or has problems.
    """
    if catalogue and catalogue.format is None:
        yield f"{data} names no format: {_ADVICE}"
    if settings and settings.plugin == OLD_PLUGIN:
        yield f"{FILE} names the plugin {PLUGIN} by its old name {OLD_PLUGIN}: {_ADVICE}"
