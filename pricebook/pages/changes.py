"""What changes between editions: links to every pair of editions."""

from calculator.text.localise import capitalised
from pricebook.page_parts.edition_pairs import edition_pairs, pair_name
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.site.addresses import CHANGES, changes_key


def changes(context: PageContext) -> PageContent:
    """A link to each pair of editions. Pairs with the edition in force are first."""
    pairs = sorted(edition_pairs(context), key=lambda pair: pair[1].id != context.edition.id)
    return PageContent(
        {
            "pairs": [
                {
                    "key": changes_key(old.id, new.id),
                    "name": capitalised(pair_name(context, old, new)),
                }
                for old, new in pairs
            ],
        }
    )


PAGE = PageDeclaration(
    key=CHANGES,
    words="changes",
    template="changes.html",
    content=changes,
    exists=lambda context: bool(edition_pairs(context)),
    footer=60,
)
