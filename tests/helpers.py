"""What several tests need: copies of the project, and its commands as a person runs them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ("ar", "zh", "en", "fr", "ru", "es")
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "site", "site.new", "site.old", "__pycache__", ".*_cache", ".hypothesis"
)


def copy_project(folder: Path, *, environment: bool = True) -> Path:
    """Copy the project into ``folder``, with the environment of this run unless it is to make its own."""
    shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
    if environment:
        (folder / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    return folder


def scripts(
    project: Path, *words: str, python: Sequence[str] = (sys.executable,), environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``python3 -m scripts`` in a project."""
    return subprocess.run(
        [*python, "-m", "scripts", *words],
        cwd=project,
        env=dict(os.environ if environment is None else environment),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
