"""What a command says: a progress bar on a terminal, plain lines in a log, a short summary at the end."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from scripts.checks.registry import Rule


class Steps:
    """The steps of a build: shown while they run, timed, summed up at the end."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        columns = TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        self._progress = Progress(*columns, console=self._console, disable=not self._console.is_terminal)
        self._seconds: dict[str, float] = {}

    def __enter__(self) -> "Steps":
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._progress.stop()

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Callable[[], None]]:
        """Time one step; the caller calls what it is given once for each of ``total`` parts."""
        task = self._progress.add_task(name, total=total)
        started = time.perf_counter()
        yield lambda: self._progress.advance(task)
        self._progress.update(task, completed=total)
        self._seconds[name] = time.perf_counter() - started
        if not self._console.is_terminal:
            print(f"{name}: {self._seconds[name]:.2f} s", file=sys.stderr, flush=True)

    def refuse(self, lines: Sequence[str]) -> int:
        """Say why nothing was published; the exit code for wrong content."""
        self._progress.stop()
        for line in lines:
            print(line)
        print(f"Not built: {len(lines)} to mend. The website in site/ is as it was.", file=sys.stderr)
        return 1

    def finish(self, made: str, site: Path) -> int:
        """Say what was made, how long it took and how to open it."""
        self._progress.stop()
        size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
        times = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self._seconds.items())
        print(f"Made    {made}, {size / 1e6:.1f} MB, in {site}")
        print(f"Took    {sum(self._seconds.values()):.1f} s ({times})")
        print(f"Open    {(site / 'index.html').as_uri()}   or: python3 -m scripts serve")
        return 0


def print_rules(rules: Sequence[Rule]) -> None:
    """Print every rule with what it asks, as its docstring says."""
    for rule in rules:
        print(f"{rule.code}  {rule.name}\n      " + rule.documentation.replace("\n", "\n      ").replace("      \n", "") + "\n")
