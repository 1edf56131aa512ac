"""The front page: the firm, its services with their prices, and the next steps."""

from pricebook.page_parts.card import card
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.pages.guide import rows
from pricebook.site.addresses import HOME


def home(context: PageContext) -> PageContent:
    """The cards of the services and the guide's advice. An editor's prose is the page's lead."""
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
    search_weight=0.5,  # the page contains every term, and readers seldom search for it
)
