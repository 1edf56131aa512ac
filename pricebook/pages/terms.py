"""The terms that an edition defines, and a sentence about each of its services."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.site.addresses import TERMS, service_key


def terms(context: PageContext) -> PageContent:
    """The definitions in alphabetical order, each with an anchor."""
    return PageContent(
        {
            "definitions": sorted(
                (
                    {
                        "id": each.id,
                        "term": context.text(each.term),
                        "text": context.text(each.text),
                    }
                    for each in context.definitions
                ),
                key=lambda definition: definition["term"].casefold(),
            ),
            "services": [
                {
                    "key": service_key(each.id),
                    "name": context.name(each),
                    "summary": context.text(context.offer(each).summary),
                }
                for each in context.services
            ],
        }
    )


PAGE = PageDeclaration(
    key=TERMS,
    words="terms",
    template="terms.html",
    content=terms,
    # The public page also lists the services, so the page exists even without definitions.
    exists=lambda context: bool(context.definitions) or not context.section,
    is_permanent=True,
    footer=50,
)
