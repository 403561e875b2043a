"""Words an answer from a decision: the result, the arithmetic, what is missing, what to do next."""

from collections.abc import Sequence

from assistant.answer import Status
from assistant.builtin.sentences import cite, paragraphs, quote
from assistant.checkers.decision import Decision, Finding, Outcome
from assistant.grounding.draft import Draft
from assistant.wording import answer_words
from corpus.citation import Citation

ICONS = {
    Outcome.MET: "✅",
    Outcome.NOT_MET: "❌",
    Outcome.NEEDS_FACTS: "❓",
    Outcome.NEEDS_JUDGEMENT: "⚖️",
    Outcome.STATED: "📌",
    Outcome.NOT_APPLICABLE: "➖",
}
_QUESTIONS_AT_ONCE = 2


def from_decision(decision: Decision) -> Draft:
    """Answer with what the given facts decide; ask for at most two facts more where they decide too little."""
    touched = [finding for finding in decision.findings if finding.facts] or list(decision.findings)
    decided = [finding for finding in touched if finding.outcome is not Outcome.NEEDS_FACTS]
    missing = list(dict.fromkeys(fact for finding in touched for fact in finding.missing))
    lines = [_line(finding) for finding in (decided or touched)]
    ask = _questions([fact.question for fact in missing])
    clauses = dict.fromkeys((_place(finding), finding.clause.quote) for finding in touched)
    quotes = [quote(place, words) for place, words in clauses]
    return Draft(
        Status.ANSWERED if decided else Status.NEEDS_FACTS,
        paragraphs("\n".join(lines), *_steps(decided), ask, *quotes, *_readings(decided)),
    )


def _line(finding: Finding) -> str:
    said = finding.arithmetic or finding.because.removesuffix("。")
    return f"- {ICONS[finding.outcome]} **{finding.title}**：{said}[[{_place(finding)}]]。"


def _steps(findings: Sequence[Finding]) -> list[str]:
    words = answer_words()
    return [
        words.next_step + cite(finding.next_step, _place(finding)) for finding in findings if finding.next_step
    ]


def _questions(questions: Sequence[str]) -> str:
    if not questions:
        return ""
    return "\n".join([answer_words().facts_needed, *(f"- {asked}" for asked in questions[:_QUESTIONS_AT_ONCE])])


def _readings(findings: Sequence[Finding]) -> list[str]:
    words = answer_words()
    return [
        cite(
            words.reading_applied.format(applied=note.applied, other=note.other, outcome=note.other_outcome),
            _place(finding),
        )
        for finding in findings
        for note in finding.readings
    ]


def _place(finding: Finding) -> str:
    return Citation.parse(finding.place).place
