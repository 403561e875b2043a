"""Words an answer from a decision: the result, how it was worked out, what is missing, what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Status
from assistant.builtin.answers.claimed_result import confirmed_day, contradicted_day, contradicted_term
from assistant.builtin.answers.going_through import (
    asked_again,
    from_the_start,
    lacking,
    place_of,
    still_open,
    told_apart,
)
from assistant.builtin.answers.sentences import ICONS, cite, paragraphs, quote
from assistant.builtin.intents import CheckRequest
from assistant.builtin.phrases import phrases
from assistant.checkers.calendar import written
from assistant.checkers.decision import Decision, Finding, Milestone, Outcome, ReadingNote
from assistant.checkers.reapplication import BAN
from assistant.checkers.registry import checkers
from assistant.grounding.draft import Draft
from assistant.wording import AnswerWords, Language, answer_words

_VERDICTS = (Outcome.NOT_MET, Outcome.NEEDS_JUDGEMENT, Outcome.MET)
_ORDER = (*_VERDICTS, Outcome.STATED, Outcome.NOT_APPLICABLE, Outcome.NEEDS_FACTS)
_DECISIVE = frozenset(outcome.chinese for outcome in (Outcome.MET, Outcome.NOT_MET))
_UNDECIDED = frozenset(outcome.chinese for outcome in Outcome) - _DECISIVE
_WITHOUT_VERDICT = frozenset({"revocation"})
"""There 不符合 would be said of a circumstance that holds."""
_SILENT_ON = "科研信用良好"
"""Where nothing is certain of it, that is because the text sets no measure."""
_COUNTED: Mapping[str, tuple[str, ...]] = {
    "eligibility": ("中、高级职称比例", "固定人员比例"),
    "governance": ("牵头和共建单位人员占比",),
}
"""The findings that rest on numbers of people."""
_UNSTATED = "办法未规定"
_QUESTIONS_AT_ONCE = 2
_STEPS_AT_ONCE = 2
_QUOTES_AT_ONCE = 3
_READINGS_AT_ONCE = 2


def from_decision(
    decision: Decision, request: CheckRequest, language: Language = "zh", said: str = ""
) -> Draft:
    """Answer with what the given facts decide; ask for at most two facts more where they decide too little.

    `said`: the message, whose own result is put right where the check works out another.
    """
    words = answer_words(language)
    if request.unread and _counted(decision):
        return _asking_what_is_meant(decision, request, words, said)
    guided = request.guided is not None
    if request.misheard and (missing := _missing(decision.findings, request)):
        return asked_again(decision.findings, _questions(decision, request, missing, words), words)
    if guided and not _missing(decision.findings, request):
        request, guided = replace(request, about=(), guided=None), False  # all was told: the whole result
        if left := [
            one for one in decision.findings if request.declined & {fact.field for fact in one.missing}
        ]:
            return _as_far_as_told(decision, request, left, words)
    shown = _shown(decision, request)
    failed = any(finding.outcome is Outcome.NOT_MET for finding in shown)
    missing = _missing(decision.findings if guided else shown, request)
    nothing_told = not request.about and not any(one.facts for one in decision.findings)
    if shown and nothing_told and missing[_QUESTIONS_AT_ONCE:]:
        asked = [one for one in shown if one.outcome is Outcome.NEEDS_FACTS][:_QUESTIONS_AT_ONCE]
        return from_the_start(shown, _questions(decision, request, missing, words), _quotes(asked), words)
    asks = bool(missing) and not failed and not request.limit
    claimed, place = contradicted_day(said, request, decision)
    if not claimed:
        claimed, place = contradicted_term(said, request)
    agreed, agreed_at = ("", "") if claimed else confirmed_day(said, request, decision)
    corrected = (
        (failed and request.claimed and not phrases().match("finding_fault", said))
        or (bool(claimed) and not phrases().match("leaving_open", said))
        or (request.claimed and _not_yet_due(shown, request))
        or (_all_met(shown) and phrases().match("denying", said))
    )
    return Draft(
        _status(asks and not (claimed and corrected), corrected, _silent(decision, shown, said)),
        paragraphs(
            _not_so(claimed, place, decision, words) if claimed else "",
            words.noted if request.guided and not shown else "",
            _headline(decision, [one for one in shown if not _case_of(one)], request),
            _each_case(shown),
            cite(words.agrees.format(claimed=agreed), agreed_at) if agreed else "",
            "\n".join(_workings(decision, shown)),
            _steps(shown, words),
            _questions(decision, request, missing, words) if asks else "",
            *(_going_on(decision, request, shown, words, failed=failed) if not asks else ()),
            *_quotes(shown),
            *_readings(shown, words, frozenset(request.readings)),
        ),
    )


def _not_so(claimed: str, place: str, decision: Decision, words: AnswerWords) -> str:
    """That it is not as claimed; with the words of the clause where the check does not tell them itself."""
    denied = words.not_this_but.format(claimed=f"“{claimed}”")
    told = any(
        place_of(finding) == place and finding.outcome is not Outcome.NEEDS_FACTS
        for finding in decision.findings
    )
    if place == BAN.place and not told:
        return f"{denied.removesuffix('。')}：{quote(place, BAN.quote)}。"
    return cite(denied, place)


def _as_far_as_told(
    decision: Decision, request: CheckRequest, left: Sequence[Finding], words: AnswerWords
) -> Draft:
    """The result at the end of a check in which some questions were passed over: what was told, and what is open."""
    told = [one for one in decision.findings if one.facts and one not in left]
    shown = sorted(told, key=lambda finding: _ORDER.index(finding.outcome))
    return Draft(
        Status.NEEDS_FACTS,
        paragraphs(
            _headline(decision, shown, request) if shown else "",
            "\n".join(_workings(decision, shown)),
            _steps(shown, words),
            still_open(decision.findings, shown, words),
            *_quotes(shown),
            *_readings(shown, words),
        ),
    )


def _going_on(
    decision: Decision, request: CheckRequest, shown: Sequence[Finding], words: AnswerWords, *, failed: bool
) -> list[str]:
    """Of a check of all conditions what is still open, and the next questions; only how to go on where something fails."""
    missing = _missing(decision.findings, request)
    if not missing or not (request.whole or request.guided is not None):
        return []
    left = still_open(decision.findings, shown, words) if request.whole else ""
    return [left, words.more_to_check if failed else _questions(decision, request, missing, words)]


def _asking_what_is_meant(
    decision: Decision, request: CheckRequest, words: AnswerWords, message: str
) -> Draft:
    """Say how the numbers were understood and ask which are meant: no verdict rests on a part of them. What is left over is
    named where the message writes it so (一位 is read as 1).
    """
    counted = _counted(decision)
    others = [one for one in _shown(decision, request) if one.title in request.about and one not in counted]
    place = place_of(counted[0])
    understood = dict.fromkeys(f"{fact.title}{fact.value}" for finding in counted for fact in finding.facts)
    left = "、".join(
        f"“{written}”" for written in request.unread if written and (not message or written in message)
    )
    said = words.numbers_left_over.format(numbers=left or "—", understood="，".join(understood) or "—")
    return Draft(
        Status.NEEDS_FACTS,
        paragraphs(
            _headline(decision, others, request) if others else "",
            f"{ICONS[Outcome.NEEDS_FACTS]} {cite(said, place)}。",
            "\n".join([words.facts_needed, f"- {words.which_numbers}"]),
            *_quotes([*others, *counted]),
        ),
    )


def _counted(decision: Decision) -> list[Finding]:
    return [one for one in decision.findings if one.title in _COUNTED.get(decision.checker, ())]


def decides(decision: Decision, request: CheckRequest) -> bool:
    """Whether the given facts decide what is asked about, or lead to a figure or a date."""
    return bool(request.unread) or any(
        finding.outcome.chinese in _DECISIVE
        or (finding.outcome is Outcome.STATED and (finding.arithmetic or _case_of(finding)))
        or _ruled_out(finding, request)
        or _dated_in_one_case(finding, decision, request)
        for finding in _shown(decision, request)
    )


def _dated_in_one_case(finding: Finding, decision: Decision, request: CheckRequest) -> bool:
    """因整改后仍不合格被撤销的，到…届满: the ground is not told, yet for the one that has a ban its day is worked out."""
    counted = finding.outcome is Outcome.NEEDS_FACTS and bool(finding.arithmetic)
    return counted and decision.checker in _WITHOUT_VERDICT and finding.title in request.about


def _ruled_out(finding: Finding, request: CheckRequest) -> bool:
    """What was asked about does not apply, by what was told: 已开展部门评价，不再开展自评价."""
    asked = finding.title in request.about and bool(finding.facts)
    return asked and finding.outcome is Outcome.NOT_APPLICABLE


def _not_yet_due(shown: Sequence[Finding], request: CheckRequest) -> bool:
    """2025年批的，今年搞综合评价，没错吧: claimed of a year in which it does not come."""
    ruled_out = all(finding.outcome is Outcome.NOT_APPLICABLE for finding in shown)
    return ruled_out and request.about == ("综合评价",)


def _all_met(shown: Sequence[Finding]) -> bool:
    verdicts = [finding.outcome for finding in shown if finding.outcome in _VERDICTS]
    return bool(verdicts) and set(verdicts) == {Outcome.MET}


def _silent(decision: Decision, shown: Sequence[Finding], said: str) -> bool:
    """Whether all that can be said is that the text does not say it: 第二十七条的撤销几年后能再报, 公示有异议咋办."""
    verdicts = [finding for finding in shown if finding.outcome in _VERDICTS]
    if any(one.title == _SILENT_ON and one.outcome is Outcome.NEEDS_JUDGEMENT for one in verdicts):
        return not any(one.outcome is Outcome.NOT_MET for one in verdicts)
    if decision.checker in _WITHOUT_VERDICT:
        return any(_UNSTATED in finding.because for finding in verdicts)
    unstated = bool(verdicts) and all(_UNSTATED in finding.because for finding in verdicts)
    return unstated and phrases().match("what_to_do", said)


def _status(asks: bool, corrected: bool, silent: bool = False) -> Status:
    if asks:
        return Status.NEEDS_FACTS
    if silent:
        return Status.NOT_IN_TEXT
    return Status.FALSE_PREMISE_CORRECTED if corrected else Status.ANSWERED


def _shown(decision: Decision, request: CheckRequest) -> list[Finding]:
    """The findings that the message asks about, else those that rest on what it says, else all."""
    if request.guided is not None and (request.guided or not request.about):
        fields = checkers()[decision.checker].facts.model_fields
        titles = {fields[name].title for name in request.guided if name in fields}
        told = [one for one in decision.findings if titles & {fact.title for fact in one.facts}]
        return sorted(told, key=lambda finding: _ORDER.index(finding.outcome))
    about = [one for one in decision.findings if one.title.partition(_CASE)[0] in request.about]
    about += [replace(one, outcome=Outcome.STATED, missing=()) for one in _beside(decision, request)]
    touched = _telling(about) or [finding for finding in decision.findings if finding.facts]
    shown = touched or list(decision.findings)
    applying = [
        finding
        for finding in shown
        if finding.outcome is not Outcome.NOT_APPLICABLE or finding.title in request.also
    ] or shown
    return sorted(applying, key=lambda finding: _ORDER.index(finding.outcome))


def _beside(decision: Decision, request: CheckRequest) -> list[Finding]:
    """What is not asked about, as far as a figure of it is known (how many with a title there must be)."""
    return [
        one for one in decision.findings if one.title in request.beside and one.missing and one.arithmetic
    ]


def _telling(about: Sequence[Finding]) -> list[Finding]:
    """Those of the findings asked about that rest on facts; of a place with none such, all."""
    telling = {place_of(finding) for finding in about if finding.facts or finding.missing}
    return [
        finding for finding in about if finding.facts or finding.missing or place_of(finding) not in telling
    ]


def _headline(decision: Decision, shown: Sequence[Finding], request: CheckRequest) -> str:
    """The result in words. Where all of it rests on one place the checker has put it into sentences itself."""
    places = {place_of(finding) for finding in decision.findings}
    if shown and len(places) == 1 and not request.about and not any(finding.missing for finding in shown):
        return f"{ICONS[shown[0].outcome]} {cite(decision.conclusion, *places)}"
    if request.limit:
        shown = [replace(finding, outcome=Outcome.STATED) for finding in shown]
    labelled = decision.checker not in _WITHOUT_VERDICT
    by_outcome = ([one for one in shown if one.outcome is outcome] for outcome in _ORDER)
    return "\n".join(_line(findings, labelled) for findings in by_outcome if findings)


def _line(findings: Sequence[Finding], labelled: bool) -> str:
    """One line for all that came to the same outcome; what rests on one place is one sentence."""
    by_place: dict[str, list[str]] = {}
    for finding in findings:
        by_place.setdefault(place_of(finding), []).append(_one_sentence(finding.because))
    said = "".join(f"{'；'.join(dict.fromkeys(because))}[[{place}]]。" for place, because in by_place.items())
    outcome = findings[0].outcome
    verdict = f"**{outcome.chinese}**：" if labelled and outcome in _VERDICTS else ""
    return f"{ICONS[outcome]} {verdict}{said}"


def _each_case(shown: Sequence[Finding]) -> str:
    """A line for each case that a finding is titled with (逐年安排·2026年度), of all that is told of it."""
    lines: dict[str, str] = {}
    for finding in shown:
        if case := _case_of(finding):
            said = cite(finding.because.removesuffix("。"), place_of(finding))
            lines[case] = f"{lines[case]}；{said}" if case in lines else f"- {case}：{said}"
    return "\n".join(f"{line}。" for line in lines.values())


def _case_of(finding: Finding) -> str:
    return [*finding.title.split(_CASE), ""][1]


_CASE = "·"
"""What a title names behind it is one of several cases."""


def _workings(decision: Decision, shown: Sequence[Finding]) -> list[str]:
    """The arithmetic of the findings shown, and the dates that follow from them and are not told yet."""
    told = "".join(finding.because + finding.arithmetic for finding in shown)
    lines = [
        f"- {finding.title}：{_one_sentence(finding.arithmetic)}[[{place_of(finding)}]]。"
        for finding in shown
        if finding.arithmetic
    ]
    if any(finding.outcome is Outcome.NOT_MET for finding in shown):
        return lines
    places = {place_of(finding) for finding in shown if not _case_of(finding)}
    return lines + [
        _date_line(milestone)
        for milestone in decision.milestones
        if milestone.place in places
        and milestone.first is None
        and not any(day in told for day in _days(milestone))
    ]


def _date_line(milestone: Milestone) -> str:
    how = f"（{_one_sentence(milestone.how)}）" if milestone.how and milestone.estimated else ""
    return f"- {milestone.title}：{written(milestone.last)}{how}[[{milestone.place}]]。"


def _days(milestone: Milestone) -> list[str]:
    days: list[date | None] = [milestone.first, milestone.last]
    return [written(day) for day in days if day is not None]


def _one_sentence(text: str) -> str:
    """Full stops within would leave sentences without their mark."""
    return text.strip().rstrip("。").replace("。", "；")


def _steps(shown: Sequence[Finding], words: AnswerWords) -> str:
    """What to do next: about what failed, else about what is doubtful, else whatever there is."""
    with_step = [finding for finding in shown if finding.next_step]
    urgent = [
        finding for finding in with_step if finding.outcome in (Outcome.NOT_MET, Outcome.NEEDS_JUDGEMENT)
    ]
    chosen = (urgent or with_step)[:_STEPS_AT_ONCE]
    steps = dict.fromkeys(cite(finding.next_step, place_of(finding)) for finding in chosen)
    return words.next_step + "".join(steps) if steps else ""


def _missing(shown: Sequence[Finding], request: CheckRequest) -> list[str]:
    """The questions for what the message cannot be answered without, else for what the findings shown lack."""
    open_ones = lacking(shown) if request.guided is not None or request.whole else shown
    wanting = (fact.field for one in open_ones if one.outcome is Outcome.NEEDS_FACTS for fact in one.missing)
    wanted = [name for name in request.needs or wanting if name not in request.declined]
    return list(dict.fromkeys(wanted))


def _questions(decision: Decision, request: CheckRequest, missing: Sequence[str], words: AnswerWords) -> str:
    """The first questions; in a check of all conditions no two to which the same words would be a reply."""
    facts = checkers()[decision.checker].facts
    going_through = request.guided is not None or request.whole
    asked = told_apart(missing, facts)[:_QUESTIONS_AT_ONCE] if going_through else missing[:_QUESTIONS_AT_ONCE]
    return "\n".join([words.facts_needed, *(f"- {facts.question_of(name)}" for name in asked)])


def _quotes(shown: Sequence[Finding]) -> list[str]:
    clauses = dict.fromkeys((place_of(finding), finding.clause.quote) for finding in shown)
    whole = [
        (place, quoted)
        for place, quoted in clauses
        if not any(quoted != other and place == where and quoted in other for where, other in clauses)
    ]
    return [quote(place, quoted) for place, quoted in whole[:_QUOTES_AT_ONCE]]


def _readings(shown: Sequence[Finding], words: AnswerWords, tried: frozenset[str] = frozenset()) -> list[str]:
    """Each reading once, and only where another option gives another result or another date,
    where the bureau has confirmed it, or where the message wanted it `tried`.
    """
    notes: dict[str, str] = {}
    for finding in shown:
        for note in finding.readings:
            if (
                note.confirmed or note.reading in tried or _matters(note, finding)
            ) and note.reading not in notes:
                form = words.reading_applied if note.other_outcome in _DECISIVE else words.reading_differs
                if note.confirmed:
                    form = words.reading_confirmed
                said = form.format(applied=note.applied, other=note.other, outcome=note.other_outcome)
                notes[note.reading] = cite(said, place_of(finding))
    return list(notes.values())[:_READINGS_AT_ONCE]


def _matters(note: ReadingNote, finding: Finding) -> bool:
    """Not where the other option only leaves it open, nor where only the words of a verdict would be others."""
    if note.other_outcome in _UNDECIDED:
        return finding.outcome is Outcome.NOT_APPLICABLE and note.other_outcome == Outcome.STATED.chinese
    return note.other_outcome in _DECISIVE or finding.outcome not in _VERDICTS
