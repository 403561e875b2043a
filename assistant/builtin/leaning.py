"""What a message leans on: the messages before without which it cannot be understood, or can be understood better."""

import re

from assistant.builtin.dialogue import Dialogue, Exchange, gone_back_to
from assistant.builtin.phrases import phrases
from assistant.builtin.talk.kinds import challenges_first, talk
from corpus.citation import Citation
from corpus.errors import CitationError
from corpus.library import MAIN_DOCUMENT
from corpus.numerals import NUMERAL, to_int

_STEPS_ARTICLE = 9
ITEMS = {4: 3, 5: 4, 6: 3, 7: 5, 8: 6, 9: 6, 27: 8}
"""How many items each article has that has any."""
_A_PART = "(?:[项步条点款关环道句]|环节|情形|那?个)"
_POSITION = re.compile(
    rf"倒数(?:的)?第?(?P<from_end>{NUMERAL}){_A_PART}|第?(?P<nth>(?<=第){NUMERAL})[步关环点]"
    rf"|(?P<last>最后|最末|末尾|末了|末)(?:的|那|这|头)*一?{_A_PART}|(?P<first>头|最?开头|打头|起头)(?:的|那|这)*一{_A_PART}"
    rf"|(?P<next>[后下]|紧(?:接)?着(?:它|的)?的?)(?:面|边|头)?的?(?:那|这)?一{_A_PART}|(?:[前上])(?:面|边|头)?的?(?:那|这)?一{_A_PART}"
)
_BARE = re.compile(
    "再|说|讲|细|点|掰|开|没|听|懂|看|明白|清楚|具体|详细|解释|展开|是|讲的|什么|啥|甚|怎么|咋|哪|呢|吗|吧|的|了|一下|念|给我|我|请|把|内容|原文|写|规定|意思|到底|又|还|那|它|里|头|中|其|个|能|可以|再|来|遍|倒|[，,。？?！!\\s]"
)
_LEFT = 3
_ELLIPTICAL_LENGTH, _LEANING_LENGTH, _GOES_ON = 16, 40, 40
_MOST_LEANT_ON = 2


def earlier(dialogue: Dialogue) -> str:
    """The messages before that the last one leans on: it is too short to stand alone, supposes something else, points
    back (他们收了以后干嘛), or puts right what was said. One that leans on another brings that along.
    """
    return before_it(dialogue) if leans(dialogue.asked) else ""


def context(dialogue: Dialogue) -> str:
    """The messages before that the last one may go on from though it does not say so: it is not long (递到谁手里)."""
    return before_it(dialogue) if len(dialogue.asked) <= _GOES_ON else ""


def before_it(dialogue: Dialogue) -> str:
    """The messages before that the last one goes on from, if it goes on from any."""
    return _chain(_on_the_subject(dialogue))


def _on_the_subject(dialogue: Dialogue) -> list[Exchange]:
    """The exchanges without greetings and the like on the way."""
    return [*(one for one in dialogue.exchanges[:-1] if not talk(one.asked)), dialogue.exchanges[-1]]


def _chain(exchanges: list[Exchange]) -> str:
    """What the last message goes on from, with what that leans on in its turn."""
    leant_on: list[str] = []
    for at in range(len(exchanges) - 1, 0, -1):
        if leant_on and (not leans(exchanges[at].asked) or _turned(exchanges[at - 1], exchanges[at])):
            break
        leant_on.insert(0, _in_words(exchanges[at - 1]))
        if len(leant_on) == _MOST_LEANT_ON:
            break
    return " ".join(leant_on)


def _in_words(exchange: Exchange) -> str:
    """What was asked; of 第四步呢, which says nothing by itself, how the place begins that was shown for it."""
    asked = exchange.asked
    by_place = _POSITION.search(asked) or _PLACE_ALONE.search(asked)
    if not by_place or len(_BARE.sub("", _PLACE_ALONE.sub("", _POSITION.sub("", asked)))) > _LEFT:
        return asked
    quoted = (
        next((mark.quote for mark in exchange.answered.marks() if mark.quote), "")
        if exchange.answered
        else ""
    )
    return quoted.partition("\n")[0][:_BEGINNING] or asked


_PLACE_ALONE = re.compile(rf"(?:第[（(]?|[（(]|^那?){NUMERAL}[）)]?[条项款]")
_BEGINNING = 32


def _turned(before: Exchange, after: Exchange) -> bool:
    """Whether the talk turned from one article to another: 迁到和林格尔呢, after 换总经理要报批吗. Neighbours speak of the
    same matter (我偏不改呢, after 不合格会怎样).
    """
    marks = [one.answered.marks() if one.answered else () for one in (before, after)]
    first = [next((mark.citation.article for mark in some if mark.citation), 0) for some in marks]
    return all(first) and abs(first[0] - first[1]) > 1


def leans(text: str) -> bool:
    """Whether `text` is understood only with the message before it."""
    known = phrases()
    if len(text) > _LEANING_LENGTH:
        return False
    if any(known.match(sign, text) for sign in ("pointing_back", "going_back")):
        return True
    if only_corrects(text) or challenges_first(text):
        return True
    return known.match("supposing", text) or (
        len(text) <= _ELLIPTICAL_LENGTH and known.match("following", text)
    )


