"""What an intent is given, and what it gives back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Message:
    """One message of the user, and what was said to this check before it.

    `asked`: the facts that the answer before asked for. `last`: the facts that the message before on this check gave,
    `about`: what it asked for.
    `before`: the words of that message.
    `active`: this check was spoken of last, `recent`: not long ago. `others_active`: another one was, too or instead. `told`: it is a question left open, with facts told after it.
    `found`: no word of it called for a check, but the search led to a clause that this check applies. `part`: it is one question
    of several in a message, and what the others told is `known`. `in_check`: all conditions are gone through, two questions at a time.
    """

    text: str
    as_of: date
    asked: tuple[str, ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)
    last: frozenset[str] = frozenset()
    about: tuple[str, ...] = ()
    before: str = ""
    active: bool = False
    recent: bool = False
    others_active: bool = False
    told: bool = False
    found: bool = False
    part: bool = False
    in_check: bool = False

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words of `pattern` stand in the message."""
        return bool(pattern.search(self.text))

    @property
    def declares(self) -> bool:
        """Whether it tells how things are (我们主任是中级) and neither asks nor speaks of the rule."""
        return self.told or tells(self.text)


@dataclass(frozen=True)
class Heard:
    """What one message says to a check.

    `facts`: new or corrected; None takes one back. `calls`: it wants the check. `concerned`: it speaks of the check's
    subject, so that the next message can go on from there. `about`, `limit`, `needs`, `beside`: as in CheckRequest. `without`: known facts that
    this question leaves aside. `also`: as in CheckRequest. `each`: the check is called for once with each of these facts beside the
    others. `fresh`: it describes another case; what was known is forgotten. `declined`: facts that the
    user cannot tell, which are not asked for again. `said`: what was heard instead of the message and of the one before it.
    `restated`: a message before that was heard again with a number put right, and what was known before and after it. `others`: further questions to the same check
    with the same facts beside their own. `whole`, `misheard`: as in CheckRequest. `goes_on`: it wants the next questions of the check (继续).
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    calls: bool = False
    concerned: bool = False
    about: tuple[str, ...] = ()
    limit: bool = False
    without: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    fresh: bool = False
    declined: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    said: str = ""
    restated: tuple[str, Mapping[str, Any], Mapping[str, Any]] | None = None
    also: tuple[str, ...] = ()
    each: tuple[Mapping[str, Any], ...] = ()
    others: tuple["Heard", ...] = ()
    whole: bool = False
    goes_on: bool = False
    misheard: bool = False


NOTHING = Heard()

VERDICT = re.compile(
    r"不行|行不|行吗|行么|行哇|行了|行吧|中不|成不|成吗|([过够达])没\1|可以|能不能|能否|可否|够不|够吗|够线|够格|达标|够(?:了|着|上)?(?:那|这)?(?:一|1)?(?:条|道)?(?:线|数(?!量)|标准|门槛)|够(?:了)?吧|达到|合规|合格不|符合|满足|过得?去|能过|过不过|过线|过关|"
    r"算不算|算有[^，,。；;？?]{1,8}[吧呗]|是否|有没有(?:问题|毛病)|(?:够|行|过|达标|合规|算|成)(?:得|上|过|数|格)?(?:了)?没有?(?=[？?。！!，,]|$)|毛病|看看|核对|核算|核验|核一下|核下|核查|算一下|算算|算下|帮我算|测算|判断|评估一下|自查|自测|预审|结论|怎么样|咋样|如何|凭什么|凭啥|卡|"
    r"能(?:行|成|中|当|做|作|报|申|牵|上|参|成|拿|进)|能.{0,6}[吗么不]|[吗么嘛不没哇][？?。!！]*$|合不合|对不对|对吧|是吧|没错吧|没问题|合适|允许|有资格|碍[^，。]{0,2}事|口径|(?:怎么|如何|咋)(?:把握|掌握|看待|认定|定性|判|审)|受不受理|该不该(?:受理|退|收|过)|退件|要紧|超没超|超不超|超了|超限|超标|ok"
)
"""Asks whether what there is will do."""

RULE = re.compile(
    r"要求|规定|必须|非要|应当|应为|原则上|得有|才行|才够|才能|才算|就行|就够|就可以|就能|即可|门槛|标准"
)
"""Speaks of what the rule asks for, not of what there is."""

GOES_ON = re.compile(
    r"^(?:那|要是|如果|假如|换成|改成|改为|换|改|再|又|不对|错了|记错|写错|看错|弄错|搞错|更正|纠正|说错|哦|噢|应该是|其实|补充|另外|还有|不好意思|抱歉|对不起|等等|等一下|哎|啊|sorry|no[,， ]|make it|what if|and )|呢[？?。！!]*$",
    re.IGNORECASE,
)
"""Goes on from the message before."""

CORRECTS = re.compile(
    r"(?:看|瞅|记|说|写|弄|搞|抄|打|报|讲|念|填|翻|拿|查|听|找)(?:串|岔|混|反|颠倒|拧|错)|看?花了?眼|(?:屏幕|字)(?:太)?小?看花了?|月日(?:一样|没错|不变|没变|都对)|眼花了?|看走眼|串行|口误|笔误|手误|更正|纠正|其实(?:是|应)|应该是|实际(?:上)?是|应(?:当|该)?为(?=[0-9一二三四五六七八九十去今前])"
    r"|(?<!是)(?:不是|并非)\s?[0-9一二三四五六七八九十去今前]{1,4}\s?[年月日号][^，,。；;？?]{0,8}[，,]?(?:而|应该?|实际)?[是为]?\s?[0-9一二三四五六七八九十去今前]"
)
"""Puts right what was told before: 刚才日期看串行了, 落款其实是3月12日, 不是4月，8月18日."""

WHEN = re.compile(
    r"什么时候|啥时候|啥时|甚时候|何时|几时|哪天|哪一天|哪日|哪一日|几号|多会儿|何日|什么日子|啥日子|什么日期|哪年哪月|到哪|到几号"
)
"""Asks for a date."""

REPLACES = re.compile(
    r"^(?:那|那么|要是|如果|假如|若|若是|那要是|那如果)?(?:换成|改成|改为|变成|换|改|make it)", re.IGNORECASE
)
"""Puts something in the place of what was said last, whatever was asked in between."""

_QUESTION = re.compile(
    r"[？?]|[吗嘛]|呢|么$|(?:什么|啥|甚|哪|谁)(?![^，。；;？?]{0,6}(?:[都也][没不未]|没|未))|几|多少|多久|多会|怎|咋|如何|为何|是否|能否|可否|何时|何日|有无|"
    r"(?P<verb>.)[没不](?P=verb)|[不没](?:$|[。，])|对吧|是吧|\b(?:what|how|who|when|which|may|can|is it|are we|do we)\b",
    re.IGNORECASE,
)


def tells(text: str) -> bool:
    """Whether `text` tells how things are and neither asks nor speaks of the rule."""
    return not (_QUESTION.search(text) or RULE.search(text))
