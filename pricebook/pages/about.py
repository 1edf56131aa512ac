"""About the firm, in an editor's words."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration


def about(context: PageContext) -> PageContent:
    """The template has a place for an editor's prose, and needs nothing else."""
    del context
    return PageContent()


PAGE = PageDeclaration(key="about", words="about", template="about.html", content=about, footer=90)
