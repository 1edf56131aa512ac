"""The accessibility statement, and where to report obstacles."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration

_USABLE = ("keyboard", "zoom", "colours", "spoken", "scripts")


def accessibility(context: PageContext) -> PageContent:
    """The sections. The section on reporting obstacles needs the firm's contact details."""
    is_reachable = context.site.catalogue.firm.is_reachable
    return PageContent(
        {
            "lead": context.word("accessibility", "lead"),
            "sections": [
                _section(context, "aim"),
                {
                    "id": "usable",
                    "heading": context.word("accessibility", "usable"),
                    "paragraphs": [],
                    "items": [context.word("accessibility", each) for each in _USABLE],
                },
                _section(context, "not_checked"),
                *([_section(context, "told")] if is_reachable else []),
            ],
            "contact_title": context.word("contact", "reach") if is_reachable else "",
        }
    )


def _section(context: PageContext, heading: str) -> dict[str, object]:
    return {
        "id": heading,
        "heading": context.word("accessibility", heading),
        "paragraphs": [context.word("accessibility", f"{heading}_text")],
        "items": [],
    }


PAGE = PageDeclaration(
    key="accessibility",
    words="accessibility",
    template="statement.html",
    content=accessibility,
    footer=120,
)
