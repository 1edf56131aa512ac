"""The page that a preview shows instead of the site while the data has problems."""

from collections.abc import Iterable, Mapping, Sequence

from pricebook.page_parts.page import TEMPLATES
from pricebook.problems.grouped_problems import grouped
from pricebook.problems.problem import Problem, problem_count
from pricebook.reporting.code_snippet import CodeSnippets

NOWHERE = "404.html"
_STYLE = "assets/problems.css"
# The not-found page has no live reload. Therefore the page reloads after this many seconds.
_WAIT = 2


def problem_files(
    problems: Iterable[Problem], snippets: CodeSnippets, root: str, addresses: Iterable[str]
) -> Mapping[str, str]:
    """Path from the site's root → text of a file, to show the problems at every address.

    `addresses` are folders of pages from the site's root; the not-found page shows the problems at
    all other addresses. `root` is the site's path on its host.
    """
    listed = [*set(problems)]
    page = _page(listed, snippets, root, wait=0)
    return {
        **{f"{address}index.html": page for address in ("", *addresses)},
        NOWHERE: _page(listed, snippets, root, wait=_WAIT),
        _STYLE: TEMPLATES.get_template("problems.css").render(),
    }


def _page(problems: Sequence[Problem], snippets: CodeSnippets, root: str, wait: int) -> str:
    return TEMPLATES.get_template("problems.html").render(
        problems=[
            {"problem": each.first, "snippet": snippets.of(each.first), "summary": each.summary}
            for each in grouped(problems)
        ],
        count=problem_count(len(problems)),
        root=root,
        wait=wait,
    )
