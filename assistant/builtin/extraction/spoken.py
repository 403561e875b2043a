"""Numerals as they are spoken, in the form that `corpus.quantities` reads: 俩, 一个, 百分之二十九点九, 两成八, 一比二."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.moves import persons
from assistant.builtin.extraction.negated import without_negation
from assistant.builtin.extraction.put_right import put_right
from corpus.numerals import NUMERAL, to_int

_SEVERAL = 3
_OF_A_MESSAGE = 256  # its parts, each asked for from many sides
_SOMEBODY = "固定|在编|全职|专职|流动|兼职|工程师|高工|中级|高级|教授|研究员|职称|专家|委员|外|自己"
# 正经八百, 十有八九, 三个臭皮匠: numerals that count nobody.
_COUNTS_NOBODY = re.compile(
    r"正[经儿]+八百|十有八九|十之八九|十拿九稳|千方百计|千真万确|千辛万苦|千军万马|一五一十|万无一失|百里挑一|百发百中|百分百|十全十美|十万八千里"
    r"|(?<=[成为到入])一个(?=团队|队伍|班子|整体|大?盘子)"
    r"|一百八十度|二百五|百八十(?=[个号人])|三个臭皮匠|一个巴掌|一个萝卜一个坑|三个和尚|一个鼻孔|一个唾沫|一百个(?=不?(?:放心|愿意|乐意))|一万个(?=不?(?:放心|愿意|乐意))"
    r"|一个(?:也|都)?(?:别|甭|休想|莫|不许|不准|不得|不让)(?:再|给我|能|想)*(?=[动减裁少退换走撤砍添加招])"
    r"|一个(?:也|都|就)?(?:不|没)(?:能|再|用)*(?=[添加减少增招动变落漏])"
    r"|[一1]个(?:也|都)(?:再|能)?(?=[减裁少退换走撤砍添加招变动挪拿抽腾找凑请调挤让匀省挖]{1,2}(?:不|没))"
    r"|(?<![一-龥0-9])(?:这|那|他们|她们)?[两俩二2三仨3](?:个|位|样|条|项)?(?:人)?(?:是不是|能不能|是否)?(?:都|全|均|各自)(?:能|算|是否)?(?=行|可以|合[规格适]|符合|达标|没问题|成[不吗么？?]|过关|满足|ok|OK)"
)
# 我今年六十三, 主任都快五十九了: the years of one person.
_AGE = re.compile(
    r"(?P<who>(?:[我他她您](?!们)|主任|总经理|负责人|带头人|领头的?|老板|院长|所长|校长|厂长|教授|博士|工程师|[老小][\u4e00-\u9fff]|[\u4e00-\u9fff][总工])"
    r"[^，,。；;？?！!0-9们算人员]{0,8}?(?:今年|现年|年龄|年纪|岁数|高龄|虚岁|周岁|芳龄|(?<![0-9])(?:都|快|已经?)(?!算))(?:都|快|已经?|刚|才|满|过|是|为|有|了|到)*\s?"
    r"|(?:现年|年龄|年纪|岁数|高龄|虚岁|周岁|芳龄)(?:都|快|已经?|刚|才|满|过|是|为|有|了|到)*\s?"
    r"|(?:^|(?<=[，,。；;\s]))(?:都|快|刚|已经?|马上)(?:都|快|刚|过|满|要)*\s?(?=\w{2,3}了?[，,。；;\s]?[^，。；;？?]{0,6}(?:年龄|年纪|岁数|退休)))"
    r"(?P<age>[2-9][0-9]|[二三四五六七八九]十[一二三四五六七八九]?)(?=整|了|出头|挂零|有余|多|周?岁|[要该就][退干]|退休|[，,。；;！!？?]|$)"
)
_A_SEAT = r"(?:座儿|席位?|把椅子|张椅子|座位|坐席)"
_SPOKEN: Sequence[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = (
    (re.compile(r"(?<=[周拜期])一(?=[个名位])"), "的1"),  # 上礼拜一个高工走了 is no Monday
    (re.compile(r"(?<=有)个(?=[\u4e00-\u9fff]{2,6}(?:没|忘|漏|多)(?:算|数|报|计|统计|写|填))"), "1个"),
    (_COUNTS_NOBODY, lambda idiom: "□" * len(idiom.group())),
    # 有职称的（中级往上）一共15个: all of those who have a title.
    (
        re.compile(
            r"(?<=的)([（(][^（()）0-9]{1,12}[）)])(?:一共|总共|合计|共计)(?=\s?[0-9一二两三四五六七八九十])"
        ),
        r"\1",
    ),
    # 9个高的9个中的: 高级 and 中级, where one stands beside the other.
    (
        re.compile(
            r"(?<=[0-9个名位])高的?(?=(?:[，,、和\s]|还有)*[0-9一二两三四五六七八九十]+\s?[个名位]?中的?(?![\u4e00-\u9fff]))"
        ),
        "高级",
    ),
    (
        re.compile(
            r"(?<=高级)((?:[，,、和\s]|还有)*[0-9一二两三四五六七八九十]+\s?[个名位]?)中的?(?![\u4e00-\u9fff])"
        ),
        r"\1中级",
    ),
    # 能过三十不: thirty per cent.
    (
        re.compile(
            r"(?<=[过够到超])(?:得了|了|得)?(?:三十|30)(?=(?:的|那条|这条)?(?:线|门槛)?(?:[不没吗了么吧哇呢？?，,。]|$))"
        ),
        "30%",
    ),
    # 共建有两家一家去一个
    (
        re.compile(
            r"(共建|合作|联合|参建)(?:单位|方|的|有)*([两二三四2-6])家[，,]?[一1]家(?:去|来|派|出|占|进|放)?了?[一1](?:个|名|位)?人?"
        ),
        r"\2家\1单位各1个",
    ),
    (re.compile(r"挑头(?=[的那这公企单厂方家自一来,，])"), "牵头"),
    (re.compile(r"搭伙|合伙"), "合作"),
    (
        re.compile(
            r"(?<![、和与跟及同])(共建|合作|联合|参建)(?:单位|方|的)*([两二三四五六2-6])家[，,]?(?:每家|各家|各)(?:各)?"
        ),
        r"\2家\1单位各",
    ),
    (re.compile(r"(?<=[0-9零一二两三四五六七八九十百])\s?个(?=人(?!员))"), ""),
    (
        re.compile(
            rf"(?<=[0-9零一二两三四五六七八九十百])\s?个?{_A_SEAT}(?=[^，。；;、]{{0,3}}?(?:放|坐|占|塞|安排|派|留给?|给|归)了?[0-9一二两三四五六七八九十俩])"
        ),
        "名里",
    ),
    (re.compile(rf"(?<=[0-9零一二两三四五六七八九十百几少])\s?个?{_A_SEAT}"), "名"),
    (re.compile(r"(?<=[0-9零一二两三四五六七八九十])把(?=[\s，,。；;、！!？?（）()全都也给归留是]|$)"), "名"),
    (re.compile(r"固定在(?:团队|中心|队伍?|这)里?(?:面|边|头)?"), "固定"),
    (re.compile(r"(?<=[个名位人][，,、；;])(?:另外?加上?|外加)(?=[0-9一二两三四五六七八九十])"), "另有"),
    # 队伍三十整: a round number of people behind the word for all of them.
    (
        re.compile(rf"(?<=[队伍团员数计共])({NUMERAL})整(?=[，,。；;、！!？?]|的|$)"),
        lambda said: f"{to_int(said[1])}人",
    ),
    (re.compile(r"(?<=[没无])(?:有)?(?:这|那)(?:俩|两个|些|几个|种)(?=职称)"), ""),
    (re.compile(r"(?<=没)(有?)[一1][个名位](?=[高中]级|有?职称|固定|在编|教授|工程师)"), r"\1"),
    (re.compile(r"(?<=[级高工师研员授的])一(?=人(?:[、，,。；;和]|[中副正初高助]|$))"), "1"),
    (re.compile(r"队伍(?=[一二两三四五六七八九十百])"), "队伍共有"),  # 队伍十八人 is no 伍十八
    # 两家都有2人, 牵头和共建都派了2个: each of them.
    (
        re.compile(
            r"([两俩二2](?:家|边|方)(?:单位)?|牵头(?:单位|方)?[和与跟及、](?:共建|合作|参建)(?:单位|方|高校)?)(?:都|均)(?:是|有|派|出|占|来|去|坐)?(?:了)?"
            r"(?=\s?[0-9一二两三四五六七八九十]{1,2}\s?(?:个|名|位|人|席)(?:人|委员)?(?:$|[，,。；;、！!？?\s]))"
        ),
        r"\1各",
    ),
    # 共建单位一人, 再派一人: one person is counted; 独自一人 is alone.
    (
        re.compile(
            r"(?<![第之统唯任某同另独每孤万零〇一二两三四五六七八九十百千])一(?=人(?:$|[，,、。；;：:（）()！!？?\s]|[和与及跟]|(?:不|没)补))|(?:^|(?<=[，,、；;。\s]))一(?=人(?:来自|是|为|由|属于|从))"
        ),
        "1",
    ),
    (re.compile(r"俩"), "两个"),
    (re.compile(r"仨"), "三个"),
    (re.compile(r"(?<=[0-9零一二两三四五六七八九十百])\s?(?:[号口](?=人)|口子(?=人))"), ""),
    (re.compile(r"(?<=[0-9零一二两三四五六七八九十百])\s?口子"), "人"),
    (
        re.compile(
            rf"((?:[走招补加退调进]|(?<!多)少|(?<![起十百千0-9])来)了?)个(?=[^，、。；？?]{{0,3}}(?:{_SOMEBODY}))"
        ),
        r"\g<1>1个",
    ),
    (
        re.compile(
            rf"(?<=有)个(?=(?:人|[^，。；？?]{{0,3}}(?:{_SOMEBODY}))[^，。；？?]{{0,8}}?(?:走|离|辞|退|跳|调|转|改成|入职|加入|评上|升))"
        ),
        "1个",
    ),
    (
        re.compile(
            r"(?<![第之统唯某同另万零〇一二两三四五六七八九十百千])(?<!(?<!主)任)一(?=[个名位](?!(?:都|也)?(?:不(?!补|招|换|替|添|行|够|成|可|$|[，,。；;？?！!])|没(?!补|招|换|替|添|有?职称|有?证|编|评))))"
        ),
        "1",
    ),
)
# 三家分别是5、6、0: what each of several has is told for all together.
_RESPECTIVELY = re.compile(
    r"(?P<units>[两二三四五六2-6]家)?(?P<each>分别|各自?)?(?:是|为|有)(?P<list>[0-9]+(?:人|个|名)?(?:[、,，和][0-9]+(?:人|个|名)?){1,5})(?![0-9%％])"
)
# 正高三、副高十三: a bare numeral behind a label counts people.
_BARE = re.compile(
    rf"(?P<label>正高|副高|高级|中级|初级|助理级?|高工|工程师|副?教授|副?研究员|讲师|副研|助研|助工|固定|流动|职称|成员数|委员数|总人数)(?P<n>{NUMERAL})(?=[、，,。；;？?）)\s]|$|正高|副高|高级|中级|初级|助理|[没无]职称|高工|工程师|固定|流动|职称|总|一共)"
)
_NOT_ONE = re.compile(
    r"(?<![第之统唯任某同另万零〇一二两三四五六七八九十百千])[一1]个(?=[^，。；？?]{1,6}(?:(?:都|也)(?:没有?|不)|没有(?:$|[，,。；;！!？?])))"
)
# 俩打人, 一打半, 半打: a dozen is twelve; 一打听 and 一打开 count nothing.
_DOZENS = re.compile(
    r"(?P<half>半)打(?=[，,。；;、！!？?的人个名位委专席椅]|$)"
    r"|(?P<n>[0-9]{1,3}|[一两俩仨二三四五六七八九十])(?:个)?打(?P<more>半)?(?![杂下听开电算交扰造磨印击断包扮住碎破动比雷架工样听卡点字球仗官头一])"
)
_DOZEN = 12
# 固定人员算出来29.6: of people no part is counted, so that a decimal of theirs is a percentage.
_BARE_PERCENT = re.compile(
    r"(?P<of>(?:固定|职称|中高级|在编|占比?|比例|比重|算出来|算下来)[^，。；;！？?0-9]{0,8}?(?<![.0-9])[1-9][0-9]?\.[0-9]{1,3})"
    r"(?=[，。；;、！？?吧呢吗了\s]|$)"
)
# 只列了百分比——固定31、中级18: bare numbers behind the word are percentages.
_PERCENTS_LISTED = re.compile(
    r"(?P<told>(?:百分比|百分数|百分率|占比(?!，|,))(?:表)?(?:分别|如下|依次)?(?:是|为|：|:|——|—|-|，|,)+)(?P<listed>(?![^。；;！!？?\n]*[0-9]\s?[人名个位])[^。；;！!？?\n]+)"
)
_BARE_PERCENTAGE = re.compile(r"(?<![0-9.])[0-9]{1,2}(?:\.[0-9]+)?(?=\s?(?:[、，,。；;和]|$))")
_TENTHS_AND_DECIMAL = re.compile(
    r"([一二两三四五六七八九])成([一二三四五六七八九])点([零一二三四五六七八九]+)"
)
_DECIMAL = re.compile(rf"百分之({NUMERAL})点([零〇一二三四五六七八九]+)")
_TENTHS = re.compile(r"([一二两三四五六七八九])成([一二三四五六七八九])(?![个名位人])")
_RATIO = re.compile(
    rf"(?P<one>固定|在编|全职|专职|有职称|职称|中高级|自己人|内部|外人|外部|外单位|外面)(?:的|专家|人员|职工|工|人)*(?:和|跟|与|同|比|对|：|:|/)(?P<other>流动|兼职|外聘|临时|非固定|没职称|无职称|没有职称|其他|其余|初级|自己人|内部|外人|外部|外单位|外面)(?:的|专家|人员|职工|工|人)*"
    rf"(?:人数|比例|之比|配比|大概|差不多|是|为|约|的|，|\s)*(?:(?P<a>[0-9]+|{NUMERAL})\s?(?:比|:|：)\s?(?P<b>[0-9]+|{NUMERAL})|(?P<c>[一二三四五六七八九])(?P<d>[一二三四五六七八九])开)"
)


# 31加29等于六十，六成: a sum that somebody works out of numbers told elsewhere, and the share that it is said to be.
_WORKED_OUT = re.compile(
    rf"(?P<a>[0-9]+|{NUMERAL})\s?(?:加上?|[+＋])\s?(?P<b>[0-9]+|{NUMERAL})\s?(?:等于|就是|得|合计|共|一共|总共|是|[=＝])(?:了|就)?\s?(?P<c>[0-9]+|{NUMERAL})(?![0-9万%％])"
    rf"(?:[，,](?:都|就是|就|整整|足足|占)*(?:{NUMERAL}成|[0-9]+[%％]|百分之{NUMERAL}))?"
)


def _without_what_is_worked_out(text: str) -> str:
    """`text` without sums of numbers that stand in it before, so that they count nobody twice."""

    def hidden(said: re.Match[str]) -> str:
        before = {int(one) for one in re.findall("[0-9]+", text[: said.start()])}
        summands, total = (to_int(said["a"]), to_int(said["b"])), to_int(said["c"])
        again = sum(summands) == total and before.issuperset(summands)
        return "□" * len(said.group()) if again else said.group()

    return _WORKED_OUT.sub(hidden, text)


@lru_cache(maxsize=_OF_A_MESSAGE)
def plain(text: str) -> str:
    """Put spoken numerals (俩, 一个, 百分之二十九点九, 两成八) in a form that `quantities` reads; hide dates."""
    text = _PERCENTS_LISTED.sub(_as_percents, without_negation(put_right(text)))
    text = _AGE.sub(lambda said: said["who"] + "□" * len(said["age"]), text)
    text = _NOT_ONE.sub("0个", text)
    text = _DOZENS.sub(_dozens, text)
    for pattern, written in _SPOKEN:
        text = pattern.sub(written, text)
    text = persons(text)
    text = _RESPECTIVELY.sub(_all_together, text)
    text = _BARE.sub(lambda match: f"{match['label']}{to_int(match['n'])}人", text)
    text = _without_what_is_worked_out(text)
    text = _RATIO.sub(_its_share, text)
    text = _DECIMAL.sub(lambda match: f"{to_int(match[1])}.{_digits(match[2])}%", text)
    text = _TENTHS_AND_DECIMAL.sub(lambda match: f"{_digits(match[1] + match[2])}.{_digits(match[3])}%", text)
    text = _TENTHS.sub(lambda match: f"{to_int(match[1])}{_digits(match[2])}%", text)
    text = _BARE_PERCENT.sub(r"\g<of>%", text)
    for said in reversed(dates(text, date(2000, 1, 1))):
        text = text[: said.start] + "□" * (said.end - said.start) + text[said.end :]
    return text


def _as_percents(said: re.Match[str]) -> str:
    return said["told"] + _BARE_PERCENTAGE.sub(r"\g<0>%", said["listed"])


def _dozens(said: re.Match[str]) -> str:
    number = (
        _DOZEN // 2
        if said["half"]
        else _DOZEN * _SPOKEN_NUMBERS.get(said["n"], 0) or _DOZEN * to_int(said["n"])
    )
    number += _DOZEN // 2 if said["more"] else 0
    return f"{number}" if re.match("[人个名位]", said.string[said.end() :]) else f"{number}个"


_SPOKEN_NUMBERS = {"俩": 2, "仨": 3}


def _all_together(each: re.Match[str]) -> str:
    """Lists of two without 分别 are as likely something else (是5，6人)."""
    numbers = [int(number) for number in re.findall("[0-9]+", each["list"])]
    if not (each["units"] or each["each"]) and len(numbers) < _SEVERAL:
        return each.group()
    return f"{each['units'] or ''}一共{sum(numbers)}人"


def _digits(numerals: str) -> str:
    return "".join(str(to_int(numeral)) for numeral in numerals)


def _its_share(ratio: re.Match[str]) -> str:
    """固定和流动是1比2: the permanent are a third."""
    part, rest = to_int(ratio["a"] or ratio["c"]), to_int(ratio["b"] or ratio["d"])
    share = Fraction(part, part + rest or 1)
    return f"{ratio['one']}占{share.numerator}/{share.denominator}"
