"""One page in one language, and how it becomes finished HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from calculator.html.markup import Markup
from pricebook.page_parts.defined_terms import Word, linked, used
from pricebook.page_parts.typeset import typeset
from pricebook.site.addresses import relative


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language: its folder from the site's root, its head, and what fills it.

    `template` is filled with `content`; `modules` are scripts, from the site's root, and `imports`
    the scripts that those import. A page that `takes_prose` has a place for an editor's text.
    `keywords` are words that the search finds it by though it may not hold them; `weight` is how
    much it counts there, where it `is_searched` at all. One that `is_archived` stands at an
    edition's permanent address, for who has the link. `words` are linked where the page uses them;
    its template lists those that it does as `words_used`.
    """

    key: str
    language: str
    address: str
    title: str
    description: str
    template: str
    content: Mapping[str, Any]
    modules: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    takes_prose: bool = False
    keywords: tuple[str, ...] = ()
    is_archived: bool = False
    weight: float = 1
    is_searched: bool = True
    words: tuple[Word, ...] = ()

    def link(self, target: str) -> str:
        """A folder or file from the site's root, as seen from this page."""
        return relative(self.address, target)


def body(page: Page, prose: str = "") -> str:
    """The page's content as finished HTML.

    `prose` is an editor's text, finished HTML too, for a page that takes any.
    """
    html = _rendered(page, prose, ())
    if found := used(html, page.words):
        html = linked(_rendered(page, prose, found), page.words)
    return typeset(html)


def _rendered(page: Page, prose: str, words_used: Sequence[Word]) -> Markup:
    template = TEMPLATES.get_template(page.template)
    return Markup(
        template.render(page=page, prose=Markup(prose), words_used=words_used, **page.content)
    )


TEMPLATES = Environment(
    loader=PackageLoader("pricebook.pages", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
