"""The MkDocs plugin: it passes the catalogue's pages to MkDocs and static-i18n."""

import logging
import shutil
from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs import utils
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from pricebook.hosts.headers import NOT_FOUND_PAGE
from pricebook.layout.page_layout import not_found_layout, page_layout, sitemap, social_image
from pricebook.layout.social_image import social_image_png
from pricebook.layout.theme_files import STYLE, use_theme
from pricebook.locations import TEMPLATES, THEME
from pricebook.mkdocs_adapter.preview import LOOK_EVERY, Preview
from pricebook.mkdocs_adapter.two_stage_build import TwoStageBuild
from pricebook.open_data.open_files import open_files
from pricebook.pages import Page, body, pages
from pricebook.problems.problem import Problem
from pricebook.project_checks.mkdocs_settings import PLUGIN
from pricebook.project_checks.project_problems import Project, check_project
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report
from pricebook.runtime.engine_wheel import EngineError
from pricebook.runtime.runtime_build import RuntimeFailure
from pricebook.runtime.runtime_files import runtime_files
from pricebook.site.atom_feed import feeds
from pricebook.site.browser_paths import ENGINE, SCRIPTS
from pricebook.site.clock import InvalidBuildDay, build_day
from pricebook.site.prose import figures, insert_tokens, replace_tokens
from pricebook.site.search_index import search_indexes
from pricebook.site.site import Site, site_on
from pricebook.site.well_known import well_known

log = get_plugin_logger(PLUGIN)
# static-i18n replaces this function while it builds the other languages. Restore it, because a
# failed build leaves the replacement in place.
clean_directory = utils.clean_directory


class CatalogueConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's setting `source`: the data file. The name `data` would recurse in MkDocs."""

    source = config_options.File(exists=True)


