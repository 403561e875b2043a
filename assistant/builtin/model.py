"""The built-in model as a LangChain chat model: memory, streaming, tools and grounding serve it like any other."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from assistant.answer import Reviewed, Status
from assistant.builtin.answers.condensed import from_shown, worded_by_staff
from assistant.builtin.answers.decision import decides, from_decision
from assistant.builtin.answers.figures import from_figures
from assistant.builtin.answers.passage import from_search, instead_of_a_check, put_right
from assistant.builtin.answers.place import from_places
from assistant.builtin.answers.premise import mistaken
from assistant.builtin.answers.sentences import ICONS, cite, paragraphs, quote
from assistant.builtin.dialogue import Dialogue, answer_message
from assistant.builtin.extraction.dates import dates
from assistant.builtin.intents import CheckRequest, requests
from assistant.builtin.led import led_to
from assistant.builtin.planning import PlannedCall, plan, plan_again
from assistant.builtin.talk.kinds import Talk
from assistant.builtin.understanding import Understanding, beyond_checks, understand
from assistant.checkers.decision import Decision, Outcome
from assistant.grounding.draft import Draft, marks_in
from assistant.grounding.evidence import REPEATS, REVIEWER
from assistant.tools.find_figures import NAME as FIND
from assistant.tools.read_article import NAME as READ
from assistant.tools.search_articles import NAME as SEARCH
from assistant.wording import Language, answer_words

_TALK_STATUS = {
    Talk.INJECTION: Status.UNSAFE_INPUT,
    Talk.FORGING: Status.UNSAFE_INPUT,
    Talk.BRIBING: Status.UNSAFE_INPUT,
    Talk.THREATENING: Status.UNSAFE_INPUT,
    Talk.DEFAMING: Status.UNSAFE_INPUT,
    Talk.GIBBERISH: Status.UNSAFE_INPUT,
    Talk.MEANINGLESS: Status.OUT_OF_SCOPE,
}
_FORGING_CLAUSE = ("27(3)", "立项申报或考核评估中存在严重弄虚作假行为的")
_NO_SUCH_DAY = re.compile("没有“([^”]*)”这一天")
_INTEGRITY_CLAUSE = ("18", "技术创新中心的相关工作情况纳入科研诚信管理")


class BuiltinChatModel(BaseChatModel):
    """A pure function of the conversation and the day: the same messages give the same calls and the same words."""

    today: Callable[[], date]

    @property
    def _llm_type(self) -> str:
        return "builtin"

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], **_: Any
    ) -> Runnable[Any, AIMessage]:
        """Take note of nothing: the model knows the tools of this program by name."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> ChatResult:
        if refused := isinstance(messages[-1], HumanMessage) and messages[-1].name == REVIEWER:
            messages = messages[:-2]  # without the draft that was refused and why
        dialogue = Dialogue.read(messages, self.today())
        understanding = understand(dialogue)
        last_question = max(at for at, message in enumerate(messages) if isinstance(message, HumanMessage))
        results = [message for message in messages[last_question:] if isinstance(message, ToolMessage)]
        if led := _led(dialogue, understanding, results):
            results, checked = results[: len(plan(understanding))], results[len(plan(understanding)) :]
            calls = plan(led)[len(checked) :]
            if (
                not calls
                and _settled(led, checked)
                and not _believes_otherwise(understanding, results, led, checked)
            ):
                understanding, results = led, checked
        else:
            calls = _calls(understanding, results)
        if calls:
            reply = AIMessage(
                "",
                tool_calls=[
                    {"name": call.tool, "args": dict(call.arguments), "id": f"call-{number}"}
                    for number, call in enumerate(calls)
                ],
            )
        else:
            draft = compose(understanding, results)
            reply = answer_message(
                (_quoting(draft, understanding.language) if refused else draft).write(),
                _worded_by_staff(understanding, results),
            )
            if condensed := understanding.condensing:
                reply.additional_kwargs[REPEATS] = [line for one in condensed.spoken_of for line in one.lines]
        return ChatResult(generations=[ChatGeneration(message=reply)])


def _led(
    dialogue: Dialogue, understanding: Understanding, results: Sequence[ToolMessage]
) -> Understanding | None:
    """Give the message as the checks hear it that its search led to, None where it led to none or to a mistaken belief."""
    planned = plan(understanding)
    if (
        understanding.condensing
        or len(results) < len(planned)
        or not planned
        or any(call.tool != SEARCH for call in planned)
    ):
        return None
    found = _found(results[: len(planned)])
    believed = mistaken(understanding, *found) and not _tells_a_day(dialogue)
    if believed or beyond_checks(understanding.text):
        return None
    led = led_to(found[0])
    checks = requests(dialogue, led) if led else ()
    return replace(understanding, checks=checks, unchecked=(), granted="") if checks else None


