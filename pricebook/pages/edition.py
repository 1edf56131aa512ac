"""An edition at its permanent address: its general statements, and links to its pages."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.price_display import sentence
from pricebook.page_parts.separate_charges import separate_title
from pricebook.site.addresses import HOME, SERVICES, TERMS, service_key


def edition(context: PageContext) -> PageContent:
    """The subjects that the edition states something about."""
    [stated] = [each for each in context.site.catalogue.editions if each.id == context.edition.id]
    lead = context.word("archive", "edition_lead", edition=context.edition_name)
    other_pages = {
        SERVICES: context.word("service", "title"),
        "comparison": context.word("comparison", "title"),
        "prices": context.word("prices", "title"),
        "separate": separate_title(context),
        TERMS: context.word("terms", "title"),
    }
    return PageContent(
        title=context.word("archive", "edition"),
        description=lead,
        variables={
            "lead": lead,
            "services": [
                {
                    "key": service_key(each.id),
                    "name": context.name(each),
                    "summary": context.text(context.offer(each).summary),
                    "price": sentence(context, each),
                }
                for each in context.services
            ],
            "note": context.text(stated.note) if stated.note else "",
            "statements": [context.text(each.text) for each in stated.says],
            "conditions": [context.text(each.text) for each in stated.terms],
            "other_pages": [
                (key, title) for key, title in other_pages.items() if key in context.keys
            ],
        },
    )


PAGE = PageDeclaration(
    key=HOME,
    words="archive",
    template="edition.html",
    content=edition,
    is_public=False,
    is_permanent=True,
)
