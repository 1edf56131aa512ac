"""What a preview does otherwise than a build: it shows problems, and keeps what has not changed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pricebook.mkdocs_adapter.two_stage_build import TwoStageBuild
from pricebook.page_parts.page import Page
from pricebook.pages.problems import problem_files
from pricebook.problems.problem import Problem
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.site.library import Library, open_library
from pricebook.yaml_source.regular_file import UnreadableFile, read_bytes
from pricebook.yaml_source.source import MAX_BYTES

type OpenedLibrary = tuple[Library | None, tuple[Problem, ...]]

# How often to look for saved files, in seconds.
LOOK_EVERY = 0.1


class Preview:
    """What lasts from one build to the next while a site is being looked at."""

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.first_stage: TwoStageBuild | None = None
        self._addresses: tuple[str, ...] = ()
        self._environments: dict[str, Any] = {}
        self._read: tuple[object, OpenedLibrary] | None = None

    @property
    def folder(self) -> Path | None:
        """Where pages that are looked at are made ahead of the others, while they are."""
        return (
            self.first_stage.folder
            if self.first_stage and self.first_stage.wanted is not None
            else None
        )

    def shows(self, page: Page) -> bool:
        """Whether this build makes a page."""
        return (
            not self.first_stage
            or self.first_stage.wanted is None
            or page.address in self.first_stage.wanted
        )

    def library(self, file: Path, root: Path) -> OpenedLibrary:
        """The library, read again where one of the data files is another than last time."""
        now = file, root, {each: _bytes(each) for each in file.parent.glob("*.yaml")}
        if not self._read or self._read[0] != now:
            self._read = now, open_library(file, root)
        return self._read[1]

    def remember(self, pages: Iterable[Page]) -> None:
        """The pages that somebody may be looking at when the next problem turns up."""
        self._addresses = tuple(page.address for page in pages)

    def files(self, root: Path, path: str) -> Mapping[str, str]:
        """What to show in place of the site: path from the site's root → text.

        `root` is the folder that problems are seen from, `path` that of the site on its host.
        """
        return problem_files(self.problems, CodeSnippets(root), path, self._addresses)

    def keep_templates(self, theme: Any) -> None:
        """Compile the theme's templates once, and again where one was saved.

        MkDocs makes everything anew for each build and each language.
        """
        made = theme.get_env

        def get_env() -> Any:
            language = str(theme.locale)
            if language not in self._environments:
                environment = self._environments[language] = made()
                environment.auto_reload = True
            return self._environments[language]

        theme.get_env = get_env


def _bytes(file: Path) -> bytes | None:
    """What it holds; None where it cannot be read, which the library then tells."""
    try:
        return read_bytes(file, MAX_BYTES)
    except UnreadableFile:
        return None
