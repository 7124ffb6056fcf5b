"""terms.csv -> the meeting's terms in six languages, each with its mark of what is confirmed."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.settings import SettingsError


@dataclass(frozen=True)
class Term:
    """One row: the same notion in every language."""

    number: int
    wordings: Mapping[str, str]
    """Locale -> wording."""
    confirmed: frozenset[str]
    """Locales in which the note verbale or a public copy of an official document has this wording."""


def load(path: Path, locales: tuple[str, ...]) -> tuple[Term, ...]:
    """Read all terms, in the order of the file.

    :raises SettingsError: the file cannot be read, a column or a wording is missing, or a language is marked neither
        confirmed nor unconfirmed (or both); the text names the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            columns = set(reader.fieldnames or ())
            rows = [(reader.line_num, row) for row in reader]
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path} is not a CSV file in UTF-8: {error}") from error
    missing = {"n", "confirmed_langs", "unconfirmed_langs", *locales} - columns
    if missing:
        raise SettingsError(f"{path}:1: these columns are missing: {', '.join(sorted(missing))}")
    terms = tuple(_term(f"{path}:{line}", row, locales) for line, row in rows)
    if len({term.number for term in terms}) != len(terms):
        raise SettingsError(f"{path}: two rows have the same number n")
    return terms


def _term(place: str, row: Mapping[str, str | None], locales: tuple[str, ...]) -> Term:
    wordings = {tag: (row[tag] or "").strip() for tag in locales}
    empty = [tag for tag, wording in wordings.items() if not wording]
    if empty:
        raise SettingsError(f"{place}: no wording in {', '.join(empty)}")
    confirmed, unconfirmed = ((row[f"{state}_langs"] or "").split() for state in ("confirmed", "unconfirmed"))
    if sorted(confirmed + unconfirmed) != sorted(locales):
        raise SettingsError(f"{place}: each language must stand once, under confirmed_langs or unconfirmed_langs")
    number = row["n"] or ""
    if not (number.isascii() and number.isdecimal()):
        raise SettingsError(f"{place}: n must be a number")
    return Term(int(number), wordings, frozenset(confirmed))
