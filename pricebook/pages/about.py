"""The page about the firm: an editor's prose."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration


def about(context: PageContext) -> PageContent:
    """No variables: the template shows the editor's prose only."""
    del context
    return PageContent()


PAGE = PageDeclaration(key="about", words="about", template="about.html", content=about, footer=90)
