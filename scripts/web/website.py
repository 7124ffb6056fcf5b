"""The built website, read back from its files, and the rules (S1) about it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.checks.findings import Finding
from scripts.checks.registry import rule
from scripts.web.project import Project


@dataclass(frozen=True)
class Website:
    """All that was built, beside what was written."""

    folder: Path
    project: Project

    @cached_property
    def documents(self) -> Mapping[str, HtmlElement]:
        """Path within the website -> its HTML, for every HTML file."""
        files = sorted(self.folder.rglob("*.html"))
        return {file.relative_to(self.folder).as_posix(): lxml_html.document_fromstring(file.read_bytes()) for file in files}

    @cached_property
    def files(self) -> frozenset[str]:
        """Paths of all files within the website."""
        return frozenset(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file())

    @cached_property
    def ids(self) -> Mapping[str, Counter[str]]:
        """Path of an HTML file -> the ids in it, and how often each stands there."""
        return {path: Counter(document.xpath("//@id")) for path, document in self.documents.items()}

    def written(self) -> Iterator[tuple[str, str, str, Path]]:
        """Locale, key, path within the website, and path of the source of every page."""
        for (tag, key), page in self.project.corpus.pages.items():
            yield tag, key, f"{tag}/{key}.html", page.path


@rule("S101")
def page_not_built(website: Website) -> Iterator[Finding]:
    """Every page that was written must be in the website.

    Bad: docs/ar/agenda.md is written, and the website has no ar/agenda.html.
    Good: the website has ar/agenda.html.
    """
    for tag, key, built, source in website.written():
        if built not in website.documents:
            yield Finding(source, 1, f"the website has no {built}: the page was not built", tag, key)


@rule("S102")
def language_wrong(website: Website) -> Iterator[Finding]:
    """Every page must say its language and direction, and where it stands in the others.

    Bad: ar/agenda.html says lang="en", or names no English page.
    Good: lang="ar" dir="rtl", six languages, x-default and its own address.
    """
    settings = website.project.settings
    directions = {locale.tag: locale.direction for locale in settings.locales}
    for tag, key, built, source in website.written():
        page = website.documents.get(built)
        if page is None:
            continue
        found = (page.get("lang"), page.get("dir"))
        if found != (tag, directions[tag]):
            yield Finding(source, 1, f'the website says lang="{found[0]}" dir="{found[1]}" for this page', tag, key)
        expected = {other: f"{settings.site_url}{other}/{key}.html" for other in settings.tags} | {"x-default": settings.site_url}
        alternates = {link.get("hreflang"): link.get("href") for link in page.iterfind("head/link") if link.get("hreflang")}
        canonical = page.xpath("string(head/link[@rel='canonical']/@href)")
        if alternates != expected or canonical != expected[tag]:
            yield Finding(source, 1, "the addresses of this page in the other languages are not all in its head", tag, key)


@rule("S103")
def segment_unaddressed(website: Website) -> Iterator[Finding]:
    """Every segment must have the address in the website that it has in the text.

    Bad: the page has 24 paragraphs, and its last id is p23.
    Good: every id from p1 to p24, and those of the headings, once.
    """
    for tag, key, built, source in website.written():
        if built not in website.documents:
            continue
        for segment in website.project.corpus.pages[tag, key].segments:
            if segment.id and segment.id not in website.ids[built]:
                yield Finding(source, segment.line, f"the website has no #{segment.id} on {built}", tag, key, segment.id)
        for name, times in website.ids[built].items():
            if times > 1:
                message = f"the id {name} stands {times} times on {built}. Give the heading or the text that names it another id"
                yield Finding(source, 1, message, tag, key, name)


@rule("S104")
def link_broken(website: Website) -> Iterator[Finding]:
    """Every link within the website must lead to a file and an id that exist.

    Bad: a link to documents.html#wg4-2010-9, which no heading has.
    Good: a link to documents.html#wg4-2010-2.
    """
    base = urlsplit(website.project.settings.site_url).path  # where the website stands on its server
    sources = {built: (tag, key, source) for tag, key, built, source in website.written()}
    for path, document in website.documents.items():
        tag, key, source = sources.get(path, ("", "", Path(path)))
        for target in document.xpath("//@href | //@src"):
            if urlsplit(target).scheme or target.startswith(("//", "javascript:")):
                continue
            address, anchor = urldefrag(urljoin(f"{base}{path}", target))
            file = unquote(address).removeprefix(base) or path
            if file not in website.files:
                yield Finding(source, 1, f"a link on {path} leads to {target}, which the website has not", tag, key)
            elif anchor and file in website.ids and unquote(anchor) not in website.ids[file]:
                yield Finding(source, 1, f"a link on {path} leads to {target}, and {file} has no such id", tag, key)
