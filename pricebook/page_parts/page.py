"""A page in one language, and its rendering to HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from calculator.html.markup import Markup
from pricebook.page_parts.defined_terms import DefinedTerm, linked, used
from pricebook.page_parts.typeset import typeset
from pricebook.site.addresses import relative


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """A page's place in the header. Pages are sorted by `order`.

    `label` is the key of an interface word in the section `site`: a short title.
    """

    order: int
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language. All paths are relative to the site's root.

    `address`: the page's folder.
    `template`, `content`: the file of the template, and its variables.
    `header`, `footer`: places in the navigation, or None.
    `modules`, `imports`: the page's scripts, and the scripts that they import.
    `runs_python`: whether the scripts start Python.
    `takes_prose`: whether the template has a place for an editor's text.
    `is_searched`, `weight`, `keywords`: whether the search finds the page, how high it ranks, and
    hidden words that find it.
    `is_archived`: whether the page is at an edition's permanent address.
    `defined_terms`: terms to link to definitions. The template's variable `terms_used` lists those
    that occur in the page.
    """

    key: str
    language: str
    address: str
    title: str
    description: str
    template: str
    content: Mapping[str, Any]
    header: HeaderPlace | None = None
    footer: int | None = None
    modules: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    runs_python: bool = False
    takes_prose: bool = False
    keywords: tuple[str, ...] = ()
    is_archived: bool = False
    weight: float = 1
    is_searched: bool = True
    defined_terms: tuple[DefinedTerm, ...] = ()

    def link(self, target: str) -> str:
        """The relative link from this page to a folder or file, given from the site's root."""
        return relative(self.address, target)


def body(page: Page, prose: str = "") -> str:
    """The page's content as HTML.

    `prose` is an editor's text as HTML, for a page that takes prose.
    """
    html = _rendered(page, prose, ())
    if terms_used := used(html, page.defined_terms):
        html = linked(_rendered(page, prose, terms_used), page.defined_terms)
    return typeset(html)


def _rendered(page: Page, prose: str, terms_used: Sequence[DefinedTerm]) -> Markup:
    template = TEMPLATES.get_template(page.template)
    return Markup(
        template.render(page=page, prose=Markup(prose), terms_used=terms_used, **page.content)
    )


TEMPLATES = Environment(
    loader=PackageLoader("pricebook.pages", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
