"""A page is a list of segments. Here they are read from the Markdown, with their lines, and given their ids.

``scripts/web/numbering.py`` reads the same list from the built HTML. The two readings must agree: this one knows the lines
that findings name, that one knows the elements that get the ids. The words of a segment are its plain text, without the
marks of Markdown, and are what the two readings are compared by.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

# The kinds of segments. An admonition's title is one of its own; a table row is one segment, its cells joined.
HEADING, PARAGRAPH, ITEM, ROW, TITLE, ADMONITION, FOOTNOTE, CAPTION, TERM, DEFINITION, CODE = [
    "heading",
    "paragraph",
    "item",
    "row",
    "title",
    "admonition",
    "footnote",
    "caption",
    "term",
    "definition",
    "code",
]
# Letters of an excerpt.
EXCERPT = 40
# Between the cells of a row in the row's words.
CELL = " | "

_BLOCKS = {"list_item": ITEM, "dd": DEFINITION, "admonition": ADMONITION, "footnote": FOOTNOTE, "container_caption": CAPTION}
_HEADING_ID = re.compile(r"[ \t]*\{:?[ \t]*#(?P<id>[^\s}]+)[^}]*\}[ \t]*$")
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Segment:
    """The unit that is translated and cited as one."""

    kind: str
    """One of the names above."""
    words: str
    """Plain text, spaces collapsed."""
    line: int = 0
    """Line in the file, from 1; 0 when it was read from HTML."""
    shape: str = ""
    """What must be the same in all languages besides the kind: a heading's level, a row's number of cells, a list's depth."""
    id: str | None = None
    """The address within the page: ``p7``, or the id that a heading names; None for a heading without one."""

    @property
    def excerpt(self) -> str:
        """The first words, for a message."""
        return self.words if len(self.words) <= EXCERPT else f"{self.words[: EXCERPT - 1]}…"


@dataclass(frozen=True)
class Link:
    """Where a page points to."""

    target: str
    """As written, without what Markdown adds: ``documents.md#wg4-2010-2``."""
    line: int
    """First line of the block that has it, in the file, from 1."""


def identify(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Number all but the headings ``p1``, ``p2`` … in reading order."""
    numbered = []
    number = 0
    for segment in segments:
        if segment.kind != HEADING:
            number += 1
            segment = replace(segment, id=f"p{number}")
        numbered.append(segment)
    return tuple(numbered)


def collapse(text: str) -> str:
    """The words of a text: any run of white space, no-break spaces included, as one space."""
    return _SPACES.sub(" ", text).strip()


def read_markdown(text: str, first_line: int = 1) -> tuple[Segment, ...]:
    """Read the segments of a page.

    :param text: Markdown without front matter.
    :param first_line: line of the file on which ``text`` starts.
    """
    tokens = _parser().parse(text)
    types = [token.type for token in tokens]
    notes = types.index("footnote_block_open") if "footnote_block_open" in types else len(tokens)
    # Footnotes are shown in the order of their definitions; the parser gives them in the order of their marks.
    footnotes = sorted(_walk(tokens[notes:]), key=lambda segment: segment.line)
    segments = [*_walk(tokens[:notes]), *footnotes]
    return identify(replace(segment, line=segment.line + first_line) for segment in segments)


def read_links(text: str, first_line: int = 1) -> tuple[Link, ...]:
    """Read the links and images of a page, in reading order; the parameters are those of ``read_markdown``."""
    found = []
    for token in _parser().parse(text):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target is not None and token.map:
                found.append(Link(str(target), token.map[0] + first_line))
    return tuple(found)


def read_lines_outside_code(text: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """Yield line and text of all that is not code; the parameters are those of ``read_markdown``."""
    code: set[int] = set()
    for token in _parser().parse(text):
        if token.type in ("fence", "code_block") and token.map:
            code.update(range(*token.map))
    for number, line in enumerate(text.split("\n")):
        if number not in code:
            yield number + first_line, _CODE_SPAN.sub("", line)


@cache
def _parser() -> MarkdownIt:
    """CommonMark with what mkdocs.yml adds: tables, footnotes, admonitions, definition lists, captions."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.use(footnote_plugin, inline=False).use(admon_plugin).use(deflist_plugin)
    return parser.use(container_plugin, name="caption", marker="/", validate=lambda words, _: words.strip() == "caption")


def _walk(tokens: list[Token]) -> Iterable[Segment]:
    """Yield the segments in reading order; ``line`` counts from 0."""
    opened: list[Token] = []
    begun: set[int] = set()  # depths of the list items, definitions and footnotes that have had their first paragraph
    cells: list[str] = []
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.nesting == 1:
            opened.append(token)
            if token.tag == "tr":
                cells = []
        elif token.nesting == -1:
            begun.discard(len(opened))
            row = opened.pop()
            if row.tag == "tr" and row.map:
                yield Segment(ROW, CELL.join(cells), row.map[0], shape=str(len(cells)))
        elif token.type in ("fence", "code_block"):
            yield Segment(CODE, collapse(token.content), line, shape=_depth(opened))
        elif token.type == "inline" and opened[-1].tag in ("td", "th"):
            cells.append(_words(token))
        elif token.type == "inline":
            yield _segment(token, opened, begun, line)


def _segment(text: Token, opened: list[Token], begun: set[int], line: int) -> Segment:
    """The segment of one run of text, by the blocks that are open around it."""
    block, around = opened[-1], opened[-2].type.removesuffix("_open") if len(opened) > 1 else ""
    if block.type == "heading_open":
        named = _HEADING_ID.search(text.content)
        return Segment(HEADING, _words(text), line, shape=block.tag, id=named["id"] if named else None)
    if block.type in ("admonition_title_open", "dt_open"):
        return Segment(TITLE if block.tag == "p" else TERM, _words(text), line, shape=_depth(opened))
    kind = _BLOCKS.get(around, PARAGRAPH)
    if kind in (ITEM, DEFINITION, FOOTNOTE):
        depth = len(opened) - 1
        kind = PARAGRAPH if depth in begun else kind
        begun.add(depth)
    return Segment(kind, _words(text), line, shape=_depth(opened))


def _depth(opened: list[Token]) -> str:
    """The lists around a segment, outermost first: ``ul ol`` for an item of a numbered list within a bulleted one."""
    return " ".join(token.tag for token in opened if token.tag in ("ul", "ol", "dl"))


def _words(text: Token) -> str:
    """Plain text of a run: no marks, no attributes in braces, no footnote marks."""
    parts: list[str] = []
    after_element = False
    for child in text.children or ():
        content = child.content
        if after_element and content.startswith("{"):
            content = _ATTRIBUTES.sub("", content, count=1)
        if child.type in ("text", "code_inline", "image"):
            parts.append(content)
        elif child.type in ("softbreak", "hardbreak") or child.content.startswith("<br"):
            parts.append(" ")
        after_element = child.type in ("em_close", "strong_close", "link_close", "code_inline", "image")
    return collapse(_HEADING_ID.sub("", "".join(parts)))
