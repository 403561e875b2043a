"""Counts and shares with what they are said of: 40个人里13个有中高级职称, 固定的占三成, 又走了俩工程师.

Every number is given to the label that it stands with; which labels there are is in labels.toml.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.labels import Label, labels_in
from assistant.builtin.extraction.moves import change, refused
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.extraction.sums import added_up
from corpus.numerals import to_int
from corpus.quantities import quantities


def written(share: Fraction) -> str:
    """A share as a fact of a checker takes it: 1/3, and 100% for the whole, as 1 alone may be one person."""
    return str(share) if share.denominator > 1 else f"{share.numerator * 100}%"


def read(share: str) -> Fraction:
    """The share that was so `written`."""
    return Fraction(share.removesuffix("%")) / (100 if share.endswith("%") else 1)


_UNITS = frozenset({"person", "piece", ""})
_INEXACT = re.compile(r"^(?:几|来|余|多|好几|出头|开外|挂零|左右|上下)")
_INEXACT_PEOPLE = re.compile(r"^(?:几|余|多|好几|出头|开外|挂零|左右|上下)")
"""再派1个来: one person comes; 十来个 are about ten."""
_ASKED = re.compile(
    r"how many|"
    r"(?:(?<![这那前头好])几|多少)(?!天|日|号|年|月|周|次|步|项|条|章|款|份|家|种|类|元|万|成|分|倍|平|届|点|轮|个(?:工作日|自然日|月|星期|礼拜|年|条件|步骤|方面|环节|部门|单位))"
    r"(?:个|名|位|口|号)?(?:人)?"
)
_FILLER = re.compile(
    r"[的了是有为占坐放就才也只仅都能会要得请出派定约达到含算作当:：（(“\"'\s]|人员|比例|占比|人数|比重|份额|其中|里面?|中|大概|差不多|至少|至多|最多|"
    r"最少|起码|顶多|不超过|不能|超过|拿到?|评上|评过|具有|变成|改成|换成|增加|减少|只剩|正好|刚好|恰好|合计|加起来|总共|一共|统共|共|总|这块|那块|方面|左右|成员|with|from|have|has|are|is|of|and|staff|members?|people|来自"
)
_LIST_MARK = re.compile(r"[、/ ]")
_CLAUSE_COST, _LIST_COST, _UNMATCHED, _FARTHEST = 6.0, 1.0, 5.0, 4.5
_LESS_LIKELY = {"mobile": 0.4, "degree": 0.4, "whole": 0.6, "other_titles": 0.1, "rest": 0.2, "total": 0.3}
_BOUND = re.compile(r"超(?!编)|低于|高于|不到|不足|没到|未达|没达|不少于|不多于")
_PART_OF_THEM = re.compile(r"(?:人员|的)*(?:里|当中|之中|中)(?:头|面|边)?(?:还|也)?(?:有)?")
_ARE = re.compile(r"(?:人)?(?:是|为|属于)(?!固定|在编|全职)")
_DIFFERENCE = re.compile(r"比[^，。；;？?！!0-9]{1,10}(?:多|少)(?:出|了|着)?\s?$")
"""固定的比流动的少10个: nobody is counted, and nobody goes."""
_WERE_IT_SO = re.compile(
    r"[^，,。；;0-9]{0,10}(?:就|便|才)(?:不|够|行|达|过|超|没)[^。；;，,]{0,12}[，,](?:可是?|但是?|而)?(?:我们?)?(?:现在|目前|眼下|如今)"
)
"""少一个固定的就不够三成，现在11个: nobody goes."""
_LIMIT_BEFORE = re.compile(
    r"(?:没|不|别|未|不能|不得)(?:有)?(?:超过?|过|到|够|达到?|足)(?:了)?\s?$|(?:超过?|高于|低于|不足)\s?$"
)
_LIMIT_AFTER = re.compile(
    r"(?:以|之)[上下内]|不到|不足|差一?点|还差|(?:就|才|便)(?:算|行|够|成|可以|合格|能|没事)"
)
"""没过半数, 半数以下就算独立: the limit that someone has in mind, not what there is."""
_AT_LEAST = re.compile(r"至少|最少|起码|至多|最多|顶多")
_WHOLE = re.compile(r"全|都(?:是|有|为)")
_STARTS, _ALL_OF_THEM = re.compile(r"[，,。；;（(]\s?$"), re.compile(r"人?(?:都|全|均|也)(?:是|为|有)")
_ASKED_FOR = re.compile(
    r"(?:规定|要求|按理|照理|标准|条文|文件)[^，,。；;0-9]{0,8}(?:得|要|须|应当?|至少|必须)(?:有|够|达到)?[^，,。；;0-9]{0,4}$|(?:必须|须|应当?|应该|非得|得)要?有\s?$"
)
"""按规定得有12个固定的: what is asked for, not what there is."""
_SAID = re.compile(r"说|讲|要求|规定|认为")
_ENOUGH = re.compile(r"(?:人)?(?:固定的?|职称的?)?(?:就|便|才)(?:行|够|可以|成|算|能|过)(?![吗不没？?])")
"""乙方说12个就行: what someone takes to be enough."""
_REFERS = re.compile(r"(?:他们?|她们?|这|那|其)\s?$")


def counts(text: str, labels: str) -> list[Count]:
    """Give the numbers of people and the shares in `text`, each with its label out of the group `labels`.

    They stand where they stand in `plain(text)`.
    """
    text = plain(text)
    named = labels_in(text, labels)
    found = _of_some_among_all(list(_said_of(_without_quotients(_numbers(text), text), named, text)), text)
    if labels == "committee":
        found = [_of_both_sides(count, named, text) for count in found]
    each = list(_each(found, named, text))
    found = [_of_each_part(_of_each_unit(count, text), text) for count in found]
    return [
        *added_up(list(_with_their_shares(_of_all_groups(found, text, labels), text)), text, labels),
        *each,
    ]


def _without_quotients(numbers: Sequence[Count], text: str) -> list[Count]:
    """11个人里3个，3/11不到三成: a quotient of numbers that are told is no further fact."""
    told = {count.people for count in numbers if count.people is not None}
    quotients = {
        count.start: _QUOTIENT.fullmatch(text[count.start : count.end]) for count in numbers if count.share
    }
    return [
        count
        for count in numbers
        if not ((said := quotients.get(count.start)) and {int(said[1]), int(said[2])} <= told)
    ]


_QUOTIENT = re.compile(r"([0-9]+)/([0-9]+)")


def _of_some_among_all(found: Sequence[Count], text: str) -> list[Count]:
    """我们十个里占五个: what names them is said of the five, not of the ten that they are among."""
    given = list(found)
    for at, (count, following) in enumerate(pairwise(found)):
        among = count.kind not in ("", "total", "whole") and 0 <= count.at < count.start
        between = text[count.end : following.start]
        if among and not following.kind and _AMONG.match(between) and not CLAUSE_END.search(between):
            given[at + 1] = replace(following, kind=count.kind, word=count.word, at=count.at)
            given[at] = replace(count, kind="", word="", at=-1)
    return given


def _of_both_sides(count: Count, named: Sequence[Label], text: str) -> Count:
    """我们和大学的五位, 我方连同伙伴单位的人七个: of ours and the partner's together."""
    if count.kind == "lead" and _OUR_OWN.match(text[count.end :]):
        return replace(count, kind="insiders")  # 我们打算留5个自家的座儿
    if count.kind != "partner" or not 0 <= count.at < count.start or count.share:
        return count
    joined = _WITH_OURS.search(text[: count.at])
    each = _SO_MANY_EACH.search(text[count.at + len(count.word) : count.start]) if joined else None
    labelled = joined and any(joined.start() <= one.start < joined.end() for one in named)
    if joined is None or (labelled and each) or not count.value:
        return count
    return replace(count, kind="insiders", value=count.value * (2 if each else 1))


