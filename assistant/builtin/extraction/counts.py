"""Counts and shares with what they are said of: 40个人里13个有中高级职称, 固定的占三成, 又走了俩工程师.

Every number is given to the label that it stands with; which labels there are is in labels.toml.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from assistant.builtin.extraction.behind import inexact, may_stand_behind, of_the_next
from assistant.builtin.extraction.clauses import CLAUSE_END
from assistant.builtin.extraction.count import Count
from assistant.builtin.extraction.labels import OF_ONE_PERSON, Label, labels_in
from assistant.builtin.extraction.moves import change, refused
from assistant.builtin.extraction.number_of_people import is_a_number
from assistant.builtin.extraction.of_each import SO_MANY_EACH, of_all_groups, of_each_part, of_each_unit
from assistant.builtin.extraction.spoken import plain
from assistant.builtin.extraction.sums import added_up
from corpus.quantities import quantities


def written(share: Fraction) -> str:
    """A share as a fact of a checker takes it: 1/3, and 100% for the whole, as 1 alone may be one person."""
    return str(share) if share.denominator > 1 else f"{share.numerator * 100}%"


def read(share: str) -> Fraction:
    """The share that was so `written`."""
    return Fraction(share.removesuffix("%")) / (100 if share.endswith("%") else 1)


_UNITS = frozenset({"person", "piece", ""})
_ASKED = re.compile(
    r"how many|"
    r"(?:(?<![这那前头好])几|多少)(?!天|日|号|年|月|周|次|步|项|条|章|款|份|家|种|类|元|万|成|分|倍|平|届|点|轮|个(?:工作日|自然日|月|星期|礼拜|年|条件|步骤|方面|环节|部门|单位))"
    r"(?:个|名|位|口|号)?(?:人)?"
)
_FILLER = re.compile(
    r"[的了是有为占坐放就才也只仅都能会要得请出派定约达到含算作当:：（(“\"'\s]|人员|比例|占比|人数|比重|份额|其中|里面?|中|大概|差不多|至少|至多|最多|"
    r"[加合搁凑]一[起块]|最少|起码|顶多|不超过|不能|超过|拿到?|评上|评过|具有|变成|改成|换成|增加|减少|只剩|正好|刚好|恰好|合计|加起来|总共|一共|统共|共|总|这块|那块|方面|左右|成员|with|from|have|has|are|is|of|and|staff|members?|people|来自"
)
_LIST_MARK = re.compile(r"[、/ ]")
_CLAUSE_COST, _LIST_COST, _UNMATCHED, _FARTHEST, _NOT_MEANT, _NEXT_ITEM = 6.0, 1.0, 5.0, 4.5, 1.0, 4.0
_LESS_LIKELY = {"mobile": 0.4, "degree": 0.4, "whole": 0.6, "other_titles": 0.1, "rest": 0.2, "total": 0.3}
_BOUND = re.compile(
    r"超(?!编)|低于|高于|不足|不[到够满少多]|[没未][到达满够过]|没有(?:到|达到|满|够)|凑不[够齐满到]|接近|将近|快(?:要)?(?:到|够|满)"
)
"""没满9人, 凑不够6人: some other number than this."""
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
    found = [of_each_part(of_each_unit(count, text), text) for count in found]
    return [
        *added_up(list(_with_their_shares(of_all_groups(found, text, labels), text)), text, labels),
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
    if count.kind == "lead" and (
        _OUR_OWN.match(text[count.end :])  # 我们打算留5个自家的座儿
        or any(one.kind == "insiders" and one.end == count.at for one in named)  # 牵头的加共建的我们放6个
    ):
        return replace(count, kind="insiders")
    if count.kind != "partner" or not 0 <= count.at < count.start or count.share:
        return count
    joined = _WITH_OURS.search(text[: count.at])
    each = SO_MANY_EACH.search(text[count.at + len(count.word) : count.start]) if joined else None
    labelled = joined and any(joined.start() <= one.start < joined.end() for one in named)
    if joined is None or (labelled and each) or not count.value:
        return count
    return replace(count, kind="insiders", value=count.value * (2 if each else 1))


_OUR_OWN = re.compile(r"(?:自家|自己)的?(?:人|座|席|名额|位)")
_WITH_OURS = re.compile(
    r"(?:我们?|我方|咱们?|俺们?|本(?:单位|公司|方|院|校|所)|自家|自己|牵头(?:单位|方|的)?)(?![^，,。；;、0-9]*[派出占坐])[^，,。；;、0-9]{0,10}"
    r"(?:和|与|跟|同|加上?|连同?|带上?|及)(?:那|这|几|两|家|合作|共建|联合|协作|参建|的)*$"
)


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
        or (quantity.unit in _UNITS and is_a_number(text, quantity.start, quantity.end, quantity.unit))
    ]
    asked = [Count("", None, "person", match.start(), match.end()) for match in _ASKED.finditer(text)]
    return sorted([*numbers, *asked], key=lambda count: count.start)


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
        behind = text[number.end : label.start] if label and number.end <= label.start else ""
        if label and behind and (_WHOLE.search(behind) or _enters(behind, label)):
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
    rough = inexact(text)
    ends = [*(other.end for other in numbers), *(end for _, end in rough)]
    left_wall = max((end for end in ends if end <= number.start), default=0)
    right_wall = min((other.start for other in numbers if other.start >= number.end), default=len(text))
    options: list[tuple[int | None, float]] = [(None, _UNMATCHED)]
    before = [at for at, label in enumerate(labels) if left_wall <= label.start and label.end <= number.start]
    after = [at for at, label in enumerate(labels) if number.end <= label.start and label.end <= right_wall]
    after = [at for at in after if may_stand_behind(number, labels[at], rough, text)]
    if number is numbers[0] and after and of_the_next(number, labels[after[0]], numbers, labels):
        after = []
    if _LIST_OPENS.match(text[number.end :]):
        after = []  # 12人：主任是我们派的: all of them, who are told one by one
    if _AMONG.match(text[number.end :]):
        after = []  # 7人里我们单位派2人: the seven are not ours
        # 职称这块：45人里… names what is asked about, not who the 45 are
        before = [at for at in before if not _TOPIC.search(text[labels[at].end : number.start])]
    before = [at for at in before if not _of_the_others(labels[at], text[: number.start])]
    if _AMONG.match(text[number.end :]):  # 带头的是副研究员 34人里…: what one person is names none of them
        before = [at for at in before if not _OF_THE_HEAD.search(text[: labels[at].start])]
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
                + (_NOT_MEANT if label.start > number.start and _enters(gap, label) else 0.0)
                + (_NEXT_ITEM if label.start > number.start and "、" in gap else 0.0)
                + (
                    _NEXT_ITEM
                    if label.end <= number.start and _OF_ITS_OWN.search(_FILLER.sub("", gap))
                    else 0.0
                )
            )
            if cost <= _FARTHEST:
                options.append((at, cost))
    return tuple(options)


_OF_THE_HEAD = re.compile(r"(?:主任|负责人|带头(?:人|的)|领头的?|挑头的?|总经理|头儿|他|她)[^，,。；;]{0,6}$")


_OF_ITS_OWN = re.compile(r"、(?!.*[各每])[\u4e00-\u9fff]{2,4}$")
"""其余48人固定、海归36个: the 36 have a word of their own."""


def _of_the_others(label: Label, before: str) -> bool:
    """剩下的没职称、我们有71个人, 负责人是正高、本地的5个: who the others are, and what one person is, has no number of its own."""
    others = label.kind == "rest" or _THE_OTHERS.search(before[: label.start]) or _THEY_ARE.match(label.word)
    others = others or _COUNTED_ALREADY.search(before[: label.start])
    others = others or (_RELATED.match(label.word) and _JUST_COUNTED.search(before[: label.start]))
    of_one = OF_ONE_PERSON.search(before[: label.start]) or _TO_BE_CHAIR.search(before[label.end :])
    behind = before[label.end :]
    return (bool(others or of_one) and "、" in behind) or (bool(of_one) and bool(_HIS_POST.search(behind)))


_HIS_POST = re.compile(r"^[^，,。；;、0-9]{1,8}\s+$")
"""主任是牵头单位总工 8个教授."""


_TO_BE_CHAIR = re.compile(r"[当做任兼][^，,。；;、0-9]{0,4}(?:主任|主席|负责人)[^、]*、")
"""让共建单位的教授当主任、博士1个: the one is no partner's."""


