"""The front page: the firm, its services with their prices, and the next steps."""

from pricebook.page_parts.card import card
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.pages.guide import rows
from pricebook.site.addresses import HOME


def home(context: PageContext) -> PageContent:
    """An editor's prose is its lead."""
    return PageContent(
        title=context.text(context.site.catalogue.firm.tagline),
        variables={
            "cards": [card(context, each) for each in context.models],
            "advice": rows(context),
            "prices_from": context.word("service", "prices", edition=context.edition_name),
            "has_comparison": "comparison" in context.keys,
        },
    )


PAGE = PageDeclaration(
    key=HOME,
    words="home",
    template="home.html",
    content=home,
    search_weight=0.5,  # it names everything, and readers seldom search for it
)
