"""`pricebook edition`: writes a new-edition checklist."""

import argparse
from pathlib import Path

from pricebook.cli.terminal.print_problems import print_project_problems
from pricebook.editorial.new_edition_checklist import (
    FOLDER,
    checklist_yaml,
    dropped_points,
    open_checklists,
    replaced_edition,
)
from pricebook.model.fields.scalars import AN_ID, is_id
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.site.library import open_library


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    data: Path = options.data
    if not is_id(options.id):
        # The id is also the file's name. With an invalid id, all other commands would fail.
        options.parser.error(f"expected {AN_ID}, found {quoted(options.id)}")
    library, _ = open_library(options.data)
    if library is None:
        return print_project_problems(options.data)
    checklists, problems = open_checklists(options.data)
    if problems:
        return print_project_problems(options.data)
    checklist = next((each for each in checklists if each.decisions.edition == options.id), None)
    editions = [each.id for each in library.catalogue.editions]
    # An existing checklist already names its earlier edition.
    earlier = (
        checklist.decisions.after if checklist else replaced_edition(library.catalogue, options.id)
    )
    after: str = options.after or earlier or "none"
    if after not in editions or after == options.id:
        meant = did_you_mean(after, editions) or f"; there are {', '.join(editions)}"
        options.parser.error(f"--after: expected another edition of the data, found {after}{meant}")
    decided = dict(checklist.decisions.points) if checklist else {}
    if lost := dropped_points(library.catalogue, after, decided):
        options.parser.error(
            f"the checklist decides points that {after} does not have: {', '.join(lost)};"
            " rename or remove them in the checklist"
        )
    file = data.parent / FOLDER / f"{options.id}.yaml"
    file.parent.mkdir(exist_ok=True)
    content = checklist_yaml(library.catalogue, options.id, after, decided)
    file.write_text(content, "utf-8")
    print(f"{content.count(': open')} points are open in {file.as_posix()}")
    return 0
