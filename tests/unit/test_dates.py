"""Dates as the United Nations writes them."""

import datetime

import pytest

from scripts.sources import dates
from tests.helpers import LOCALES

FIRST = datetime.date(2008, 12, 1)
DEADLINE = datetime.date(2010, 1, 15)


@pytest.mark.parametrize(
    ("tag", "first", "deadline"),
    [
        ("ar", "1 كانون الأول/ديسمبر 2008", "15 كانون الثاني/يناير 2010"),
        ("en", "1 December 2008", "15 January 2010"),
        ("es", "1 de diciembre de 2008", "15 de enero de 2010"),
        ("fr", "1er décembre 2008", "15 janvier 2010"),
        ("ru", "1 декабря 2008 года", "15 января 2010 года"),
        ("zh", "2008年12月1日", "2010年1月15日"),
    ],
)
def test_a_day_is_written_as_in_documents_of_its_language(tag: str, first: str, deadline: str) -> None:
    assert dates.day(tag, FIRST) == first
    assert dates.day(tag, DEADLINE) == deadline


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", "من 27 إلى 29 كانون الثاني/يناير 2010"),
        ("en", "27 to 29 January 2010"),
        ("es", "del 27 al 29 de enero de 2010"),
        ("fr", "du 27 au 29 janvier 2010"),
        ("ru", "с 27 по 29 января 2010 года"),
        ("zh", "2010年1月27日至29日"),
    ],
)
def test_several_days_are_written_as_in_documents_of_their_language(tag: str, text: str) -> None:
    assert dates.days(tag, datetime.date(2010, 1, 27), datetime.date(2010, 1, 29)) == text


@pytest.mark.parametrize("tag", LOCALES)
def test_every_language_has_twelve_different_months(tag: str) -> None:
    assert len(set(dates.months(tag))) == 12


def test_a_range_over_two_months_is_refused() -> None:
    with pytest.raises(ValueError, match="not a range"):
        dates.days("en", datetime.date(2010, 1, 27), datetime.date(2010, 2, 1))
