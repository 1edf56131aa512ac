"""Reads an optional file of the data, such as open.yaml, into its model."""

from pathlib import Path

from pricebook.model.fields.strict_model import StrictModel, build
from pricebook.problems.problem import Problem
from pricebook.site.library import display_path
from pricebook.yaml_source.regular_file import path_exists
from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Source


def read_optional_file[M: StrictModel](
    model: type[M], file: Path, root: Path | None
) -> tuple[M | None, Source | None, tuple[Problem, ...]]:
    """The model of `file`, its source, and every problem, sorted by place.

    Without the file, the model and the source are None. If the file does not fit the model, the
    model is None. Problems have paths relative to `root` (the current folder by default).
    """
    if not path_exists(file):
        return None, None, ()
    source, problems = read_file(file, display_path(file, root))
    if source is None:
        return None, None, problems
    found, more = build(model, source)
    return found, source, tuple(sorted({*problems, *more}))
