"""meeting.yml -> the meeting's facts, once, for everything that a program writes: panel, calendar, tests of the prose."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.settings import SettingsError, read_yaml

PAIR = 2

Localized = Mapping[str, str]
"""Locale -> text."""


@dataclass(frozen=True)
class Meeting:
    """The fields of meeting.yml, checked."""

    reference: str
    """Of the note verbale, in Latin, never translated."""
    title: Localized
    short_title: Localized
    start: datetime.date
    end: datetime.date
    """The last day."""
    deadline: datetime.date
    """Last day for the composition of delegations."""
    place: Localized
    venue: Localized
    gate: Localized
    secretariat: Localized
    office: Localized
    postal_address: Localized
    postal_address_latin: str
    fax: str
    email: str
    address: str
    """The web address that the note gives."""
    decision: str
    decision_title: Localized
    first_meeting: tuple[datetime.date, datetime.date]
    fourth_session: tuple[datetime.date, datetime.date]
    fifth_session: tuple[datetime.date, datetime.date]
    published: datetime.date
    """Day on which this website was first published."""
    documents: tuple[str, ...]
    """Confirmed symbols."""
    topics: tuple[Localized, ...]
    source_sha256: str
    """Of the note's file as supplied."""


def load(path: Path, locales: tuple[str, ...]) -> Meeting:
    """Read the facts.

    :raises SettingsError: a fact is missing, is of another kind than expected, or lacks a language.
    """
    content = read_yaml(path)
    facts = dict(content) if isinstance(content, dict) else {}
    facts.pop("original", None)  # for settings.py
    known = Meeting.__dataclass_fields__
    for name in known.keys() ^ facts.keys():
        raise SettingsError(f"{path}: {name} is {'missing' if name in known else 'not a fact that this project knows'}")
    values = {}
    for name, field in known.items():
        try:
            values[name] = _convert(facts[name], str(field.type), locales)
        except ValueError as error:
            raise SettingsError(f"{path}: {name}: {error}") from error
    meeting = Meeting(**values)
    if not meeting.deadline < meeting.start < meeting.end:
        order = f"deadline {meeting.deadline}, start {meeting.start}, end {meeting.end}"
        raise SettingsError(f"{path}: {order}: these days must follow each other")
    for name in ("fourth_session", "fifth_session", "first_meeting"):
        if len(getattr(meeting, name)) != PAIR:
            raise SettingsError(f"{path}: {name} must be its first and its last day")
    if (meeting.start.year, meeting.start.month) != (meeting.end.year, meeting.end.month):
        raise SettingsError(f"{path}: start and end must be in one month: scripts/sources/dates.py has no form for others")
    return meeting


def _convert(value: Any, kind: str, locales: tuple[str, ...]) -> Any:
    if "Mapping" in kind:
        texts = value if "tuple" in kind else [value]
        for text in texts if isinstance(texts, list) else [None]:
            if not isinstance(text, dict) or set(text) != set(locales) or not all(isinstance(t, str) for t in text.values()):
                raise ValueError(f"must be given in {', '.join(locales)}, each once")
        return tuple(texts) if "tuple" in kind else value
    expected = datetime.date if "date" in kind else str
    values = value if "tuple" in kind else [value]
    if not isinstance(values, list) or not all(type(one) is expected for one in values):
        raise ValueError("must be dates, as in 2010-01-27" if expected is datetime.date else "must be text; put it in quotes")
    return tuple(values) if "tuple" in kind else value
