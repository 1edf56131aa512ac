"""The page that counts the lines of the reader's own code."""

from calculator.line_count.cloc.cloc_rules import VERSIONS
from calculator.line_count.input.archive import MAX_BYTES, MEGABYTE
from calculator.line_count.line_html import unseen
from calculator.line_count.line_text import LineCountLocaliser
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.site.addresses import CALCULATOR
from pricebook.site.browser_paths import RUNTIME, SCRIPTS

# The imports of the page's script. The page lists them so that the browser fetches them in
# parallel with the script.
_IMPORTED = (
    "line_count/chosen_files",
    "line_count/line_count_client",
    "python/connection",
    "calculator/link",
    "python/start_worker",
)


def count(context: PageContext) -> PageContent:
    """The form, and the limits of counting files. The reader's browser counts."""
    quantity = context.site.counted
    assert quantity, "the page exists only if a quantity is counted"
    localiser = context.site.counting(context.language)
    return PageContent(
        description=context.word("count", "lead"),
        variables={
            "versions": [version.removesuffix(".0") for version in VERSIONS],
            "most": context.localiser.number(MAX_BYTES // MEGABYTE),
            "unseen": unseen(LineCountLocaliser(quantity, context.edition, localiser)),
            "settings": _settings(context, quantity),
        },
    )


def _settings(context: PageContext, quantity: str) -> dict[str, str]:
    """The addresses and ids that the page's script needs."""
    return {
        "language": context.language,
        "edition": context.edition.id,
        "quantity": quantity,
        "worker": context.file_link(f"{SCRIPTS}line_count/line_count_worker.js"),
        "runtime": context.file_link(RUNTIME),
        "book": context.file_link(context.site.book_file),
        "words": context.file_link(context.site.counting_file(context.language)),
        "link": context.link(CALCULATOR),
    }


PAGE = PageDeclaration(
    key="count",
    words="count",
    template="count.html",
    content=count,
    exists=lambda context: bool(context.site.counted),
    scripts=(f"{SCRIPTS}line_count/line_count_page.js",),
    imported_scripts=tuple(f"{SCRIPTS}{name}.js" for name in _IMPORTED),
    runs_python=True,
)
