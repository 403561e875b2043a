"""A home with the tiny index in it."""

import shutil
from pathlib import Path

import pytest

from index.build import build
from tests.index.support import silent
from tests.tiny import HashEmbedder, tiny_library


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the tiny index in it, to be copied by tests that break it."""
    home = tmp_path_factory.mktemp("home")
    build(home, tiny_library(tmp_path_factory.mktemp("library")), HashEmbedder(), silent)
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A copy of the tiny index."""
    return Path(shutil.copytree(built, tmp_path / "index"))
