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
from generator.frame import frame, not_found, sitemap
from generator.library import open_library
from generator.pages import ENGINE, SHELL, Page, body, pages
from generator.problem import listing
from generator.runtime.engine import EngineError
from generator.runtime.folder import runtime_files
from generator.runtime.parts import RuntimeFailure
from generator.search import split_index
from generator.site import Site, site_on

_LOG = get_plugin_logger("catalogue")


class CatalogueConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's one setting: the data file. (An option called `data` recurses in MkDocs.)"""

    source = config_options.File(exists=True)


class CataloguePlugin(BasePlugin[CatalogueConfig]):  # type: ignore[no-untyped-call]
    """One build reads the data once; static-i18n then runs every later event once a language."""

    site: Site
    pages: dict[str, Page]

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Read the data at the start of a build, not of its further languages."""
        if self._i18n(config).building:
            return
        root = Path(config.config_file_path).parent
        library, problems = open_library(Path(self.config.source), root)
        if library is None:
            raise PluginError(f"the catalogue cannot be published.\n{listing(problems)}")
        self.site = site_on(library, build_day())
        self.pages = {
            f"{code}/{page.key}.md": page
            for code in self.site.languages
            for page in pages(self.site, code)
        }
        config.site_name = self.site.catalogue.firm.name

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put every page among the files; one that an editor wrote prose for is there already."""
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
        """Give the page its title, for the search, whose index holds HTML."""
        del config, files
        page.meta["title"] = escape(self._page(page).title, quote=False)
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
            root = urlsplit(config.site_url or "/").path
            context["shell"] = not_found(self.site, f"{root.rstrip('/')}/")
        elif template_name == "sitemap.xml" and config.site_url:
            context["shell"] = sitemap(self.site, self.pages.values(), config.site_url)
        return context

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """No sitemap of a site whose address nobody has said: its entries are whole addresses."""
        return "" if template_name == "sitemap.xml" and not config.site_url else output

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """After the last language: what the calculator fetches, and a search index a language."""
        if self._i18n(config).building:
            return
        folder = Path(config.site_dir)
        files, texts = self._runtime()
        for path, content in {**self.site.files, **texts}.items():
            _place(folder / path).write_bytes(content)
        for path, file in files.items():
            shutil.copyfile(file, _place(folder / path))
        self._split_search(folder)

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
            return runtime_files(ENGINE, SHELL, _LOG.info)
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


def _place(file: Path) -> Path:
    """The file, with the folder that it lies in made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
