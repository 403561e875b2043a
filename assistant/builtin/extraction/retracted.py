"""Dates that a message takes back itself: 不是4月，8月18日; 4月7号，不对不对，是4月14号; 3月1号起，噢看串行了，是5月11号."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.builtin.extraction.said import Said

_DENIED = re.compile(r"(?<!是)(?:不是|并非|不在)\s?$")
"""不是10号，实际是13号: the day that was wrong is no date, unless no other is told."""
_TAKEN_BACK = re.compile(
    r"(?<![对是说讲])不对(?![吗么吧外内称劲？?])|(?:^|[，,。！!—…\s])(?:哦|噢|哎呀?|哟|唉|呃|啊|呀|糟了?|坏了|我|刚才?|是)*(?:说|讲|记|写|看|打|弄|搞|抄|报|填)?错了(?![吗么没？?])|口误|笔误|手误|(?:^|[，,。！!—…])(?:哦|噢|哎|呃|啊)?(?:不|不不+)[，,。！!]"
    r"|(?:看|记|说|写|弄|搞|抄|念|打|报|讲|填)(?:串|岔|混|反|拧|差)(?:行|了)"
)
_ON_A_CLAIM = re.compile(r"(?:说|讲|称|认为|觉得|以为|回复|算(?:成|出)?)(?:的?是|成|到|为)?[^，。]{0,4}$")
"""同事说3月5号到期，我看不对: what others said was no slip."""


_OF_ITS_OWN = re.compile(r"[批撤摘公挂贴收拿领发整通交递评拨][^，,。；;]{0,6}$")


def in_its_place(said: Said, wrong: Sequence[Said], text: str) -> Said:
    """批复是3月5号，说错了，3月15号: of the date told instead all holds that was said of the wrong one, unless more is said."""
    if not wrong or wrong[-1].end > said.start:
        return said
    between = text[wrong[-1].end : said.start]
    if len(between) > _AT_ONCE or _OF_ITS_OWN.search(between):
        return said
    if _SAID_OF_IT.match(between):  # 9月1号批的，不对，是10月1号: its words stand behind the wrong one
        return replace(said, start=wrong[-1].start, end=wrong[-1].end)
    return replace(said, start=wrong[-1].start)


_AT_ONCE = 12
_SAID_OF_IT = re.compile(r"[^，,。；;！!…—\s]{0,2}[批撤摘公挂贴收拿领发整通交递评拨起开]")


def taken_back(text: str, mentioned: Sequence[Said]) -> list[Said]:
    """Give those of the dates that are denied, or taken back before the next one is told; none where no other is left."""
    back = [said for said in mentioned if _DENIED.search(text[: said.start])]
    for said, following in pairwise(mentioned):
        between = text[said.end : following.start]
        if said not in back and _TAKEN_BACK.search(between) and not _ON_A_CLAIM.search(text[: said.start]):
            back.append(said)
    return back if len(back) < len(mentioned) else []
