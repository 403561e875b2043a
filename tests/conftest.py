"""What the whole test run shares: the library, the search over it, the assistant, each made once."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from pydantic import SecretStr

from assistant.agent import Assistant
from assistant.services import Services
from assistant.settings import Settings, StorageSettings
from corpus.library import Library, load_library

# Taken out of the environment: the settings refuse variables that they do not know.
_DATA_DIR = os.environ.pop("ASSISTANT_TEST_DATA_DIR", None)

AS_OF = date(2026, 11, 23)
"""The day on which all tests answer."""

hypothesis_settings.register_profile("assistant", deadline=None, print_blob=True)  # no assertion about time
hypothesis_settings.load_profile("assistant")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The file that takes longest comes first, or one worker would be at it alone when all else is done."""
    items.sort(key=lambda item: item.path.name != "test_evaluation.py")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the variables of the shell it is started from."""
    for variable in os.environ:
        if variable.startswith(
            ("ASSISTANT_", "OPENAI_", "LANGSMITH_", "LANGCHAIN_")
        ) or variable.lower().endswith("_proxy"):
            monkeypatch.delenv(variable)


@pytest.fixture(scope="session")
def library() -> Library:
    """The library that travels with the program."""
    return load_library()


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the index lies. ASSISTANT_TEST_DATA_DIR names a folder to use again, which saves a minute. Workers that share
    the tests share the index: whoever comes second waits until it is built.
    """
    if _DATA_DIR:
        return Path(_DATA_DIR)
    if "PYTEST_XDIST_WORKER" in os.environ:
        return tmp_path_factory.getbasetemp().parent / "data"
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def services(library: Library, data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The services over the real library and index, on a fixed day; what people ask is kept apart from both."""
    kept = StorageSettings(url=SecretStr(f"sqlite:///{tmp_path_factory.mktemp('storage') / 'assistant.db'}"))
    return Services(Settings(data_dir=data_dir, as_of=AS_OF, storage=kept), library, lambda *_: None)


@pytest.fixture(scope="session")
def assistant(services: Services) -> Assistant:
    """The assistant with the built-in model."""
    return Assistant(services)
