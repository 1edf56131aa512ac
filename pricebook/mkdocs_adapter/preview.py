"""The state of a preview (`serve`): it shows problems as a page, and caches unchanged inputs."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pricebook.mkdocs_adapter.two_stage_build import TwoStageBuild
from pricebook.page_parts.page import Page
from pricebook.pages.problems import problem_files
from pricebook.problems.problem import Problem
from pricebook.reporting.code_snippet import CodeSnippets

# Seconds between two checks for saved files.
LOOK_EVERY = 0.1


class Preview:
    """The state that a preview keeps between its builds."""

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.first_stage: TwoStageBuild | None = None
        self._addresses: tuple[str, ...] = ()
        self._environments: dict[str, Any] = {}

    @property
    def folder(self) -> Path | None:
        """The output folder of the first stage while it is being built, else None."""
        return (
            self.first_stage.folder
            if self.first_stage and self.first_stage.wanted is not None
            else None
        )

    def shows(self, page: Page) -> bool:
        """Whether the current build includes `page`."""
        return (
            not self.first_stage
            or self.first_stage.wanted is None
            or page.address in self.first_stage.wanted
        )

    def remember(self, pages: Iterable[Page]) -> None:
        """Remember the addresses at which `files` shows problems later."""
        self._addresses = tuple(page.address for page in pages)

    def files(self, root: Path, path: str) -> Mapping[str, str]:
        """The files that show the problems instead of the site: path from the site's root → text.

        The paths of problems are relative to the folder `root`. `path` is the site's path on its
        host.
        """
        return problem_files(self.problems, CodeSnippets(root), path, self._addresses)

    def keep_templates(self, theme: Any) -> None:
        """Keep the compiled templates of the theme, and compile a template again if it changes.

        MkDocs compiles all templates again for each build and each language.
        """
        made = theme.get_env

        def get_env() -> Any:
            language = str(theme.locale)
            if language not in self._environments:
                environment = self._environments[language] = made()
                environment.auto_reload = True
            return self._environments[language]

        theme.get_env = get_env
