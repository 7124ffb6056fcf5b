"""The first run on machines of many kinds: each makes its own environment, with the real lock and pip."""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from scripts import environment
from tests.helpers import copy_project, scripts

BASE = str(Path(sys.base_prefix) / "bin" / "python3")
CLEAN = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONUTF8")}


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A copy of the project without an environment."""
    return copy_project(tmp_path / "project", environment=False)


def small_lock(project: Path, text: str | None = None) -> None:
    """A lock of one small package from the real one, so that a test of the set-up itself is quick."""
    real = (project / "requirements.lock").read_text(encoding="utf-8")
    package = re.search(r"^mergedeep==.*?(?=^\S)", real, re.MULTILINE | re.DOTALL)
    assert package
    (project / "requirements.lock").write_text(text or package[0], encoding="utf-8")


def set_up(project: Path, python: str = BASE, variables: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Make the environment, and nothing else."""
    code = "from scripts import environment as e; print(e.ensure(e.FOLDER, e.BUILD_LOCK))"
    surroundings = CLEAN if variables is None else variables
    return subprocess.run([python, "-c", code], cwd=project, env=surroundings, capture_output=True, encoding="utf-8")


def test_the_first_build_works_in_a_path_with_a_space_and_an_accent_in_the_c_locale(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "réunion à Vienne" / "the project", environment=False)
    variables = {**CLEAN, "LANG": "C", "LC_ALL": "C"}
    done = scripts(project, "build", python=[BASE], environment=variables)
    assert done.returncode == 0, done.stderr
    assert "Setting up .venv from requirements.lock" in done.stderr
    assert (project / "site" / "ar" / "index.html").is_file()
    again = scripts(project, "check", python=[BASE], environment=variables)
    assert again.returncode == 0
    assert "Setting up" not in again.stderr


def test_without_home_nothing_is_written_beside_the_environment(bare: Path) -> None:
    small_lock(bare)
    before = {path.name for path in bare.iterdir()}
    done = set_up(bare, variables={name: value for name, value in CLEAN.items() if name != "HOME"})
    assert done.returncode == 0, done.stderr
    assert {path.name for path in bare.iterdir()} - before <= {".venv", "__pycache__"}


