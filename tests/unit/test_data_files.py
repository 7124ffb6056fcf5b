"""meeting.yml, terms.csv, labels.yml and mkdocs.yml: what they hold is in the pages, and what is wrong in them is one line."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import settings
from scripts.settings import SettingsError
from scripts.sources import corpus, dates, meeting, terms
from scripts.web import labels
from tests.helpers import LOCALES, ROOT

FACTS = meeting.load(ROOT / "meeting.yml", LOCALES)
PAGES = corpus.read(ROOT, ROOT / "docs", LOCALES, "fr").pages


def prose(locale: str) -> str:
    """All that the pages of a language say, spaces and marks of Markdown evened out."""
    return " ".join(segment.words for (tag, _), page in PAGES.items() if tag == locale for segment in page.segments)


def facts(locale: str) -> dict[str, str]:
    """Every fact of meeting.yml as a language writes it."""
    said = {
        name: getattr(FACTS, name)
        for name in ("reference", "postal_address_latin", "fax", "email", "address", "decision", "source_sha256")
    }
    localized = ("title", "short_title", "place", "venue", "gate", "secretariat", "office", "postal_address", "decision_title")
    said |= {name: getattr(FACTS, name)[locale] for name in localized}
    said |= {name: dates.day(locale, getattr(FACTS, name)) for name in ("deadline", "published")}
    said |= {f"document {symbol}": symbol for symbol in FACTS.documents}
    said |= {f"topic {number}": topic[locale] for number, topic in enumerate(FACTS.topics, 1)}
    return said


@pytest.mark.parametrize("locale", LOCALES)
def test_the_prose_states_every_fact_of_the_meeting(locale: str) -> None:
    text = prose(locale)
    missing = {name: fact for name, fact in facts(locale).items() if not re.search(wording(locale, fact), text, re.IGNORECASE)}
    assert not missing


def wording(locale: str, fact: str) -> str:
    """A pattern for a fact; a Russian word may be in another case, and so end otherwise."""
    words = (
        rf"{re.escape(word.rstrip(',')[:-2])}\w*,?" if declined(locale, word) else re.escape(word) for word in fact.split(" ")
    )
    return " ".join(words)


def declined(locale: str, word: str) -> bool:
    return locale == "ru" and re.fullmatch(r"[а-яёА-ЯЁ-]{4,},?", word) is not None


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", ["start", "fourth_session", "fifth_session", "first_meeting"])
def test_the_prose_states_the_days_of_meetings_and_sessions(locale: str, name: str) -> None:
    first, last = (FACTS.start, FACTS.end) if name == "start" else getattr(FACTS, name)
    month = dates.months(locale)[first.month - 1]
    joint = r"[^\d.。]{1,8}"
    if locale == "zh":
        pattern = rf"{first.year}年{month}{first.day}日{joint}{last.day}日"
    else:
        pattern = rf"\b{first.day}{joint}{last.day}\b[^\d.]{{0,4}}{re.escape(month)}[^\d.]{{0,4}}{first.year}"
    assert re.search(pattern, prose(locale)), pattern


def test_every_term_has_six_wordings_and_a_status_in_each_language() -> None:
    loaded = terms.load(ROOT / "terms.csv", LOCALES)
    assert [term.number for term in loaded] == list(range(1, 72))


def test_the_file_of_the_note_has_the_published_hash() -> None:
    import hashlib

    content = (ROOT / "overrides" / "assets" / "note-verbale.fr.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == FACTS.source_sha256


def test_every_label_has_the_same_placeholders_in_every_language() -> None:
    loaded = labels.load(ROOT / "overrides" / "labels.yml", LOCALES)
    for name in loaded["en"]:
        assert len({tuple(re.findall(r"\{\w+\}", loaded[tag][name])) for tag in LOCALES}) == 1, name


def broken(tmp_path: Path, name: str, change: Callable[[str], str]) -> Path:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    source = ROOT / "overrides" / name if name == "labels.yml" else ROOT / name
    path.write_text(change(source.read_text(encoding="utf-8")), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("start: 2010-01-27", "start: soon"), "start: must be dates"),
        (lambda text: text.replace("fax:", "telefax:"), "is (missing|not a fact)"),
        (lambda text: re.sub(r"place:\n  ar:.*\n", "place:\n", text), "place: must be given in ar, zh, en, fr, ru, es"),
        (lambda text: text.replace("end: 2010-01-29", "end: 2010-01-09"), "must follow each other"),
        (lambda text: text.replace("end: 2010-01-29", "end: 2010-02-03"), "must be in one month"),
        (lambda text: text.replace("start: 2010-01-27", "start: 2010-01-27 10:00:00"), "start: must be dates"),
        (lambda text: text.replace("[2008-10-08, 2008-10-17]", "[]"), "fourth_session must be its first and its last day"),
        (lambda text: text + "\n  : [", r"meeting.yml:\d+: not YAML"),
        (lambda text: "- a list", "is missing"),
    ],
)
def test_a_wrong_fact_is_told_in_one_line(change: Callable[[str], str], says: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=says) as caught:
        meeting.load(broken(tmp_path, "meeting.yml", change), LOCALES)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("confirmed_langs", "sure"), "columns are missing"),
        (lambda text: text.replace("en fr es ru ar zh,,NV; COP4", "en fr es ru ar,,NV; COP4"), "terms.csv:2: each language"),
        (lambda text: text.replace("缔约方会议,fr es", ",fr es"), "terms.csv:3: no wording in zh"),
        (lambda text: text.replace("\n2,", "\n1,"), "two rows have the same number"),
        (lambda text: text.replace("\n2,", "\ntwo,"), "terms.csv:3: n must be a number"),
    ],
)
def test_a_wrong_term_is_told_with_its_line(change: Callable[[str], str], says: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=says):
        terms.load(broken(tmp_path, "terms.csv", change), LOCALES)


def test_a_label_without_a_language_is_told(tmp_path: Path) -> None:
    path = broken(tmp_path, "labels.yml", lambda text: re.sub(r"dates:\n  ar:.*\n", "dates:\n", text))
    with pytest.raises(SettingsError, match="dates must be given in"):
        labels.load(path, LOCALES)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("site_url: https", "site_url: ftp"), "site_url must be an absolute address"),
        (lambda text: text.replace("languages:", "tongues:"), "languages needs entries"),
        (lambda text: text.replace("  - agenda.md", "  - index.md"), "each once"),
        (lambda text: text.replace("locale: ar", "locale: no"), "languages needs entries"),
        (lambda text: text.replace("  - agenda.md", "  - Agenda: agenda.md"), "nav must be a list of pages"),
        (lambda text: text.replace("theme:\n", "theme\n"), r"mkdocs.yml:\d+: not YAML"),
    ],
)
def test_wrong_settings_are_told_in_one_line(change: Callable[[str], str], says: str, tmp_path: Path) -> None:
    broken(tmp_path, "mkdocs.yml", change)
    broken(tmp_path, "meeting.yml", lambda text: text)
    (tmp_path / "docs").mkdir()
    with pytest.raises(SettingsError, match=says) as caught:
        settings.load(tmp_path)
    assert "\n" not in str(caught.value)


def test_settings_never_run_what_a_tag_names(tmp_path: Path) -> None:
    broken(tmp_path, "mkdocs.yml", lambda text: text + "\nx: !!python/object/apply:os.system ['touch ran']\n")
    broken(tmp_path, "meeting.yml", lambda text: text)
    (tmp_path / "docs").mkdir()
    settings.load(tmp_path)
    assert not (tmp_path / "ran").exists()


def test_the_terms_file_keeps_the_marks_of_its_source() -> None:
    with (ROOT / "terms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            marked = row["confirmed_langs"].split() + row["unconfirmed_langs"].split()
            assert sorted(marked) == sorted(LOCALES), row["n"]
