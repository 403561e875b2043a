"""Chooses the chat model: `builtin`, or `openai:NAME` at any OpenAI-compatible endpoint."""

from langchain_core.language_models import BaseChatModel

from assistant.builtin.model import BuiltinChatModel
from assistant.settings import Settings, SettingsError

BUILTIN = "builtin"
_OPENAI = "openai:"


def load_model(name: str, settings: Settings) -> BaseChatModel:
    """Give the model called `name`. Raises SettingsError where there is no such kind of model."""
    if name == BUILTIN:
        return BuiltinChatModel(today=lambda: settings.today)
    if name.startswith(_OPENAI) and len(name) > len(_OPENAI):
        if (
            settings.openai.base_url is None
        ):  # it would go to api.openai.com, where nobody wanted to send questions
            raise SettingsError(
                f"模型“{name}”还没有地址，请设置 ASSISTANT_OPENAI__BASE_URL，例如 http://127.0.0.1:11434/v1。"
            )
        from langchain_openai import ChatOpenAI

        return ChatOpenAI(
            model=name.removeprefix(_OPENAI),
            base_url=settings.openai.base_url,
            api_key=settings.openai.api_key,
            timeout=settings.openai.timeout_seconds,
            temperature=0,
            max_retries=1,
        )
    raise SettingsError(
        f"没有名为“{name}”的模型。可写 builtin，或 openai:模型名（并设置 ASSISTANT_OPENAI__BASE_URL）。"
    )
