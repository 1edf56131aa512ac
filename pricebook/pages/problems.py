"""The page that an editor sees in place of the site while the data has problems."""

from collections.abc import Iterable, Mapping, Sequence

from pricebook.page_parts.page import TEMPLATES
from pricebook.problems.problem import Problem, problem_count
from pricebook.reporting.code_snippet import CodeSnippets

NOWHERE = "404.html"
_STYLE = "assets/problems.css"
# For how many seconds a page that no server calls back waits before it asks again by itself.
_WAIT = 2


def problem_files(
    problems: Iterable[Problem], snippets: CodeSnippets, root: str, addresses: Iterable[str]
) -> Mapping[str, str]:
    """Path from the site's root → text: the problems, at the addresses and anywhere else.

    `root` is the site's path on its host.
    """
    listed = sorted(set(problems))
    page = _page(listed, snippets, root, wait=0)
    return {
        **{f"{address}index.html": page for address in ("", *addresses)},
        NOWHERE: _page(listed, snippets, root, wait=_WAIT),
        _STYLE: TEMPLATES.get_template("problems.css").render(),
    }


def _page(problems: Sequence[Problem], snippets: CodeSnippets, root: str, wait: int) -> str:
    return TEMPLATES.get_template("problems.html").render(
        problems=[{"problem": each, "snippet": snippets.of(each)} for each in problems],
        count=problem_count(len(problems)),
        root=root,
        wait=wait,
    )
