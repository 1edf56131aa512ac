"""The archive: every edition that is or was in force, and its services."""

from calculator.text.localise import capitalised
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.site.addresses import ARCHIVE, CHANGES, HOME, archive_section
from pricebook.site.site import published


def archived(context: PageContext) -> PageContent:
    """The editions, newest first. Undated editions are last, in the data's order."""
    site, language = context.site, context.language
    dated = [each for each in published(site) if each.valid_from]
    undated = [each for each in published(site) if not each.valid_from]
    newest_first = sorted(dated, key=lambda each: str(each.valid_from), reverse=True)
    editions = [
        PageContext(site, language, each, archive_section(each.id))
        for each in [*newest_first, *undated]
    ]
    return PageContent(
        title=context.word("archive", "all"),
        variables={
            "editions": [
                {
                    "key": f"{edition.section}{HOME}",
                    "name": capitalised(edition.edition_name),
                    "is_current": edition.is_current,
                    "services": [edition.name(each) for each in edition.services],
                }
                for edition in editions
            ],
            "has_changes": CHANGES in context.keys,
            "feed": context.file_link(site.addresses.feed(language)),
        },
    )


PAGE = PageDeclaration(
    key=ARCHIVE, words="archive", template="archive.html", content=archived, footer=70
)
