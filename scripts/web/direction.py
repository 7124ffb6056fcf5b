"""Left-to-right runs in right-to-left pages: each is isolated, so that its parts keep their order.

Without isolation the bidirectional algorithm may show ``CTOC/COP/WG.4/2010/2``, ``27-29`` or ``+43-1 26060 75752`` with the
parts reversed (Unicode Standard Annex 9: slash, hyphen and space take the direction of their surroundings).
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from lxml.html.builder import E

from scripts.settings import Locale

# Elements whose text is not read, or has its direction already.
_SKIPPED = frozenset({"script", "style", "template", "textarea", "select", "title", "svg", "bdi"})
_CODE = frozenset({"code", "pre"})
_LATIN = "A-Za-zÀ-ɏ"
_INNER = rf"[{_LATIN}0-9./:@+\-_#?=&%()’'–]*[{_LATIN}0-9)/]"
# Latin words (.ics and /en/ among them), or a telephone number, with the words and numbers that follow; or one word that starts
# with a digit. A number before a Latin word belongs to the text before it: البوابة 1 (Gate 1).
_RUN = re.compile(
    rf"(?:(?<![^\W\d_])[./]?[{_LATIN}]|[{_LATIN}]|\+\d)(?:{_INNER})?(?:(?:[.,]|\.?:)? [{_LATIN}0-9](?:{_INNER})?)*|\d{_INNER}"
)
_NEEDS = re.compile(r"[A-Za-zÀ-ɏ]|\d\D+\d")


def isolate(body: HtmlElement) -> None:
    """Wrap every left-to-right run of text below ``body`` in ``<bdi dir="ltr">``; the tree is changed."""
    for element in list(_readable(body)):
        if element.tag in _CODE:
            element.set("dir", "ltr")
            continue
        children = list(element)
        for child in reversed(children):
            child.tail, runs = _split(child.tail or "")
            for run in reversed(runs):
                child.addnext(run)
        element.text, runs = _split(element.text or "")
        for run in reversed(runs):
            element.insert(0, run)


def _readable(element: HtmlElement) -> Iterator[HtmlElement]:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return
    if Locale(element.get("lang", "ar"), "").direction == "ltr":  # a quotation in the original's language
        element.set("dir", "ltr")
    if element.get("dir") == "ltr":
        return
    yield element
    if element.tag not in _CODE:
        for child in element:
            yield from _readable(child)


def _split(text: str) -> tuple[str, list[HtmlElement]]:
    """The text before the first run, and the runs, each with the text that follows it as its tail."""
    head, done = text, 0
    runs: list[HtmlElement] = []
    for start, end in find(text):
        if runs:
            runs[-1].tail = text[done:start]
        else:
            head = text[:start]
        runs.append(E.bdi(text[start:end], dir="ltr"))
        done = end
    if runs:
        runs[-1].tail = text[done:]
    return head, runs


def find(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every run that has to be isolated; a lone number keeps its order by itself."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        while text[end - 1] == ")" and text.count(")", start, end) > text.count("(", start, end):
            end -= 1
        if _NEEDS.search(text, start, end):
            yield start, end