def _believes_otherwise(
    understanding: Understanding,
    results: Sequence[ToolMessage],
    led: Understanding,
    checked: Sequence[ToolMessage],
) -> bool:
    """Whether a mistaken belief is to be put right rather than told what the count comes to: unless that fails, too."""
    if not mistaken(understanding, *_found(results)):
        return False
    return not any(decision.outcome is Outcome.NOT_MET for _, decision in _decided(led, checked))


def _found(results: Sequence[ToolMessage]) -> list[Sequence[dict[str, Any]]]:
    return [json.loads(str(result.content))["hits"] for result in results]


def _tells_a_day(dialogue: Dialogue) -> bool:
    """行，就算5天，9月30号挂，8号就齐活了: whatever else is believed, the days can be counted."""
    return any(day.day_known and day.month for day in dates(dialogue.asked, dialogue.as_of))


def _calls(understanding: Understanding, results: Sequence[ToolMessage]) -> list[PlannedCall]:
    first = plan(understanding)
    if len(results) < len(first):
        return first
    checked = results[: len(understanding.checks)]
    return plan_again(understanding, _settled(understanding, checked)) if len(results) == len(first) else []


def _settled(understanding: Understanding, results: Sequence[ToolMessage]) -> bool:
    """Whether one of the checks decided something, told a limit, or refused the facts."""
    if not all(isinstance(result.artifact, Decision) for result in results):
        return True
    return any(
        check.limit or decides(decision, check) for check, decision in _decided(understanding, results)
    )


def _decided(
    understanding: Understanding, results: Sequence[ToolMessage]
) -> list[tuple[CheckRequest, Decision]]:
    """The checks with what they came to, those left out that refused the facts."""
    return [
        (check, result.artifact)
        for check, result in zip(understanding.checks, results, strict=False)
        if isinstance(result.artifact, Decision)
    ]


def _quoting(draft: Draft, language: Language) -> Draft:
    """What is left of a draft that grounding refused: the clauses that it quotes, for they say nothing of their own."""
    quoted = [block for block in draft.body.split("\n\n") if all(mark.alone for mark in marks_in(block))]
    quotes = [block for block in quoted if block.startswith("[[")]
    return (
        Draft(Status.ANSWERED, paragraphs(*quotes))
        if quotes
        else Draft(Status.OUT_OF_SCOPE, answer_words(language).unsure)
    )


def _worded_by_staff(understanding: Understanding, results: Sequence[ToolMessage]) -> Reviewed | None:
    """Who worded what an answer says again in short."""
    if not understanding.condensing:
        return None
    found = _found(results)
    return worded_by_staff(understanding.condensing, found[0] if found else (), understanding.language)


def compose(understanding: Understanding, results: Sequence[ToolMessage]) -> Draft:
    """Word the answer from the results of the planned calls."""
    if understanding.condensing:
        found = _found(results)
        return from_shown(understanding.condensing, found[0] if found else (), understanding.language)
    if understanding.talk:
        return _talk(understanding.talk, understanding.language)
    if argued := understanding.argued_from:
        no_leave = answer_words(understanding.language).silence_is_no_leave
        return Draft(argued.status, paragraphs(*dict.fromkeys([no_leave, *argued.body.split("\n\n")])))
    values = [(result.name, json.loads(str(result.content))) for result in results]
    drafts = [
        from_decision(decision, check, understanding.language, understanding.text)
        for check, decision in _decided(understanding, results)
    ]
    drafts += [
        Draft(Status.NEEDS_FACTS, _refusal(value["error"], understanding))
        for name, value in values
        if name not in (FIND, READ, SEARCH) and "error" in value
    ]
    searched = [value["hits"] for name, value in values if name == SEARCH]
    again = searched.pop() if len(results) > len(plan(understanding)) else []
    granted = searched.pop() if understanding.granted else []
    if understanding.checks:
        if again and (instead := instead_of_a_check(understanding, again)):
            return instead
        checked = frozenset(mark.citation.article for one in drafts for mark in one.marks() if mark.citation)
        mended = put_right(understanding, granted, _held(understanding, results), checked)
        if mended and understanding.foretelling and not _on_the_same(mended, drafts):
            mended = None  # 委员会11人，我们4个，四舍五入不算超吧: what was meant for the team
        denied = [one for one in drafts if mended and _denied(one, mended)]
        # Two that say the opposite: the very words of a mistake tell more than the check, and the check more than a likeness.
        if mended and (understanding.foretelling or not denied):
            drafts = [mended, *(one for one in drafts if one not in denied)]
    if read := [value for name, value in values if name == READ]:
        drafts.append(from_places(understanding, read, searched[0] if searched else (), granted))
    elif figures := [value for name, value in values if name == FIND]:
        drafts.append(from_figures(understanding, figures[0], searched[0]))
    elif searched:
        drafts.append(from_search(understanding, searched, () if understanding.checks else granted))
    only = _one_of_several(_decided(understanding, results), understanding.language)
    bodies = [only, *(draft.body for draft in drafts)]
    if understanding.under_way and not understanding.checks:
        bodies.append(answer_words(understanding.language).under_way)
    return Draft(drafts[0].status, _together([body for body in bodies if body]))


