"""Settings: one tree, from the environment (ASSISTANT_…) and `assistant.toml`; unknown keys are refused."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from corpus.errors import RegistryError
from corpus.toml_file import read_toml
from corpus.validation import reason

PREFIX = "ASSISTANT_"
CONFIG_FILE = f"{PREFIX}CONFIG"
_EXAMPLE = "2026-11-23"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class SettingsError(Exception):
    """A setting is unknown or has an unusable value; the message names it, in Chinese."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OpenAISettings(_Section):
    """Where an OpenAI-compatible endpoint is (Qwen, DeepSeek, vLLM, Ollama, llama.cpp …)."""

    base_url: str | None = None
    api_key: SecretStr = SecretStr("not-needed")
    timeout_seconds: float = Field(default=60, gt=0, allow_inf_nan=False)


class IndexSettings(_Section):
    """How passages are found: the models, and where the vectors are held (here, or on a Chroma server)."""

    embedder: str = "e5-small-q4"
    embedder_url: str = ""
    embedder_key: SecretStr = SecretStr("not-needed")
    embedder_timeout_seconds: float = Field(default=60, gt=0, allow_inf_nan=False)
    reranker: str = ""
    chroma_url: str = ""


class WebSettings(_Section):
    """Where the web pages are served."""

    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=1, le=65535)


class StorageSettings(_Section):
    """Where questions and feedback are kept for staff, and whether questions are kept at all."""

    url: SecretStr | None = None
    questions: bool = True


class Settings(BaseSettings):
    """All settings of one process."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True, extra="forbid"
    )

    data_dir: Path = Field(default_factory=lambda: user_data_path("hohhot-tic-assistant"))
    model: str = "builtin"
    as_of: date | None = None
    openai: OpenAISettings = OpenAISettings()
    index: IndexSettings = IndexSettings()
    web: WebSettings = WebSettings()
    storage: StorageSettings = StorageSettings()

    @field_validator("data_dir")
    @classmethod
    def _home_is_known(cls, value: Path) -> Path:
        return value.expanduser()

    @field_validator("as_of", mode="before")
    @classmethod
    def _is_a_day(cls, value: Any) -> Any:
        """Pydantic would take a number for the seconds since 1970."""
        if isinstance(value, int | float) or (isinstance(value, str) and not _DAY.fullmatch(value)):
            raise ValueError(f"应是日期，例如 {_EXAMPLE}")
        return value

    @property
    def corpus_home(self) -> Path:
        """The folder that added documents are held in."""
        return self.data_dir / "corpus"

    @property
    def database_url(self) -> str:
        """The database of questions and feedback, SQLite in the data folder unless another is set."""
        if self.storage.url:
            return self.storage.url.get_secret_value()
        return f"sqlite:///{self.data_dir / 'assistant.db'}"

    @property
    def today(self) -> date:
        """The day on which the assistant answers: `as_of` where it is set, else the clock's."""
        return self.as_of or date.today()  # noqa: DTZ011 - the day at the user's desk is meant

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the interface of pydantic-settings
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the TOML file."""
        return init_settings, env_settings, InitSettingsSource(settings_cls, init_kwargs=_from_file())


def load_settings(**given: Any) -> Settings:
    """Read the settings; `given` overrides them. Raises SettingsError naming the key that is wrong."""
    _refuse_unknown_variables()
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"设置 {key}：{reason(first)}。可用的设置见 README。") from problem


def _from_file() -> dict[str, Any]:
    """Give what the TOML file sets. Only a file that was not asked for may be missing."""
    named = os.environ.get(CONFIG_FILE)
    file = Path(named or "assistant.toml").expanduser()
    if not named and not file.exists():
        return {}
    try:
        return read_toml(file)
    except RegistryError as problem:
        raise SettingsError(f"设置文件有误：{problem}") from problem


def _refuse_unknown_variables() -> None:
    """pydantic-settings passes over variables that it does not know; a typing error must not be passed over."""
    known = {CONFIG_FILE, *(f"{PREFIX}{name}".upper() for name in _names(Settings))}
    for variable in os.environ:
        if variable.upper().startswith(PREFIX) and variable.upper() not in known:
            raise SettingsError(f"环境变量 {variable}：没有这个设置项。可用的设置见 README。")


def _names(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, _Section):
            yield from (f"{name}__{inner}" for inner in _names(field.annotation))
        else:
            yield name
