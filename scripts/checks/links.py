"""T4: links lead somewhere."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urlsplit

from scripts.checks.findings import Finding
from scripts.checks.registry import Subject, rule
from scripts.sources.corpus import SUFFIX

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
            address, anchor = urldefrag(link.target)
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(f"{page.locale}/{page.key}"), unquote(address)))
            locale, _, name = path.partition("/")
            key = name.removesuffix(SUFFIX) if address else page.key
            file = subject.settings.root / ASSETS / name
            own = not address or (locale == page.locale and name.endswith(SUFFIX))
            if own and (page.locale, key) in ids:
                if not anchor or unquote(anchor) in ids[page.locale, key]:
                    continue
                wrong = f"{key} has no #{anchor}"
            elif (own and key in subject.corpus.keys) or (locale == "assets" and file.is_file()):
                continue  # a page that this language lacks, or that cannot be read, is told by its own rule
            else:
                wrong = "there is no such page in this language" if name.endswith(SUFFIX) else "there is no such page or file"
            message = f"the link {link.target} leads to nothing: {wrong}. Correct it, or remove it"
            yield Finding(page.path, link.line, message, page.locale, page.key)
