"""The website as a reader meets it, in a real browser, from a server and from a folder."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PHONE
from tests.helpers import LOCALES

NAMES = {"ar": "العربية", "zh": "中文", "en": "English", "fr": "Français", "ru": "Русский", "es": "Español"}


def choose(page: Page, locale: str) -> None:
    """Choose a language with the mouse, without the scrolling that a driver adds to a click."""
    page.locator(".language-button").hover()
    page.wait_for_timeout(400)
    box = page.locator(f".md-select__link[lang={locale}]").bounding_box()
    assert box
    with page.expect_navigation(timeout=5000):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("locale", ["ar", "zh", "fr"])
def test_the_language_menu_names_the_language_and_leads_to_the_same_page(page: Page, address: str, locale: str) -> None:
    page.goto(f"{address}/{locale}/agenda.html")
    assert NAMES[locale] in (page.locator(".language-button").get_attribute("aria-label") or "")
    page.locator(".language-button").hover()
    links = page.locator(".md-select__link")
    assert links.all_inner_texts() == list(NAMES.values())
    for link in links.all():
        assert link.is_visible()
    choose(page, "es")
    assert page.url == f"{address}/es/agenda.html"
    assert page.locator("html").get_attribute("lang") == "es"


@pytest.mark.parametrize("locale", ["ar", "zh", "fr"])
def test_a_language_link_leads_to_the_segment_that_is_read(page: Page, address: str, locale: str) -> None:
    page.goto(f"{address}/{locale}/note-verbale.html#p16")
    choose(page, "en")
    assert page.url == f"{address}/en/note-verbale.html#p16"


def test_a_reader_who_scrolled_on_is_led_to_what_is_on_the_screen(page: Page, address: str) -> None:
    page.goto(f"{address}/ru/note-verbale.html#p2")
    page.evaluate("document.getElementById('p22').scrollIntoView({block: 'center'})")
    page.wait_for_timeout(200)
    choose(page, "ar")
    number = int(page.url.rpartition("#p")[2])
    assert 17 <= number <= 22


def test_a_reader_at_the_top_is_led_to_the_top(page: Page, address: str) -> None:
    page.goto(f"{address}/en/agenda.html")
    choose(page, "zh")
    assert page.url == f"{address}/zh/agenda.html"


@pytest.mark.parametrize("locale", ["ar", "zh", "en"])
def test_a_segments_link_shows_on_hover_and_on_focus_and_in_print(page: Page, address: str, locale: str) -> None:
    page.goto(f"{address}/{locale}/agenda.html")
    link = page.locator("aside.segment > a[href='#p1']")

    def opacity() -> float:
        page.wait_for_timeout(300)
        return float(link.evaluate("element => getComputedStyle(element).opacity"))

    page.mouse.move(5, 5)
    assert opacity() == 0
    page.locator("#p1").hover()
    assert opacity() == 1
    page.locator("h1").hover()
    assert opacity() == 0
    page.mouse.move(5, 5)
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert opacity() == 1
    link.evaluate("element => element.blur()")
    page.emulate_media(media="print")
    assert opacity() == 1


@pytest.mark.parametrize("locale", ["ar", "zh", "en"])
def test_a_segments_number_stands_in_the_margin_at_the_start_of_the_line(page: Page, address: str, locale: str) -> None:
    page.goto(f"{address}/{locale}/mandate.html")
    box = page.locator("aside.segment > a[href='#p1']").bounding_box()
    text = page.locator("#p1").bounding_box()
    assert box
    assert text
    if locale == "ar":
        assert box["x"] >= text["x"] + text["width"]
    else:
        assert box["x"] + box["width"] <= text["x"]
    assert abs(box["y"] - text["y"]) < 30


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_is_wider_than_a_phone(chromium: Browser, address: str, site: Path, locale: str) -> None:
    for script in (True, False):
        context = chromium.new_context(viewport=PHONE, java_script_enabled=script, has_touch=True, is_mobile=True)
        page = context.new_page()
        for file in sorted((site / locale).glob("*.html")):
            page.goto(f"{address}/{locale}/{file.name}")
            width, screen = page.evaluate("[document.documentElement.scrollWidth, screen.width]")
            assert width <= screen, f"{file.name}, script: {script}"
        context.close()


@pytest.mark.parametrize("locale", ["ar", "zh", "en"])
def test_without_script_a_reader_reaches_every_language_and_page(chromium: Browser, address: str, locale: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=DESKTOP)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.locator(f"a[hreflang={locale}]").click()
    assert page.url == f"{address}/{locale}/index.html"
    page.locator(".md-nav--primary a[href='mandate.html']").first.click()
    assert page.url == f"{address}/{locale}/mandate.html"
    choose(page, "ru")
    assert page.url == f"{address}/ru/mandate.html"
    context.close()


@pytest.mark.parametrize("locale", ["ar", "zh", "en"])
def test_the_built_files_work_from_a_folder(page: Page, site: Path, locale: str) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator(f"a[hreflang={locale}]").click()
    assert page.url == (site / locale / "index.html").as_uri()
    page.locator("article a[href='note-verbale.html']").first.click()
    assert page.url == (site / locale / "note-verbale.html").as_uri()
    page.locator(".md-sidebar--secondary a[href='#source-file']").click()
    choose(page, "fr")
    assert page.url.startswith((site / "fr" / "note-verbale.html").as_uri())


@pytest.mark.parametrize("place", ["server", "folder"])
@pytest.mark.parametrize(
    ("locale", "words", "key"),
    [
        ("ar", "الوفد", "index"),
        ("zh", "CTOC/COP/WG.4/2010/6", "documents"),
        ("en", "deadline", "index"),
        ("fr", "télécopie", "participation"),
        ("ru", "делегации", "participation"),
        ("es", "plazo", "participation"),
    ],
)
def test_pasted_words_find_pages_of_the_readers_language(
    page: Page, address: str, site: Path, locale: str, words: str, key: str, place: str
) -> None:
    root = address if place == "server" else site.as_uri()
    page.goto(f"{root}/{locale}/agenda.html")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text(words)
    results = page.locator(".md-search-result__link")
    results.first.wait_for()
    found = [str(link.get_attribute("href")) for link in results.all()]
    assert all(link.startswith(f"{root}/{locale}/") for link in found)
    assert any(f"/{key}.html" in link for link in found)


@pytest.mark.parametrize("locale", ["ar", "zh", "en"])
def test_a_page_asks_nothing_of_other_hosts_and_finds_all_it_asks_for(page: Page, address: str, locale: str) -> None:
    answers: dict[str, int] = {}
    page.on("response", lambda response: answers.update({response.url: response.status}))
    page.goto(f"{address}/{locale}/index.html")
    page.wait_for_load_state("networkidle")
    assert answers
    assert all(url.startswith(address) for url in answers)
    assert set(answers.values()) <= {200, 304}


def test_symbols_in_arabic_keep_their_order_on_the_screen(page: Page, address: str) -> None:
    page.goto(f"{address}/ar/participation.html")
    order = page.locator("a[href^='tel:'] bdi").evaluate(
        """element => {
          const text = element.firstChild, places = [];
          for (let i = 0; i < text.length; i++) {
            const range = document.createRange(); range.setStart(text, i); range.setEnd(text, i + 1);
            places.push(range.getBoundingClientRect().left);
          }
          return places.every((place, i) => i === 0 || place >= places[i - 1]);
        }"""
    )
    assert order


@pytest.mark.parametrize("locale", ["ar", "zh", "fr"])
def test_the_names_of_the_colour_modes_are_in_the_readers_language(page: Page, address: str, locale: str) -> None:
    page.goto(f"{address}/{locale}/index.html")
    names = {label.get_attribute("title") for label in page.locator("form[data-md-component=palette] label").all()}
    page.goto(f"{address}/en/index.html")
    english = {label.get_attribute("title") for label in page.locator("form[data-md-component=palette] label").all()}
    assert len(names) == 2
    assert not names & english