_OUR_OWN = re.compile(r"(?:自家|自己)的?(?:人|座|席|名额|位)")
_WITH_OURS = re.compile(
    r"(?:我们?|我方|咱们?|俺们?|本(?:单位|公司|方|院|校|所)|自家|自己|牵头(?:单位|方|的)?)(?![^，,。；;、0-9]*[派出占坐])[^，,。；;、0-9]{0,10}"
    r"(?:和|与|跟|同|加上?|连同?|带上?|及)(?:那|这|几|两|家)*$"
)


def _of_each_unit(count: Count, text: str) -> Count:
    """两家各4名 are eight."""
    units = _UNITS_EACH.search(text[: count.start])
    if units and _BOTH_NAMED.search(text[: units.start()]):
        return count  # 牵头、共建两家各2人: the two are those named
    return (
        replace(count, value=count.value * to_int(units["n"]))
        if units and count.value is not None and not count.share
        else count
    )


def _of_all_groups(found: Sequence[Count], text: str, labels: str) -> list[Count]:
    """分3个组，每组12人 are 36. Where the groups are not numbered, and of what stands behind without 每 or 一共, how many
    there are in all is not told.
    """
    groups, sides = _GROUPS.search(text), _TWO_SIDES.search(text)
    given: list[Count] = []
    per_group = -1
    for count in found:
        before = text[: count.start]
        if count.people and labels == "team" and sides and _OF_EACH_SIDE.search(before) and not groups:
            given.append(replace(count, value=Fraction(count.people * 2)))
        elif count.people is not None and _PER_GROUP.search(before) and not _UNITS_EACH.search(before):
            per_group = count.end
            of_all = replace(count, value=Fraction(count.people * to_int(groups["n"]))) if groups else None
            given.append(of_all or replace(count, kind="difference"))
        elif per_group >= 0 and count.people and not _IN_ALL.search(text[per_group : count.start]):
            given.append(replace(count, kind="difference"))
        else:
            given.append(count)
    return given


