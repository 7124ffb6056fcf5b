"""mkdocs.yml and meeting.yml -> Settings. Knows the form of MkDocs' configuration, but does not import MkDocs.

The check has to start in a few milliseconds and to read a tree whose configuration it does not trust, so nothing that a
tag in ``mkdocs.yml`` names is ever loaded or run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CONFIGURATION = "mkdocs.yml"
# Scripts written from right to left, by the language that uses them (of the tags this project may meet).
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class SettingsError(Exception):
    """The settings are wrong; the text is one line that names the file and says what to do."""


@dataclass(frozen=True)
class Locale:
    """A language of the website: BCP 47 tag and its own name for itself."""

    tag: str
    name: str

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, the value of HTML's ``dir``."""
        return "rtl" if self.tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Settings:
    """What the commands know of the project before they read a page."""

    root: Path
    docs: Path
    """The folder that holds one folder a language."""
    site_url: str
    """Absolute address of the website, with a final slash."""
    locales: tuple[Locale, ...]
    """In the order of the language menu: English alphabetical order, as the United Nations lists them."""
    original: str
    """Tag of the language in which the texts were written first."""
    nav: tuple[str, ...]
    """Keys of the pages in the order of the menu."""
    nav_lines: Mapping[str, int]
    """Key -> line of its entry in mkdocs.yml, from 1."""

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(locale.tag for locale in self.locales)

    def locale(self, tag: str) -> Locale:
        """The language with this tag, which must be one of the website's."""
        return next(locale for locale in self.locales if locale.tag == tag)


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' YAML without obeying its tags (``!ENV``, ``!!python/name``)."""


def _ignore(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:
    return node.value if isinstance(node, yaml.ScalarNode) else None


_Loader.add_multi_constructor("", _ignore)


def load(root: Path) -> Settings:
    """Read the settings of the project in ``root``.

    :raises SettingsError: a file is missing, is not YAML, or lacks something that the commands need.
    """
    config_path = root / CONFIGURATION
    config = _mapping(config_path)
    plugins = [entry for entry in config.get("plugins") or [] if isinstance(entry, dict)]
    i18n = next((entry["i18n"] for entry in plugins if "i18n" in entry), None) or {}
    try:
        entries = [(entry["locale"], entry["name"]) for entry in i18n["languages"]]
        if not all(isinstance(text, str) for entry in entries for text in entry) or len(dict(entries)) != len(entries):
            raise TypeError
        locales = tuple(Locale(tag, name) for tag, name in entries)
    except (KeyError, TypeError) as error:
        raise SettingsError(
            f"{config_path}: plugins: i18n: languages needs entries with a locale and a name, each once"
        ) from error
    nav = config.get("nav")
    if not isinstance(nav, list) or not nav or not all(isinstance(entry, str) for entry in nav) or len(set(nav)) != len(nav):
        raise SettingsError(f"{config_path}: nav must be a list of pages such as agenda.md, each once, without titles")
    site_url = config.get("site_url")
    if not isinstance(site_url, str) or not site_url.startswith(("https://", "http://")) or not site_url.endswith("/"):
        raise SettingsError(f"{config_path}: site_url must be an absolute address that ends with a slash")
    docs = root / "docs"
    if "docs_dir" in config or not docs.is_dir() or docs.is_symlink():
        raise SettingsError(f"{docs} must be a folder that holds one folder a language; docs_dir is not used")
    original = str(_mapping(root / "meeting.yml").get("original"))
    if original not in {locale.tag for locale in locales}:
        raise SettingsError(f"{root / 'meeting.yml'}: original must be one of {', '.join(locale.tag for locale in locales)}")
    return Settings(
        root=root,
        docs=docs,
        site_url=site_url,
        locales=locales,
        original=original,
        nav=tuple(entry.removesuffix(".md") for entry in nav),
        nav_lines=_nav_lines(config_path),
    )


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file.

    :raises SettingsError: it cannot be read, or is not YAML; the text names the line.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)  # noqa: S506  builds plain values only
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8: save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise SettingsError(f"{path}{line}: not YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a day that the calendar has not, as 2010-02-30
        raise SettingsError(f"{path}: not YAML: {' '.join(str(error).split())}") from error


def _mapping(path: Path) -> dict[str, Any]:
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise SettingsError(f"{path}: must hold names and values")
    return content


def _nav_lines(path: Path) -> dict[str, int]:
    """Key -> line: the composed tree keeps the lines that the loaded values lose."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    assert isinstance(root, yaml.MappingNode)
    entries = next(value.value for name, value in root.value if name.value == "nav")
    return {node.value.removesuffix(".md"): node.start_mark.line + 1 for node in entries}
