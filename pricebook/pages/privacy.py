"""Privacy: what the pages do with a reader's input, what they store, and what a server receives."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration

# Key of the heading's word → keys of its paragraphs' words.
_SECTIONS = {
    "typed": ("typed_text",),
    "kept": ("kept_text",),
    "address": ("address_text",),
    "asked": ("asked_text", "asked_server"),
    "sent": ("sent_text",),
}


def privacy(context: PageContext) -> PageContent:
    """What the pages do. The server's operator is responsible for the server's own logs."""
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
