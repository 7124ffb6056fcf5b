"""overrides/labels.yml -> the words that the website adds around the pages, in every language."""

from collections.abc import Mapping
from pathlib import Path

from scripts.settings import SettingsError, read_yaml


class Labels(dict[str, str]):
    """Name -> label, in one language."""

    def __init__(self, path: Path, labels: Mapping[str, str]) -> None:
        super().__init__(labels)
        self._path = path

    def __missing__(self, name: str) -> str:
        raise SettingsError(f"{self._path}: there is no label {name}. Write it in every language")


def load(path: Path, locales: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    """Return locale -> name -> label.

    :raises SettingsError: a label lacks a language, has one that the website has not, or is not text.
    """
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise SettingsError(f"{path}: must hold names and labels")
    for name, texts in content.items():
        if not isinstance(texts, dict) or set(texts) != set(locales) or not all(isinstance(t, str) for t in texts.values()):
            raise SettingsError(f"{path}: {name} must be given in {', '.join(locales)}, each once")
    return {tag: Labels(path, {str(name): texts[tag] for name, texts in content.items()}) for tag in locales}
