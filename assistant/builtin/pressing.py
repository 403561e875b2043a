"""Messages that press for what the answer before rests on: 出处是条文本身吗, 凭什么, 指给我看, 哪个字写了不准四舍五入."""

import re
from dataclasses import dataclass

from assistant.answer import Status
from assistant.builtin.dialogue import Dialogue, pairs_in
from assistant.builtin.matter import terms
from assistant.builtin.phrases import phrases
from assistant.grounding.draft import Draft
from corpus.citation import Citation

_SOURCE = re.compile(
    r"出处|出自|依据|根据|凭据|法条|原文|原话|字样|[两二三四五六七八九十]个?字|来源|白纸黑字|理由|证据|凭(?:的?什么|的?啥|的?甚|哪)|何以见得"
    r"|指(?:给|出|明)|(?:哪|第几)(?:一|个|几)?(?:句|个?字|条|款|项|处|行)|(?:从|打)?(?:哪[儿里]?|何处)(?:看出|来的|得来|写|规定)"
)
_WORDS_WANTED = re.compile(
    "出处|原文|原话|字样|白纸黑字|指(?:给|出|明)|(?:哪|第几)(?:一|个|几)?(?:句|个?字|处|行)|[写说](?:了|着|明|过|没)|有没有[写说]|[两二三四五六七八九十]个?字"
)
"""Asks where the words themselves stand, not only which clause it is."""
_WHY = re.compile(
    r"^[^，,。？?！!]{0,4}(?:为(?:什么|啥|何|甚)|(?:咋|怎么)(?=.{2}))(?:就|会|还|又)?(?:不(?:行|能|可以|成|算|合格|符合|够|达标)|这样|这么(?:说|算|定)|是这样)?[呢啊呀了的]*[？?。！!]*$"
)
"""为啥不行: the reason for the result before, and nothing of its own."""
_FILLER = re.compile(
    "[一二两三四五六七八九十几]个字|一字不差|逐字|条文|法律|文件|办法|条款|规定|本身|哪[儿里]|哪一?个?|第几|来自|出自|从何|何处|什么|什嘛|怎么|不(?:行|算|能|够|可以|成|合格|符合|达标|许|准|让)|能不能|可不可以|有没有|是不是|到底|具体|究竟|结论|答案|完整|全文|刚才|刚刚|上面|前面|上一个|自己|明确|看看|看下|念念|引用|摘录|复述"
    "|[两一]遍|麻烦|告诉|给我|一下|那么|这个|那个|这些|那些|这句|那句|这话|那话|行吧|好吧|过来|出来|就是|倒是|还得|[啥甚咋如何写说讲定提有在是的了吗呢呀啊吧嘛哈嘞哦嗯行好那这你您我咱把请句话数字条款项处里上中看念读引发贴列摘抄给来去出得要再也都还能可凭又找到拿]|[，,。？?！!、：:；;“”\"'‘’（）()\\s—…]"
)
_FOR_WHOM = re.compile(
    "(?<=[，,。；;？?！!\\s])(?:我|俺|咱们?|们|好|得|要|想|方便|以便|让|也|这就|去|来)*(?:截(?:个|张)?图|截屏|拍(?:个?照|下来|给)|转发|转给|发(?:给|到|过去|群)|抄(?:下来|一份|给|上)|贴(?:给|到|上)|复制|打印|存(?:下来|一份)|记(?:下来|一下)|拿(?:给|去给)|念给|回(?:他|她|人家|领导)|跟(?:他|她|人家|领导|老板)[^，。]{0,2}(?:说|讲|交代|汇报))[^，,。；;？?！!]{0,10}"
)
"""哪条写的，我截图给他: what the source is wanted for."""
_SHORT, _LONGEST = 2, 60
_QUOTED = re.compile('[“"‘「]([^”"’」]{2,20})[”"’」]')
_SO_MANY = re.compile("([\u4e00-\u9fff]{2,8}?)[这那]?[两二三四五六七八九十]个?字")
_WRITTEN = re.compile("(?:[写说]|规定|限定|要求|禁止)(?:了|着|明|过|的)?([^，,。？?！!；;]{2,20})")
_TAIL = re.compile("(?:这?[几一二三四五六七八九十]个字|的?字样|[吗呢的啊呀])+$")
_READING = "读法："
_SILENT = {Status.NOT_IN_TEXT, Status.TEXT_NOT_HELD}
_ARGUED, _ASKED = 40, 6
_OF_THE_ANSWER = 0.3
"""So much of what a message says beside stands in the question or the answer before, where it is on that answer."""


