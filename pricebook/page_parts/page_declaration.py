"""How a page declares itself: its key, words, template, place in the navigation, and condition."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pricebook.page_parts.page import HeaderPlace, Page
from pricebook.page_parts.page_context import PageContext
from pricebook.site.addresses import PROSE


@dataclass(frozen=True, slots=True)
class PageContent:
    """What fills a page: the variables of its template, and what its head has.

    Without a `title` or `description` the page has the words `title` and `description` of its
    section of data/words.yaml, filled in with {edition} and {firm}. `keywords` are words that the
    search finds the page by.
    """

    variables: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()


def always(context: PageContext) -> bool:
    """The condition of a page that every edition has."""
    del context
    return True


@dataclass(frozen=True, slots=True)
class PageDeclaration:
    """A page, stated in one place; header, footer, addresses, sitemap and archive follow from it.

    `key`: its name in code, the same in every language. Its address in each language stands in
    data/words.yaml, section `addresses`, under this key.
    `words`: its section of data/words.yaml.
    `template`: its file in pricebook/pages/templates/.
    `content`: what fills the template. Beside its variables a template has `word` (a word of
    data/words.yaml), `to` (a link to a page by its key), `next_step` and `banner`.
    `exists`: whether an edition has the page.
    `subjects`: for a declaration of several pages: key → subject. `content` gets the subject as
    its second argument.
    `header`, `footer`: its place among the links there; the lowest number comes first.
    `is_public`: whether it is one of the site's own pages, at the prices in force.
    `is_permanent`: whether each edition keeps one at its permanent address.
    `scripts`: its scripts, from the site's root; `imported_scripts`: what those import.
    `runs_python`: whether its scripts start Python in the reader's browser.
    `is_searched`, `search_weight`: whether the search finds it, and how much it counts there.
    `links_terms`: whether defined terms in it become links.
    """

    key: str
    words: str
    template: str
    content: Callable[..., PageContent]
    exists: Callable[[PageContext], bool] = always
    subjects: Callable[[PageContext], Mapping[str, object]] | None = None
    header: HeaderPlace | None = None
    footer: int | None = None
    is_public: bool = True
    is_permanent: bool = False
    scripts: tuple[str, ...] = ()
    imported_scripts: tuple[str, ...] = ()
    runs_python: bool = False
    is_searched: bool = True
    search_weight: float = 1
    links_terms: bool = False

    def builders(self, context: PageContext) -> Mapping[str, Callable[[PageContext], Page]]:
        """The pages that the context's section has of this kind: key → what makes the page."""
        belongs = self.is_permanent if context.section else self.is_public
        if not (belongs and self.exists(context)):
            return {}
        if self.subjects is None:
            return {self.key: self._page}
        return {
            key: partial(self._page, subject=subject)
            for key, subject in self.subjects(context).items()
        }

    def _page(self, context: PageContext, **subject: object) -> Page:
        """The page `context.key`; a page of which there are several has a `subject`.

        An archived page names its edition in its title and at its top, stands in no navigation,
        and is not found by the search.
        """
        content = self.content(context, *subject.values())
        figures = {"edition": context.edition_name, "firm": context.site.catalogue.firm.name}
        title = content.title or context.word(self.words, "title", **figures)
        description = content.description or context.word(self.words, "description", **figures)
        banner = context.banner()
        if banner:
            title = context.word("archive", "title", title=title, edition=context.edition_name)
            description = f"{banner['text']} {description}"
        key, is_archived = context.section + context.key, bool(context.section)
        return Page(
            key=key,
            language=context.language,
            address=context.address,
            title=title,
            description=description,
            template=self.template,
            content={
                "word": context.word,
                "to": context.link,
                "next_step": context.site.next_step(context.language, "title"),
                "banner": banner,
                **content.variables,
            },
            header=None if is_archived else self.header,
            footer=None if is_archived else self.footer,
            modules=self.scripts,
            imports=self.imported_scripts,
            runs_python=self.runs_python,
            takes_prose=key in PROSE,
            keywords=content.keywords,
            is_archived=is_archived,
            weight=self.search_weight,
            is_searched=self.is_searched and not is_archived,
            defined_terms=context.defined_terms() if self.links_terms else (),
        )


def section_pages(context: PageContext, declared: Iterable[PageDeclaration]) -> Iterable[Page]:
    """The pages of the context's section, in the order of the declarations.

    ValueError where two of them have the same key.
    """
    builders: dict[str, Callable[[PageContext], Page]] = {}
    for declaration in declared:
        for key, builder in declaration.builders(context).items():
            if key in builders:
                raise ValueError(f"expected a key for each page, found {key!r} twice")
            builders[key] = builder
    keys = frozenset(builders)
    for key, builder in builders.items():
        yield builder(replace(context, keys=keys, key=key))
