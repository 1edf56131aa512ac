"""What an edition charges separately, with explanations."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.separate_charges import separate_intro, separate_items, separate_title


def separate(context: PageContext) -> PageContent:
    """Every item with its explanation and an anchor."""
    return PageContent(
        title=separate_title(context),
        variables={"lead": separate_intro(context), "items": separate_items(context)},
    )


PAGE = PageDeclaration(
    key="separate",
    words="separate",
    template="separate.html",
    content=separate,
    exists=lambda context: bool(context.separate),
    is_permanent=True,
    footer=30,
)