@dataclass(frozen=True)
class Pressing:
    """That the message presses for the words behind the answer before, and those that it wants to see, "" for none."""

    wording: str
    reading: str
    """The sentence of that answer which told how a wording is read, "" where it rested on none."""


DOUBTED = Pressing("", "")


def pressing(dialogue: Dialogue) -> Pressing | None:
    """What the last message presses for, None where it asks something of its own."""
    text, before = dialogue.asked, dialogue.before
    if not (dialogue.cited_before and before and before.answered) or len(text) > _LONGEST:
        return None
    if any(True for _ in Citation.find(text)):
        return None
    reason = bool(_WHY.match(text)) or _asks_why_and_where(text, before.asked + before.answered.body)
    if not (reason or _SOURCE.search(text)):
        return None
    said = _FILLER.sub("", _SOURCE.sub("", _WHY.sub("", _FOR_WHOM.sub("", text))))
    reading = next((one for one in before.answered.body.splitlines() if one.startswith(_READING)), "")
    if len(said) < _SHORT or reason:
        return Pressing(_wording(text) if _QUOTED.search(text) or _WRITTEN.search(text) else "", reading)
    shared = pairs_in(said, before.asked + before.answered.body) / (len(said) - 1)
    if shared < _OF_THE_ANSWER or not _WORDS_WANTED.search(text):
        return None  # 拒绝整改是哪一项 asks something of its own
    return Pressing(_wording(text), reading)


def _asks_why_and_where(text: str, spoken_of: str) -> bool:
    """凭啥归进去管？哪条写的: asks only where it is written, and why, and of no matter that was not spoken of."""
    clauses = [piece for piece in _CLAUSE_END.split(text) if piece]
    where = [one for one in clauses if _SOURCE.search(one) and not _FILLER.sub("", _SOURCE.sub("", one))]
    others = [one for one in clauses if one not in where]
    if not where or len(others) != 1 or not _ASKS_WHY.match(others[0]):
        return False
    return not terms(others[0]) - terms(spoken_of)


_CLAUSE_END = re.compile("[，,。；;？?！!]")
_ASKS_WHY = re.compile("(?:那|这)?(?:凭(?:什么|啥|甚)|为(?:什么|啥|何|甚)|咋就|怎么就)")


def silent_before(dialogue: Dialogue) -> bool:
    """Whether the answer before was that the text does not say it."""
    before = dialogue.before
    return bool(before and before.answered and before.answered.status in _SILENT)


def from_silence(dialogue: Dialogue) -> Draft | None:
    """The answer before, where the message makes an argument of what that found unwritten: 没写就是可以不理; None where it
    does not, or tells or asks more.
    """
    text, known, before = dialogue.asked, phrases(), dialogue.before
    if not silent_before(dialogue) or len(text) > _ARGUED or re.search("[0-9]", text):
        return None
    argued = known.match("from_silence", text) and not known.match("leaving_open", text)
    return before.answered if before and argued else None


def without_argument(text: str) -> str:
    """整改期能延长半年吗，没禁止就是允许: what it asks without the argument; the whole where nothing else is left."""
    left = phrases().without("from_silence", text).strip("，,。？?！! ")
    return left if len(left) >= _ASKED else text


def _wording(text: str) -> str:
    """The words that the message wants to see in the text: 不准四舍五入 of 哪个字写了不准四舍五入; "" where it wants none."""
    if not _WORDS_WANTED.search(text):
        return ""
    if quoted := _QUOTED.search(text) or _SO_MANY.search(text):
        return quoted[1]
    if written := _WRITTEN.search(text):
        said = _TAIL.sub("", written[1])
        return said if _FILLER.sub("", said) else ""
    clauses = (piece for piece in re.split("[，,。？?！!；;]", text) if piece and not _SOURCE.search(piece))
    return "，".join(clauses)
