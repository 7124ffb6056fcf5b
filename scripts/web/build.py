"""Builds the website with MkDocs beside the last good one, verifies it, and puts it in its place.

With ``hooks.py`` the only file that imports MkDocs.
"""

import logging
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

from scripts.settings import SettingsError

CONFIGURATION = "mkdocs.yml"
_OF_A_PAGE = re.compile(r"Doc file '(?P<path>[^']+)' (?P<what>.*)", re.DOTALL)


class BuildError(Exception):
    """The website was not built; each line says where and why."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


class _Progress(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Tells the caller of every page that is written."""

    def __init__(self, advance: Callable[[], None]) -> None:
        super().__init__()
        self.advance = advance

    def on_post_page(self, output: str, **_: object) -> str:
        self.advance()
        return output


def build(root: Path, folder: Path, advance: Callable[[], None] = lambda: None) -> None:
    """Build the website of the project in ``root`` into ``folder``, which is emptied first.

    :param advance: called after every page.
    :raises BuildError: MkDocs or a hook warned of anything.
    :raises SettingsError: mkdocs.yml is wrong.
    """
    with _warnings() as lines:
        try:
            config = _configuration(root, folder)
            config.plugins["progress"] = _Progress(advance)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
        except (MkDocsException, SystemExit) as error:  # MkDocs' Abort is a SystemExit
            lines.append(str(error))
    if lines:
        raise BuildError(list(dict.fromkeys(lines)))


def serve(root: Path, address: str) -> None:
    """Show a preview at ``address`` (host:port) that follows every change, until it is interrupted.

    What is wrong in the pages is printed and shown all the same.

    :raises SettingsError: the address is taken or is none, or mkdocs.yml or a data file is wrong.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        mkdocs_serve.serve(str(root / CONFIGURATION), livereload=True, dev_addr=address)
    except OSError as error:
        message = f"{address} cannot be used ({error.strerror}): close the other preview, or give another --address"
        raise SettingsError(message) from error
    except MkDocsException as error:
        raise SettingsError(" ".join(str(error).split())) from error


def replace(new: Path, site: Path) -> None:
    """Put a finished website in the place of the last one, which stays whole until then."""
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def recover(site: Path) -> None:
    """Bring the last good website back, if a build was killed between the two renames of ``replace``."""
    old = site.with_name(f"{site.name}.old")
    if old.exists() and not site.exists():
        old.rename(site)


def _configuration(root: Path, folder: Path) -> MkDocsConfig:
    try:
        return load_config(str(root / CONFIGURATION), site_dir=str(folder))
    except MkDocsException as error:
        raise SettingsError(f"{root / CONFIGURATION}: {' '.join(str(error).split())}") from error


def _placed(message: str) -> str:
    """What MkDocs says of a page, with the page's place before it, as findings have it."""
    said = _OF_A_PAGE.fullmatch(message)
    return f"docs/{said['path']}:1: S002 this page {said['what']}" if said else message.removeprefix("website: ")


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs and the hooks warn of, instead of printing it."""
    lines: list[str] = []
    logger = logging.getLogger("mkdocs")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lines.append(_placed(record.getMessage()))  # type: ignore[method-assign]
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield lines
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
