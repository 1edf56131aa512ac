"""The new-edition checklist: a decision on every point of the edition that is replaced."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pricebook.derived.model_walk import PathPart, path_parts
from pricebook.model.catalogue import Catalogue
from pricebook.model.fields.strict_model import build
from pricebook.model.files.decisions_file import Decisions
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.site.library import display_path
from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Source

FOLDER = "editions"
_FILE_HEADER = """\
# yaml-language-server: $schema=../schema/edition.schema.json
# What the edition {edition} says of everything that {after} says. In place of `open`, write
#   stated     it says the same
#   changed    it says something else
#   silent     it has nothing with the same id (it may still speak of it in other words)
#   withdrawn  it says that this is offered no more
# `pricebook check` holds the data to it, and counts what is open.

edition: {edition}
after: {after}
points:
"""

type Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The decisions of one checklist file, with its source."""

    decisions: Decisions
    source: Source

    @property
    def open_points(self) -> tuple[str, ...]:
        """The ids of the points without a decision."""
        return tuple(id for id, what in self.decisions.points.items() if what == "open")


def checklist_points(catalogue: Catalogue, edition: str) -> Mapping[str, Content]:
    """Id → content of every point of an edition. A point is anything that has its own source.

    A point has the same id in every edition. Its content does not include the source.
    """
    stated = [
        part for part in path_parts(catalogue) if part.edition == edition and part.value is not None
    ]
    # The name and the first day of an edition are not a point: they always differ.
    points: dict[str, dict[str, Any]] = {
        id: {}
        for part in stated
        if "source" in part.path
        and (id := _point_id(part, edition, part.path.index("source"))) != "editions"
    }
    for part in stated:
        # A value that is not a point belongs to the nearest point around it.
        steps = range(len(part.path), 0, -1)
        point = next((id for at in steps if (id := _point_id(part, edition, at)) in points), None)
        if point is not None and not {"source", "edition"} & {*part.path}:
            points[point][_point_id(part, edition, len(part.path))] = part.value
    return points


def _point_id(part: PathPart, edition: str, length: int) -> str:
    """The beginning of the part's id, without the edition's own."""
    steps = zip(part.path[:length], part.id.split(".")[:length], strict=True)
    return ".".join(id for step, id in steps if not (type(step) is int and id == edition))


def replaced_edition(catalogue: Catalogue, edition: str) -> str | None:
    """The id of the last dated edition before the edition; None if there is none."""
    days = {each.id: each.valid_from for each in catalogue.editions if each.valid_from}
    until = days.get(edition, date.max)
    earlier = {id: day for id, day in days.items() if day < until and id != edition}
    return max(earlier, key=lambda id: earlier[id], default=None)


def checklist_yaml(
    catalogue: Catalogue, edition: str, after: str, decided: Mapping[str, str]
) -> str:
    """The text of a checklist file, with the decisions that exist already."""
    lines = (f"  {id}: {decided.get(id, 'open')}\n" for id in checklist_points(catalogue, after))
    return _FILE_HEADER.format(edition=edition, after=after) + "".join(lines)


def dropped_points(catalogue: Catalogue, after: str, decided: Mapping[str, str]) -> tuple[str, ...]:
    """Decided points that the edition `after` does not have; a new checklist would drop them."""
    points = checklist_points(catalogue, after)
    return tuple(id for id, what in decided.items() if what != "open" and id not in points)


def open_checklists(data_file: Path) -> tuple[tuple[Checklist, ...], tuple[Problem, ...]]:
    """The checklists beside the data file, and every problem of their files."""
    checklists: list[Checklist] = []
    problems: list[Problem] = []
    for file in sorted((data_file.parent / FOLDER).glob("*.yaml")):
        source, faults = read_file(file, display_path(file, None))
        problems += faults
        if source is not None:
            decisions, faults = build(Decisions, source)
            problems += faults
            if decisions:
                checklists.append(Checklist(decisions, source))
    return tuple(checklists), tuple(sorted({*problems}))


def check_new_edition(checklist: Checklist, catalogue: Catalogue) -> Iterator[Problem]:
    """A problem for each decision that is missing or that the data contradicts."""
    decisions, source = checklist.decisions, checklist.source
    editions = [each.id for each in catalogue.editions]
    if decisions.after not in editions:
        meant = did_you_mean(decisions.after, editions)
        message = f"expected an edition, found {quoted(decisions.after)}{meant}"
        yield source.problem(("after",), message)
        return
    old, new = (
        checklist_points(catalogue, decisions.after),
        checklist_points(catalogue, decisions.edition),
    )
    for id, what in decisions.points.items():
        place = ("points", id)
        if id not in old:
            message = f"expected a point of {decisions.after}, found {quoted(id)}"
            yield source.problem(place, message + did_you_mean(id, old), key=True)
        elif fault := _broken_decision(what, old[id], new.get(id), decisions):
            yield source.problem(place, fault)
    for missing in [id for id in old if id not in decisions.points]:
        yield source.problem(("points",), f"expected a decision on {missing}, found none", key=True)


def _broken_decision(
    what: str, old: Content, new: Content | None, decisions: Decisions
) -> str | None:
    """A message if the new edition contradicts the decision, else None."""
    edition, after = decisions.edition, decisions.after
    if what in ("silent", "withdrawn"):
        return (
            None if new is None else f"{what}, but {edition} says it in the data: remove it there"
        )
    if what in ("stated", "changed") and new is None:
        return f"{what}, but {edition} does not say it in the data: write it there"
    if what == "stated" and new is not None and new != old:
        differ = [id for id in {**old, **new} if old.get(id) != new.get(id)]
        more = f" and {len(differ) - 1} more" if differ[1:] else ""
        return (
            f"stated, but {edition} says something else in the data than {after},"
            f" of {differ[0]}{more}: mend it there, or write changed"
        )
    if what == "changed" and new == old:
        return f"changed, but {edition} says the same in the data as {after}: write stated"
    return None


def progress_notes(checklists: Iterable[Checklist]) -> Iterator[str]:
    """A sentence for each checklist: how many points are open."""
    for each in checklists:
        open_count, total = len(each.open_points), len(each.decisions.points)
        edition = each.decisions.edition
        yield f"{each.source.path}: {open_count} of {total} points of {edition} are open"
