"""T6: the characters of a page."""

import re
from collections.abc import Iterator

from scripts.checks.findings import Finding
from scripts.checks.registry import Subject, rule

# All but tab, and the return at the end of a line that Windows writes.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\r(?!$)")


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


@rule("T602")
def control_character(subject: Subject) -> Iterator[Finding]:
    """A page may hold no control characters, which come along when text is pasted from other programs.

    Bad: a vertical tab, an escape or a NUL between two words.
    Good: a space, or a new line.
    """
    for page in subject.corpus.readable:
        for line, text in enumerate(page.text.split("\n"), 1):
            if found := _CONTROL.search(text):
                message = (
                    f"here stands the control character U+{ord(found[0]):04X}, which nobody sees. Delete it, or write a space"
                )
                yield Finding(page.path, line, message, page.locale, page.key)
