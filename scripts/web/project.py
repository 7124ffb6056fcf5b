"""Everything that was written, read at once: what the web room is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts import settings
from scripts.settings import SettingsError
from scripts.sources import corpus, dates, meeting, terms
from scripts.web import labels


@dataclass(frozen=True)
class Project:
    """The settings, the data files and the pages."""

    settings: settings.Settings
    meeting: meeting.Meeting
    terms: tuple[terms.Term, ...]
    labels: Mapping[str, Mapping[str, str]]
    """Locale -> name -> label."""
    corpus: corpus.Corpus


def data_files(root: Path) -> tuple[Path, Path, Path]:
    """The meeting's facts, the terms, the labels."""
    return root / "meeting.yml", root / "terms.csv", root / "overrides" / "labels.yml"


def read(root: Path) -> Project:
    """Read the project in ``root``.

    :raises SettingsError: a file is missing or wrong.
    """
    loaded = settings.load(root)
    facts, words, texts = data_files(root)
    for tag in loaded.tags:
        if tag not in dates.LOCALES:
            raise SettingsError(f"{root / 'scripts/sources/dates.py'}: {tag} has no names of months and no form of dates")
    return Project(
        loaded,
        meeting.load(facts, loaded.tags),
        terms.load(words, loaded.tags),
        labels.load(texts, loaded.tags),
        corpus.read(root, loaded.docs, loaded.tags, loaded.original),
    )
