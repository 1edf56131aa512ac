"""One page in one language, and how it becomes finished HTML."""

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
    """A page's place in the header: the lowest `order` comes first.

    `label` is a word of the section `site` of data/words.yaml, shorter than the page's title.
    """

    order: int
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language.

    `address` is its folder from the site's root. `template` is filled with `content`. `header` and
    `footer` are its places in the navigation, None where it has none. `modules` are its scripts,
    from the site's root, and `imports` the scripts that those import; a page that `runs_python`
    starts Python with them. A page that `takes_prose` has a place for an editor's text.
    The search finds the page by its `keywords` even where it does not show them; `weight` is how
    much the page counts in the search, if it `is_searched` at all. A page that `is_archived` stands
    at an edition's permanent address, for readers who have the link. `defined_terms` are linked
    where the page uses them; its template lists those that it uses as `terms_used`.
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
        """A folder or file from the site's root, as seen from this page."""
        return relative(self.address, target)


def body(page: Page, prose: str = "") -> str:
    """The page's content as finished HTML.

    `prose` is an editor's text, finished HTML too, for a page that takes any.
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