def _refusal(error: str, understanding: Understanding) -> str:
    """Why a check refused the facts; a day that there is not is not quoted in other words than the user's (2月29日)."""
    no_day = _NO_SUCH_DAY.search(error)
    if no_day is None or no_day[1] in understanding.text:
        return error
    return answer_words(understanding.language).no_such_day


def _one_of_several(decided: Sequence[tuple[CheckRequest, Decision]], language: Language) -> str:
    """Of several names that were asked about the only one that will do."""
    names = [
        (str(check.facts.get("proposed_name")), decision.outcome is Outcome.MET)
        for check, decision in decided
        if decision.checker == "naming"
    ]
    fitting = [name for name, fits in names if fits]
    if not len(fitting) == 1 < len(names):
        return ""
    return cite(answer_words(language).only_name.format(name=fitting[0]), "28")


def _held(understanding: Understanding, results: Sequence[ToolMessage]) -> str:
    """The clauses that what was told is found to hold to; "" where it is not found so throughout."""
    decided = _decided(understanding, results)
    shown = [one for check, decision in decided for one in decision.findings if one.title in check.about]
    if any(finding.outcome is Outcome.NOT_MET for finding in shown):
        return ""
    return "".join(finding.clause.quote for finding in shown if finding.outcome is Outcome.MET)


def _together(bodies: Sequence[str]) -> str:
    """Several answers, what they have in common said once."""
    if len(bodies) == 1:
        return bodies[0]
    return paragraphs(*dict.fromkeys(block for body in bodies for block in body.split("\n\n")))


def _denied(checked: Draft, mended: Draft) -> bool:
    """Whether a check finds right, from the words of a mistake, what is put right: 博士就等于高级 makes no 高级职称."""
    passed = ICONS[Outcome.MET] in checked.body and ICONS[Outcome.NOT_MET] not in checked.body
    mended_at = {mark.citation.ref for mark in mended.marks() if mark.citation}
    return passed and all(mark.citation.ref in mended_at for mark in checked.marks() if mark.citation)


def _on_the_same(mended: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether what is put right rests on an article that the checks apply, where both count people: the words of such a mistake
    are those of another one, too.
    """
    checked = {mark.citation.article for draft in drafts for mark in draft.marks() if mark.citation}
    rests_on = {mark.citation.article for mark in mended.marks() if mark.citation}
    return not (checked & _COUNT_PEOPLE and rests_on <= _COUNT_PEOPLE) or bool(rests_on & checked)


_COUNT_PEOPLE = frozenset({8, 12})


def _talk(talk: Talk, language: Language) -> Draft:
    words = answer_words(language)
    said = {
        Talk.INJECTION: words.injection,
        Talk.FORGING: paragraphs(words.forging, quote(*_FORGING_CLAUSE)),
        Talk.BRIBING: paragraphs(words.bribing, quote(*_INTEGRITY_CLAUSE)),
        Talk.THREATENING: paragraphs(words.threatening, quote(*_INTEGRITY_CLAUSE)),
        Talk.DEFAMING: paragraphs(words.defaming, quote(*_INTEGRITY_CLAUSE)),
        Talk.RESTART: words.restarted,
        Talk.GREETING: words.greeting,
        Talk.THANKS: words.thanks,
        Talk.ABOUT: words.about,
        Talk.MEANINGLESS: words.meaningless,
        Talk.GIBBERISH: words.meaningless,
    }
    return Draft(_TALK_STATUS.get(talk, Status.SMALLTALK), said[talk])
