"""axe finds no barrier of WCAG 2.2 A or AA on any page, in any language, light or dark, on a desktop or a phone."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import DESKTOP, PHONE
from tests.helpers import LOCALES

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def barriers(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_has_a_barrier(
    chromium: Browser, address: str, site: Path, locale: str, scheme: str, screen: ViewportSize
) -> None:
    context = chromium.new_context(viewport=screen, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for file in sorted((site / locale).glob("*.html")):
        page.goto(f"{address}/{locale}/{file.name}")
        assert barriers(page) == [], file.name
    context.close()


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_the_pages_of_all_languages_have_no_barrier(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}")
    assert barriers(page) == []


def test_a_barrier_is_seen(page: Page) -> None:
    page.set_content("<html><body><main><img src='x'></main></body></html>")
    assert {barrier.split(":")[0] for barrier in barriers(page)} >= {"image-alt", "html-has-lang"}
