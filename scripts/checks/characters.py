"""T6: the characters of a page."""

from collections.abc import Iterator

from scripts.checks.findings import Finding
from scripts.checks.registry import Subject, rule


@rule("T601")
def not_utf8(subject: Subject) -> Iterator[Finding]:
    """Every page must be UTF-8.

    Bad: a page saved by an old editor as Windows-1252 or UTF-16.
    Good: the same page saved as UTF-8.
    """
    for page in subject.corpus.pages.values():
        if page.undecodable is not None:
            message = "this line is not UTF-8. Save the page as UTF-8 and look whether its letters are right"
            yield Finding(page.path, page.undecodable, message, page.locale, page.key)
