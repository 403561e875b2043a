"""From a message to what it wants: talk, a place to read, facts to check, questions to look up."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.builtin.dialogue import Dialogue, Exchange
from assistant.builtin.intents import CheckRequest, requests
from assistant.builtin.intents._department_evaluation import tells_of_one_done
from assistant.builtin.intents._message import VERDICT
from assistant.builtin.leaning import (
    context,
    earlier,
    inherit,
    item_by_position,
    leans,
    only_corrects,
    step_after,
)
from assistant.builtin.matter import terms
from assistant.builtin.outside import named_outside
from assistant.builtin.phrases import phrases
from assistant.builtin.pressing import DOUBTED, Pressing, from_silence, pressing
from assistant.builtin.talk import Talk, challenges, talk
from assistant.grounding.draft import Draft
from assistant.wording import Language
from corpus.citation import Citation
from corpus.numerals import NUMERAL
from corpus.quantities import Quantity, quantities
from index.asks import asked_kinds

_ENDS = re.compile(r"[？?！!；;\n]+|(?:另外|还有|再问一下|顺便问一下)[，,]?")
_BETWEEN = re.compile(r"[，,、；;。？?]|与|和(?!林格尔|解)|跟|以及|还是|\bvs\b|\band\b")
_BETWEEN_QUESTIONS = re.compile(
    r"[，,；;]|以及|还有|顺便|,? and (?=how|what|who|when|which|can|must|do|is|are)"
)
_CLAUSE_ENDS = re.compile(r"[，。！？；?!;,]")
# Who writes and what for is no supposition about the regulation.
_INTRODUCTION = re.compile(
    r"(?:我们?|本人|俺|咱们?|某)?(?:是|在|想|替|代理|要写|准备|公司在)|请问|想问|麻烦|领导|老"
)
_OF_THEMSELVES = re.compile(
    r"(?:你好|您好)?[，,]?(?:我们?|俺们?|咱们?|本人)(?:(?:公司|单位|厂|校|院|所|学院|这|家|就|自己)*)(?:是|在|做|搞|干|跟|和|准备|打算|想)"
)
_ANNOUNCED = re.compile(r"^[^：:]{0,16}[：:]")
# What a comparison asks of the things that it compares: no thing itself.
_OF_BOTH = re.compile(
    r"(?:之间)?(?:[有的是存在]*(?:什么|啥|甚|何|哪些)?(?:区别|不同|差别|差异|关系|两样)|分别|各自|各[是按怎有由找管]|哪个|是不是(?:同一|一)|是同一"
    r"|是?(?:一样|一回事|两回事)|一样[不吗]|对照|比较一下|捋|矛盾|difference|compare).*$"
)
_A_CASE = re.compile(
    "单独|独家|一家|独自|一般|普通|轻微|没满|未满|满|批前|批后|那年|当年|年度|的话|时$|后$|前$"
)
_SHORTEST = 4
_SHORTEST_COMPARED, _SHORTEST_ASKED, _SHORTEST_SUPPOSED = 3, 5, 6
_SHORTEST_ALONE = 4
_SHORTEST_CORE = 8
_MOST_OF_IT = 0.9
_COUNTING = frozenset({"person", "piece", ""})
_MOST_PARTS = 3
_NOT_CHECKED = frozenset({"time_limit", "expense", "fine", "channel", "money"})
_OF_NO_CHECK = frozenset({*_NOT_CHECKED, "age", "least_people", "deemed", "refund"})
"""正高级工程师今年61，年龄有上限吗？职称算过没有: no check answers the first, though it tells a fact."""
_TITLE_BEFORE = re.compile(
    r"(?:《([^》]{2,60})》|([\u4e00-\u9fff]{1,14}(?:(?<!办)法|条例|法典))"
    r"|([\u4e00-\u9fff]{4,30}(?:办法|规定|细则|规则)))(?:的|里|中|里头|里边)?$"
)
# 哪一项, 最后一项 and the like name none
_ITEM_ALONE = re.compile(rf"(?<!条)(?:第[（(]?|[（(]|^那?)({NUMERAL})[）)]?[项款](?!目)")
_FILLER = re.compile(
    r"的|了|呢|吗|吧|啊|说|讲|写|规定|内容|原文|什么|啥|甚|怎么|咋|是|请|给我|看看|一下|念|全文|有哪些|[，。？?！!、\s]"
)
# 30%这个数是哪条定的, 哪一条说要5个工作日, which article says 30%
_WHICH_PLACE = r"(?:(?:是?哪|第几|什么)[一儿]?(?:条|款|项|处|句|里)|出处|哪[儿里]?来|出自哪|从哪|which (?:article|clause|item))"
_SOURCE = re.compile(rf"(?:以[上内下])?[^，。！？；?!;,]{{0,8}}?{_WHICH_PLACE}", re.IGNORECASE)
_SOURCE_BEFORE = re.compile(rf"{_WHICH_PLACE}[^，。！？；?!;,0-9]{{0,8}}$", re.IGNORECASE)
_THESE = re.compile("这[几两三些]个?(?:数|期限|比例)")
_THIS = re.compile(rf"[这那]个?(?:数字?|比例|期限|天数)[^，。！？；?!;,]{{0,6}}?{_WHICH_PLACE}")
_ABOUT_A_FIGURE = re.compile(
    "怎么|算|分母|口径|理解|指|数字?|这个|那个|含义|意思|比例|期限|不少于|不超过|不低于|至少|[个要有上下以内]"
)
_NO_FIGURES = frozenset({"", "article", "paragraph", "item", "chapter", "step", "piece", "copy"})


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
    """The messages before that this one leans on (那高校呢), "" where it stands by itself."""
    context: str
    """The messages before that it may go on from, though it could stand by itself (递到谁手里); "" where none."""
    correcting: bool
    """Whether it only puts a fact right, so that what is asked is what was asked before."""
    because_of_it: bool
    """Whether it gives what was spoken of before as the reason (因为这个撤的)."""
    argued_from: Draft | None
    """The answer before, where the message makes an argument of what that found unwritten (没禁止就是允许)."""
    pressed: Pressing | None
    """What it wants to see of what the answer before rests on (念原话, 你算老几): no check answers that again. None where it
    asks something of its own.
    """
    cited_before: tuple[Citation, ...]
    """The places that the answer before rested on."""
    cited_earlier: tuple[Citation, ...]
    """The places that the answers before that one rested on."""
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
    language: Language
    """The language to answer in; clauses are quoted in Chinese all the same."""


@lru_cache(maxsize=32)  # asked anew behind every tool
def understand(dialogue: Dialogue) -> Understanding:
    """Read the last message of `dialogue` in the light of those before it."""
    text, known = dialogue.asked, phrases()
    checks, sourced = requests(dialogue), _sourced(text)
    supposed, cited_before = _supposed(text), dialogue.cited_before
    pressed = None if sourced else pressing(dialogue)
    if not pressed and challenges(text) and cited_before:
        pressed = DOUBTED
    basis = known.match("basis", text)
    if (pressed and not basis) or beyond_checks(text):
        checks = ()
    if (basis or pressed) and cited_before:
        places, about = tuple(citation.ref for citation in cited_before[:3]), ""
    else:
        places, about = _places(dialogue)
    return Understanding(
        text=text,
        talk=talk(text) or (Talk.ABOUT if challenges(text) and not cited_before else None),
        places=places,
        about_places=about,
        checks=checks,
        parts=_parts(text),
        unchecked=_unchecked(dialogue) if checks else (),
        core=_core(text),
        compared=_compared(text),
        earlier=earlier(dialogue),
        context=context(dialogue) if len(_parts(text)) == 1 and not _compared(text) else "",
        correcting=dialogue.before is not None and only_corrects(text),
        because_of_it=known.match("because_of_it", text),
        argued_from=from_silence(dialogue),
        pressed=pressed,
        cited_before=cited_before,
        cited_earlier=dialogue.cited_earlier,
        leaning=leans(text),
        new_matter=bool(terms(text) - terms(_said_before(dialogue))),
        claims=tuple(quantities(text)),
        figures=sourced or _lone_figure(text),
        sourcing=bool(sourced),
        alone=dialogue.before is None,
        asking=known.match("asking", text),
        confirming=known.match("confirming", text),
        asserting=known.match("asserting", text),
        supposed=supposed,
        granted="" if _compared(text) else _granted(text, supposed, bool(checks)),
        foretelling=bool(checks) and _foretells(text),
        comparing=known.match("comparing", text),
        interpreting=known.match("interpreting", text),
        language="zh" if re.search(r"[\u3400-\u9fff]", text) or not re.search("[A-Za-z]{2}", text) else "en",
    )


def _said_before(dialogue: Dialogue) -> str:
    before = dialogue.before
    return before.asked + (before.answered.body if before.answered else "") if before else ""


def beyond_checks(text: str) -> bool:
    """归口审自评材料几天内审完: all that is asked is a figure that no check gives, and no figure is told for one."""
    return bool(asked_kinds(text) & _NOT_CHECKED) and not re.search("[0-9]", text) and not _parts(text)[1:]


def _parts(text: str) -> tuple[str, ...]:
    """Give the questions of a message, each with what was said on the way to it (我们搬家了。要报吗)."""
    pieces = [piece.strip(" ，,。") for piece in _ENDS.split(text)]
    parts: list[str] = []
    said: list[str] = []
    for piece in pieces:
        if len(piece) < _SHORTEST:
            continue
        said.append(piece)
        # 公示满三天就能发文吧？另外主任换人要谁批: what wants to be confirmed is a question where another one follows.
        followed = piece != pieces[-1] and phrases().match("confirming_end", piece)
        if followed or phrases().match("asking", piece):
            parts.append("，".join(said))
            said.clear()
    if not parts:
        return tuple(said[:_MOST_PARTS]) or (text,)
    return (text.strip(" ，,。？?！!"),) if len(parts) == 1 else tuple(parts[:_MOST_PARTS])


def _core(text: str) -> str:
    """Where someone tells of themselves first, the clauses from the first one that asks something, and so many before
    it that they can be understood. What tells figures is no mere introduction.
    """
    if len(_parts(text)) > 1 or _compared(text) or not _OF_THEMSELVES.match(text):
        return ""
    clauses = [piece.strip() for piece in _CLAUSE_ENDS.split(text) if piece.strip()]
    asking = [at for at, clause in enumerate(clauses) if phrases().match("asking", clause)]
    start = asking[0] if asking else 0
    while start > 1 and len("，".join(clauses[start:])) < _SHORTEST_CORE:
        start -= 1
    core, tale = "，".join(clauses[start:]), "，".join(clauses[:start])
    return core if tale and len(core) >= _SHORTEST_CORE and not any(quantities(tale)) else ""


def _unchecked(dialogue: Dialogue) -> tuple[str, ...]:
    """Of several questions in a message give those that call for no check themselves and ask more than 这样行吗."""
    pieces = _parts(dialogue.asked)
    if len(pieces) == 1:
        pieces = _asked_together(dialogue.asked)
    if not pieces[1:]:
        return _of_no_check(dialogue.asked)
    alone = (replace(dialogue, exchanges=(Exchange(piece),)) for piece in pieces)
    return tuple(
        piece.asked
        for piece in alone
        if len(piece.asked) >= _SHORTEST_ALONE
        and phrases().match("asking", piece.asked)
        and not VERDICT.search(piece.asked)
        and (not requests(piece) or asked_kinds(piece.asked) & _OF_NO_CHECK)
    )


_NOT_SET = re.compile("没(?:有)?(?:定|写|规定|说|设)")
"""你们连个最低人头数都没定: pressed for, though it asks nothing."""


def _of_no_check(text: str) -> tuple[str, ...]:
    """The clauses that ask for a figure that no check gives: 58岁，年龄有没有上限，职称够了没."""
    clauses = (piece.strip() for piece in _CLAUSE_ENDS.split(text))
    return tuple(
        one
        for one in clauses
        if asked_kinds(one) & _OF_NO_CHECK and (phrases().match("asking", one) or _NOT_SET.search(one))
    )


def _compared(text: str) -> tuple[str, ...]:
    """Give the things that a comparison sets side by side, where each is long enough to be looked up by itself."""
    if not phrases().match("comparing", text):
        return _asked_together(text)
    if sum(phrases().match("asking", part) for part in _parts(text)) > 1:
        return ()  # 问两样：注册地有要求吗？固定的要几个？
    things = (_OF_BOTH.sub("", piece) for piece in _BETWEEN.split(_ANNOUNCED.sub("", text)))
    pieces = [piece.strip() for piece in things]
    long_enough = [piece for piece in pieces if len(piece) >= _SHORTEST_COMPARED]
    return tuple(long_enough[:_MOST_PARTS]) if len(long_enough) > 1 else ()


def _asked_together(text: str) -> tuple[str, ...]:
    """Give the questions of a message that asks several in one sentence (外地的能不能报，要不要签协议)."""
    if len(_parts(text)) > 1:
        return ()
    asked = [piece for piece in _BETWEEN_QUESTIONS.split(text) if phrases().match("asking", piece)]
    return tuple(asked[:_MOST_PARTS]) if len(asked) > 1 and min(map(len, asked)) >= _SHORTEST_ASKED else ()


def _supposed(text: str) -> str:
    """Give the clauses before the last one that state something of their own."""
    clauses = _with_short_ones([piece.strip() for piece in _CLAUSE_ENDS.split(text) if piece.strip()])
    return "，".join(
        clause
        for clause in clauses[:-1]
        if len(clause) >= _SHORTEST_SUPPOSED
        and not phrases().match("asking", clause)
        and not _INTRODUCTION.match(clause)
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
    if checked and tells_of_one_done(supposed):
        supposed = ""
    if checked and _foretells(text):
        return text if known.match("asserting", text) or supposed else ""
    if checked and not known.match("asking", text):
        return text
    if supposed and len(supposed) < _MOST_OF_IT * len(text):
        return supposed
    return text if checked else ""


def _foretells(text: str) -> bool:
    """Beside facts to be checked only what is claimed or given as a reason is a belief, and none foretells what comes
    of a count.
    """
    known = phrases()
    claims = known.match("claiming", text) or known.match("giving_a_reason", text)
    return not claims or any(one.unit in _COUNTING for one in quantities(text))


def _sourced(text: str) -> tuple[str, ...]:
    """Give the figures beside a 哪条, and all of 这两个数."""
    known = _known_figures(text)
    all_of_them = _THESE.search(text) or (len(known) == 1 and _THIS.search(text))
    return tuple(
        dict.fromkeys(
            text[one.start : one.end]
            for one in known
            if all_of_them or _SOURCE_BEFORE.search(text[: one.start]) or _SOURCE.match(text[one.end :])
        )
    )


def _lone_figure(text: str) -> tuple[str, ...]:
    """Give the figure that a message is all about (三分之一怎么算)."""
    known = _known_figures(text)
    if len(known) != 1:
        return ()
    (figure,) = known
    left = _FILLER.sub("", text[: figure.start] + text[figure.end :])
    return () if _ABOUT_A_FIGURE.sub("", left) else (text[figure.start : figure.end],)


def _known_figures(text: str) -> list[Quantity]:
    return [one for one in quantities(text) if one.unit not in _NO_FIGURES]


def _places(dialogue: Dialogue) -> tuple[tuple[str, ...], str]:
    """Give the places that the message names and what is left of it without them.

    「第三项呢」 names an item of the article that the answer before was about.
    """
    text = dialogue.asked
    if outside := named_outside(text):
        return (outside,), ""
    found = list(Citation.find(text))
    if not found and (step := step_after(dialogue) or item_by_position(dialogue)):
        return (step,), ""
    if not found and (alone := _ITEM_ALONE.search(text)) and dialogue.cited_before:
        inherited = inherit(dialogue.cited_before[0], alone.group(1))
        return ((inherited,), "") if inherited else ((), "")
    places, rest = [], text
    for citation, (start, end) in found:
        title = _TITLE_BEFORE.search(text[:start])
        named = title and (title[1] or title[2])
        whole = f"《{named}》" if named else (title[3] if title else "")
        places.append(f"{whole}{citation.label}" if whole else citation.ref)
        rest = rest.replace(text[start:end], "")
    left = _FILLER.sub("", rest)
    return tuple(dict.fromkeys(places)), text if len(left) >= _SHORTEST else ""