_TWO_SIDES = re.compile(
    r"(?:我方|我们|我家|咱们?|本单位|厂里|公司)[^。；;]*(?:对方|他们|学校|大学|学院|院所|研究所|另一家)[^。；;]*各|甲[方家公][^。；;]*乙[^。；;丙]*各|(?:双方|两边|两头)[^。；;]{0,6}各"
)
_OF_EACH_SIDE = re.compile(
    r"(?:固定|在编|职称|高级|中级|正高|副高|工程师|全职)[^，,。；;、0-9]{0,4}各(?:自|有|是|占|出)*\s?$"
)
_GROUPS = re.compile(
    r"(?P<n>[0-9]{1,2}|[两二三四五六七八九十])\s?个?(?:课题|研究|项目|小|班)?(?:组|队|方向|实验室|科室|部门)(?!长|员|织)"
)
_PER_GROUP = re.compile(
    r"每(?:个)?(?:课题|研究|项目|小|班)?(?:组|队|方向|实验室|科室|部门|家|家单位|单位)[^，,。；;0-9]{0,5}$|组[^。；;]*各(?:自|有|是|占|出)*\s?$"
)
_IN_ALL = re.compile(r"一共|总共|合计|总计|共|[。；;！？?!]")


def _of_each_part(count: Count, text: str) -> Count:
    """牵头和共建各3人 are six: one label stands for both; 共建单位A、B各1席 are two."""
    between = text[count.at + len(count.word) : count.start] if 0 <= count.at < count.start else ""
    each = _SO_MANY_EACH.search(between)
    parts = len(_JOINED.split(count.word + between[: each.start()])) if each else 1
    return replace(count, value=count.value * parts) if count.value is not None and not count.share else count


_JOINED = re.compile("[和与跟及同、]")
_SO_MANY_EACH = re.compile("(?:各|每[家边方])(?:自|有|派|出|占|进|去|安排)*$")


def _with_their_shares(found: Sequence[Count], text: str) -> Iterator[Count]:
    """固定13名，占比32.5%: a share that follows a number is said of the same people."""
    before: Count | None = None
    for count in found:
        if (
            before
            and count.share
            and count.kind in ("", "total")
            and _ITS_SHARE.fullmatch(text[before.end : count.start])
        ):
            count = replace(count, kind=before.kind, word=before.word)
        yield count
        before = count


_BOTH_NAMED = re.compile(
    r"(?:牵头|我方|我们|本单位)[^，,。；;0-9]{0,4}[、和与跟及同](?:共建|合作|联合|参建)(?:单位|方|的)?$"
)
_UNITS_EACH = re.compile(
    r"(?P<n>[两二三四五六2-6])[家所](?:共建|合作|联合|参建|建设|出资)?(?:单位|公司|企业|高校|院校|院所|大学)?(?:的人?)?(?:各|每[家边方个]|[一1]家)(?:自|有|派|出|占|进|去|来|了|安排)*$"
)
_ITS_SHARE = re.compile(
    r"[人名个]?[，,（(、]?\s?(?:占比?|比例|约|为|是|达|到|了|就是|即|总人数|总数|全队|团队|的)*"
)


