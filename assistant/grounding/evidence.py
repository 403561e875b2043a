"""What a draft may rest on besides the places that it cites: tools, the user's words, fixed words."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.grounding.draft import Draft
from assistant.grounding.quotes import folded
from assistant.grounding.sentences import sentences
from assistant.tools.check import PREFIX
from assistant.wording import Language, answer_words

REVIEWER = "grounding"
"""Name of the messages that carry violations back to the model; they are not the user's words."""

REPEATS = "repeats_answers"
"""Under this name a draft of the built-in model that says answers before again, as the user asked, holds the lines of those: what
was worked out for other facts, or before the user began anew, proves nothing otherwise.
"""

_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_CLAUSES = frozenset({"text", "found"})  # the words of the regulation: to be cited, not to be repeated
_SAID = frozenset({"error", "says", "question"})
_ECHOES = frozenset(
    {"error", "elsewhere", "unstated"}
)  # they repeat what the model itself handed in, true or not
_NAMES = frozenset({"id", "place", "near", "found_by", "kind", "checker", "cited_in"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a draft may rest on besides the library.

    `computed`: the results of checks, and what other tools say besides the clauses that they found.
    `statements`: sentences (folded) that tools and wording files give to be said as they are.
    `user_words`: the user's messages. `shown`: the lines of the answers before, which were grounded when
    they were shown, for a draft that is to repeat them.
    """

    computed: tuple[str, ...] = ()
    statements: frozenset[str] = frozenset()
    user_words: tuple[str, ...] = ()
    shown: frozenset[str] = frozenset()


def evidence(messages: Sequence[AnyMessage]) -> Evidence:
    """Give what the last turn of `messages` may rest on."""
    asked = [at for at, message in enumerate(messages) if is_users(message)]
    turn = messages[asked[-1] :] if asked else messages
    results = [
        (str(message.name), _read(str(message.content)))
        for message in turn
        if isinstance(message, ToolMessage)
    ]
    said = [words for _, result in results for key, words in _strings(result) if key in _SAID]
    return Evidence(
        computed=tuple(
            words
            for name, result in results
            for key, words in _strings(result)
            if key not in _ECHOES and (name.startswith(PREFIX) or key not in _CLAUSES)
        ),
        statements=frozenset(as_statement(one.text) for words in said for one in sentences(words)) | _fixed(),
        user_words=tuple(str(messages[at].content) for at in asked),
        shown=_shown(messages[: asked[-1]]) & _repeated(messages[-1]) if asked else frozenset(),
    )


def _repeated(draft: AnyMessage) -> frozenset[str]:
    return frozenset(draft.additional_kwargs.get(REPEATS, ()) if isinstance(draft, AIMessage) else ())


def _shown(messages: Sequence[AnyMessage]) -> frozenset[str]:
    """The lines of the answers in `messages`, with their marks."""
    drafts = (one for one in messages if isinstance(one, AIMessage) and not one.tool_calls)
    return frozenset(
        line for draft in drafts for line in Draft.read(str(draft.text)).body.splitlines() if line.strip()
    )


def is_users(message: AnyMessage) -> bool:
    """Whether the user wrote `message` (and not the reviewer)."""
    return isinstance(message, HumanMessage) and message.name != REVIEWER


def as_statement(sentence: str) -> str:
    """Fold `sentence` as statements are compared: without emphasis, list marks, punctuation around it."""
    return folded(sentence).strip("*_-#>|•·.。！!?？:：,，;；“”\"'")


@cache
def _fixed() -> frozenset[str]:
    texts = [text for language in _LANGUAGES for text in answer_words(language).model_dump().values()]
    return frozenset(as_statement(one.text) for text in texts for one in sentences(text)) - {""}


def _read(content: str) -> Any:
    try:
        return json.loads(content)
    except ValueError:  # a tool that failed says so in plain words
        return {"error": content}


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every string of a result with the key that it stands under; ids and the like prove nothing."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for entry in value:
            yield from _strings(entry, key)
    elif isinstance(value, dict):
        for name, entry in value.items():
            if name not in _NAMES:
                yield from _strings(entry, name)
