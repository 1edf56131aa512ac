"""Which pages there are in a language, and what stands on each: a module a kind of page."""

from generator.pages.calculator import ENGINE, SHELL, calculator
from generator.pages.count import count
from generator.pages.desk import Desk
from generator.pages.home import home
from generator.pages.page import Page, body
from generator.pages.service import service
from generator.pages.services import services
from generator.site import Site

__all__ = ["ENGINE", "SHELL", "Page", "body", "pages"]


def pages(site: Site, language: str) -> tuple[Page, ...]:
    """Every page of a language, in the order of the navigation."""
    desk = Desk(site, language, site.edition)
    return (
        home(desk),
        services(desk),
        *(service(desk, each) for each in desk.services),
        calculator(desk),
        *([count(desk)] if site.counted else []),
    )