class CataloguePlugin(BasePlugin[CatalogueConfig]):  # type: ignore[no-untyped-call]
    """Passes the catalogue's pages and files to MkDocs.

    A build reads the data once. static-i18n runs all events after that once for each language.
    """

    site: Site
    pages: dict[str, Page]
    pages_by_language: dict[str, dict[str, Page]]
    """The pages of each language, by their keys."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.pages = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """For the command `serve`, start a preview, which shows problems instead of pages."""
        del dirty
        if command == "serve":
            self.preview = Preview()
            # static-i18n warns that the first stage has no home page, which is intended.
            others = logging.getLogger("mkdocs.plugins.mkdocs_static_i18n.plugin")
            others.addFilter(lambda record: record.levelno < logging.WARNING or self._is_full_build)

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Check for saved files more often than MkDocs does, and build viewed pages first."""
        del config, builder
        # The new observer must watch the same paths as the old one.
        watched = [*server._watched_paths]
        for path in watched:
            server.unwatch(path)
        server.observer = type(server.observer)(timeout=LOOK_EVERY)
        for path in (*watched, str(THEME), str(TEMPLATES)):
            server.watch(path)
        if self.preview:
            self.preview.first_stage = TwoStageBuild(server)
        return server

    def on_shutdown(self) -> None:
        """Remove the temporary files of the preview."""
        if self.preview and self.preview.first_stage:
            self.preview.first_stage.close()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Read the data once at the start of a build, not again for each language."""
        if self._i18n(config).building:
            return
        utils.clean_directory = clean_directory
        root = _root(config)
        data = Path(self.config.source)
        project = Project(data, Path(config.config_file_path), Path(config.docs_dir), root)
        checked = check_project(project, _day())
        library = checked.library
        use_theme(config.theme)
        config.theme.static_templates.add(STYLE)
        if self.preview:
            self.preview.problems = ()
            self.preview.keep_templates(config.theme)
            config.site_dir = str(self.preview.folder or config.site_dir)
        if checked.problems or library is None:
            self._refuse(checked.problems, config)
            return
        self.site = site_on(library, _day(), config.site_url or "")
        self.pages = {
            f"{code}/{page.key}.md": page
            for code in self.site.languages
            for page in pages(self.site, code)
        }
        self.pages_by_language = {
            code: {page.key: page for page in self.pages.values() if page.language == code}
            for code in self.site.languages
        }
        if self.preview:
            self.preview.remember(self.pages.values())
        config.site_name = self.site.catalogue.firm.name

    def _refuse(self, problems: tuple[Problem, ...], config: MkDocsConfig) -> None:
        """Raise PluginError with the problems, or in a preview, show them instead of the pages."""
        listed = report(problems, "text", CodeSnippets(_root(config)))
        if not self.preview:
            raise PluginError(f"the catalogue cannot be published.\n{listed}")
        log.error(f"the catalogue cannot be shown.\n{listed}")
        self.preview.problems = problems
        self.pages = {}
        config.theme.static_templates.intersection_update({STYLE})
        # static-i18n skips the other languages if its state says that one of them is being built.
        self._i18n(config).building = True

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page at its address. The file of an editor's prose is its page's source."""
        if self._problems:
            for file in [*files.documentation_pages()]:
                files.remove(file)
            return files
        for uri, page in self.pages.items():
            if prose := files.get_file_from_path(uri):
                files.remove(prose)
            if self.preview and not self.preview.shows(page):
                continue
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
        """An editor's prose, or "".

        The result begins with a line break. Otherwise, MkDocs would read a first line such as
        "Note: we have moved" as front matter.
        """
        del config
        file = Path(page.file.abs_src_path or "")
        return f"\n{file.read_text('utf-8-sig')}" if file.is_file() else ""

    def on_page_markdown(
        self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Replace figures in the prose by tokens, and set title, tags and weight for the search."""
        del config, files
        catalogue_page = self._page(page)
        page.meta["title"] = escape(catalogue_page.title, quote=False)
        page.meta["tags"] = list(catalogue_page.keywords)
        page.meta["search"] = {
            "boost": catalogue_page.weight,
            "exclude": not catalogue_page.is_searched,
        }
        # Most pages have no prose, and the figures take time.
        return markdown and insert_tokens(markdown, figures(self.site, catalogue_page.language))

    def on_page_content(
        self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The page's HTML around the editor's prose. Markdown has already run."""
        del config, files
        self._stop_if_outdated()
        catalogue_page = self._page(page)
        figures_in_prose = figures(self.site, catalogue_page.language) if html else {}
        return body(catalogue_page, prose=html and replace_tokens(html, figures_in_prose))

    def on_page_context(
        self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Add the page's layout, and the root folder of its language, for the search index."""
        del config, nav
        self._stop_if_outdated()
        catalogue_page = self._page(page)
        language = catalogue_page.language
        context["layout"] = page_layout(self.site, catalogue_page, self.pages_by_language[language])
        root = self.site.addresses.root(language)
        context["base_url"] = catalogue_page.link(root).rstrip("/")
        return context

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """Add the variables of the not-found page and the sitemap."""
        if template_name == NOT_FOUND_PAGE:
            first = self.site.languages[0]
            context["layout"] = not_found_layout(self.site, _path(config), first)
            self._not_found_pages(context, config)
        elif template_name == "sitemap.xml" and self.site.base:
            context["sitemap"] = sitemap(self.site, self.pages.values())
        return context

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Leave the sitemap out if `site_url` is not set: a sitemap needs absolute addresses."""
        return "" if template_name == "sitemap.xml" and not config.site_url else output

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """After the last language, write all files that are not pages, and the search indexes."""
        folder = Path(config.site_dir)
        if self.preview and self._problems:
            self._i18n(config).building = False
            problem_files = self.preview.files(_root(config), _path(config))
            for path, text in problem_files.items():
                _with_folder(folder / path).write_text(text, "utf-8")
            return
        if self._i18n(config).building:
            return
        if self.preview and self.preview.folder:
            shutil.rmtree(folder / "search")  # the index of the first stage is incomplete
            return
        runtime, runtime_texts = self._runtime()
        contents = {
            **self.site.files,
            **open_files(self.site),
            **well_known(self.site, _day()),
            **runtime_texts,
            **feeds(self.site),
        }
        if self.site.base:
            contents |= self._social_images()
        for path, content in contents.items():
            _with_folder(folder / path).write_bytes(content)
        for path, file in runtime.items():
            shutil.copyfile(file, _with_folder(folder / path))
        roots = {code: self.site.addresses.root(code) for code in self.site.languages}
        for path, text in search_indexes(folder, roots).items():
            _with_folder(folder / path).write_text(text, "utf-8")

    def _stop_if_outdated(self) -> None:
        """End a preview's build if files have changed meanwhile. Call this often."""
        if self.preview and self.preview.first_stage:
            self.preview.first_stage.go_on()

    @property
    def _problems(self) -> tuple[Problem, ...]:
        return self.preview.problems if self.preview else ()

    @property
    def _is_full_build(self) -> bool:
        return not self.preview or not (self.preview.problems or self.preview.folder)

    def _page(self, page: MkDocsPage) -> Page:
        uri = page.file.src_uri
        if uri not in self.pages:
            # Other plugins may add pages, for example a blog.
            raise PluginError(
                f"expected the catalogue's pages, found {uri}, a page that another plugin"
                " adds: remove that plugin from mkdocs.yml"
            )
        return self.pages[uri]

    def _not_found_pages(self, context: Any, config: MkDocsConfig) -> None:
        """Write the not-found page of every language but the first into the language's folder."""
        template = config.theme.get_env().get_template(NOT_FOUND_PAGE)
        for code in self.site.languages[1:]:
            root = self.site.addresses.root(code)
            variables = {
                "layout": not_found_layout(self.site, _path(config), code),
                "base_url": f"{_path(config)}{root}".rstrip("/"),
            }
            file = _with_folder(Path(config.site_dir) / root / NOT_FOUND_PAGE)
            file.write_text(template.render({**context, **variables}), "utf-8")

    def _runtime(self) -> tuple[Mapping[str, Path], Mapping[str, bytes]]:
        try:
            return runtime_files(ENGINE, SCRIPTS, log.info)
        except EngineError as error:
            raise PluginError(f"the engine's wheel could not be built.\n{error}") from error
        except RuntimeFailure as error:
            raise PluginError(f"the runtime could not be built.\n{error}") from error

    def _social_images(self) -> Mapping[str, bytes]:
        images = {social_image(self.site, page) for page in self.pages.values()}
        return {each.address: social_image_png(each) for each in images}

    def _i18n(self, config: MkDocsConfig) -> Any:
        try:
            return config.plugins["i18n"]
        except KeyError:
            raise PluginError(
                f"mkdocs.yml: expected the plugin i18n beside {PLUGIN}, found none"
            ) from None


def _day() -> date:
    """The day of the build. PluginError if SOURCE_DATE_EPOCH is invalid."""
    try:
        return build_day()
    except InvalidBuildDay as error:
        raise PluginError(str(error)) from None


def _root(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml. Paths in messages are relative to this folder."""
    return Path(config.config_file_path).parent


def _path(config: MkDocsConfig) -> str:
    """The path of the site on its host."""
    return urlsplit(config.site_url or "/").path.rstrip("/") + "/"


def _with_folder(file: Path) -> Path:
    """Create the folder of the file if the folder is missing. Return the file's path."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
