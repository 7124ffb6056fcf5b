"""The two readings of a page, from its Markdown and from its HTML, are one."""

from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from scripts import settings
from scripts.sources import corpus
from scripts.sources.segments import read_markdown
from scripts.web import numbering
from tests.helpers import LOCALES, ROOT

CASES = sorted(Path(__file__).parent.glob("segments/*.yml"))
EXTENSIONS = settings.read_yaml(ROOT / "mkdocs.yml")["markdown_extensions"]


def render(text: str) -> Any:
    """As MkDocs renders a page, with the extensions of mkdocs.yml."""
    names = [next(iter(extension)) if isinstance(extension, dict) else extension for extension in EXTENSIONS]
    options = {name: value for extension in EXTENSIONS if isinstance(extension, dict) for name, value in extension.items()}
    return html.fragment_fromstring(markdown.markdown(text, extensions=names, extension_configs=options), create_parent="article")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_markdown_is_read_as_the_case_says(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    segments = read_markdown(case["markdown"])
    assert [[s.line, s.kind, s.shape, s.words, s.id] for s in segments] == case["segments"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_html_is_read_as_the_case_says(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = [segment for segment, _ in numbering.read(render(case["markdown"]))]
    assert [[s.kind, s.shape, s.words, s.id] for s in found] == [row[1:] for row in case["segments"]]


@pytest.mark.parametrize("locale", LOCALES)
def test_both_readings_of_every_page_are_one(locale: str) -> None:
    written = corpus.read(ROOT, ROOT / "docs", LOCALES, "fr")
    pages = [page for (tag, _), page in written.pages.items() if tag == locale]
    assert len(pages) >= 10
    for page in pages:
        built = [segment for segment, _ in numbering.read(render(page.body))]
        assert numbering.first_difference(page.segments, built) is None, page.path


def test_a_difference_between_the_readings_is_told_with_its_line() -> None:
    text = "# A {#a}\n\nA list without the empty line before it:\n- one\n- two\n"
    built = [segment for segment, _ in numbering.read(render(text))]
    difference = numbering.first_difference(read_markdown(text), built)
    assert difference is not None
    assert difference[0] is not None
    assert difference[0].line == 3


def test_every_segment_gets_its_id_and_a_link_beside_what_the_author_wrote() -> None:
    case = yaml.safe_load((Path(__file__).parent / "segments" / "note.yml").read_text(encoding="utf-8"))
    article = render(case["markdown"])
    numbering.number(numbering.read(article), lambda segment: f"link to {segment.id}")
    for *_, name in case["segments"]:
        (link,) = article.xpath(f"//aside[@class='segment']/a[@href='#{name}']")
        assert link.get("aria-label") == f"link to {name}"
        assert len(article.xpath(f"//*[@id='{name}']")) == 1
    again = [segment for segment, _ in numbering.read(article)]
    assert [[s.kind, s.shape, s.words, s.id] for s in again] == [row[1:] for row in case["segments"]]


def test_what_the_website_adds_is_no_segment() -> None:
    article = html.fromstring(
        "<article><aside><p>panel</p></aside><p>text</p><footer><p>foot</p></footer><dialog><p>x</p></dialog></article>"
    )
    assert [segment.words for segment, _ in numbering.read(article)] == ["text"]


@given(st.text())
def test_no_text_makes_the_reader_fail(text: str) -> None:
    read_markdown(text)


@given(st.text(alphabet="#*_`~|>!?:-[](){}^\\/<&\n 1.ab\tا中"))
def test_no_markdown_makes_the_reader_fail(text: str) -> None:
    ids = [segment.id for segment in read_markdown(text) if segment.kind != "heading"]
    assert ids == [f"p{number}" for number in range(1, len(ids) + 1)]
