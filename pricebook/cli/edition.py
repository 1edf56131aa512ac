"""`pricebook edition`: the list of what a new edition has to say."""

import argparse

from pricebook.cli.terminal.problems_told import complain
from pricebook.editorial.new_edition_checklist import (
    FOLDER,
    before,
    lost_points,
    open_successions,
    written,
)
from pricebook.model.fields.scalars import AN_ID, is_id
from pricebook.problems.message_parts import did_you_mean, shown
from pricebook.site.library import open_library


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    if not is_id(options.id):
        # It names the file as well, which would hold up every other command.
        options.parser.error(f"expected {AN_ID}, found {shown(options.id)}")
    library, problems = open_library(options.data)
    if library is None:
        return complain(problems)
    successions, problems = open_successions(options.data)
    if problems:
        return complain(problems)
    known = next((each for each in successions if each.decisions.edition == options.id), None)
    editions = [each.id for each in library.catalogue.editions]
    # A list that is there already goes on after the edition that it was begun after.
    earlier = known.decisions.after if known else before(library.catalogue, options.id)
    after: str = options.after or earlier or "none"
    if after not in editions or after == options.id:
        meant = did_you_mean(after, editions) or f"; there are {', '.join(editions)}"
        options.parser.error(f"--after: expected another edition of the data, found {after}{meant}")
    decided = dict(known.decisions.points) if known else {}
    if lost := lost_points(library.catalogue, after, decided):
        options.parser.error(
            f"decided, but no point of {after}: {', '.join(lost)};"
            " rename them in the list, or take them out of it"
        )
    file = options.data.parent / FOLDER / f"{options.id}.yaml"
    file.parent.mkdir(exist_ok=True)
    content = written(library.catalogue, options.id, after, decided)
    file.write_text(content, "utf-8")
    print(f"{content.count(': open')} points are open in {file.as_posix()}")
    return 0
