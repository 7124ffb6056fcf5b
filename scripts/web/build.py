"""Builds the website with MkDocs beside the last good one, verifies it, and puts it in its place.

With ``hooks.py`` the only file that imports MkDocs.
"""

import logging
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

from scripts.settings import CONFIGURATION, SettingsError

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
            if lines:
                raise SettingsError(str(root / CONFIGURATION))
            config.plugins["progress"] = _Progress(advance)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
        except SettingsError as error:
            reasons = [line.split("\n")[0] for line in lines]  # MkDocs adds the traceback of an extension
            raise SettingsError("; ".join([str(error), *reasons])) from error
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
    except (OSError, OverflowError) as error:
        message = f"{address} cannot be used ({error}): close the other preview, or give another --address"
        raise SettingsError(message) from error
    except MkDocsException as error:
        raise SettingsError(" ".join(str(error).split())) from error


@contextmanager
def place(site: Path) -> Iterator[Path]:
    """Give a free folder beside the last website for the next one; one build at a time has it.

    A website that a build was killed over, between the two renames of ``replace``, is brought back.

    :raises SettingsError: another build is running, or the folders cannot be used.
    """
    if site.is_symlink() or site.is_file():
        raise SettingsError(f"{site} is not a folder: remove it, or put a folder there")
    new, old = site.with_name(f"{site.name}.new"), site.with_name(f"{site.name}.old")
    try:
        with FileLock(site.with_name(f".{site.name}.lock"), blocking=False):
            if old.exists() and not site.exists():
                old.rename(site)
            for leftover in (new, old):
                _remove(leftover)
            try:
                yield new
            finally:
                _remove(new)
    except Timeout as error:
        raise SettingsError(f"another build is writing {site}: wait until it has ended") from error
    except OSError as error:
        raise SettingsError(f"the website cannot be written: {error}") from error


def replace(new: Path, site: Path) -> None:
    """Put a finished website in the place of the last one, which stays whole until then."""
    old = site.with_name(f"{site.name}.old")
    if site.exists():
        site.rename(old)
    new.rename(site)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


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
