"""T9: nothing in a page runs in the reader's browser."""

import re
from collections.abc import Iterator

from scripts.checks.findings import Finding
from scripts.checks.registry import Subject, rule
from scripts.sources.segments import read_lines_outside_code

_ELEMENTS = "script|iframe|frame|frameset|object|embed|applet|base|meta|link|style|form|svg|math|template"
# An element that runs or loads something; an event, in HTML or in the braces after a word; an address that is a program.
_RUNS = re.compile(
    rf"<\s*(?P<element>{_ELEMENTS})\b|[<{{][^>}}]*?\b(?P<event>on[a-z]+)\s*=|(?P<address>(?:javascript|vbscript|data)\s*:)(?=\S*[()/,;])",
    re.IGNORECASE,
)


@rule("T901")
def markup_that_runs(subject: Subject) -> Iterator[Finding]:
    """A page may hold nothing that runs in the reader's browser or loads from elsewhere.

    Bad: <script>, <iframe>, <p onclick="…">, *word*{onclick="…"}, [link](javascript:…).
    Good: plain Markdown; the same as an example, in code.
    """
    for page in subject.corpus.readable:
        for line, text in read_lines_outside_code(page.body, page.body_line):
            if found := _RUNS.search(text):
                what = next(name for name in found.groups() if name)
                message = f"{what} would run in the reader's browser, which a page may not do. Remove it"
                yield Finding(page.path, line, message, page.locale, page.key)