_THEY_ARE = re.compile("其[余他它]|剩下|余下|剩余")
_COUNTED_ALREADY = re.compile(r"[0-9一二两三四五六七八九十]\s?[个名位]?人?(?:为|是|系|均为|都是)$")
"""11名为外聘、15人的委员会."""
_RELATED, _JUST_COUNTED = re.compile("[跟和与同]"), re.compile(r"[0-9一二两三四五六七八九十]\s?[个名位]?人?$")
"""剩下7个跟两边没关系、12人的委员会: said of the seven."""
_THE_OTHERS = re.compile(
    r"(?:(?:其[余他它]|剩下|余下|剩余|剩)(?:的|人|都|全|均|皆|是|为)*|(?:都|全|均|皆)(?:是|为))$"
)


def _enters(between: str, label: Label) -> bool:
    """7个要进委员会: so many go there, not all of it."""
    return label.kind == "total" and bool(_GO_THERE.fullmatch(between))


_GO_THERE = re.compile(
    r"人?(?:是|都|就|也)?(?:要|想|得|准备|打算|计划|可以?|能|会)*(?:进|塞|放|坐|派|去|到|上|入|加入|安排)(?:进|入|到|在|了|去)*(?:了)?(?:我们?|咱们?|这个|那个)?的?"
)
_LIST_OPENS = re.compile(r"人?\s?[：:]")
_TOPIC = re.compile("[：:]")
_AMONG = re.compile(r"^(?:人)?(?:里|中(?![、高级])|当中|其中|之中)")


def _distance(gap: str) -> float:
    if _NAMED_EACH.fullmatch(gap):
        return _LIST_COST  # 共建的农大、工大各派2人
    if CLAUSE_END.search(gap) or _ANOTHER_NUMBER.search(gap):
        return _CLAUSE_COST
    return len(_FILLER.sub("", gap)) * 0.5 + (_LIST_COST if _LIST_MARK.search(gap) else 0.0)


_ANOTHER_NUMBER = re.compile(r"[、/ ].*[0-9]")
"""其余固定、35岁以下的10人: the ten are told by another number."""
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
