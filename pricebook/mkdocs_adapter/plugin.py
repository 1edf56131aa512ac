"""Hands the catalogue's pages to MkDocs and static-i18n; decides nothing about them."""

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

from pricebook.hosts.headers import DEAD_END
from pricebook.layout.page_layout import frame, not_found, picture, sitemap
from pricebook.layout.social_image import drawn
from pricebook.layout.theme_files import STYLE, use_theme
from pricebook.locations import TEMPLATES, THEME
from pricebook.mkdocs_adapter.preview import LOOK_EVERY, Preview
from pricebook.mkdocs_adapter.two_stage_build import Ahead
from pricebook.open_data.open_files import open_files
from pricebook.pages import ENGINE, SCRIPTS, Page, body, pages
from pricebook.problems.message_parts import shown
from pricebook.problems.problem import Problem
from pricebook.project_checks.mkdocs_settings import check_settings, open_settings
from pricebook.project_checks.prose_checks import check_prose
from pricebook.reporting.code_snippet import Excerpts
from pricebook.reporting.problem_report import report
from pricebook.runtime.engine_wheel import EngineError
from pricebook.runtime.runtime_build import RuntimeFailure
from pricebook.runtime.runtime_files import runtime_files
from pricebook.site.atom_feed import feeds
from pricebook.site.clock import NoDay, build_day
from pricebook.site.library import open_library
from pricebook.site.prose import figures, filled, marked
from pricebook.site.search_index import search_indexes
from pricebook.site.site import Site, site_on
from pricebook.site.well_known import well_known

log = get_plugin_logger("catalogue")
# static-i18n takes it away for its further languages, and brings it back if it comes to their end.
clean_directory = utils.clean_directory


class CatalogueConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's one setting: the data file. (An option called `data` recurses in MkDocs.)"""

    source = config_options.File(exists=True)


