"""The way to a quotation: whom to ask, where the data tells, and what to have at hand."""

from functools import partial

from calculator.pricing.choice import asked_for
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.price_display import sentence
from pricebook.site.addresses import CALCULATOR, CONTACT, GUIDE, service_key


def contact(desk: Desk) -> Page:
    """What nobody has said of the firm is not there."""
    firm = desk.site.catalogue.firm
    next_step = partial(desk.site.next_step, desk.language)
    return desk.page(
        CONTACT,
        next_step("title"),
        next_step("description", firm=firm.name),
        "contact.html",
        lead=next_step("lead"),
        carry=next_step("carry", firm=firm.name, button=desk.wording.text("take", "copy_text")),
        email=firm.email or "",
        phone=firm.phone or "",
        dialled="".join(mark for mark in firm.phone or "" if mark.isdigit() or mark == "+"),
        address=firm.address or "",
        organisation_number=firm.organisation_number or "",
        costs=[
            {"name": desk.name(each), "key": service_key(each.id), "price": sentence(desk, each)}
            for each in desk.services
        ],
        # A rate is the firm's own to know.
        quantities=[
            desk.text(each.label)
            for each in asked_for(desk.site.book, desk.edition)
            if not each.money
        ],
        calculator=CALCULATOR,
        guide=GUIDE if desk.guides else "",
    )
