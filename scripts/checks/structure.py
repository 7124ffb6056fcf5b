"""T2: the pages of a key have the same segments in the same order."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from scripts.checks.findings import Finding
from scripts.checks.registry import Subject, rule
from scripts.sources.corpus import Page
from scripts.sources.segments import CODE, HEADING, ROW, Segment

# Ids that the website and its theme give: paragraphs, controls, footnotes, terms.
TAKEN = re.compile(r"p\d+|__.*|fn.*|term-\d+")
# A mark that was read as text.
_MARK = re.compile(r"\[\^[^\s\]]+\]")
# What a draft has in the place of a text.
UNWRITTEN = {"…", "..."}

_NAMES = {
    "heading": "a heading",
    "paragraph": "a paragraph",
    "item": "a list item",
    "row": "a table row",
    "title": "the title of a note",
    "admonition": "a paragraph of a note",
    "footnote": "a footnote",
    "caption": "a caption",
    "term": "a term",
    "definition": "a definition",
    "code": "a block of code",
}


@rule("T201")
def segments_differ(subject: Subject) -> Iterator[Finding]:
    """The pages of a key must have the same segments in the same order as the original.

    Bad: the third paragraph of the French page is a list item in the Arabic page, or is not there.
    Good: heading for heading, paragraph for paragraph, row for row, with the same ids of headings.
    """
    corpus = subject.corpus
    for key in corpus.keys:
        pages = [page for page in corpus.of_key(key).values() if page.readable]
        pages.sort(key=lambda page: page.locale != corpus.original)  # the original first, and else the first that is there
        for page in pages[1:]:
            if finding := _first_difference(pages[0], page):
                yield finding


@rule("T202")
def heading_without_id(subject: Subject) -> Iterator[Finding]:
    """Every heading must name its id, once a page.

    Bad: "## Les réunions", two headings with {#meetings}, or {#p3}, which is the name of a paragraph.
    Good: "## Les réunions {#meetings}", with the same id in every language.
    """
    for page in subject.corpus.readable:
        seen: set[str] = set()
        for segment in page.segments:
            if segment.kind != HEADING:
                continue
            if segment.id is None:
                message = "this heading has no id. End its line with the id of the other languages, for example {#meetings}"
                yield Finding(page.path, segment.line, message, page.locale, page.key)
            elif TAKEN.fullmatch(segment.id):
                message = f"the website itself uses the id {segment.id}. Give this heading another, in every language"
                yield Finding(page.path, segment.line, message, page.locale, page.key, segment.id)
            elif segment.id in seen:
                message = f"the id {segment.id} is already taken on this page. Give this heading another, in every language"
                yield Finding(page.path, segment.line, message, page.locale, page.key, segment.id)
            else:
                seen.add(segment.id)


@rule("T203")
def text_unwritten(subject: Subject) -> Iterator[Finding]:
    """No text may be still to be written.

    Bad: a paragraph "…" or a heading "# … {#side-events}", as a new page or update begins.
    Good: the text in the page's language in its place.
    """
    for page in subject.corpus.readable:
        for segment in page.segments:
            if segment.words in UNWRITTEN:
                message = f"this text is still to be written. Replace {segment.words} by the text in this page's language"
                yield Finding(page.path, segment.line, message, page.locale, page.key, segment.id or "")


@rule("T204")
def footnote_undefined(subject: Subject) -> Iterator[Finding]:
    """Every mark of a footnote must have its footnote.

    Bad: "the meeting[^dates]" without a line that begins with "[^dates]:".
    Good: the mark in the text, and "[^dates]: From 27 to 29 January." at the end of the page.
    """
    for page in subject.corpus.readable:
        for segment in page.segments:
            for mark in _MARK.findall(segment.words) if segment.kind != CODE else ():
                message = f"the footnote {mark} is not defined. Add a line that begins with {mark}: or remove the mark"
                yield Finding(page.path, segment.line, message, page.locale, page.key, segment.id or "")


def _first_difference(model: Page, page: Page) -> Finding | None:
    for theirs, ours in zip_longest(model.segments, page.segments):
        if theirs is None or ours is None or _form(theirs) != _form(ours):
            break
    else:
        return None
    line = ours.line if ours else page.last_line
    if theirs is None:
        message = f"{_describe(ours)} has no counterpart in {model.path.as_posix()}. Add it there, or remove it here"
    elif ours is None:
        message = f"the page ends here, where {model.path.as_posix()}:{theirs.line} goes on with {_describe(theirs)}. Add it"
    else:
        message = (
            f"here stands {_describe(ours)}, where {model.path.as_posix()}:{theirs.line} has {_describe(theirs)}. "
            "Bring the two pages into the same order, block for block"
        )
    return Finding(page.path, line, message, page.locale, page.key, (theirs or ours).id or "")


def _form(segment: Segment) -> tuple[str, str, str | None]:
    return segment.kind, segment.shape, segment.id


def _describe(segment: Segment) -> str:
    name = _NAMES[segment.kind]
    if segment.kind == HEADING:
        name = f"a heading of level {segment.shape.removeprefix('h')}" + (f" {{#{segment.id}}}" if segment.id else "")
    elif segment.kind == ROW:
        name = f"a table row of {segment.shape} cells"
    elif segment.shape:
        kinds = ", in a ".join("numbered list" if tag == "ol" else "list" for tag in reversed(segment.shape.split()))
        name = f"{name} in a {kinds}"
    return f"{name} (“{segment.excerpt}”)"
