"""From a message to what it wants: talk, a place to read, facts to check, questions to look up."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.builtin.condensing import Condensing, condensing
from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.extraction.clauses import pieces
from assistant.builtin.figures_asked import FILLER, figures_sourced, lone_figure
from assistant.builtin.in_its_place import in_its_place
from assistant.builtin.intents import CheckRequest, check_under_way, requests
from assistant.builtin.intents.periods.department_evaluation import tells_of_one_done
from assistant.builtin.intents.periods.self_evaluation_report import tells_of_one_sent_in
from assistant.builtin.leaning import (
    before_it,
    context,
    disputes,
    earlier,
    item_by_position,
    item_spoken_of,
    leans,
    only_corrects,
    step_after,
    steps_on_the_way,
)
from assistant.builtin.matter import terms
from assistant.builtin.outside import named_before, named_outside
from assistant.builtin.parts import against_before, compared, parts
from assistant.builtin.phrases import phrases
from assistant.builtin.pressing import DOUBTED, Pressing, from_silence, pressing, silent_before
from assistant.builtin.references import without_references
from assistant.builtin.role import spoken_for
from assistant.builtin.talk.kinds import Talk, challenges, talk
from assistant.builtin.unchecked import NOT_CHECKED, unchecked
from assistant.grounding.draft import Draft
from assistant.wording import Language
from corpus.citation import Citation
from corpus.numerals import NUMERAL
from corpus.quantities import Quantity, quantities
from index.asks import asked_kinds

# Who writes and what for is no supposition about the regulation.
_INTRODUCTION = re.compile(
    r"(?:我们?|本人|俺|咱们?|某)?(?:是|在|想|替|代理|要写|准备|公司在)|请问|想问|麻烦|领导|老"
)
_OF_THEMSELVES = re.compile(
    r"(?:你好|您好)?[，,]?(?:我们?|俺们?|咱们?|本人)(?:(?:公司|单位|厂|校|院|所|学院|这|家|就|自己)*)(?:是|在|做|搞|干|跟|和|准备|打算|想)"
)
# 换主任这种聘用的事，…: names what is spoken of and says nothing of it.
_TOPIC = re.compile("(?:的|[这那][种类个件]?)[^，]{0,4}(?:事儿?|事情|问题|话题|环节|方面|这块儿?)$")
_OF_THE_TALE = re.compile(
    "(?:为|因|就|凭|按|照)(?:着)?[这那此](?![里边头])|[这那](?:个|样|种|事|情况)(?!中心|比例|期)"
)
"""单为这个会不会被刷下来: asks of what was told before."""
_A_CASE = re.compile(
    "单独|独家|一家|独自|一般|普通|轻微|没满|未满|满|批前|批后|那年|当年|年度|的话|时$|后$|前$"
)
_SHORTEST = 4
_SHORTEST_SUPPOSED = 6
_SHORTEST_CORE = 8
_MOST_OF_IT = 0.9
_COUNTING = frozenset({"person", "piece", ""})
_TITLE_BEFORE = re.compile(
    r"(?:《([^》]{2,60})》|([\u4e00-\u9fff]{1,14}(?:(?<!办)法|条例|法典))"
    r"|([\u4e00-\u9fff]{4,30}(?:办法|规定|细则|规则)))(?:的|里|中|里头|里边)?$"
)
# 哪一项, 最后一项 and the like name none
_ITEM_ALONE = re.compile(rf"(?<!条)(?:第[（(]?|[（(]|^那?)({NUMERAL})[）)]?[项款](?!目)")


@dataclass(frozen=True)
class Understanding:
    """What the last message of a dialogue wants."""

    text: str
    talk: Talk | None
    places: tuple[str, ...]
    """The places that it names, as `read_article` takes them (`8(3)`, `《…》第五条`)."""
    about_places: str
    """What it asks beyond naming places, "" where it only wants to read them."""
    checks: tuple[CheckRequest, ...]
    parts: tuple[str, ...]
    """The questions in the message, each to be looked up by itself."""
    unchecked: tuple[str, ...]
    """Beside the checks: the questions in the message that none of them answers."""
    core: str
    """What a single question asks without what they tell of themselves before it (我们在赛罕区，跟农大搭伙，两边得签个甚);
    "" where they tell nothing.
    """
    compared: tuple[str, ...]
    """The things that the message sets side by side, each to be looked up beside the whole; empty where none."""
    earlier: str
    """The messages before that this one leans on (那高校呢); "" where it stands by itself."""
    context: str
    """Those that it may go on from, though it could stand by itself (递到谁手里); "" where none."""
    correcting: bool
    """Whether it only puts a fact right, so that what is asked is what was asked before."""
    disputing: bool
    """Whether it does not believe the answer before (跟你说的不一样)."""
    silent_before: bool
    """Whether the answer before was that the text does not say it."""
    because_of_it: bool
    """Whether it gives what was spoken of before as the reason."""
    argued_from: Draft | None
    """The answer before, where the message argues from what that found unwritten."""
    role: tuple[str, str]
    """The body that the user speaks for (我是旗里科技局的), by its name and in short; "" where none was told."""
    condensing: Condensing | None
    """Which answers before it wants in short (太长了短点, 三种摆一块对比一下); None where it wants something else."""
    pressed: Pressing | None
    """What it wants to see of what the answer before rests on (念原话, 你算老几): no check answers that again. None where it
    asks something of its own.
    """
    cited_before: tuple[Citation, ...]
    cited_earlier: tuple[Citation, ...]
    """The places that the answer before rested on, and those that the answers before that one did."""
    leaning: bool
    """Whether it can only be understood with the message before it."""
    new_matter: bool
    """Whether it speaks of something in the regulation that neither the question nor the answer before spoke of."""
    claims: tuple[Quantity, ...]
    figures: tuple[str, ...]
    """The figures that it asks about (三分之一怎么算), as it writes them."""
    sourcing: bool
    """Whether it asks where these figures stand (30%是哪条定的)."""
    alone: bool
    """Whether nothing was said before it."""
    asking: bool
    """Whether it asks anything, rather than tell facts."""
    confirming: bool
    """Whether the message puts something forward to be confirmed (公示只要3天吗)."""
    asserting: bool
    """Whether it takes what it puts forward for true (改名备案就行了吧), rather than ask openly (改名要备案吗)."""
    supposed: str
    """What it supposes on the way to its question (三天公示期一过就该发文，怎么没动静), "" where nothing."""
    granted: str
    """What it may take for granted and is to be looked up by itself, "" where the message is looked up as a whole."""
    foretelling: bool
    """Whether it only tells facts to be checked and what comes of them: no belief but in the very words of one."""
    comparing: bool
    """Whether the message asks about several things side by side (备案和批准有什么区别)."""
    interpreting: bool
    """Whether the message asks how a wording is to be read."""
    under_way: bool
    """Whether a check of all conditions waits to be gone on with."""
    language: Language
    """The language to answer in; clauses are quoted in Chinese all the same."""


@lru_cache(maxsize=32)  # asked anew behind every tool
def understand(dialogue: Dialogue) -> Understanding:
    """Read the last message of `dialogue` in the light of those before it."""
    dialogue = without_references(dialogue)
    text, known = dialogue.asked, phrases()
    condensed = condensing(dialogue)
    checks, sourced = () if condensed else requests(dialogue), figures_sourced(text)
    if not (checks or condensed) and (instead := in_its_place(dialogue)):
        alone = Dialogue((Exchange(instead),), dialogue.as_of)
        if not requests(alone):  # 我们公司在包头能牵头吗, then 那学校呢: whose school is not told
            return understand(alone)
    supposed, cited_before = _supposed(text), dialogue.cited_before
    pressed = None if sourced else pressing(dialogue)
    if not pressed and challenges(text) and cited_before:
        pressed = DOUBTED
    against = against_before(dialogue)
    basis, disputing = known.match("basis", text), disputes(dialogue)
    if (pressed and not basis) or beyond_checks(text):
        checks = ()
    if (basis or pressed) and cited_before:
        places, about = tuple(citation.ref for citation in cited_before[:3]), ""
    else:
        places, about = _places(dialogue)
    kind = talk(text)
    if kind in (Talk.THANKS, Talk.GREETING) and any(check.guided is not None for check in checks):
        kind = None  # 好的, 回头再说: to what a check asked
    return Understanding(
        text=text,
        talk=kind or (Talk.ABOUT if challenges(text) and not cited_before else None),
        places=places,
        about_places=about,
        checks=checks,
        parts=parts(text),
        unchecked=unchecked(dialogue, checks) if checks else (),
        core=_core(text),
        compared=() if disputing else against or compared(text),
        earlier="" if against else before_it(dialogue) if disputing else earlier(dialogue),
        context=context(dialogue) if len(parts(text)) == 1 and not (against or compared(text)) else "",
        correcting=dialogue.before is not None and only_corrects(text),
        disputing=disputing,
        silent_before=silent_before(dialogue),
        because_of_it=known.match("because_of_it", text),
        argued_from=from_silence(dialogue),
        role=spoken_for(dialogue.messages),
        condensing=condensed,
        pressed=pressed,
        cited_before=cited_before,
        cited_earlier=dialogue.cited_earlier,
        leaning=leans(text),
        new_matter=bool(terms(text) - terms(_said_before(dialogue))),
        claims=tuple(quantities(text)),
        figures=sourced or lone_figure(text),
        sourcing=bool(sourced),
        alone=dialogue.before is None,
        asking=known.match("asking", text),
        confirming=known.match("confirming", text),
        asserting=known.match("asserting", text),
        supposed=supposed,
        granted="" if compared(text) else _granted(text, supposed, bool(checks)),
        foretelling=bool(checks) and _foretells(text),
        comparing=known.match("comparing", text),
        interpreting=known.match("interpreting", text),
        under_way=check_under_way(dialogue),
        language="zh" if re.search(r"[\u3400-\u9fff]", text) or not re.search("[A-Za-z]{2}", text) else "en",
    )


def _said_before(dialogue: Dialogue) -> str:
    before = dialogue.before
    return before.asked + (before.answered.body if before.answered else "") if before else ""


def beyond_checks(text: str) -> bool:
    """归口审自评材料几天内审完: all that is asked is a figure that no check gives, and no figure is told for one."""
    counted = re.search("[0-9]", text) or _HOW_LONG_STILL.search(text)
    return bool(asked_kinds(text) & NOT_CHECKED) and not counted and not parts(text)[1:]


_HOW_LONG_STILL = re.compile(
    "(?:还有|还剩|还差|离)[^，,。；;？?]{0,4}(?:多久|多长)[^，,。；;？?]{0,4}(?:满|到期|届满|期满)"
)
"""批复两年零三个月了，还有多久满三年: counted from the approval."""


def _core(text: str) -> str:
    """Where someone tells of themselves first, the clauses from the first one that asks something, and so many before
    it that they can be understood. What tells figures is no mere introduction.
    """
    if len(parts(text)) > 1 or compared(text) or not _OF_THEMSELVES.match(text):
        return ""
    clauses = pieces(text)
    asking = [at for at, clause in enumerate(clauses) if phrases().match("asking", clause)]
    start = asking[0] if asking else 0
    while start > 1 and len("，".join(clauses[start:])) < _SHORTEST_CORE:
        start -= 1
    core, tale = "，".join(clauses[start:]), "，".join(clauses[:start])
    if _OF_THE_TALE.search(core):
        return ""
    return core if tale and len(core) >= _SHORTEST_CORE and not any(quantities(tale)) else ""


def _supposed(text: str) -> str:
    """Give the clauses before the last one that state something of their own."""
    clauses = _with_short_ones(pieces(text))
    return "，".join(
        clause
        for clause in clauses[:-1]
        if len(clause) >= _SHORTEST_SUPPOSED
        and not phrases().match("asking", clause)
        and not _INTRODUCTION.match(clause)
        and not _TOPIC.search(clause)
        and not phrases().match("going_back", clause)
    )


def _with_short_ones(clauses: list[str]) -> list[str]:
    """The clauses, each with a short one before it that says of which case it speaks: 一家单独建，用不着协议书."""
    joined: list[str] = []
    for clause in clauses:
        before = joined[-1] if joined else ""
        if before and len(before) < _SHORTEST_SUPPOSED and _A_CASE.search(before):
            joined[-1] = f"{before}，{clause}"
        else:
            joined.append(clause)
    return joined


def _granted(text: str, supposed: str, checked: bool) -> str:
    """Facts to be checked are supposed too: beside them the message is looked up where it states anything."""
    known = phrases()
    if checked and not supposed and _tells_a_fact(text) and not known.match("asking", text):
        return ""
    if checked and _tells_a_fact(supposed):
        supposed = ""
    if checked and _foretells(text):
        return text if known.match("asserting", text) or supposed else ""
    if checked and not known.match("asking", text):
        return text
    if supposed and len(supposed) < _MOST_OF_IT * len(text):
        return supposed
    return text if checked else ""


def _tells_a_fact(text: str) -> bool:
    """Whether it tells of an evaluation or a report of one's own: no belief about the rule."""
    return tells_of_one_done(text) or tells_of_one_sent_in(text)


