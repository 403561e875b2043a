"""Settings: one tree, from the environment (ASSISTANT_…) and `assistant.toml`; unknown keys are refused."""

import os
from datetime import date
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

PREFIX = "ASSISTANT_"
CONFIG_FILE = f"{PREFIX}CONFIG"


class SettingsError(Exception):
    """A setting is unknown or has an unusable value; the message names it, in Chinese."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OpenAISettings(_Section):
    """Where an OpenAI-compatible endpoint is (Qwen, DeepSeek, vLLM, Ollama, llama.cpp …)."""

    base_url: str | None = None
    api_key: SecretStr = SecretStr("not-needed")
    timeout_seconds: float = Field(default=60, gt=0)


class IndexSettings(_Section):
    """How passages are found."""

    embedder: str = "e5-small-q4"


class WebSettings(_Section):
    """Where the web pages are served."""

    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=1, le=65535)


class Settings(BaseSettings):
    """All settings of one process."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid")

    data_dir: Path = Field(default_factory=lambda: user_data_path("hohhot-tic-assistant"))
    model: str = "builtin"
    as_of: date | None = None
    openai: OpenAISettings = OpenAISettings()
    index: IndexSettings = IndexSettings()
    web: WebSettings = WebSettings()

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
        file = os.environ.get(CONFIG_FILE, "assistant.toml")
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, file)


def load_settings(**given: Any) -> Settings:
    """Read the settings; `given` overrides them. Raises SettingsError naming the key that is wrong."""
    _refuse_unknown_variables()
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        reason = "没有这个设置项" if first["type"] == "extra_forbidden" else f"值不合适（{first['msg']}）"
        raise SettingsError(f"设置 {key}：{reason}。可用的设置见 README。") from problem
    except ValueError as problem:
        raise SettingsError("设置文件不是有效的 TOML，请检查 assistant.toml。") from problem


def _refuse_unknown_variables() -> None:
    """pydantic-settings passes over variables that it does not know; a typing error must not be passed over."""
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields} | {CONFIG_FILE}
    for variable in os.environ:
        if variable.startswith(PREFIX) and variable.split("__")[0] not in known:
            raise SettingsError(f"环境变量 {variable}：没有这个设置项。可用的设置见 README。")
