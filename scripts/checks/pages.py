"""T1: every page exists in every language, once, under the same name, and in the menu."""

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.checks.findings import Finding
from scripts.checks.registry import Subject, rule
from scripts.settings import CONFIGURATION
from scripts.sources.corpus import Corpus, Page

# What a page's file may be called by mistake.
PAGE_SUFFIXES = {".md", ".markdown", ".mdown", ".mdx", ".txt"}


@rule("T101")
def page_missing(subject: Subject) -> Iterator[Finding]:
    """A page that several languages have must exist in all of them.

    Bad: docs/fr/agenda.md and docs/es/agenda.md exist, docs/zh/agenda.md does not.
    Good: all six exist.
    """
    misnamed = _misnamed(subject.corpus).values()
    for key, present in _keys(subject.corpus):
        if _orphan(subject.corpus, present):
            continue
        model = subject.corpus.path(next(iter(present)), key)
        if subject.corpus.original in present:
            model = present[subject.corpus.original].path
        for locale in subject.corpus.locales:
            path = subject.corpus.path(locale, key)
            if locale not in present and path not in misnamed:
                message = f"this page is missing; {', '.join(present)} have it. Translate {model.as_posix()} and save it here"
                yield Finding(path, 1, message, locale, key)


@rule("T102")
def page_orphan(subject: Subject) -> Iterator[Finding]:
    """A page must not exist in one language only.

    Bad: docs/en/practical.md exists, and no other language has practical.md.
    Good: all six exist, or none.
    """
    misnamed = _misnamed(subject.corpus)
    for key, present in _keys(subject.corpus):
        if not _orphan(subject.corpus, present):
            continue
        for locale, page in present.items():
            if page.path not in misnamed:
                others = ", ".join(tag for tag in subject.corpus.locales if tag != locale)
                yield Finding(page.path, 1, f"only {locale} has this page. Translate it into {others}, or remove it", locale, key)


@rule("T103")
def page_near_name(subject: Subject) -> Iterator[Finding]:
    """Two names that are probably the same page must be written the same.

    Bad: docs/fr/note-verbale.md beside docs/ar/note_verbale.md, Note-Verbale.md or note-verbale.markdown.
    Good: note-verbale.md in every language.
    """
    for path, wanted in _misnamed(subject.corpus).items():
        locale, key = wanted.relative_to(subject.corpus.docs).parts[0], _key(subject.corpus, wanted)
        others = ", ".join(subject.corpus.of_key(key))
        message = f"probably the same page as {wanted.name} in {others}. Rename this file to {wanted.name}"
        yield Finding(path, 1, message, locale, key)


@rule("T104")
def file_outside(subject: Subject) -> Iterator[Finding]:
    """Everything below docs/ must be a Markdown page in a language's folder.

    Bad: docs/agenda.md, docs/de/agenda.md (no such language), docs/fr/plan.png, a symbolic link.
    Good: docs/fr/agenda.md. Images and files for all languages stand in overrides/assets/.
    """
    corpus = subject.corpus
    for path in set(corpus.strays) - _misnamed(corpus).keys():
        place, *rest = path.relative_to(corpus.docs).parts
        if (subject.settings.root / path).is_symlink():
            message = "this is a link to another place, which the website would publish. Put the file itself here, or remove it"
        elif not rest or place not in corpus.locales:
            message = f"this file is in none of the folders {', '.join(corpus.locales)}. Move it into one, or remove it"
        else:
            message = "not a Markdown page (.md). Move an image or a file to overrides/assets/, and rename a page to .md"
        yield Finding(path, 1, message)


@rule("T105")
def nav_without_page(subject: Subject) -> Iterator[Finding]:
    """Every entry of the menu must have its page.

    Bad: nav in mkdocs.yml lists agenda.md, and no language has it.
    Good: every entry of nav exists in all languages.
    """
    for key in subject.settings.nav:
        if not subject.corpus.of_key(key):
            yield Finding(
                Path(CONFIGURATION),
                subject.settings.nav_lines[key],
                f"nav lists {key}.md, which no language has. Write the page, or remove the entry",
                key=key,
            )


@rule("T106")
def page_without_nav(subject: Subject) -> Iterator[Finding]:
    """Every page must stand in the menu.

    Bad: docs/fr/practical.md exists, and nav in mkdocs.yml does not list practical.md.
    Good: nav lists practical.md once, for all languages.
    """
    misnamed = _misnamed(subject.corpus)
    for key, present in _keys(subject.corpus):
        page = present.get(subject.corpus.original) or next(iter(present.values()))
        told = page.path in misnamed or _orphan(subject.corpus, present)
        if key not in subject.settings.nav and not told:
            message = f"no reader finds this page: nav in {CONFIGURATION} does not list it. Add the line - {key}.md"
            yield Finding(page.path, 1, message, page.locale, key)


def _keys(corpus: Corpus) -> Iterator[tuple[str, Mapping[str, Page]]]:
    """Every key with the pages that it has."""
    for key in corpus.keys:
        yield key, corpus.of_key(key)


def _orphan(corpus: Corpus, present: Mapping[str, Page]) -> bool:
    """Tell whether a key is an orphan rather than incomplete: beside one translation, an original alone is untranslated."""
    return len(present) == 1 and len(corpus.locales) > 1 and not (len(corpus.locales) == 2 and corpus.original in present)


def _misnamed(corpus: Corpus) -> dict[Path, Path]:
    """File -> the file it should be, where a language lacks a page and has one whose name looks the same."""
    lacking: dict[tuple[str, str], Path] = {}
    popular = sorted(corpus.keys, key=lambda key: (len(corpus.of_key(key)), key))
    for key in popular:  # the name that most languages use comes last, and stays
        for locale in corpus.locales:
            lacking[locale, _skeleton(key)] = corpus.path(locale, key)
    found = {}
    for path in (*(page.path for page in corpus.pages.values()), *corpus.strays):
        locale, *rest = path.relative_to(corpus.docs).parts
        wanted = lacking.get((locale, _skeleton("/".join(rest))))
        taken = wanted is not None and (locale, _key(corpus, wanted)) in corpus.pages
        if wanted is not None and not taken and wanted != path:
            found[path] = wanted
    return found


def _key(corpus: Corpus, path: Path) -> str:
    return "/".join(path.relative_to(corpus.docs).with_suffix("").parts[1:])


def _skeleton(name: str) -> str:
    """What is left of a page's name when case, suffix, hyphens and accents are taken away."""
    folder, _, file = name.rpartition("/")
    stem = file.removesuffix(Path(file).suffix) if Path(file).suffix.lower() in PAGE_SUFFIXES else file
    plain = unicodedata.normalize("NFKD", f"{folder}/{stem}").casefold()
    return "".join(char for char in plain if char.isalnum() or char == "/")
