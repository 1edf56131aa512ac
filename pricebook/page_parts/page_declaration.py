"""The declaration of a page: its key, words, template, place in the navigation, and condition."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pricebook.page_parts.page import HeaderPlace, Page
from pricebook.page_parts.page_context import PageContext
from pricebook.site.addresses import PROSE


@dataclass(frozen=True, slots=True)
class PageContent:
    """The variables of a page's template, and the contents of its head.

    The defaults of `title` and `description` are the words `title` and `description` of the page's
    section of the interface words, with {edition} and {firm} filled in. `keywords` are hidden
    words by which the search finds the page.
    """

    variables: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()


def always(context: PageContext) -> bool:
    """The condition of a page that exists in every edition."""
    del context
    return True


@dataclass(frozen=True, slots=True)
class PageDeclaration:
    """Everything about a kind of page, from which navigation, sitemap and archive are derived.

    `key`: the page's name in code, the same in every language. The section `addresses` of
    the interface words has the page's address in each language under this key.
    `words`: the page's section of the interface words.
    `template`: the file in pricebook/pages/templates/.
    `content`: returns the template's variables. A template also has the functions `word` (an
    interface word) and `to` (a link to a page by its key), and the variables `next_step` and
    `banner`.
    `exists`: whether an edition has the page.
    `subjects`: for a declaration of several pages: key → subject. `content` gets the subject as
    its second argument.
    `header`, `footer`: the places in the navigation; links are sorted by number.
    `is_public`: whether the page is public, at the prices in force.
    `is_permanent`: whether each edition has the page at its permanent address.
    `scripts`, `imported_scripts`: the page's scripts, from the site's root, and their imports.
    `runs_python`: whether the scripts start Python in the reader's browser.
    `is_searched`, `search_weight`: whether the search finds the page, and how high it ranks.
    `links_terms`: whether defined terms in the page become links.
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
        """The pages of this kind in the context's section: key → function that makes the page."""
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
        """The page `context.key`. `subject` is empty unless the declaration has `subjects`.

        The title and the banner of an archived page name its edition. Navigation and search leave
        archived pages out.
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

    ValueError if two pages have the same key.
    """
    builders: dict[str, Callable[[PageContext], Page]] = {}
    for declaration in declared:
        for key, builder in declaration.builders(context).items():
            if key in builders:
                raise ValueError(f"expected a different key for each page, found {key!r} twice")
            builders[key] = builder
    keys = frozenset(builders)
    for key, builder in builders.items():
        yield builder(replace(context, keys=keys, key=key))
