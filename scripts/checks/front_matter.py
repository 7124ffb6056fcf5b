"""T8: the front matter of a page."""

from collections.abc import Iterator

from scripts.checks.findings import Finding
from scripts.checks.registry import Subject, rule

REQUIRED = ("title", "description")
KNOWN = frozenset(REQUIRED)


@rule("T801")
def front_matter_malformed(subject: Subject) -> Iterator[Finding]:
    """The front matter must be closed and be a list of names and values.

    Bad: "title: Vienne : ordre du jour" (a colon followed by a space, without quotation marks); no second line "---".
    Good: title: "Vienne : ordre du jour", between two lines "---".
    """
    for page in subject.corpus.pages.values():
        if page.front_matter_error:
            line, reason = page.front_matter_error
            message = (
                f"the front matter cannot be read ({reason}). Close it with a line ---, and put values that hold a colon "
                "between quotation marks"
            )
            yield Finding(page.path, line, message, page.locale, page.key)


@rule("T802")
def front_matter_incomplete(subject: Subject) -> Iterator[Finding]:
    """The front matter must give a title (for the menu) and a description (for search engines), in the page's language.

    Bad: a page that starts with its heading.
    Good: a page that starts with "---", "title: Ordre du jour", "description: Les quatre questions …", "---".
    """
    for page in subject.corpus.readable:
        missing = [name for name in REQUIRED if page.front_matter.get(name) in (None, "")]
        if missing:
            message = (
                f"the front matter has no {' and no '.join(missing)}. Write it, with a colon and its text, between the lines ---"
            )
            yield Finding(page.path, 1, message, page.locale, page.key)
        for name in REQUIRED:
            if name not in missing and not isinstance(page.front_matter[name], str):
                message = f"{name} must be words: put them between quotation marks"
                yield Finding(page.path, 1, message, page.locale, page.key)


@rule("T803")
def front_matter_unknown(subject: Subject) -> Iterator[Finding]:
    """The front matter may hold no other name than title and description, untranslated.

    Bad: "titre: Ordre du jour", or "template: other.html", which would change how the page is built.
    Good: "title: Ordre du jour".
    """
    for page in subject.corpus.readable:
        for name in page.front_matter:
            if name not in KNOWN:
                message = f"the front matter may not hold {name}. Remove it, or write it as {' or '.join(REQUIRED)}"
                yield Finding(page.path, 1, message, page.locale, page.key)
