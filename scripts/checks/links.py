"""T4: links lead somewhere."""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urldefrag, urlsplit

from scripts.checks.findings import Finding
from scripts.checks.registry import Subject, rule
from scripts.sources.corpus import SUFFIX, Page

# Where files for all languages stand, and where a page finds them.
ASSETS = "overrides/assets"


@rule("T401")
def link_to_nothing(subject: Subject) -> Iterator[Finding]:
    """A link within the website must lead to a page of the same language, a heading or paragraph of it, or a file that exists.

    Bad: [Documents](document.md), [Topic 2](agenda.md#topic-two), [File](../assets/note.txt) when there is none.
    Good: [Documents](documents.md), [Topic 2](agenda.md#topic-2), [File](../assets/note-verbale.fr.txt).
    """
    ids = {(page.locale, page.key): {segment.id for segment in page.segments} for page in subject.corpus.readable}
    for page in subject.corpus.readable:
        for link in page.links:
            if wrong := _wrong(subject, page, link.target, ids):
                message = f"the link {link.target} leads to nothing: {wrong}. Correct it, or remove it"
                yield Finding(page.path, link.line, message, page.locale, page.key)


def _wrong(subject: Subject, page: Page, target: str, ids: Mapping[tuple[str, str], set[str | None]]) -> str | None:
    """What is wrong with a link of a page; None for one that leads somewhere, or out of the website."""
    try:
        urlsplit(unquote(target))  # the reader has encoded what no address may hold
        address, anchor = urldefrag(target)
        parts = urlsplit(address)
    except ValueError:
        return "it is no address"
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(f"{page.locale}/{page.key}"), unquote(address)))
    locale, _, name = path.partition("/")
    key = name.removesuffix(SUFFIX) if address else page.key
    if not address or (locale == page.locale and name.endswith(SUFFIX)):
        if (page.locale, key) in ids:
            return None if not anchor or unquote(anchor) in ids[page.locale, key] else f"{key} has no #{anchor}"
        # A page that this language lacks, or that cannot be read, is told by its own rule.
        return None if key in subject.corpus.keys else "there is no such page"
    if locale == "assets" and (subject.settings.root / ASSETS / name).is_file():
        return None
    return "there is no such page or file"
