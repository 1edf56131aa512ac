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
# What the edition {edition} does with each point of {after}. Replace `open` by one of these:
#   stated     it states the same
#   changed    it states something else
#   silent     it has nothing with the same id (it may state the point in other words)
#   withdrawn  it expressly withdraws the point
# `pricebook check` compares the decisions with the data, and counts the open points.

edition: {edition}
after: {after}
points:
"""

type Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The decisions of a checklist file, and their source."""

    decisions: Decisions
    source: Source

    @property
    def open_points(self) -> tuple[str, ...]:
        """The ids of the points without a decision."""
        return tuple(id for id, what in self.decisions.points.items() if what == "open")


def checklist_points(catalogue: Catalogue, edition: str) -> Mapping[str, Content]:
    """Id → content of every point of an edition. A point is a part of the data with its own source.

    The same point has the same id in every edition. The content does not include the source.
    """
    stated = [
        part for part in path_parts(catalogue) if part.edition == edition and part.value is not None
    ]
    # An edition's name and first day are not a point, because every edition has others.
    points: dict[str, dict[str, Any]] = {
        id: {}
        for part in stated
        if "source" in part.path
        and (id := _point_id(part, edition, part.path.index("source"))) != "editions"
    }
    for part in stated:
        # A value belongs to the nearest point that contains it.
        steps = range(len(part.path), 0, -1)
        point = next((id for at in steps if (id := _point_id(part, edition, at)) in points), None)
        if point is not None and not {"source", "edition"} & {*part.path}:
            points[point][_point_id(part, edition, len(part.path))] = part.value
    return points


def _point_id(part: PathPart, edition: str, length: int) -> str:
    """The first `length` steps of the part's id, without the id of the edition."""
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
    """The YAML text of a checklist file, with the decisions that exist already."""
    lines = (f"  {id}: {decided.get(id, 'open')}\n" for id in checklist_points(catalogue, after))
    return _FILE_HEADER.format(edition=edition, after=after) + "".join(lines)


def dropped_points(catalogue: Catalogue, after: str, decided: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the decided points that a new checklist would lose: `after` lacks these points."""
    points = checklist_points(catalogue, after)
    return tuple(id for id, what in decided.items() if what != "open" and id not in points)


def open_checklists(
    data_file: Path, root: Path | None = None
) -> tuple[tuple[Checklist, ...], tuple[Problem, ...]]:
    """The checklists in the folder of the data file, and every problem of their files."""
    checklists: list[Checklist] = []
    problems: list[Problem] = []
    for file in sorted((data_file.parent / FOLDER).glob("*.yaml")):
        source, faults = read_file(file, display_path(file, root))
        problems += faults
        if source is not None:
            decisions, faults = build(Decisions, source)
            problems += faults
            if decisions:
                checklists.append(Checklist(decisions, source))
    return tuple(checklists), tuple(sorted({*problems}))


def check_new_edition(checklist: Checklist, catalogue: Catalogue) -> Iterator[Problem]:
    """A problem for each decision that is missing or contradicts the data."""
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
        elif contradiction := _contradiction(what, old[id], new.get(id), decisions):
            yield source.problem(place, contradiction)
    for missing in [id for id in old if id not in decisions.points]:
        yield source.problem(("points",), f"expected a decision on {missing}, found none", key=True)


def _contradiction(
    what: str, old: Content, new: Content | None, decisions: Decisions
) -> str | None:
    """A message if the data of the new edition contradicts the decision, else None."""
    edition, after = decisions.edition, decisions.after
    if what in ("silent", "withdrawn"):
        return (
            None
            if new is None
            else f"found {what}, but {edition} has the point in the data: remove it there"
        )
    if what in ("stated", "changed") and new is None:
        return f"found {what}, but {edition} does not have the point in the data: add it there"
    if what == "stated" and new is not None and new != old:
        differ = [id for id in {**old, **new} if old.get(id) != new.get(id)]
        more = f" and {len(differ) - 1} more" if differ[1:] else ""
        return (
            f"found stated, but {edition} and {after} differ in the data, in"
            f" {differ[0]}{more}: correct the data, or write changed"
        )
    if what == "changed" and new == old:
        return f"found changed, but {edition} and {after} are the same in the data: write stated"
    return None


def progress_notes(checklists: Iterable[Checklist]) -> Iterator[str]:
    """A sentence for each checklist, with the number of open points."""
    for each in checklists:
        open_count, total = len(each.open_points), len(each.decisions.points)
        edition = each.decisions.edition
        yield f"{each.source.path}: {open_count} of {total} points of {edition} are open"
