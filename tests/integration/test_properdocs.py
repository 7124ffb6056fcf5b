"""The theme ends on 5 May 2027: the engine that continues MkDocs 1.x builds the same website today."""

import subprocess
from pathlib import Path

from scripts import environment
from tests.helpers import ROOT

LOCK = Path(__file__).with_name("properdocs.lock")
# The engines compress the sitemap at different moments.
NOT_COMPARED = {"sitemap.xml.gz"}


def contents(site: Path) -> dict[str, bytes]:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes().replace(b"properdocs-", b"mkdocs-") for name, path in files.items() if name not in NOT_COMPARED
    }


def test_properdocs_builds_the_same_website(built: Path, tmp_path: Path) -> None:
    python = environment.ensure(ROOT / ".cache" / "properdocs", LOCK)
    version = subprocess.run([python, "-m", "properdocs", "--version"], capture_output=True, encoding="utf-8").stdout
    assert "1.6.7" in version
    command = [
        str(python),
        "-m",
        "properdocs",
        "build",
        "--strict",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, cwd=built, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    ours, theirs = contents(built / "site"), contents(tmp_path / "site")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
