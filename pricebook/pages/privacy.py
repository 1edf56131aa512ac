"""What the pages do with a reader's input, and what they ask of the reader's browser."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration

# The word of each heading → the words of its paragraphs.
_SECTIONS = {
    "typed": ("typed_text",),
    "kept": ("kept_text",),
    "address": ("address_text",),
    "asked": ("asked_text", "asked_server"),
    "sent": ("sent_text",),
}


def privacy(context: PageContext) -> PageContent:
    """Only what the pages do: the operator of the server answers for the server."""
    return PageContent(
        {
            "lead": context.word("privacy", "lead"),
            "sections": [
                {
                    "id": heading,
                    "heading": context.word("privacy", heading),
                    "paragraphs": [context.word("privacy", each) for each in paragraphs],
                    "items": [],
                }
                for heading, paragraphs in _SECTIONS.items()
            ],
            "contact_title": "",
        }
    )


PAGE = PageDeclaration(
    key="privacy", words="privacy", template="statement.html", content=privacy, footer=110
)
