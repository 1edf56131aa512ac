"""Hands the catalogue's pages to MkDocs and static-i18n; decides nothing about them."""

import json
import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.clock import build_day
from generator.excerpt import Excerpts
from generator.frame import frame, not_found, sitemap
from generator.library import open_library
from generator.pages import ENGINE, SHELL, Page, body, pages
from generator.preview import LOOK_EVERY, Preview
from generator.problem import Problem
from generator.report import report
from generator.runtime.engine import EngineError
from generator.runtime.folder import runtime_files
from generator.runtime.parts import RuntimeFailure
from generator.search import split_index
from generator.site import Site, site_on

log = get_plugin_logger("catalogue")


class CatalogueConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's one setting: the data file. (An option called `data` recurses in MkDocs.)"""

    source = config_options.File(exists=True)


class CataloguePlugin(BasePlugin[CatalogueConfig]):  # type: ignore[no-untyped-call]
    """One build reads the data once; static-i18n then runs every later event once a language."""

    site: Site
    pages: dict[str, Page]

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.pages = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Whoever looks at a preview is shown what is wrong, and waits for every build."""
        del dirty
        self.preview = Preview() if command == "serve" else None

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Look for saved files more often than MkDocs does."""
        del config, builder
        server.observer = type(server.observer)(timeout=LOOK_EVERY)
        return server

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Read the data at the start of a build, not of its further languages."""
        if self._i18n(config).building:
            return
        root = _root(config)
        library, problems = open_library(Path(self.config.source), root)
        if self.preview:
            self.preview.problems = problems
            self.preview.keep_templates(config.theme)
        if library is None:
            told = report(problems, "text", Excerpts(root))
            if not self.preview:
                raise PluginError(f"the catalogue cannot be published.\n{told}")
            log.error(f"the catalogue cannot be shown.\n{told}")
            self._show_problems(config)
            return
        self.site = site_on(library, build_day())
        self.pages = {
            f"{code}/{page.key}.md": page
            for code in self.site.languages
            for page in pages(self.site, code)
        }
        if self.preview:
            self.preview.remember(self.pages.values())
        config.site_name = self.site.catalogue.firm.name

    def _show_problems(self, config: MkDocsConfig) -> None:
        """A build without a page: the problems are put in the pages' places at its end."""
        self.pages = {}
        config.theme.static_templates.clear()
        # static-i18n takes it for the build of a further language, and begins none.
        self._i18n(config).building = True

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put every page among the files; one that an editor wrote prose for is there already."""
        if self._problems:
            for file in [*files.documentation_pages()]:
                files.remove(file)
            return files
        self._refuse_strays(files)
        for uri, page in self.pages.items():
            if files.get_file_from_path(uri) is None:
                files.append(
                    File(
                        uri,
                        config.docs_dir,
                        config.site_dir,
                        config.use_directory_urls,
                        dest_uri=f"{page.address}index.html",
                    )
                )
        return files

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """No Markdown for a page that no editor wrote prose for."""
        del config
        return None if Path(page.file.abs_src_path or "").is_file() else ""

    def on_page_markdown(
        self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the search, whose index holds HTML, the page's title and how much it weighs."""
        del config, files
        ours = self._page(page)
        page.meta["title"] = escape(ours.title, quote=False)
        page.meta["search"] = {"boost": ours.weight}
        return markdown

    def on_page_content(
        self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The finished page around the editor's prose, past Markdown: nothing in it is markup."""
        del config, files
        return body(self._page(page), prose=html)

    def on_page_context(
        self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """The frame, and the language's own folder as the place of its search index."""
        del nav
        ours = self._page(page)
        context["shell"] = frame(self.site, ours, config.site_url)
        context["base_url"] = ours.link(self.site.addresses.root(ours.language)).rstrip("/")
        return context

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """What the pages that no page of ours is need: the one for dead ends, and the sitemap."""
        if template_name == "404.html":
            context["shell"] = not_found(self.site, _path(config))
        elif template_name == "sitemap.xml" and config.site_url:
            context["shell"] = sitemap(self.site, self.pages.values(), config.site_url)
        return context

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """No sitemap of a site whose address nobody has said: its entries are whole addresses."""
        return "" if template_name == "sitemap.xml" and not config.site_url else output

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """After the last language: what the calculator fetches, and a search index a language."""
        folder = Path(config.site_dir)
        if self.preview and self._problems:
            self._i18n(config).building = False
            shown = self.preview.files(_root(config), _path(config))
            for path, text in shown.items():
                _place(folder / path).write_text(text, "utf-8")
            return
        if self._i18n(config).building:
            return
        files, texts = self._runtime()
        for path, content in {**self.site.files, **texts}.items():
            _place(folder / path).write_bytes(content)
        for path, file in files.items():
            shutil.copyfile(file, _place(folder / path))
        self._split_search(folder)

    @property
    def _problems(self) -> tuple[Problem, ...]:
        return self.preview.problems if self.preview else ()

    def _page(self, page: MkDocsPage) -> Page:
        return self.pages[page.file.src_uri]

    def _refuse_strays(self, files: Files) -> None:
        """No text of an editor's is left out in silence: it has a page to stand on, or is told."""
        known = [uri for uri, page in self.pages.items() if page.takes_prose]
        written = [file.src_uri for file in files.documentation_pages()]
        if strays := sorted({*written} - {*known}):
            raise PluginError(
                "\n".join(f"{uri}: expected prose for {', '.join(known)}" for uri in strays)
            )

    def _runtime(self) -> tuple[Mapping[str, Path], Mapping[str, bytes]]:
        try:
            return runtime_files(ENGINE, SHELL, log.info)
        except EngineError as error:
            raise PluginError(f"the engine's wheel could not be made.\n{error}") from error
        except RuntimeFailure as error:
            raise PluginError(f"the browser's Python could not be made.\n{error}") from error

    def _split_search(self, site_dir: Path) -> None:
        """One index for all languages is what MkDocs makes; each language gets its own."""
        whole = site_dir / "search" / "search_index.json"
        if not whole.is_file():
            return
        roots = {code: self.site.addresses.root(code) for code in self.site.languages}
        found = site_dir.glob("assets/javascripts/lunr/min/lunr.*.min.js")
        stemmers = {file.name.split(".")[1] for file in found}
        index = json.loads(whole.read_text("utf-8"))
        for root, part in split_index(index, roots, stemmers).items():
            text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
            _place(site_dir / f"{root}search" / "search_index.json").write_text(text, "utf-8")

    def _i18n(self, config: MkDocsConfig) -> Any:
        try:
            return config.plugins["i18n"]
        except KeyError:
            raise PluginError("mkdocs.yml: expected the plugin i18n beside catalogue") from None


def _root(config: MkDocsConfig) -> Path:
    """The folder that an editor works in."""
    return Path(config.config_file_path).parent


def _path(config: MkDocsConfig) -> str:
    """The path of the site on its host."""
    return urlsplit(config.site_url or "/").path.rstrip("/") + "/"


def _place(file: Path) -> Path:
    """The file, with the folder that it lies in made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
