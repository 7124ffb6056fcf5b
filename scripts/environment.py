"""Makes ``.venv`` from a hash-pinned lock, then starts the command again inside it.

Standard library only, and written in words that every Python since 3.7 can read, because it runs before anything else
exists. The interpreter that serves the project is the one in ``.venv``; this file is the only one that runs outside it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
# What `build` needs, and the same with what `test` adds: a server or a mission never downloads the tests' Java.
BUILD_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
# pymdown-extensions 13.1.2 states `requires-python = ">=3.11.5"`.
OLDEST_PYTHON = (3, 11, 5)
# Variables that would lead pip away from the environment it is told to fill, or Python to foreign modules.
MISLEADING = ("PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH")


class SetupError(Exception):
    """The machine or the lock is wrong; the text is one line that says what to do."""


def enter(argv: list[str], lock: Path = BUILD_LOCK) -> None:
    """Return when this process runs inside the environment made from ``lock``; else start ``argv`` again inside it.

    :param argv: the words after ``python3 -m scripts``, in order.
    :param lock: path of the lock, ``BUILD_LOCK`` or ``TEST_LOCK``.
    :raises SetupError: this Python is too old, or the environment cannot be made.
    """
    if sys.version_info[:3] < OLDEST_PYTHON:
        needed, found = (".".join(map(str, version[:3])) for version in (OLDEST_PYTHON, sys.version_info))
        raise SetupError(
            "Python {} or newer is needed, this is {}; start with another, for example: python3.12 -m scripts".format(
                needed, found
            )
        )
    python = ensure(FOLDER, lock)
    if Path(sys.prefix).resolve() == FOLDER.resolve():
        return
    command = [str(python), "-m", "scripts", *argv]
    # UTF-8 mode: a page is UTF-8 whatever LANG says.
    surroundings = dict(_surroundings(), PYTHONUTF8="1")
    if os.name == "nt":  # exec on Windows returns to the shell at once
        sys.exit(subprocess.call(command, env=surroundings))
    os.execve(str(python), command, surroundings)


def ensure(folder: Path, lock: Path) -> Path:
    """Make ``folder`` an environment that holds what ``lock`` lists, unless it already is one.

    :param folder: path of the environment; it is removed and made anew when it is unfinished or out of date.
    :param lock: path of a requirements file in which every package has a version and hashes.
    :returns: path of the environment's Python.
    :raises SetupError: nothing can be installed; the folder is left marked as unfinished.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, unfinished = folder / (lock.name + ".sha256"), folder / "unfinished"
    wanted = _fingerprint(lock)
    made = python.is_file() and not unfinished.exists()
    if made and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return python
    _say("Setting up {} from {}: about a minute, the first time only.".format(folder.name, lock.name))
    try:
        if not made or stamp.is_file():  # never finished, or made from another lock: nothing of it can be relied on
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        unfinished.touch()
        if not python.is_file():
            venv.create(folder, with_pip=_has("ensurepip"))
        _install(python, lock, folder / "pip.log")
        stamp.write_text(wanted, encoding="ascii")
        unfinished.unlink()
    except OSError as error:
        raise SetupError("{} cannot be made: {}".format(folder, error.strerror or error))
    except subprocess.CalledProcessError as error:  # ensurepip is there and fails
        raise SetupError("{} cannot be made: {}".format(folder, error))
    return python


def _install(python: Path, lock: Path, log: Path) -> None:
    if _has("pip", python):
        pip = [str(python), "-m", "pip"]
    elif _has("pip"):  # Debian: python3-pip without python3-venv
        pip = [sys.executable, "-m", "pip", "--python", str(python)]
    else:
        raise SetupError("this Python has neither ensurepip nor pip; on Debian or Ubuntu: apt install python3-venv")
    flags = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary", ":all:"]
    done = subprocess.run(
        [*pip, "install", *flags, "--requirement", str(lock)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_surroundings(),
    )
    said = done.stdout.decode("utf-8", "replace")
    log.write_text(said, encoding="utf-8")
    if done.returncode == 0:
        return
    if "DO NOT MATCH THE HASHES" in said or "--require-hashes mode" in said:
        raise SetupError(
            "{} does not match what was downloaded, so nothing was installed; if a package was changed on purpose, "
            "renew the lock (python3 -m scripts lock); details: {}".format(lock.name, log)
        )
    errors = [line[len("ERROR: ") :] for line in said.splitlines() if line.startswith("ERROR: ")]
    raise SetupError("{} cannot be installed: {}; details: {}".format(lock.name, (errors or ["pip failed"])[-1], log))


def _fingerprint(lock: Path) -> str:
    try:
        return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    except OSError as error:
        raise SetupError("{} cannot be read: {}".format(lock, error.strerror))


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}


def _has(module: str, python: str | Path = sys.executable) -> bool:
    look = "import importlib.util, sys; sys.exit(importlib.util.find_spec({!r}) is None)".format(module)
    return subprocess.run([str(python), "-c", look], env=_surroundings()).returncode == 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
