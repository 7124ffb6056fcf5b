"""The built website: languages, addresses, segments, links, and the rules that see when one is wrong."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree, html

from scripts.checks import registry
from scripts.web import project
from scripts.web.website import Website
from tests.helpers import LOCALES, ROOT

KEYS = ["index", "agenda", "background", "mandate", "note-verbale", "documents", "participation", "updates", "glossary", "about"]
URL = "https://working-group-2010.example.org/"


def page(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / name).read_bytes())


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_says_its_language_and_direction_and_a_title_in_it(site: Path, locale: str) -> None:
    titles = set()
    for key in KEYS:
        document = page(site, f"{locale}/{key}.html")
        assert document.get("lang") == locale
        assert document.get("dir") == ("rtl" if locale == "ar" else "ltr")
        titles.add(document.findtext("head/title"))
        assert document.xpath("string(//meta[@name='description']/@content)")
    assert len(titles) == 10


@pytest.mark.parametrize("key", KEYS)
def test_alternates_are_absolute_reciprocal_and_have_a_default(site: Path, key: str) -> None:
    expected = {locale: f"{URL}{locale}/{key}.html" for locale in LOCALES} | {"x-default": URL}
    for locale in LOCALES:
        links = page(site, f"{locale}/{key}.html").xpath("//head/link[@hreflang]")
        assert {link.get("hreflang"): link.get("href") for link in links} == expected
        assert {link.get("rel").strip() for link in links} == {"alternate"}


@pytest.mark.parametrize("key", KEYS)
def test_segments_have_the_same_ids_in_the_same_order_in_six_languages(site: Path, key: str) -> None:
    ids = [page(site, f"{locale}/{key}.html").xpath("//main//aside[@class='segment']/a/@href") for locale in LOCALES]
    assert ids[0]
    assert all(other == ids[0] for other in ids)


def test_the_sitemap_names_every_page_with_its_six_languages(site: Path) -> None:
    tree = etree.fromstring((site / "sitemap.xml").read_bytes())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    addresses = tree.xpath("//s:loc/text()", namespaces=names)
    assert sorted(addresses) == sorted([URL, *(f"{URL}{locale}/{key}.html" for locale in LOCALES for key in KEYS)])
    for entry in tree.xpath("//s:url[x:link]", namespaces=names):
        assert entry.xpath("x:link/@hreflang", namespaces=names) == [*LOCALES, "x-default"]


def test_the_chooser_has_six_native_names_no_script_and_no_default(site: Path) -> None:
    chooser = page(site, "index.html")
    assert chooser.xpath("//li/@lang") == list(LOCALES)
    assert chooser.xpath("//li//strong/text()") == ["العربية", "中文", "English", "Français", "Русский", "Español"]
    assert chooser.xpath("//li/a/@href") == [f"{locale}/index.html" for locale in LOCALES]
    assert not chooser.xpath("//script")


def test_the_404_page_speaks_six_languages_from_any_depth(site: Path) -> None:
    missing = page(site, "404.html")
    assert missing.xpath("//li/@lang") == list(LOCALES)
    assert missing.xpath("//li/a/@href") == [f"/{locale}/index.html" for locale in LOCALES]
    assert len(set(missing.xpath("//li//span/text()"))) == 6
    assert not missing.xpath("//head/link[@rel='stylesheet']")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_translation_says_on_every_page_that_it_is_unofficial(site: Path, locale: str) -> None:
    notices = {page(site, f"{locale}/{key}.html").xpath("string(//main//aside[@class='notice'])").strip() for key in KEYS}
    assert len(notices) == 1
    assert "CU 2009/180(A)" in notices.pop()
    links = {page(site, f"{locale}/{key}.html").xpath("string(//aside[@class='notice']//a/@href)") for key in KEYS}
    assert links == ({""} if locale == "fr" else {f"../fr/{key}.html" for key in KEYS})


@pytest.mark.parametrize("locale", ["ar", "zh", "ru"])
def test_no_english_is_left_in_what_the_website_adds(site: Path, locale: str) -> None:
    for key in KEYS:
        document = page(site, f"{locale}/{key}.html")
        for element in document.xpath("//article | //script | //style | //*[@lang and not(self::html)]"):
            element.drop_tree()
        texts = [document.text_content(), *document.xpath("//body//@aria-label | //body//@title | //body//@placeholder")]
        words = re.findall(r"[A-Za-zÀ-ɏ]{2,}", " ".join(texts))
        assert set(words) <= {"CU", "CTOC", "COP", "WG", "ics", "English", "Français", "Español"}, key


@pytest.mark.parametrize("locale", ["fr", "es"])
def test_no_english_name_is_left_for_assistive_technology(site: Path, locale: str) -> None:
    names = "//body//@aria-label | //body//@title | //body//@placeholder"
    own = set(page(site, f"{locale}/agenda.html").xpath(names))
    english = set(page(site, "en/agenda.html").xpath(names))
    assert len(own) > 30
    assert own & english <= ({"Navigation"} if locale == "fr" else set())


@pytest.mark.parametrize("locale", LOCALES)
def test_the_glossary_has_every_term_in_six_languages_with_its_status(site: Path, locale: str) -> None:
    glossary = page(site, f"{locale}/glossary.html")
    terms = glossary.xpath("//aside[@class='terms']/article")
    assert [term.xpath("string(h3/@id)") for term in terms] == [f"term-{number}" for number in range(1, 72)]
    for term in terms:
        assert term.xpath(".//dd/span/@lang") == [tag for tag in LOCALES if tag != locale]
        assert len(term.xpath(".//dd/small")) == 5


@pytest.mark.parametrize(("locale", "foreign"), [("ar", r"[A-Za-zА-я]{4}"), ("zh", r"[А-яء-ي]"), ("fr", r"[А-яء-ي一-鿿]")])
def test_a_term_is_found_by_itself_and_in_the_readers_language_alone(site: Path, locale: str, foreign: str) -> None:
    index = json.loads((site / locale / "search" / "search_index.json").read_text(encoding="utf-8"))
    terms = [entry for entry in index["docs"] if "#term-" in entry["location"]]
    assert [entry["location"] for entry in terms] == [f"glossary.html#term-{number}" for number in range(1, 72)]
    texts = [html.fromstring(f"<p>{entry['title']} {entry['text']}</p>").text_content() for entry in terms]
    assert [text for text in texts if re.search(foreign, text) and "Distr" not in text] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_status_table_names_every_page_in_the_readers_language(site: Path, locale: str) -> None:
    rows = page(site, f"{locale}/about.html").xpath("//aside[@class='status']//tbody/tr")
    assert [row.xpath("string(th/a/@href)") for row in rows] == [f"../{locale}/{key}.html" for key in KEYS]
    for key, row in zip(KEYS, rows, strict=True):
        last = page(site, f"{locale}/{key}.html").xpath("//main//aside[@class='segment']/a[starts-with(@href, '#p')]")[-1]
        assert row.xpath("string(td[3])") == last.text


def test_symbols_in_arabic_are_isolated_and_in_other_languages_are_not(site: Path) -> None:
    arabic = page(site, "ar/documents.html")
    runs = arabic.xpath("//article//bdi[@dir='ltr']/text()")
    assert {"CTOC/COP/WG.4/2010/2", "CU 2009/180(A)", "CTOC/COP/2008/19"} <= set(runs)
    assert not page(site, "zh/documents.html").xpath("//bdi")
    for key in KEYS:
        document = page(site, f"ar/{key}.html")
        for text in document.xpath("//body//text()[not(ancestor::script or ancestor::style)]"):
            run = re.search(r"[A-Z]{2,}/[A-Z0-9./]+|\d+/\d+|\+\d", text)
            covered = text.getparent().xpath("ancestor-or-self::*[@dir='ltr']")
            assert not run or covered, text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_calendar_has_the_meeting_in_whole_days_and_the_deadline_with_an_alarm(site: Path, locale: str) -> None:
    calendar = Calendar.from_ical((site / locale / "meeting.ics").read_bytes())
    meeting, deadline = calendar.walk("VEVENT")
    assert str(meeting.decoded("dtstart")) == "2010-01-27"
    assert str(meeting.decoded("dtend")) == "2010-01-30"
    assert str(deadline.decoded("dtstart")) == "2010-01-15"
    assert deadline.walk("VALARM")
    english = Calendar.from_ical((site / "en" / "meeting.ics").read_bytes()).walk("VEVENT")
    assert [event["uid"] for event in (meeting, deadline)] == [event["uid"] for event in english]


def test_the_file_of_the_note_is_served_as_it_was_supplied(site: Path) -> None:
    assert (site / "assets" / "note-verbale.fr.txt").read_bytes() == (
        ROOT / "overrides" / "assets" / "note-verbale.fr.txt"
    ).read_bytes()


def test_nothing_of_the_workshop_is_published(site: Path) -> None:
    names = {path.name for path in site.rglob("*")}
    assert not names & {"labels.yml", "panels", "main.html", "terms.html", "status.html"}


def test_a_good_website_passes_its_rules(built: Path) -> None:
    assert registry.run(Website(built / "site", project.read(built)), "S") == []


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        path = site / name
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (lambda site: (site / "ar" / "agenda.html").unlink(), "S101", "docs/ar/agenda.md:1"),
        (replace("ar/agenda.html", '<html lang="ar"', '<html lang="en"'), "S102", "docs/ar/agenda.md:1"),
        (replace("ru/agenda.html", ' class="no-js" dir="ltr"', ' class="no-js"'), "S102", "docs/ru/agenda.md:1"),
        (replace("es/agenda.html", f"{URL}zh/agenda.html", f"{URL}zh/index.html"), "S102", "docs/es/agenda.md:1"),
        (replace("zh/mandate.html", 'id="p4"', 'id="p44"'), "S103", "docs/zh/mandate.md:16"),
        (replace("zh/mandate.html", 'id="p4"', 'id="p3"'), "S103", "docs/zh/mandate.md:1"),
        (replace("fr/index.html", 'href="agenda.html"', 'href="agendum.html"'), "S104", "docs/fr/index.md:1"),
        (replace("fr/index.html", 'href="#topics"', 'href="#topic"'), "S104", "docs/fr/index.md:1"),
    ],
)
def test_a_rule_sees_a_ruined_website(change: Callable[[Path], None], code: str, place: str, built: Path, tmp_path: Path) -> None:
    ruined = tmp_path / "site"
    shutil.copytree(built / "site", ruined)
    change(ruined)
    found = registry.run(Website(ruined, project.read(built)), "S")
    assert f"{place}: {code}" in {f"{finding.path.as_posix()}:{finding.line}: {finding.code}" for finding in found}
