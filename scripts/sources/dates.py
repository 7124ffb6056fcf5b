"""Dates as United Nations documents write them, in six languages.

One small table, because no library has this style: Babel writes « 1 janvier » for 1er, 15 января 2010 г. for года, a single
Arabic month name, and its ranges differ. Sources: the mastheads of the meeting's own papers (CTOC/COP/WG.4/2010/2 in four
languages), the Editorial Manual, and Chinese and Arabic documents of the same bodies.
"""

import datetime

_MONTHS = {
    "ar": "كانون الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس أيلول/سبتمبر "
    "تشرين الأول/أكتوبر تشرين الثاني/نوفمبر كانون الأول/ديسمبر",
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "zh": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
}
LOCALES = frozenset(_MONTHS)
"""The languages whose dates are known."""
_DAY = {
    "ar": "{day} {month} {year}",
    "en": "{day} {month} {year}",
    "es": "{day} de {month} de {year}",
    "fr": "{day} {month} {year}",
    "ru": "{day} {month} {year} года",
    "zh": "{year}年{month}{day}日",
}
# Running text: "from 27 to 29 January 2010". The heading form ("27-29 January 2010") is not needed by any output yet.
_RANGE = {
    "ar": "من {first} إلى {last} {month} {year}",
    "en": "{first} to {last} {month} {year}",
    "es": "del {first} al {last} de {month} de {year}",
    "fr": "du {first} au {last} {month} {year}",
    "ru": "с {first} по {last} {month} {year} года",
    "zh": "{year}年{month}{first}日至{last}日",
}


def months(tag: str) -> list[str]:
    """The twelve month names of a language, January first, in the form that follows a day."""
    names = _MONTHS[tag].split()
    if tag != "ar":
        return names
    # Some Levantine names are two words (كانون الثاني): a name ends where its Gregorian half does.
    joined, words = [], []
    for word in names:
        words.append(word)
        if "/" in word:
            joined.append(" ".join(words))
            words = []
    return joined


def day(tag: str, date: datetime.date) -> str:
    """One day in running text: ``15 January 2010``, ``1er décembre 2008``, ``2010年1月15日``."""
    return _DAY[tag].format(day=_ordinal(tag, date.day), month=months(tag)[date.month - 1], year=date.year)


def days(tag: str, first: datetime.date, last: datetime.date) -> str:
    """Days of one month in running text: ``27 to 29 January 2010``.

    :raises ValueError: the two days are not in the same month, for which no document of this meeting has a form.
    """
    if (first.year, first.month) != (last.year, last.month) or first >= last:
        raise ValueError(f"{first} to {last}: not a range within one month")
    return _RANGE[tag].format(first=_ordinal(tag, first.day), last=last.day, month=months(tag)[first.month - 1], year=first.year)


def _ordinal(tag: str, number: int) -> str:
    return "1er" if tag == "fr" and number == 1 else str(number)
