"""A page as MkDocs and the theme leave it -> the page as it is published."""

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.checks.findings import Finding
from scripts.settings import Locale
from scripts.sources.corpus import Page
from scripts.sources.segments import HEADING, Segment
from scripts.web import direction, numbering, tables
from scripts.web.project import Project

# Where a list or a table begins.
_BLOCK = re.compile(r"\s*(?:[-*+]|\d+[.)])\s|\s*\|")
DOCTYPE = "<!doctype html>"


def finish(output: str, project: Project, tag: str, key: str) -> tuple[str, Finding | None]:
    """Return the finished page and, when its two readings differ, a finding that names the line of the source.

    :param output: the whole page as HTML.
    :param tag: the page's locale.
    """
    tree = lxml_html.document_fromstring(output)
    locale = project.settings.locale(tag)
    tree.set("lang", tag)
    tree.set("dir", locale.direction)
    for box in tree.iterfind(".//input[@type='checkbox']"):  # the theme's, where HTML does not allow it
        box.attrib.pop("autocomplete", None)
    content = _main(tree)
    found = numbering.read(content)
    difference = _difference(project.corpus.pages[tag, key], [segment for segment, _ in found])
    tables.label(content)
    numbering.number(found, lambda segment: _label(segment, project, locale))
    if locale.direction == "rtl":
        direction.isolate(tree.find("body"))
    return lxml_html.tostring(tree, encoding="unicode", doctype=DOCTYPE) + "\n", difference


def _difference(page: Page, built: list[Segment]) -> Finding | None:
    difference = numbering.first_difference(page.segments, built)
    if difference is None:
        return None
    written, shown = difference
    line = written.line if written else page.last_line
    following = enumerate(page.text.split("\n")[line - 1 :], line)
    begun = next((number for number, text in following if _BLOCK.match(text) or not text.strip()), line)
    if begun > line and page.text.split("\n")[begun - 1].strip():
        line = begun
        message = "a list or a table begins here without an empty line before it. Put an empty line above this line"
    else:
        message = (
            f"this Markdown is shown otherwise than it reads: written {_quote(written)}, shown {_quote(shown)}. "
            "Indent what belongs to a list item by four spaces, and write no HTML"
        )
    return Finding(page.path, line, message, page.locale, page.key, code="S001", rule="two-readings")


def _main(tree: HtmlElement) -> HtmlElement:
    """Make ``main`` hold the page alone: the theme puts the menu and the table of contents into it as well."""
    outer, inner = tree.find(".//main"), tree.find(".//div[@class='md-content']")
    outer.tag, inner.tag = "div", "main"
    return inner.find("article")


def _label(segment: Segment, project: Project, locale: Locale) -> str:
    labels = project.labels[locale.tag]
    if segment.kind == HEADING:
        return labels["section_link"]
    return labels["paragraph_link"].format(n=str(segment.id).removeprefix("p"))


def _quote(segment: Segment | None) -> str:
    if segment is None:
        return "nothing"
    return " ".join(filter(None, [segment.kind, segment.shape and f"({segment.shape})", f"“{segment.excerpt}”"]))
