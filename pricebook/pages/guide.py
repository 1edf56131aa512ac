"""Which service the edition recommends in which situation."""

from collections.abc import Mapping, Sequence
from typing import Any

from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.page_links import calculation
from pricebook.site.addresses import service_key


def guide(context: PageContext) -> PageContent:
    """Every situation with the recommendation, and a link to the calculator that selects it."""
    names = _listed(context, [context.name(each) for each in context.services])
    return PageContent(
        description=context.word("guide", "description", names=names),
        variables={
            "rows": rows(context),
            "has_comparison": "comparison" in context.keys,
        },
    )


def rows(context: PageContext) -> list[Mapping[str, Any]]:
    """A row for each advice: the situation, its short form, and the recommended alternatives."""
    return [
        {
            "id": advice.id,
            "situation": context.text(advice.situation),
            "trait": context.text(advice.trait),
            "alternatives": [_alternative(context, each) for each in advice.recommends],
        }
        for each in context.guides
        for advice in each.rows
    ]


def _alternative(context: PageContext, services: Sequence[str]) -> Mapping[str, Any]:
    names = [context.name(context.service(each)) for each in services]
    return {
        "services": [
            {"key": service_key(id), "name": name} for id, name in zip(services, names, strict=True)
        ],
        "calculate": context.word("guide", "calculate", name=" + ".join(names)),
        "order": calculation(services),
    }


def _listed(context: PageContext, names: Sequence[str]) -> str:
    """The names as a list in a sentence, such as "A, B or C"."""
    *most, last = names
    return f"{', '.join(most)} {context.word('guide', 'either')} {last}" if most else last


PAGE = PageDeclaration(
    key="guide",
    words="guide",
    template="guide.html",
    content=guide,
    exists=lambda context: bool(context.guides),
    footer=10,
)
