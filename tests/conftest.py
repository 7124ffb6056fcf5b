import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import copy_project, scripts


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which the website was built, once a session; not to be changed."""
    project = copy_project(tmp_path_factory.mktemp("built") / "project")
    done = scripts(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The built website."""
    return built / "site"


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the project with its built website, to be changed at will."""
    copy = copy_project(tmp_path / "project")
    shutil.copytree(built / "site", copy / "site")
    yield copy
    shutil.rmtree(copy)
