"""How to ask for a quotation: the firm's contact details, and the numbers that the firm needs."""

from functools import partial

from calculator.pricing.choice import asked_for
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.price_display import sentence
from pricebook.site.addresses import CONTACT, service_key


def contact(context: PageContext) -> PageContent:
    """The contact details that the data gives, and the quantities that a customer states."""
    firm = context.site.catalogue.firm
    next_step = partial(context.site.next_step, context.language)
    return PageContent(
        title=next_step("title"),
        description=next_step("description", firm=firm.name),
        variables={
            "lead": next_step("lead"),
            "carry": next_step(
                "carry", firm=firm.name, button=context.localiser.text("take", "copy_text")
            ),
            "email": firm.email or "",
            "phone": firm.phone or "",
            "dialled": "".join(mark for mark in firm.phone or "" if mark.isdigit() or mark == "+"),
            "address": firm.address or "",
            "organisation_number": firm.organisation_number or "",
            "costs": [
                {
                    "name": context.name(each),
                    "key": service_key(each.id),
                    "price": sentence(context, each),
                }
                for each in context.services
            ],
            # A quantity of money is the firm's own rate, which customers do not know.
            "quantities": [
                context.text(each.label)
                for each in asked_for(context.site.book, context.edition)
                if not each.money
            ],
            "has_guide": bool(context.guides),
        },
    )


PAGE = PageDeclaration(
    key=CONTACT, words="contact", template="contact.html", content=contact, footer=100
)