def _each(found: Sequence[Count], named: Sequence[Label], text: str) -> Iterator[Count]:
    """技术专家、管理专家各1名, 牵头和两家共建各2名: the number is said of every label of the list before 各."""
    for count in found:
        each = _EACH.search(text[: count.start])
        listed = each.start() if each else 0
        for label in reversed(named):
            of_people = label.kind not in ("total", "whole")
            if of_people and label.end <= listed and _LIST.fullmatch(text[label.end : listed]):
                if label.start != count.at:
                    yield replace(count, kind=label.kind, word=label.word, at=label.start)
                listed = label.start


_EACH = re.compile(r"(?:各|均|都是?|每类|每样)(?:有|为|是|派|出|占|去)?$")
_LIST = re.compile(r"[、，,和及与跟加\s]*(?:(?:[两三四2-4])(?:类|种|方面|家)?|专家|人员|单位|方|的)*")


def _numbers(text: str) -> list[Count]:
    numbers = [
        Count("", quantity.value, quantity.unit, quantity.start, quantity.end)
        for quantity in quantities(text)
        if quantity.unit == "share"
        or (quantity.unit in _UNITS and _is_a_number(text, quantity.start, quantity.end, quantity.unit))
    ]
    asked = [Count("", None, "person", match.start(), match.end()) for match in _ASKED.finditer(text)]
    return sorted([*numbers, *asked], key=lambda count: count.start)


def _is_a_number(text: str, start: int, end: int, unit: str) -> bool:
    """Not 第2, not 40多人, not the 3 of a version, a time or an amount; 54人时 is no time."""
    if _IN_A_RATIO.match(text[end:]) or _OF_A_RATIO.search(text[:start]):
        return False
    inexact = (_INEXACT if not unit else _INEXACT_PEOPLE).match(text[end:]) or "多" in text[start:end]
    other_unit = unit != "person" and _OTHER_UNIT.match(text[end:])
    other_unit = other_unit or (unit == "piece" and _NO_PEOPLE.match(text[end:]))
    of_a_place = re.search(r"[第.A-Za-z〔\[]$|[0-9]$", text[:start]) or (
        re.search(r"[（(]$", text[:start]) and re.match(r"\s?[)）]", text[end:])
    )
    return not (inexact or other_unit or of_a_place)


_IN_A_RATIO, _OF_A_RATIO = re.compile(r"\s?[:：比]\s?[0-9]"), re.compile(r"[0-9]\s?[:：比]\s?$")
_OTHER_UNIT = re.compile(
    r"本(?![科院单校地公所企])|[票册.年月日号点时元万亿届级期轮次步条款项岁%％〕天周分种类样楼]|个(?:月|工作日|星期|礼拜|年|自然日|条件|单位|方面|问题|步骤|中心|情形)|家"
)


_NO_PEOPLE = re.compile(
    r"\s?[“\"「『]|字(?!号)|词|角色|票|职[务位]|岗位|身份|头衔|名头|委员会|班子|团队|队伍|[^，。；;、0-9]{0,3}证(?!的)|(?:课题|研究|项目|小|班)?组|摊子?|环节|层面|部门|机构|单位|地方|文件|项目|事(?!业)|制度|机制|章|名[字称]|平台|成果|专利|厂|公司|企业|方面|问题|条件|步骤"
)
"""What follows 三个 where no people are counted."""


def _said_of(numbers: Sequence[Count], labels: Sequence[Label], text: str) -> Iterator[Count]:
    """Give each number its label: of all ways in which no label serves twice the one with the least distance."""
    choice = _best(tuple(_options(number, numbers, labels, text) for number in numbers))
    for number, at in zip(numbers, choice, strict=True):
        before = text[: number.start]
        if number.share and (_LIMIT_BEFORE.search(before) or _LIMIT_AFTER.match(text[number.end :])):
            continue
        if (
            refused(before)
            or _WERE_IT_SO.match(text[number.end :])
            or (number.value is not None and _ASKED_FOR.search(before))
        ):
            continue
        if number.value is not None and _DIFFERENCE.search(before):
            yield replace(number, kind="difference")
            continue
        if _SAID.search(CLAUSE_END.split(before)[-1]) and _ENOUGH.match(text[number.end :]):
            continue
        label = labels[at] if at is not None else None
        between = text[label.end : number.start] if label and label.end <= number.start else ""
        if number.value is not None and (_BOUND.search(between) or _AT_LEAST.search(between)):
            continue
        if label and number.end <= label.start and _WHOLE.search(text[number.end : label.start]):
            label = None
        if label and _PART_OF_THEM.fullmatch(between) and _ARE.match(text[number.end :]):
            yield replace(number, kind="difference")  # 职称里有3个是研究生
            continue
        verb = before[: label.start] if label and label.end <= number.start else before
        following = min((other.start for other in numbers if other.start >= number.end), default=None)
        yield replace(
            number,
            kind=label.kind if label else "",
            word=label.word if label else "",
            change=change((verb, before), text[number.end : following], following is not None),
            refers=bool(
                _REFERS.search(before) or (_ALL_OF_THEM.match(text[number.end :]) and _STARTS.search(before))
            ),
            at=label.start if label else -1,
            about=bool(number.share and (_ABOUT.search(before) or _ABOUT_AFTER.match(text[number.end :]))),
        )


