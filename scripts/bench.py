"""The tables of times. Seconds of one machine mean little: each is shown as a ratio to something measured in the same run."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

RUNS = 7
# What a copy of the project leaves behind.
LEFT = shutil.ignore_patterns(".git", ".venv", ".cache", "site", "site.new", "site.old", "__pycache__", ".*_cache", ".hypothesis")
PORT = 8123


def run(root: Path) -> None:
    """Print how long the commands take to start, and a saved page to be seen."""
    table = Table("what", "seconds (median)", "as a ratio", title="Times")
    python = _median(lambda: _call([sys.executable, "-c", "pass"], root))
    start = _median(lambda: _call(["python3", "-m", "scripts", "--help"], root))
    table.add_row("an empty Python", f"{python:.3f}", "1.0")
    table.add_row("start of a command, environment made", f"{start:.3f}", f"{start / python:.1f} empty Pythons")
    check = _median(lambda: _call(["python3", "-m", "scripts", "check"], root))
    table.add_row("check", f"{check:.3f}", f"{check / python:.1f} empty Pythons")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(root, copy, ignore=LEFT)
        (copy / ".venv").symlink_to(root / ".venv", target_is_directory=True)
        build = _median(lambda: _call(["python3", "-m", "scripts", "build"], copy), 3)
        table.add_row("build", f"{build:.2f}", "1.0")
        seen = _preview(copy)
        table.add_row("saved page seen in serve", f"{seen:.2f}", f"{seen / build:.1f} builds")
    Console().print(table)


def _preview(copy: Path) -> float:
    """Seconds from saving a page to the preview that shows it, the median of three."""
    server = subprocess.Popen(
        [sys.executable, "-m", "scripts", "serve", "--address", f"127.0.0.1:{PORT}"],
        cwd=copy,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        page = copy / "docs" / "fr" / "agenda.md"
        _wait_for("</html>")
        times = []
        for number in range(3):
            mark = f"BENCH{number}"
            time.sleep(1)
            started = time.perf_counter()
            page.write_text(page.read_text(encoding="utf-8").replace("\n\n- ", f" {mark}\n\n- ", 1), encoding="utf-8")
            _wait_for(mark)
            times.append(time.perf_counter() - started)
        return statistics.median(times)
    finally:
        server.terminate()
        server.wait()


def _wait_for(text: str) -> None:
    limit = time.perf_counter() + 60
    while time.perf_counter() < limit:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/fr/agenda.html") as answer:
                if text in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise TimeoutError(f"the preview never showed {text}")


def _call(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def _median(action: Callable[[], None], runs: int = RUNS) -> float:
    times = []
    action()
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)
