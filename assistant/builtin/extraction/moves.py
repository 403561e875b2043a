"""Who comes and who goes (moves.toml): 走了2个, 两个高工下周跳槽, 老张要退休, 又招了3个."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from corpus.numerals import NUMERAL
from corpus.toml_file import read_toml

_TAIL = r"(?:了|掉|去|出|上|下|进|来|入|到|的)*\s?$"
_UNWILLING = "".join(
    f"(?<![没不未]{will})"
    for will in ("", "肯", "想", "愿", "愿意", "打算", "准备", "舍得", "能", "许", "让")
)
"""这六个都不肯退: nobody goes."""
_LEFT_OF_VERB = rf"^[^，。；;？?！!\n]{{0,12}}?{_UNWILLING}"
GROWN_TO = re.compile(
    r"[扩增涨升减缩降裁](?:大|加|充|长|少|小|员)?[到至成为]了?\s?$|(?:总(?:人)?数|总的|团队|队伍)(?:就|也|会|则|便)*变(?:成|为|到)?了?\s?$"
)
"""Tells how many there are after people have come or gone."""

_WAS = re.compile(
    rf"(?:上一?|往|前一?|历)届(?:的)?(?:委员会|委员|班子)?(?:是|有|才|共|一共|只有)?\s?{NUMERAL}\s?(?:个|名|位)?(?:人|委员)?(?=[，,。；;、！!？?]|$)"
    rf"|[从由](?:原来|原先|原本|之前|以前)?的?{NUMERAL}\s?(?:个|名|位|号)?人?(?=(?:一下|直接)?[扩增加涨升减缩降裁变]\w{{0,2}}[到至成为])"
)
_REPLACED = re.compile(r"换(?:掉|下|走)$")
_NAMED = (
    r"(?:[老小](?!高工|高级|专家|教授|工程师|同志|员工|技术|[板师家总实人组伙时型的区])[\u4e00-\u9fff]|[张王李赵刘陈杨黄周吴徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付白邹孟熊秦邱江尹薛闫段雷侯史陶黎贺顾毛郝龚邵钱严]"
    r"(?:工|老师|博士|教授|师傅|某))"
)


def change(before: Sequence[str], after: str, number_follows: bool) -> int:
    """1 where so many come, -1 where so many go, 0 where so many there are.

    `before`: what stands before the number, and before its label where that stands first. `after`: what stands behind the
    number, up to the next one; `number_follows`: there is a next one, so that a verb right before it is said of that one.
    """
    if any(_REPLACED.search(text) or GROWN_TO.search(text) for text in before):
        return 0
    for sign, way in ((-1, "go"), (1, "come")):
        if any(_before(way).search(text) for text in before):
            return sign
    for sign, way in ((-1, "go"), (1, "come")):
        said = _after(way).search(after)
        if sign > 0 and any(_SOME_OF_THEM.search(text) for text in before):
            continue  # 其中1人是从外校调来的: he is one of those told before
        if said and not (number_follows and said.end() == len(after)):
            return sign
    return 0


_SOME_OF_THEM = re.compile(r"其中(?:有|的)?\s?$")


def refused(before: str) -> bool:
    """Whether nobody comes or goes of the number behind `before`: 死活不肯少1个, 别再加2个."""
    return bool(_REFUSED.search(before))


_REFUSED = re.compile(
    r"(?:不(?:肯|愿意?|想|许|准|让|打算)|别|休想|绝不|坚决不|死活不)(?:再|要|能|得)*(?:少|减|退|走|裁|撤|加|添|增|换|招|补|让)(?:掉|去|了|出)?\s?$"
)


def persons(text: str) -> str:
    """Count those who are named where they come or go: 老张下月退休 is one person who retires."""
    text = _TAKES_HIS_PLACE.sub("新来1个", text)
    text = _introduced().sub(r"1人\g<when>\g<verb>，\g<what>，", text)
    named = _somebody().sub("1人", text)
    return re.sub(r"1人(?:和|跟|与|、|还有)1人", "2人", named) if named != text else text


def without_what_was(text: str) -> str:
    """从20人扩到30人: what was before is left out."""
    return _WAS.sub("", text)


def others_unchanged(text: str) -> bool:
    """Whether `text` says that nothing else changes (别的不变)."""
    return bool(re.search("|".join(_words("unchanged", "words")), text))


def _words(way: str, place: str) -> Sequence[str]:
    groups: dict[str, dict[str, list[str]]] = read_toml(files("assistant.builtin.extraction") / "moves.toml")
    return groups[way][place]


@cache
def _before(way: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_words(way, 'before'))}){_TAIL}")


@cache
def _after(way: str) -> re.Pattern[str]:
    return re.compile(f"{_LEFT_OF_VERB}(?:{'|'.join(_words(way, 'after'))})(?:了|掉|的话|人)*")


_TAKES_HIS_PLACE = re.compile(
    r"(?:来)?(?:顶替|接替|接班|顶上|补位|补缺|替补|接手)(?:他们?|她们?|这个|那个|的|上来|进来)*(?:人)?是(?:一|1)?(?:个|位|名)"
)
"""顶替他的是个高级工程师: one comes for the one who goes."""


@cache
def _introduced() -> re.Pattern[str]:
    """老王是固定的高工，下月退休: who it is stands before what becomes of him."""
    words = "|".join([*_words("go", "after"), *_words("come", "after")])
    return re.compile(
        rf"{_NAMED}(?P<what>(?:也|本来)?是[^，。；;？?！!0-9]{{1,12}})[，,](?P<when>[^，。；;？?！!]{{0,6}}?)(?<![没不未])(?P<verb>{words})"
    )


@cache
def _somebody() -> re.Pattern[str]:
    words = "|".join([*_words("go", "after"), *_words("come", "after")])
    number = rf"[0-9]|{NUMERAL}"
    return re.compile(
        rf"(?<![\u4e00-\u9fff]副){_NAMED}(?=(?:和|跟|与|、|还有){_NAMED}|[^，。；;？?！!\n]{{0,10}}?(?<![没不未])(?:{words}))(?!(?:{number})[个名位人])"
    )
