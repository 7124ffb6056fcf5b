"""All that was written: the files below the language folders, each page with its front matter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from scripts.sources.segments import Link, Segment, read_links, read_markdown

SUFFIX = ".md"


@dataclass(frozen=True)
class Page:
    """One page in one language, as it stands in its file."""

    locale: str
    key: str
    """The path below the language's folder without its suffix, the same in all languages: ``note-verbale``."""
    path: Path
    """Relative to the project's root, as findings print it."""
    text: str
    """The whole file; characters that are not UTF-8 stand as U+FFFD."""
    undecodable: int | None
    """Line of the first byte that is not UTF-8, from 1."""

    @cached_property
    def body_line(self) -> int:
        """Line on which the text after the front matter starts, from 1."""
        lines = self.text.split("\n")
        if lines[0].rstrip() != "---":
            return 1
        closing = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() == "---")
        return next(closing, 0) + 1

    @cached_property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return "\n".join(self.text.split("\n")[self.body_line - 1 :])

    @cached_property
    def front_matter(self) -> Mapping[str, Any]:
        """What the front matter says; empty when there is none or when it is malformed (see ``front_matter_error``)."""
        return self._front_matter[0]

    @cached_property
    def front_matter_error(self) -> tuple[int, str] | None:
        """Line and reason, when the front matter is not a list of names and values."""
        return self._front_matter[1]

    @property
    def readable(self) -> bool:
        """Whether the text can be relied on: UTF-8, with front matter that begins and ends."""
        return self.undecodable is None and not self.front_matter_error

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links and images of the page."""
        return read_links(self.body, self.body_line)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The page as a list of segments with the lines of the file."""
        return read_markdown(self.body, self.body_line)

    @property
    def last_line(self) -> int:
        """Line of the last segment, or 1."""
        return max((segment.line for segment in self.segments), default=1)

    @cached_property
    def _front_matter(self) -> tuple[Mapping[str, Any], tuple[int, str] | None]:
        if self.body_line == 1:
            lines = [line.strip() for line in self.text.split("\n")]
            if lines[0] == "---":
                return {}, (1, "there is no line --- after its last entry")
            begun = any(line == "---" or line.startswith("title:") for line in lines[:3])
            return {}, (1, "the first line must be ---") if begun else None
        block = "\n".join(self.text.split("\n")[1 : self.body_line - 2])
        try:
            content = yaml.safe_load(block) if block else {}
        except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a day that the calendar has not
            mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
            problem = error.problem if isinstance(error, yaml.MarkedYAMLError) else str(error)
            return {}, (mark.line + 2 if mark else 1, " ".join(str(problem).split()))
        if content is None or isinstance(content, dict):
            return content or {}, None
        return {}, (2, "no names and values")


@dataclass(frozen=True)
class Corpus:
    """All pages of all languages, and the files that belong to no language."""

    docs: Path
    """The folder of the language folders, relative to the project's root."""
    original: str
    locales: tuple[str, ...]
    pages: Mapping[tuple[str, str], Page]
    """(locale, key) -> page, sorted."""
    strays: tuple[Path, ...]
    """Files below ``docs`` that are not a page of a language, relative to the project's root, sorted."""

    @property
    def readable(self) -> tuple[Page, ...]:
        """The pages whose text can be relied on."""
        return tuple(page for page in self.pages.values() if page.readable)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that any language has, sorted."""
        return tuple(sorted({key for _, key in self.pages}))

    def of_key(self, key: str) -> dict[str, Page]:
        """Locale -> page, in the order of the locales, for the languages that have this key."""
        return {locale: self.pages[locale, key] for locale in self.locales if (locale, key) in self.pages}

    def path(self, locale: str, key: str) -> Path:
        """Where the page of a key stands, or would stand, in a language."""
        return self.docs / locale / f"{key}{SUFFIX}"


def read(root: Path, docs: Path, locales: tuple[str, ...], original: str) -> Corpus:
    """Read every file below ``docs``; symbolic links are not followed, and are strays.

    :param root: the folder that the paths in the result are relative to.
    """
    pages: dict[tuple[str, str], Page] = {}
    strays = []
    for path in _files(docs):
        shown = path.relative_to(root)
        locale, *rest = path.relative_to(docs).parts
        if not rest or locale not in locales or path.suffix != SUFFIX or path.is_symlink():
            strays.append(shown)
            continue
        key = path.relative_to(docs / locale).with_suffix("").as_posix()
        pages[locale, key] = read_page(path, shown, locale, key)
    return Corpus(docs.relative_to(root), original, locales, dict(sorted(pages.items())), tuple(strays))


def read_page(path: Path, shown: Path, locale: str, key: str) -> Page:
    """Read one page from the file system; ``shown`` is its path as findings print it."""
    raw = path.read_bytes()
    try:
        return Page(locale, key, shown, raw.decode("utf-8-sig"), None)
    except UnicodeDecodeError as error:
        return Page(locale, key, shown, raw.decode("utf-8", "replace"), raw[: error.start].count(b"\n") + 1)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        left_by_a_program = path.name.startswith(".") or path.name.endswith("~") or path.name == "Thumbs.db"
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif not left_by_a_program:
            yield path
