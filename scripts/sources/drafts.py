"""The files of a new page or update, in all languages at once; nothing that exists is overwritten."""

import datetime
import re
from pathlib import Path

from scripts.settings import CONFIGURATION, Settings, SettingsError
from scripts.sources import dates
from scripts.sources.corpus import SUFFIX

KEY = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_ENTRY = re.compile(r"^## .*\{#(?P<date>\d{4}-\d\d-\d\d)", re.MULTILINE)
UPDATES = f"updates{SUFFIX}"


def page(settings: Settings, key: str) -> list[Path]:
    """Write the page ``key`` in every language and add it to the menu; the check then asks for its texts.

    :returns: the files that were written.
    :raises SettingsError: the key is no good address, or a language has the page already.
    """
    if not KEY.fullmatch(key):
        raise SettingsError(f"{key}: a page is named with small letters, digits and hyphens, as in note-verbale")
    paths = [settings.docs / tag / f"{key}{SUFFIX}" for tag in settings.tags]
    for path in paths:
        if path.exists():
            raise SettingsError(f"{path} exists already; nothing was written")
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle:\ndescription:\n---\n\n# … {{#{key.replace('/', '-')}}}\n\n…\n", encoding="utf-8")
    configuration = settings.root / CONFIGURATION
    if key not in settings.nav:
        lines = configuration.read_text(encoding="utf-8").split("\n")
        lines.insert(max(settings.nav_lines.values(), default=len(lines)), f"  - {key}{SUFFIX}")
        configuration.write_text("\n".join(lines), encoding="utf-8")
    return [*paths, configuration]


def update(settings: Settings, date: str, title: str) -> list[Path]:
    """Put a new entry into the updates page of every language, before the entries that are not newer.

    :param date: ISO date, which begins the entry's id and is written out in each language.
    :param title: a few words; they stand in the heading until they are translated, and in the id.
    :returns: the files that were changed.
    :raises SettingsError: the date is none, or an entry has this id already.
    """
    try:
        day = datetime.datetime.strptime(date, "%Y-%m-%d").date()
    except ValueError as error:
        raise SettingsError(f"{date}: not a day of the calendar, written as 2010-01-15") from error
    words = re.findall(r"[a-z0-9]+", title.casefold())
    if not words or not title.isprintable() or set(title) & set("{}<>#[]"):
        raise SettingsError(f"{title}: a title is plain words in Latin letters, for the address; pages translate it")
    address = f"{day.isoformat()}-{'-'.join(words)}"
    changed = {}
    for tag in settings.tags:
        path = settings.docs / tag / UPDATES
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path} is not UTF-8: save it as UTF-8") from error
        if f"{{#{address}}}" in text:
            raise SettingsError(f"{path} has {address} already; nothing was written")
        colon = "：" if tag == "zh" else ": "
        entry = f"## {dates.day(tag, day)}{colon}{title} {{#{address}}}\n\n…\n\n"
        older = (found.start() for found in _ENTRY.finditer(text) if found["date"] <= day.isoformat())
        place = next(older, len(text))
        changed[path] = text[:place] + entry + text[place:] if place < len(text) else f"{text}\n{entry.rstrip()}\n"
    for path, text in changed.items():
        path.write_text(text, encoding="utf-8")
    return list(changed)