def test_a_user_without_privileges_can_build(tmp_path: Path) -> None:
    python = "/usr/bin/python3" if os.geteuid() == 0 else BASE
    done = subprocess.run(
        [python, "-c", "import sys; print(sys.version_info >= (3, 11, 5))"], capture_output=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "True", f"{python}: this test needs a Python that every user can start"
    project = copy_project(tmp_path / "project", environment=False)
    variables = {**CLEAN, "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        for folder in (tmp_path, *tmp_path.parents[:2]):
            folder.chmod(0o755)
        for path in (tmp_path, project, *project.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid}
    built = subprocess.run(
        [python, "-m", "scripts", "build"], cwd=project, env=variables, capture_output=True, encoding="utf-8", **user
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert (project / "site" / "zh" / "index.html").is_file()


def test_a_set_up_that_was_killed_half_way_is_done_again(bare: Path) -> None:
    command = [BASE, "-m", "scripts", "check"]
    process = subprocess.Popen(command, cwd=bare, env=CLEAN, stderr=subprocess.DEVNULL, start_new_session=True)
    while not (bare / ".venv" / "lib").exists() or not list((bare / ".venv").glob("lib/*/site-packages/pip")):
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (bare / ".venv" / "unfinished").exists()
    done = scripts(bare, "check", python=[BASE], environment=CLEAN)
    assert done.returncode == 0, done.stderr
    assert not (bare / ".venv" / "unfinished").exists()


def test_a_lock_that_does_not_match_is_one_line_and_exit_2(bare: Path) -> None:
    small_lock(bare)
    lock = bare / "requirements.lock"
    lock.write_text(re.sub(r"sha256:[0-9a-f]{64}", "sha256:" + "0" * 64, lock.read_text(encoding="utf-8")), encoding="utf-8")
    done = scripts(bare, "check", python=[BASE], environment=CLEAN)
    assert done.returncode == 2
    message = done.stderr.splitlines()[-1]
    assert message.startswith("scripts: requirements.lock does not match what was downloaded")
    assert "python3 -m scripts lock" in message
    assert len([line for line in done.stderr.splitlines() if line.startswith("scripts:")]) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("text", ["mergedeep\n", "no-such-package-of-this-project==1 --hash=sha256:" + "0" * 64 + "\n"])
def test_a_lock_that_cannot_be_installed_is_one_line_and_exit_2(bare: Path, text: str) -> None:
    small_lock(bare, text)
    done = scripts(bare, "check", python=[BASE], environment=CLEAN)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("scripts: requirements.lock ")
    assert "Traceback" not in done.stderr


def test_a_missing_lock_is_one_line_and_exit_2(bare: Path) -> None:
    (bare / "requirements.lock").unlink()
    done = scripts(bare, "check", python=[BASE], environment=CLEAN)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_python_that_is_too_old_is_one_line_and_exit_2(bare: Path) -> None:
    code = (
        "import sys, runpy; sys.version_info = (3, 9, 1, 'final', 0); sys.argv = ['scripts', 'build']; "
        "runpy.run_module('scripts', run_name='__main__', alter_sys=True)"
    )
    done = subprocess.run([BASE, "-c", code], cwd=bare, env=CLEAN, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "scripts: Python 3.11.5 or newer is needed, this is 3.9.1; start with another, for example: python3.12 -m scripts"
    ]
    assert not (bare / ".venv").exists()


def test_a_changed_lock_makes_the_environment_anew(bare: Path) -> None:
    small_lock(bare)
    assert set_up(bare).returncode == 0
    leftover = bare / ".venv" / "leftover"
    leftover.touch()
    assert set_up(bare).returncode == 0
    assert leftover.exists()
    lock = bare / "requirements.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "# renewed\n", encoding="utf-8")
    assert set_up(bare).returncode == 0
    assert not leftover.exists()


def test_a_python_without_ensurepip_uses_the_systems_pip(bare: Path) -> None:
    small_lock(bare)
    code = (
        f"import sys; sys.path.insert(0, {str(bare)!r}); from scripts import environment as e; "
        "find = e._has; e._has = lambda module, *python: module != 'ensurepip' and find(module, *python); "
        "print(e.ensure(e.FOLDER, e.BUILD_LOCK))"
    )
    done = subprocess.run([BASE, "-c", code], cwd=bare, env=CLEAN, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    packages = list((bare / ".venv").glob("lib/*/site-packages/*"))
    assert any(path.name == "mergedeep" for path in packages)
    assert not any(path.name == "pip" for path in packages)


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(environment.SetupError, match="cannot be made"):
        environment.ensure(blocked / ".venv", environment.BUILD_LOCK)


def test_a_missing_browser_is_one_line_and_exit_2(built: Path) -> None:
    done = scripts(built, "test", environment={**os.environ, "BROWSER_EXECUTABLE": "/nowhere/chromium"})
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("scripts: the tests need Chromium, Chrome or Edge")


def test_root_on_debian_gets_the_distributions_chromium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scripts import browser

    calls = tmp_path / "calls"
    apt = tmp_path / "apt-get"
    apt.write_text(
        f"#!/bin/sh\necho $* >> {calls}\n"
        f"[ $2 = install ] && printf '#!/bin/sh\\n' > {tmp_path}/chromium && chmod +x {tmp_path}/chromium\nexit 0\n",
        encoding="utf-8",
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr(browser, "NAMES", ("chromium-of-this-test", "chromium"))
    monkeypatch.setattr("scripts.browser.shutil.which", lambda name, which=shutil.which: which(name, path=str(tmp_path)))
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    assert browser.environment()[browser.VARIABLE] == str(tmp_path / "chromium")
    assert calls.read_text(encoding="utf-8").splitlines() == [
        "--quiet update",
        "--quiet install --yes --no-install-recommends chromium",
    ]


def test_an_installed_browser_is_found() -> None:
    from scripts import browser

    found = browser.find()
    assert found
    assert shutil.which(found)
