"""The segments of a built page: found in the HTML, given their ids, each with a small link to itself.

The list is the same that ``scripts/sources/segments.py`` reads from the Markdown.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from lxml.html import HtmlElement, fragment_fromstring

from scripts.sources.segments import (
    ADMONITION,
    CAPTION,
    CELL,
    CODE,
    DEFINITION,
    FOOTNOTE,
    HEADING,
    ITEM,
    PARAGRAPH,
    ROW,
    TERM,
    TITLE,
    Segment,
    collapse,
    identify,
)

# What the website itself adds stands in these; all else is what the authors wrote.
ADDED = frozenset({"aside", "header", "footer", "form", "dialog", "script", "style", "template"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "dl"})
_BLOCKS = frozenset({"p", "div", "table", "pre", "blockquote", "details", "figure", "hr"}) | _LISTS | _HEADINGS

# Kinds that only the first paragraph of their block is; those after it are paragraphs.
_FIRST_ONLY = frozenset({FOOTNOTE, ITEM, DEFINITION})

Found = tuple[Segment, HtmlElement]


def read(content: HtmlElement) -> list[Found]:
    """Return the segments below ``content`` in reading order, each with the element that has or gets its id."""
    found = list(_walk(content, PARAGRAPH, ()))
    return list(zip(identify(segment for segment, _ in found), (element for _, element in found), strict=True))


def number(found: Sequence[Found], label: Callable[[Segment], str]) -> None:
    """Give every segment its id and a link to itself.

    :param found: what ``read`` returned; the elements are changed.
    :param label: the accessible name of a segment's link.
    """
    for segment, element in found:
        if segment.id is None:
            continue
        element.set("id", segment.id)
        _place(_link(segment, label(segment)), element)


def first_difference(written: Sequence[Segment], built: Sequence[Segment]) -> tuple[Segment | None, Segment | None] | None:
    """The first pair that differs between the two readings of a page, or None when they are one."""
    for source, result in zip_longest(written, built):
        if source is None or result is None or _essence(source) != _essence(result):
            return source, result
    return None


def _essence(segment: Segment) -> tuple[str, str, str, str | None]:
    return segment.kind, segment.shape, segment.words, segment.id


def _walk(parent: HtmlElement, kind: str, lists: tuple[str, ...]) -> Iterator[Found]:
    """Yield the segments of one block; ``kind`` is what a paragraph in it is."""
    for element in parent:
        if not isinstance(element.tag, str) or element.tag in ADDED:  # a comment has a function for a tag
            continue
        if len(element) == 1 and element[0].get("class") == "footnote-backref" and not (element.text or "").strip():
            continue  # the way back from a footnote that ends in a list
        if own := _own_kind(element, kind):
            yield _segment(element, own, lists), element
            if own in _FIRST_ONLY:
                kind = PARAGRAPH
        elif element.tag in ("li", "dd"):
            yield from _item(element, kind, lists)
        elif "footnote" in element.classes:
            for item in element.iterfind("ol/li"):
                yield from _walk(item, FOOTNOTE, lists)
        else:
            within = (*lists, element.tag) if element.tag in _LISTS else lists
            yield from _walk(element, _kind_within(element, kind), within)


def _own_kind(element: HtmlElement, kind: str) -> str | None:
    """What an element is when it is a segment by itself; None for one that holds segments."""
    if element.tag in _HEADINGS:
        return HEADING
    if element.tag == "p":
        return TITLE if "admonition-title" in element.classes else kind
    if "highlight" in element.classes:
        return CODE
    return {"summary": TITLE, "dt": TERM, "tr": ROW, "pre": CODE}.get(element.tag)


def _segment(element: HtmlElement, kind: str, lists: tuple[str, ...]) -> Segment:
    if kind == HEADING:
        return Segment(kind, _words(element), shape=element.tag, id=element.get("id"))
    if kind == ROW:
        cells = [_words(cell) for cell in element if cell.tag in ("td", "th")]
        return Segment(kind, CELL.join(cells), shape=str(len(cells)))
    words = collapse(element.text_content()) if kind == CODE else _words(element)
    return Segment(kind, words, shape=" ".join(lists))


def _kind_within(element: HtmlElement, kind: str) -> str:
    if "admonition" in element.classes or element.tag == "details":
        return ADMONITION
    return {"figcaption": CAPTION, "ul": ITEM, "ol": ITEM, "dl": DEFINITION, "blockquote": PARAGRAPH}.get(element.tag, kind)


def _item(element: HtmlElement, kind: str, lists: tuple[str, ...]) -> Iterator[Found]:
    """A list item or a definition: its own text, or its first paragraph, is the segment and the item has the id."""
    words = _words(element)
    first = next((child for child in element if child.tag in _BLOCKS), None)
    if words:
        yield Segment(kind, words, shape=" ".join(lists)), element
        yield from _walk(element, PARAGRAPH, lists)
    elif first is not None and first.tag == "p":
        rest = list(_walk(element, kind, lists))
        yield rest[0][0], element
        yield from rest[1:]
    else:
        yield from _walk(element, kind, lists)


def _words(element: HtmlElement) -> str:
    """The text of an element up to its first block, without footnote marks and the way back from a footnote."""
    parts: list[str] = []
    _collect(element, parts)
    return collapse("".join(parts))


def _collect(element: HtmlElement, parts: list[str]) -> bool:
    parts.append(element.text or "")
    for child in element:
        if child.tag in _BLOCKS:
            return False
        marks_footnote = str(child.get("id", "")).startswith("fnref") or child.get("class") == "footnote-backref"
        if child.tag == "img":
            parts.append(child.get("alt") or "")
        elif child.tag == "br":
            parts.append(" ")
        elif isinstance(child.tag, str) and child.tag not in ADDED and not marks_footnote and not _collect(child, parts):
            return False
        parts.append(child.tail or "")
    return True


def _link(segment: Segment, label: str) -> HtmlElement:
    """``aside`` is how the website marks what it adds; within an article it is no landmark unless it has a name."""
    aside = fragment_fromstring('<aside class="segment"><a></a></aside>')
    link = aside[0]
    link.set("href", f"#{segment.id}")
    link.set("aria-label", label)
    link.text = "§" if segment.kind == HEADING else str(segment.id).removeprefix("p")
    return aside


def _place(aside: HtmlElement, element: HtmlElement) -> None:
    """Put the link where HTML allows a block: within an item or a cell, else beside the element."""
    if element.tag == "dt":
        element = next((later for later in element.itersiblings() if later.tag == "dd"), element)
    if element.tag == "tr":
        element = element[0]
    if element.tag in ("li", "dd", "td", "th"):
        aside.tail, element.text = element.text, None
        element.insert(0, aside)
    elif element.tag == "summary":
        element.addnext(aside)
    else:
        element.addprevious(aside)
