"""What each command does, step by step, inside the environment; imports wait until a command needs them."""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.environment import ROOT, SetupError
from scripts.settings import SettingsError

if TYPE_CHECKING:
    from scripts.report import Steps

SITE = ROOT / "site"


def run(argv: Sequence[str]) -> int:
    """Run the command that ``argv`` names and return its exit code."""
    options, rest = _parser().parse_known_args(argv)
    if rest and options.command is not test:
        _parser().error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except (SettingsError, SetupError) as error:
        print(f"scripts: {error}", file=sys.stderr)
        return 2


def build(options: argparse.Namespace) -> int:
    """Check the texts, build the website, verify it, and only then put it in the place of the last one."""
    from scripts.report import Steps
    from scripts.web.build import place

    with place(SITE) as new, Steps() as steps:
        return _build(new, steps)


def _build(new: Path, steps: "Steps") -> int:
    from scripts.checks import registry
    from scripts.web import project
    from scripts.web.build import BuildError, replace
    from scripts.web.build import build as build_website
    from scripts.web.website import Website

    with steps.step("check", len(registry.rules())) as advance:
        written = project.read(ROOT)
        findings = registry.run(registry.Subject(written.corpus, written.settings), "T", advance)
    if findings:
        return steps.refuse([str(finding) for finding in findings])
    twice = len(written.corpus.keys)  # static-i18n builds its default language twice
    with steps.step("build", len(written.corpus.pages) + twice) as advance:
        try:
            build_website(ROOT, new, advance)
        except BuildError as error:
            return steps.refuse(error.lines)
    with steps.step("verify", len(registry.rules())) as advance:
        findings = registry.run(Website(new, written), "S", advance)
    if findings:
        return steps.refuse([str(finding) for finding in findings])
    replace(new, SITE)
    return steps.finish(f"{len(written.corpus.pages)} pages in {len(written.settings.locales)} languages", SITE)


def check(options: argparse.Namespace) -> int:
    """Run the rules about the texts and print what they find."""
    from scripts.checks import registry
    from scripts.checks.findings import as_json
    from scripts.report import print_rules
    from scripts.web import project

    if options.list:
        import scripts.web.website  # noqa: F401  enters the rules about the website

        print_rules(registry.rules())
        return 0
    started = time.perf_counter()
    loaded = project.read(ROOT)  # the data files too: a wrong one is told here and not by the build
    written = loaded.corpus
    findings = registry.run(registry.Subject(written, loaded.settings), "T")
    if options.format == "json":
        print(as_json(findings, len(written.pages), written.locales, time.perf_counter() - started))
    else:
        for finding in findings:
            print(finding)
        print(f"{len(written.pages)} pages in {len(written.locales)} languages: {_count(len(findings))}", file=sys.stderr)
    return 1 if findings else 0


def _count(number: int) -> str:
    return f"{number or 'no'} finding{'' if number == 1 else 's'}"


def serve(options: argparse.Namespace) -> int:
    """Show a preview that follows every change."""
    from scripts.web import project
    from scripts.web.build import serve as serve_website

    project.read(ROOT)  # wrong settings are told before the preview starts
    print(f"Preview: http://{options.address} (stop with Ctrl+C; it follows every saved page)", flush=True)
    serve_website(ROOT, options.address)
    return 0


def new(options: argparse.Namespace) -> int:
    """Write the files of a new page or update in all languages at once."""
    from scripts import settings
    from scripts.sources import drafts

    loaded = settings.load(ROOT)
    for path in (
        drafts.page(loaded, options.key) if options.what == "page" else drafts.update(loaded, options.date, options.title)
    ):
        print(path.relative_to(ROOT).as_posix())
    print("Now write the texts in these files, then: python3 -m scripts check", file=sys.stderr)
    return 0


def test(options: argparse.Namespace) -> int:
    """Lint, check types and run all tests; extra arguments go to pytest."""
    from scripts import browser

    environment = dict(browser.environment())
    python = sys.executable
    steps = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [python, "-m", "pytest", *options.rest],
    ]
    for step in steps:
        print(f"$ {' '.join(['python', *step[1:]])}", flush=True)
        code = subprocess.run(step, cwd=ROOT, env=environment).returncode
        if code:
            return 1
    return 0


def lock(options: argparse.Namespace) -> int:
    """Renew the locks from pyproject.toml: every package with its version and hashes, for all platforms."""
    from scripts.environment import BUILD_LOCK, OLDEST_PYTHON, TEST_LOCK

    engine = "tests/integration/properdocs"  # the engine that a test holds ready in MkDocs' place

    common = ["pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header", "--upgrade"]
    common += ["--python-version", ".".join(map(str, OLDEST_PYTHON)), "pyproject.toml"]
    same = ["-c", BUILD_LOCK.name]
    for extra in (
        ["-o", BUILD_LOCK.name],
        ["--group", "test", *same, "-o", TEST_LOCK.name],
        [f"{engine}.in", *same, "-o", f"{engine}.lock"],
    ):
        code = subprocess.run([sys.executable, "-m", "uv", *common, *extra], cwd=ROOT).returncode
        if code:
            return 2
    return 0


def bench(options: argparse.Namespace) -> int:
    """Print the tables of times."""
    from scripts import bench as tables

    tables.run(ROOT)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m scripts", description="The website of a meeting in six equal languages.")

    def explain(_: argparse.Namespace) -> int:
        parser.print_help()
        return 2

    parser.set_defaults(command=explain)
    commands = parser.add_subparsers(metavar="COMMAND")

    def command(function: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        summary = (function.__doc__ or "").split("\n")[0]
        added = commands.add_parser(function.__name__, help=summary, description=summary)
        added.set_defaults(command=function)
        return added

    command(build)
    command(test)
    checking = command(check)
    checking.add_argument("--format", choices=("text", "json"), default="text")
    checking.add_argument("--list", action="store_true", help="print all rules")
    command(serve).add_argument("--address", default="127.0.0.1:8000", help="host:port (%(default)s)")
    what = command(new).add_subparsers(dest="what", required=True, metavar="page|update")
    what.add_parser("page", help="a page").add_argument("key", help="its path below the language folder, without .md")
    update = what.add_parser("update", help="an entry of the updates page")
    update.add_argument("date", help="2010-01-15")
    update.add_argument("title", help="a few words in Latin letters, between quotation marks")
    command(lock)
    command(bench)
    return parser