def _foretells(text: str) -> bool:
    """Beside facts to be checked only what is claimed or given as a reason is a belief, and none foretells what comes
    of a count.
    """
    known = phrases()
    claims = known.match("claiming", text) or known.match("giving_a_reason", text)
    return not claims or any(one.unit in _COUNTING for one in quantities(text))


def _places(dialogue: Dialogue) -> tuple[tuple[str, ...], str]:
    """Give the places that the message names and what is left of it without them.

    「第三项呢」 names an item of the article that the answer before was about.
    """
    text = dialogue.asked
    if outside := named_outside(text) or named_before(dialogue):
        return (outside,), ""
    found = list(Citation.find(text))
    if not found and (steps := steps_on_the_way(dialogue)):
        return steps, ""
    if not found and (step := step_after(dialogue) or item_by_position(dialogue)):
        return (step,), ""
    if not found and (alone := _ITEM_ALONE.search(text)) and dialogue.cited_before:
        inherited = item_spoken_of(dialogue, alone.group(1))
        return ((inherited,), "") if inherited else ((), "")
    places, rest = [], text
    for citation, (start, end) in found:
        title = _TITLE_BEFORE.search(text[:start])
        named = title and (title[1] or title[2])
        whole = f"《{named}》" if named else (title[3] if title else "")
        places.append(f"{whole}{citation.label}" if whole else citation.ref)
        rest = rest.replace(text[start:end], "")
    left = FILLER.sub("", rest)
    return tuple(dict.fromkeys(places)), text if len(left) >= _SHORTEST else ""