_ABOUT = re.compile(r"(?:约|大概|差不多|接近|将近|快|大致|几乎|近)(?:等于|是|占|有|到|的)*\s?$")
_ABOUT_AFTER = re.compile("左右|上下|的样子|出头|开外|来的")


_Options = tuple[tuple[int | None, float], ...]


def _options(number: Count, numbers: Sequence[Count], labels: Sequence[Label], text: str) -> _Options:
    """The labels right before and right after `number` with what each would cost, and no label at all."""
    left_wall = max((other.end for other in numbers if other.end <= number.start), default=0)
    right_wall = min((other.start for other in numbers if other.start >= number.end), default=len(text))
    options: list[tuple[int | None, float]] = [(None, _UNMATCHED)]
    before = [at for at, label in enumerate(labels) if left_wall <= label.start and label.end <= number.start]
    after = [at for at, label in enumerate(labels) if number.end <= label.start and label.end <= right_wall]
    if _LIST_OPENS.match(text[number.end :]):
        after = []  # 12人：主任是我们派的: all of them, who are told one by one
    if _AMONG.match(text[number.end :]):
        after = []  # 7人里我们单位派2人: the seven are not ours
        # 职称这块：45人里… names what is asked about, not who the 45 are
        before = [at for at in before if not _TOPIC.search(text[labels[at].end : number.start])]
    for near in (before[-1:], after[:1]):
        for at in near:
            label = labels[at]
            gap = (
                text[label.end : number.start]
                if label.end <= number.start
                else text[number.end : label.start]
            )
            cost = (
                _distance(gap)
                + _LESS_LIKELY.get(label.kind, 0.0)
                + (0.2 if label.start > number.start else 0.0)
            )
            if cost <= _FARTHEST:
                options.append((at, cost))
    return tuple(options)


_LIST_OPENS = re.compile(r"人?\s?[：:]")
_TOPIC = re.compile("[：:]")
_AMONG = re.compile(r"^(?:人)?(?:里|中(?![、高级])|当中|其中|之中)")


def _distance(gap: str) -> float:
    if _NAMED_EACH.fullmatch(gap):
        return _LIST_COST  # 共建的农大、工大各派2人
    if CLAUSE_END.search(gap):
        return _CLAUSE_COST
    return len(_FILLER.sub("", gap)) * 0.5 + (_LIST_COST if _LIST_MARK.search(gap) else 0.0)


_NAMED_EACH = re.compile(
    r"的?[^，,。；;、0-9]{1,12}(?:[、和与及跟][^，,。；;、0-9]{1,12})+(?:各|每[家边方])(?:自|有|派|出|占)*"
)


def _best(options: tuple[_Options, ...]) -> tuple[int | None, ...]:
    """The choice for each number with the least total cost, no label being chosen twice."""
    best: dict[int | None, tuple[float, tuple[int | None, ...]]] = {None: (0.0, ())}
    for each in options:
        following: dict[int | None, tuple[float, tuple[int | None, ...]]] = {}
        for last, (spent, chosen) in best.items():
            for at, cost in each:
                if at is not None and at == last:
                    continue  # neighbours alone can want the same label
                key = at if at is not None else None
                candidate = (spent + cost, (*chosen, at))
                if key not in following or candidate[0] < following[key][0]:
                    following[key] = candidate
        best = following
    return min(best.values(), key=lambda one: one[0])[1]
