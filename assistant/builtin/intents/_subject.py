"""What was said to one checker in the course of a dialogue."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.builtin.intents._message import Heard, tells
from assistant.builtin.intents.people.put_right_before import Told
from assistant.builtin.phrases import phrases

_SUPPOSES = re.compile("再|要是|如果|假如|换|招|走|加|减|调|退|转|改|那|若")
"""再走2个: asks for the result of what is told anew."""
_ASIDE = 3
"""After so many questions on other matters a bare reply is no longer one to the check."""


@dataclass
class Subject:
    """What was said to one checker so far, and how many other messages came since.

    `text`: the message that it took last, `before`: what was known before that one, `history`: what was known after each,
    `told`: each with what was known before and after it.
    `from_nothing`: the check was called for before anything was known. `in_check`: that was so, or all conditions were asked
    about together with some facts (在赛罕区，够条件吗), so that the check is gone through two questions at a time. `asking`:
    the facts that it asked for last, `aside`: so many answers ago. `just_heard`: the last message called for this check, `answered_last`: so the answer before is its. `guided`: as in CheckRequest.
    """

    known: dict[str, Any] = field(default_factory=dict)
    last: frozenset[str] = frozenset()
    about: tuple[str, ...] = ()
    age: int | None = None
    declined: frozenset[str] = frozenset()
    text: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    history: list[Mapping[str, Any]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    from_nothing: bool = False
    in_check: bool = False
    asking: tuple[str, ...] = ()
    aside: int = 0
    just_heard: bool = False
    answered_last: bool = False
    guided: frozenset[str] | None = None

    def take(self, heard: Heard, text: str, asked: Sequence[str] = ()) -> None:
        """Take what was `heard` of `text`, which comes after an answer that asked for the facts `asked`."""
        self.guided = frozenset(heard.facts) if self._replies(heard, text, asked) else None
        if heard.calls and not (heard.facts or heard.about or self.known):
            self.from_nothing = True
        self.in_check = self.in_check or self.from_nothing or heard.whole
        if not heard.said:
            self.before = dict(self.known)
        self.text = heard.said or text
        if heard.fresh:
            self.known = {}
        for name, value in heard.facts.items():
            if value is None:
                self.known.pop(name, None)
            else:
                self.known[name] = value
        given = (
            name for name, value in heard.facts.items() if value is not None and not name.startswith("_")
        )
        self.last = frozenset(given) or self.last
        self.history = [*([] if heard.fresh else self.history), dict(self.known)]
        told = Told(*heard.restated) if heard.restated else Told(self.text, self.before, dict(self.known))
        self.told = [*([] if heard.fresh else self.told), told]
        self.about = heard.about
        if heard.goes_on and self.asking and self.declined >= {*self.asking}:
            self.declined = frozenset()  # all was gone through: once more from what was passed over
        self.declined = (self.declined | heard.declined) - frozenset(self.known)
        self.age = 0
        self.just_heard = heard.calls

    def hear_what_was_asked(self, asked: tuple[str, ...]) -> None:
        """Keep what the check asked for last, over the questions on the rule in between (高级职称指啥).

        An answer of the check itself that asks for nothing, as where something fails, leaves nothing asked.
        """
        if not self.in_check:
            return
        if asked:
            self.asking, self.aside = asked, 0
        else:
            self.aside += _ASIDE + 1 if self.just_heard else 1
        self.answered_last, self.just_heard = self.just_heard, False

    @property
    def still_asked(self) -> tuple[str, ...]:
        """The facts asked for last, where that was not long ago and they were not told since."""
        if not self.in_check or self.aside > _ASIDE:
            return ()
        return tuple(name for name in self.asking if name not in self.known)

    def _replies(self, heard: Heard, text: str, asked: Sequence[str]) -> bool:
        """Whether it is a reply in the check. Where that began with facts, what asks for their result (那再走2个呢) is none."""
        if heard.goes_on or heard.misheard:
            return True
        if not self.in_check or heard.whole or not (heard.facts or heard.declined):
            return False
        asking = phrases().match("asking", text)
        if self.from_nothing and (asked or not asking):
            return True
        fits = bool(heard.declined or {*heard.facts} & {*asked}) or (
            tells(text) and not _SUPPOSES.search(text)
        )
        return fits and not asking

    def overhear(self, facts: Mapping[str, Any]) -> None:
        """Remember what a message told that called for another check: 改完还是不合格 is why it will be revoked, too."""
        self.known.update({name: value for name, value in facts.items() if value is not None})
        self.age = 1
