"""Says that no clause has what a message asks for: a figure of a kind, an exception, an extension, money back."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.builtin.answers.sentences import cite, quote
from assistant.builtin.understanding import Understanding
from assistant.checkers.reapplication import BAN
from assistant.wording import answer_words
from index.asks import asked_kinds, offered_kinds

Hit = Mapping[str, Any]

# A clause that is as probable as this, measured by the first, may have the figure that the first one has not.
_MAY_HAVE_IT = 0.25
# Where one of these is asked for and no clause that may answer has one, the text does not say it.
_KINDS = {
    "money": "金额",
    "people": "人数",
    "share": "比例",
    "duration": "期限",
    "score": "分数",
    "area": "面积",
    "age": "年龄",
    "grade": "等级划分",
    "contact": "联系方式和网址",
    "template": "模板和样表",
    "times": "次数",
    "time_limit": "办理的时限",
    "expense": "这笔费用由谁承担和标准",
    "fine": "罚款",
    "channel": "渠道",
    "issue_day": "印发日期",
    "exception": "例外的情形和条件",
    "extension": "能否延长、缩短",
    "deemed": "逾期不办是否视为同意",
    "parity": "人数要单数还是双数",
    "refund": "经费是否退回",
    "ban": "几年内不得再行申报",
    "rounding": "四舍五入",
    "least_people": "总人数最少几人",
    "prize": "奖金、奖牌等奖励",
    "appeal": "不服的途径",
    "retroactive": "施行以前的事项是否适用",
    "measure": "认定的标准",
}
_WANTED = re.compile(
    "[给发]我|给(?:一?[个份下]|出)|请|麻烦|告诉|[说讲]一?[下声]|说[。！!]?$|列|要(?:一?[个份]|[。！!]?$)|[？?]|吧|听说|据说"
)
_OF_EVALUATION = re.compile(
    "评[价估审分定级组委]|评(?=[上了得成的完])|考核|打分|得分|几分|分数|等级|[档等]次?|优秀|良好|合格"
)
_OF_WHAT_FOLLOWS = re.compile("整改|禁报|再(?:行)?申报|撤销|摘牌|自评")
"""What comes of an evaluation stands in the text itself."""
_WHO_DECIDES = re.compile(
    r"(?:归|由|听|都?是)[^，。？?]{0,6}(?:定|说了算|决定|拍板)|谁(?:来)?(?:定|说了算|决定|拍板)"
)
"""花多少钱也归他们定: no figure is asked for."""
# What someone puts forward of a kind that no clause has: 至少一百万, 一年必须开四回.
_CLAIMED = {
    # 一块儿 is no money.
    "money": re.compile(
        r"[0-9一二两三四五六七八九十百千]\s?多?(?:万|亿|元)(?![人名家个件字])|[0-9二两三四五六七八九十百千]\s?多?块(?![儿地牌])"
    ),
    "times": re.compile(
        r"(?:[每一]年|[每一]季度?|每月|[一每]个月)[^，。？?0-9]{0,6}?[0-9一二两三四五六七八九十]\s?(?:回|次|趟|遍)"
    ),
}

# A figure put forward as a limit whose basis is wanted: 以十二个月为上限，请给出依据.
_BASIS = re.compile("依据|凭据|[有何]据|根据(?=[？?。！!]|$|在|是|呢|吗)|出处|哪一?[条款项]")
_LIMIT = re.compile("上限|下限|为限|最[多长高少短低]|至[多少]|不(?:得)?(?:超过|少于|低于|多于|高于)")
_LIMITED = frozenset({"duration", "share"})


def unstated_figure(understanding: Understanding, clauses: Sequence[Hit], shown: Sequence[Hit]) -> str:
    """Say that the clauses `shown` have no figure of the kind asked for (最长能压多少天) or put forward (至少一百万); ""
    where one of the best has.
    """
    text = understanding.text
    if _WHO_DECIDES.search(text):
        return ""
    claims = understanding.asserting or understanding.confirming
    claimed = {kind for kind, said in _CLAIMED.items() if claims and said.search(text)}
    if _BASIS.search(text) and _LIMIT.search(text):
        claimed |= offered_kinds(text) & _LIMITED
    asked = (claimed if _only_tells(understanding) else asked_kinds(text) | claimed) & _KINDS.keys()
    enough = _MAY_HAVE_IT * clauses[0]["score"]
    if not asked or any(asked & offered_kinds(hit["text"]) for hit in clauses if hit["score"] >= enough):
        return ""
    words = answer_words(understanding.language)
    kinds = "、".join(_KINDS[kind] for kind in sorted(asked))
    return cite(words.no_such_figure.format(kind=kinds), *(hit["id"] for hit in shown))


_REVOKED_OTHERWISE = "27"


def where_the_ban_is(understanding: Understanding, places: Sequence[str]) -> str:
    """Quote the clause that bans from applying again, where a ban is asked of 第二十七条, which has none; else ""."""
    others = places and all(place.partition("(")[0] == _REVOKED_OTHERWISE for place in places)
    return quote(BAN.place, BAN.quote) if others and "ban" in asked_kinds(understanding.text) else ""


def asks_only_figures(questions: Sequence[str]) -> bool:
    """Whether each of the questions asks for such a kind."""
    return all(asked_kinds(question) & _KINDS.keys() for question in questions)


def unstated_there(understanding: Understanding, place: Hit) -> str:
    """Say that the place which the message names has no figure of the kind that it asks of it: 27条撤的禁报几年; "" where
    it has, or asks for none.
    """
    asked = asked_kinds(understanding.about_places) & _KINDS.keys()
    if not asked or asked & offered_kinds(place["text"]) or _only_tells(understanding):
        return ""
    kinds = "、".join(_KINDS[kind] for kind in sorted(asked))
    return cite(answer_words(understanding.language).no_such_figure.format(kind=kinds), place["id"])


def _only_tells(understanding: Understanding) -> bool:
    """Whether a flat statement wants no figure or the like, though it speaks of one: 我把模板撤了."""
    return understanding.asserting and not understanding.asking and not _WANTED.search(understanding.text)


def left_to_another(understanding: Understanding, shown: Sequence[Hit]) -> str:
    """Say which document not held has the figures of an evaluation that a clause `shown` leaves to it; "" where none does."""
    left_to = next((hit["left_to"] for hit in shown if "left_to" in hit), None)
    text = understanding.text
    if not left_to or not _OF_EVALUATION.search(text) or _OF_WHAT_FOLLOWS.search(text):
        return ""
    words = answer_words(understanding.language)
    return cite(words.text_not_held.format(title=left_to["title"]), *left_to["places"])
