"""How to read the prices: starting prices, minimum terms, assumptions, tax, estimates."""

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.price_display import assumptions, term


def about_prices(context: PageContext) -> PageContent:
    """The rules that hold for every price. Assumptions are marked as assumptions."""
    tax = context.site.book.tax
    return PageContent(
        {
            "minimum_terms": [
                {"name": context.name(each), "term": term(context, each)}
                for each in context.services
                if context.offer(each).minimum_term
            ],
            "assumptions": assumptions(context, context.services),
            "assumptions_title": context.localiser.text("estimate", "assumptions"),
            "assumptions_text": context.word(
                "about_prices", "assumed_text", edition=context.edition_name
            ),
            "tax": context.word(
                "about_prices",
                "tax_text",
                tax=context.text(tax.name),
                percent=context.localiser.number(tax.percent),
            ),
            "not_calculated": [
                context.text(each) for each in context.site.catalogue.not_calculated
            ],
            "has_separate": bool(context.separate),
        }
    )


PAGE = PageDeclaration(
    key="about_prices",
    words="about_prices",
    template="about_prices.html",
    content=about_prices,
    footer=40,
)
