"""The overview of an edition's services, with all prices in one table."""

from pricebook.page_parts.card import card
from pricebook.page_parts.page import HeaderPlace
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.price_display import table
from pricebook.page_parts.separate_charges import separate_title
from pricebook.site.addresses import SERVICES


def services(context: PageContext) -> PageContent:
    """The cards of the services, and the table of prices."""
    lead = context.word("service", "lead", edition=context.edition_name)
    return PageContent(
        description=lead,
        variables={
            "lead": lead,
            "cards": [card(context, each) for each in context.models],
            "prices": table(context),
            "separate_title": separate_title(context) if context.separate else "",
        },
    )


PAGE = PageDeclaration(
    key=SERVICES,
    words="service",
    template="services.html",
    content=services,
    is_permanent=True,
    header=HeaderPlace(10, "services"),
    search_weight=0.5,  # the page repeats the pages of the services
)
