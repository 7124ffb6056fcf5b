"""Finds the browser that the tests drive. Playwright's own download is not used: the machine's browser is the readers'."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from scripts.environment import SetupError

# What the browsers are called on Linux, macOS and Windows.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
# The variable by which the tests are told.
VARIABLE = "BROWSER_EXECUTABLE"


def environment() -> Mapping[str, str]:
    """The variables for the tests, with the browser's path in ``BROWSER_EXECUTABLE``.

    :raises SetupError: there is no browser and none can be installed.
    """
    return {**os.environ, VARIABLE: find() or _install()}


def find() -> str | None:
    """Path of an installed Chromium, Chrome or Edge; the variable names one that stands elsewhere."""
    named = os.environ.get(VARIABLE)
    candidates = [named] if named else [*NAMES, *PLACES]
    return next((path for name in candidates if (path := shutil.which(name))), None)


def _install() -> str:
    """As root on Debian or Ubuntu, install the distribution's chromium."""
    wanted = f"the tests need Chromium, Chrome or Edge: install one (Debian: apt install chromium), or name it in {VARIABLE}"
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get") or os.environ.get(VARIABLE):
        raise SetupError(wanted)
    print("Installing Debian's chromium for the tests.", file=sys.stderr, flush=True)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", "--quiet", *arguments], env=surroundings, capture_output=True)
        if done.returncode:
            raise SetupError(f"{wanted}; apt-get {arguments[0]} failed")
    installed = find()
    if installed is None:  # Ubuntu's package is a pointer to a snap
        raise SetupError(wanted)
    return installed


def flags() -> list[str]:
    """What the browser must be started with: as root its sandbox refuses to work, and it must not call home."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-gpu", "--disable-quic"]
    return [*quiet, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else quiet
