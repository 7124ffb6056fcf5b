"""The edge to MkDocs: each event hands MkDocs' objects to a plain function of this project.

With ``build.py`` the only file that knows MkDocs, whose theme ends on 5 May 2027. What static-i18n leaves unequal between the
default language and the others is made equal here.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # MkDocs loads a hook by its path, outside the package

from scripts.checks import registry  # noqa: E402
from scripts.settings import SettingsError  # noqa: E402
from scripts.sources import dates  # noqa: E402
from scripts.web import calendar_file, page_tree, panels, project, search  # noqa: E402

log = get_plugin_logger("website")

# static-i18n runs at -100: what it has decided is corrected after it.
AFTER_I18N = -110
LABELS = "labels.yml"
SEARCH = "search"

_project: project.Project


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> None:
    """Read the project's data once a build: the five builds that static-i18n starts within the first reuse it."""
    global _project
    i18n = _i18n(config)
    if not i18n.building:
        try:
            _project = project.read(ROOT)
        except SettingsError as error:
            raise PluginError(str(error)) from error
        config.watch.extend(str(path) for path in project.data_files(ROOT) if str(path) not in config.watch)
    config.theme["language"] = i18n.current_language
    config.site_name = _project.labels[i18n.current_language]["site_name"]


def on_pre_build(config: MkDocsConfig) -> None:
    """Say what the check finds, so that a plain ``mkdocs build --strict`` fails and ``serve`` shows it."""
    if not _i18n(config).building:
        for finding in registry.run(registry.Subject(_project.corpus, _project.settings)):
            log.warning(str(finding))


@event_priority(AFTER_I18N)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the pages of static-i18n's default language under their own prefix, like those of the others."""
    default = _i18n(config).default_language
    for file in list(files):
        if file.src_uri == LABELS:  # stands in the theme's folder, and is nothing for readers
            files.remove(file)
        for page in getattr(file, "alternates", {}).values():
            _prefix(page, default, config)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the places that a page leaves for the website: ``<!-- terms -->``, ``<!-- status -->`` …"""
    locale, key = _address(page)
    return panels.fill(html, _project, locale, key, _to_root(page))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Let every template, those of the chooser and of the 404 page included, speak all languages."""
    env.globals.update(dates=dates, project=_project, locales=_project.settings.locales, labels=_project.labels)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Tell the page's template its language, and where the same page is in the others."""
    tag, key = _address(page)
    locale = _project.settings.locale(tag)
    root = _to_root(page)
    config.extra["scope"] = f"{root}/"  # what the browser keeps (the colour mode) is kept for all languages
    # The theme looks for its search index below `base_url`: each language has its own.
    own = get_relative_url(f"{tag}/", page.url).rstrip("/")
    return context | {"locale": locale, "label": _project.labels[tag], "key": key, "root": root, "base_url": own}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Number the segments, isolate left-to-right runs, and hold the two readings of the page together."""
    tag, key = _address(page)
    html, difference = page_tree.finish(output, _project, tag, key)
    if difference:
        log.warning(str(difference))
    return html


def _write(config: MkDocsConfig) -> None:
    """Write the calendar and the search index of the language that was just built."""
    tag = _i18n(config).current_language
    folder = Path(config.site_dir) / tag
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "meeting.ics").write_bytes(calendar_file.write(_project, tag))
    index = Path(config.site_dir) / SEARCH / "search_index.json"  # as yet of this language alone
    search.write(index.read_text(encoding="utf-8"), tag, folder / SEARCH)


@event_priority(AFTER_I18N)
def _remove_mixed_index(config: MkDocsConfig) -> None:
    """static-i18n ends by writing one index of all languages, which nobody asks for."""
    if not _i18n(config).building:
        shutil.rmtree(Path(config.site_dir) / SEARCH)


on_post_build = CombinedEvent(_write, _remove_mixed_index)


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _prefix(file: File, default: str, config: MkDocsConfig) -> None:
    own = file.src_uri.startswith(f"{default}/")
    if own and getattr(file, "locale_alternate_of", None) == default and not file.dest_uri.startswith(f"{default}/"):
        file.dest_uri = f"{default}/{file.dest_uri}"
        file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
        file.url = file._get_url(config.use_directory_urls)


def _address(page: Page) -> tuple[str, str]:
    """Locale and key of a page."""
    tag, _, name = page.file.src_uri.partition("/")
    return tag, name.removesuffix(".md")


def _to_root(page: Page) -> str:
    """Relative path from a page to the website's root: ``..``"""
    return get_relative_url(".", page.url).rstrip("/")