class CataloguePlugin(BasePlugin[CatalogueConfig]):  # type: ignore[no-untyped-call]
    """One build reads the data once; static-i18n then runs every later event once a language."""

    site: Site
    pages: dict[str, Page]
    shelves: dict[str, dict[str, Page]]
    """The pages of each language, by their keys."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.pages = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Whoever looks at a preview is shown what is wrong, and waits for every build."""
        del dirty
        if command == "serve":
            self.preview = Preview()
            # That there is no home page goes without saying where not every page is made.
            others = logging.getLogger("mkdocs.plugins.mkdocs_static_i18n.plugin")
            others.addFilter(lambda record: record.levelno < logging.WARNING or self._is_whole)

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Look for saved files more often than MkDocs does; make first what is looked at."""
        del config, builder
        # What is watched already moves over to the new observer.
        watched = [*server._watched_paths]
        for path in watched:
            server.unwatch(path)
        server.observer = type(server.observer)(timeout=LOOK_EVERY)
        for path in (*watched, str(THEME), str(TEMPLATES)):
            server.watch(path)
        if self.preview:
            self.preview.ahead = Ahead(server)
        return server

    def on_shutdown(self) -> None:
        """The end of a preview."""
        if self.preview and self.preview.ahead:
            self.preview.ahead.close()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Read the data at the start of a build, not of its further languages."""
        if self._i18n(config).building:
            return
        utils.clean_directory = clean_directory
        root = _root(config)
        opened = self.preview.library if self.preview else open_library
        library, problems = opened(Path(self.config.source), root)
        use_theme(config.theme)
        config.theme.static_templates.add(STYLE)
        if self.preview:
            self.preview.problems = ()
            self.preview.keep_templates(config.theme)
            config.site_dir = str(self.preview.folder or config.site_dir)
        if library is None:
            self._refuse(problems, config)
            return
        codes = [each.code for each in library.catalogue.languages]
        if problems := self._of_settings(codes, config):
            self._refuse(problems, config)
            return
        self.site = site_on(library, _day(), config.site_url or "")
        self.pages = {
            f"{code}/{page.key}.md": page
            for code in self.site.languages
            for page in pages(self.site, code)
        }
        self.shelves = {
            code: {page.key: page for page in self.pages.values() if page.language == code}
            for code in self.site.languages
        }
        if self.preview:
            self.preview.remember(self.pages.values())
        config.site_name = self.site.catalogue.firm.name

    def _refuse(self, problems: tuple[Problem, ...], config: MkDocsConfig) -> None:
        """End the build; or make it one without a page, with the problems in the pages' places."""
        told = report(problems, "text", Excerpts(_root(config)))
        if not self.preview:
            raise PluginError(f"the catalogue cannot be published.\n{told}")
        log.error(f"the catalogue cannot be shown.\n{told}")
        self.preview.problems = problems
        self.pages = {}
        config.theme.static_templates.intersection_update({STYLE})
        # static-i18n takes it for the build of a further language, and begins none.
        self._i18n(config).building = True

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put every page among the files, at its own address; an editor's prose keeps its file."""
        of_prose = () if self._problems else self._of_prose(config)
        if of_prose:
            self._refuse(of_prose, config)
        if self._problems:
            for file in [*files.documentation_pages()]:
                files.remove(file)
            return files
        for uri, page in self.pages.items():
            if written := files.get_file_from_path(uri):
                files.remove(written)
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
        """An editor's prose, or none.

        At the very beginning MkDocs takes a line such as "Note: we have moved" for a setting.
        """
        del config
        file = Path(page.file.abs_src_path or "")
        return f"\n{file.read_text('utf-8-sig')}" if file.is_file() else ""

    def on_page_markdown(
        self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Mark the prose's figures; tell the search, whose index holds HTML, of the page."""
        del config, files
        ours = self._page(page)
        page.meta["title"] = escape(ours.title, quote=False)
        page.meta["tags"] = list(ours.keywords)
        page.meta["search"] = {"boost": ours.weight, "exclude": not ours.is_searched}
        # Most pages have no prose, and there is a figure for every service.
        return markdown and marked(markdown, figures(self.site, ours.language))

    def on_page_content(
        self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The finished page around the editor's prose, past Markdown: nothing in it is markup."""
        del config, files
        self._go_on()
        ours = self._page(page)
        return body(ours, prose=html and filled(html, figures(self.site, ours.language)))

    def on_page_context(
        self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """The frame, and the language's own folder as the place of its search index."""
        del config, nav
        self._go_on()
        ours = self._page(page)
        context["shell"] = frame(self.site, ours, self.shelves[ours.language])
        context["base_url"] = ours.link(self.site.addresses.root(ours.language)).rstrip("/")
        return context

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """What the pages that no page of ours is need: the one for dead ends, and the sitemap."""
        if template_name == DEAD_END:
            context["shell"] = not_found(self.site, _path(config), self.site.languages[0])
            self._dead_ends(context, config)
        elif template_name == "sitemap.xml" and self.site.base:
            context["shell"] = sitemap(self.site, self.pages.values())
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
        if self.preview and self.preview.folder:
            shutil.rmtree(folder / "search")  # of all pages, or none
            return
        files, texts = self._runtime()
        known = well_known(self.site, _day())
        made = {**self.site.files, **open_files(self.site), **known, **texts, **feeds(self.site)}
        if self.site.base:
            made |= self._pictures()
        for path, content in made.items():
            _place(folder / path).write_bytes(content)
        for path, file in files.items():
            shutil.copyfile(file, _place(folder / path))
        roots = {code: self.site.addresses.root(code) for code in self.site.languages}
        for path, text in search_indexes(folder, roots).items():
            _place(folder / path).write_text(text, "utf-8")

    def _go_on(self) -> None:
        """To be called often: a preview has better to do once its files have changed again."""
        if self.preview and self.preview.ahead:
            self.preview.ahead.go_on()

    @property
    def _problems(self) -> tuple[Problem, ...]:
        return self.preview.problems if self.preview else ()

    @property
    def _is_whole(self) -> bool:
        return not self.preview or not (self.preview.problems or self.preview.folder)

    def _page(self, page: MkDocsPage) -> Page:
        uri = page.file.src_uri
        if uri not in self.pages:
            # Other plugins may make pages, such as a blog.
            raise PluginError(
                f"expected the catalogue's pages, found {uri}, a page that another plugin of"
                " mkdocs.yml makes: take the plugin out of mkdocs.yml"
            )
        return self.pages[uri]

    def _of_prose(self, config: MkDocsConfig) -> tuple[Problem, ...]:
        """What editors' texts are at fault in."""
        return check_prose(Path(config.docs_dir), self.site, _root(config))

    def _dead_ends(self, context: Any, config: MkDocsConfig) -> None:
        """The page for dead ends of each further language, in the folder of that language."""
        template = config.theme.get_env().get_template(DEAD_END)
        for code in self.site.languages[1:]:
            root, shell = self.site.addresses.root(code), not_found(self.site, _path(config), code)
            ours = {"shell": shell, "base_url": f"{_path(config)}{root}".rstrip("/")}
            file = _place(Path(config.site_dir) / root / DEAD_END)
            file.write_text(template.render({**context, **ours}), "utf-8")

    def _runtime(self) -> tuple[Mapping[str, Path], Mapping[str, bytes]]:
        try:
            return runtime_files(ENGINE, SCRIPTS, log.info)
        except EngineError as error:
            raise PluginError(f"the engine's wheel could not be made.\n{error}") from error
        except RuntimeFailure as error:
            raise PluginError(f"the browser's Python could not be made.\n{error}") from error

    def _pictures(self) -> Mapping[str, bytes]:
        shown = {picture(self.site, page) for page in self.pages.values()}
        return {each.address: drawn(each) for each in shown}

    def _of_settings(self, codes: list[str], config: MkDocsConfig) -> tuple[Problem, ...]:
        """What mkdocs.yml says otherwise than the site needs, or than the data."""
        root = _root(config)
        settings, problems = open_settings(Path(config.config_file_path), root)
        problems = check_settings(settings, codes, root) if settings else problems
        if settings and not problems and (fault := _lacks_words(config.theme)):
            return (settings.source.problem(("theme", "language"), fault),)
        return problems

    def _i18n(self, config: MkDocsConfig) -> Any:
        try:
            return config.plugins["i18n"]
        except KeyError:
            raise PluginError(
                "mkdocs.yml: expected the plugin i18n beside catalogue, found none"
            ) from None


def _day() -> date:
    """The day of the build, or an end of it with the sentence that says what is wrong with it."""
    try:
        return build_day()
    except NoDay as error:
        raise PluginError(str(error)) from None


def _root(config: MkDocsConfig) -> Path:
    """The folder that an editor works in."""
    return Path(config.config_file_path).parent


def _lacks_words(theme: Any) -> str | None:
    """Why the theme has no words for the language that mkdocs.yml names; None where it has."""
    name = f"partials/languages/{theme['language']}.html"
    if any(Path(folder, name).is_file() for folder in theme.dirs):
        return None
    return (
        f"expected a language that the theme has words for, found {shown(str(theme['language']))}"
    )


def _path(config: MkDocsConfig) -> str:
    """The path of the site on its host."""
    return urlsplit(config.site_url or "/").path.rstrip("/") + "/"


def _place(file: Path) -> Path:
    """The file, with the folder that it lies in made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