def disputes(dialogue: Dialogue) -> bool:
    """不对吧，不是得批准才作数么; 别家说要五百万，跟你说的不一样: does not believe the answer before, and asks of nothing else."""
    text = dialogue.asked
    return bool(dialogue.cited_before) and phrases().match("disputing", text) and not _OF_ANOTHER.search(text)


_OF_ANOTHER = re.compile("那[^，。？?！!]{1,8}呢|另外|还有个|再问|换个")


def only_corrects(text: str) -> bool:
    """不对，我们是注册在新区的: a fact put right; what is asked is what was asked before."""
    return phrases().match("correcting", text) and not phrases().match("asking", text)


def without_going_back(text: str) -> str:
    """回到刚才那个，有没有网开一面的: what it asks, with what it names; the whole where it asks nothing beside."""
    topic, asked = gone_back_to(text)
    return "，".join(piece for piece in (topic, asked) if piece) or text


def step_after(dialogue: Dialogue) -> str:
    """他们收了以后干嘛, 然后呢, after one step of 第九条: the next one; "" where the message asks for no next step."""
    if not phrases().match("next_step", dialogue.asked):
        return ""
    cited = dialogue.cited_before
    steps = [
        one for one in cited if one.document == MAIN_DOCUMENT and one.article == _STEPS_ARTICLE and one.item
    ]
    if not steps or (len(steps) > 1 and steps[0] != cited[0]):
        return ""
    return _item(steps[0], (steps[0].item or 0) + 1)


def steps_on_the_way(dialogue: Dialogue) -> tuple[str, ...]:
    """写好以后是不是就等着公示了, after 第三步: the steps from the next one to the one named; none where it comes next, or the
    message names no later step that is to follow at once.
    """
    said = _AT_ONCE.search(dialogue.asked)
    if not said or len(dialogue.asked) > _ELLIPTICAL_LENGTH + _LEFT * 2 or re.search("[0-9]", dialogue.asked):
        return ()
    first = next(iter(dialogue.cited_before), None)
    named = [step for step, words in _STEP_WORDS.items() if words.search(dialogue.asked[: said.start()])]
    if not first or first.document != MAIN_DOCUMENT or first.article != _STEPS_ARTICLE:
        return ()
    start = max(named, default=first.item or 0)
    aim = next(step for step, words in _STEP_WORDS.items() if words.search(said.group()))
    return tuple(_item(first, step) for step in range(start + 1, aim + 1)) if 0 < start < aim - 1 else ()


_STEP_WORDS = {
    6: re.compile("公示|批(?!评)|发文|下文|认定|挂牌"),
    5: re.compile("开会|上会|会议|研究"),
    4: re.compile("论证|评审|专家"),
    3: re.compile("推荐|写(?:好|完)|方案"),
    2: re.compile("意向"),
}
_AT_ONCE = re.compile(
    "(?:就|当场|直接|立马|马上|立刻|当天)(?:直接|可以|能|会|等着?|该|算|是|给|要|去|进入?|拿去|安排)*(?:公示|批(?!评)|发文|下文|认定|挂牌|开会|上会|会议|研究)"
)


def item_by_position(dialogue: Dialogue) -> str:
    """倒数第二项, 最后那项, 前一步, of the article that was cited before; "" where the message names no item so."""
    said = _POSITION.search(dialogue.asked)
    before = next(iter(dialogue.cited_before), None)
    if not said or not before or before.document != MAIN_DOCUMENT or before.article not in ITEMS:
        return ""
    begins = not _BARE.sub("", dialogue.asked[: said.start()])
    if not begins and len(_BARE.sub("", _POSITION.sub("", dialogue.asked))) > _LEFT:
        return ""
    if said["from_end"]:
        return _item(before, ITEMS[before.article] + 1 - to_int(said["from_end"]))
    if said["nth"]:
        return _item(before, to_int(said["nth"]))
    if said["last"] or said["first"]:
        return _item(before, ITEMS[before.article] if said["last"] else 1)
    return _item(before, before.item + (1 if said["next"] else -1)) if before.item else ""


def _item(before: Citation, number: int) -> str:
    """An item of the article of `before`; "" where it has none of that number."""
    return inherit(before, str(number)) if 1 <= number <= ITEMS[before.article] else ""


def item_spoken_of(dialogue: Dialogue, number: str) -> str:
    """第三项呢: of the article cited before, or of the last one cited that has so many items where that has none at all."""
    cited = (*dialogue.cited_before[:1], *dialogue.cited_before[1:], *dialogue.cited_earlier)
    own = [one for one in cited if one.document == MAIN_DOCUMENT]
    if not own or cited[0] not in own or own[0].article in ITEMS:
        return inherit(cited[0], number)
    fitting = (one for one in own if to_int(number) <= ITEMS.get(one.article, 0))
    return inherit(next(fitting, cited[0]), number)


def inherit(before: Citation, number: str) -> str:
    """The item `number` of the article that was cited before; "" where there is no such place."""
    try:
        return Citation(before.document, before.article, before.inserted, item=to_int(number)).ref
    except (ValueError, CitationError):
        return ""
