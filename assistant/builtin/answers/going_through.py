"""The check of all conditions, two questions at a time: what is to be checked at all, and what is still open."""

from collections.abc import Iterable, Sequence

from assistant.answer import Status
from assistant.builtin.answers.sentences import ICONS, cite, paragraphs
from assistant.checkers.decision import Finding, Outcome
from assistant.checkers.facts import Facts
from assistant.grounding.draft import Draft
from assistant.wording import AnswerWords
from corpus.citation import Citation


def from_the_start(
    shown: Sequence[Finding], questions: str, quotes: Sequence[str], words: AnswerWords
) -> Draft:
    """我们能报吗, of which nothing was told: what is to be checked, clause by clause, and the first questions."""
    by_place: dict[str, list[str]] = {}
    for finding in lacking(shown):
        by_place.setdefault(place_of(finding), []).append(finding.title)
    return Draft(
        Status.NEEDS_FACTS,
        paragraphs(
            f"{ICONS[Outcome.NEEDS_FACTS]} {cite(words.nothing_told, *_articles(by_place))}",
            "\n".join(f"- {'、'.join(titles)}[[{place}]]。" for place, titles in by_place.items()),
            questions,
            words.all_at_once,
            *quotes,
        ),
    )


def asked_again(findings: Sequence[Finding], questions: str, words: AnswerWords) -> Draft:
    """嗯, which answers neither of the questions: both once more, and what is open beside them."""
    return Draft(Status.NEEDS_FACTS, paragraphs(words.misheard, questions, still_open(findings, (), words)))


def still_open(findings: Sequence[Finding], shown: Sequence[Finding], words: AnswerWords) -> str:
    """A line on the conditions of which too little was told, without those `shown`; "" where there is none."""
    told = {finding.title for finding in shown}
    open_ones = [one for one in lacking(findings) if one.title not in told]
    if not open_ones:
        return ""
    titles = "、".join(dict.fromkeys(one.title for one in open_ones))
    return cite(words.still_open.format(titles=titles), *_articles(place_of(one) for one in open_ones)) + "。"


def lacking(findings: Sequence[Finding]) -> list[Finding]:
    """Those that cannot be decided for want of facts; the ones of which a part was told first."""
    open_ones = [one for one in findings if one.outcome is Outcome.NEEDS_FACTS]
    return sorted(open_ones, key=lambda one: not one.facts)


def told_apart(names: Sequence[str], facts: type[Facts]) -> list[str]:
    """`names` without those behind the first to which its reply (没有, 独立法人) would be one, too."""
    first, *others = names or [""]
    return [*names[:1], *(name for name in others if not _alike(first, name, facts))]


def _alike(one: str, other: str, facts: type[Facts]) -> bool:
    """Whether a bare reply (没有) may be of either; what belongs together is replied to together."""
    pair = {one, other}
    if pair == {"centre_entity", "lead_is_legal_person"}:
        return True
    if any(pair <= together for together in _TOGETHER):
        return False
    return all(facts.is_yes_or_no(name) for name in pair)


_TOGETHER = (
    {"has_joint_agreement", "agreement_states_duties"},
    {"serious_dishonesty", "other_dishonesty"},
    {"has_equipment", "has_resources", "has_premises"},
)


def place_of(finding: Finding) -> str:
    """The place whose words the finding applies."""
    return Citation.parse(finding.place).place


def _articles(places: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(Citation.parse(place).article_only.place for place in places))
