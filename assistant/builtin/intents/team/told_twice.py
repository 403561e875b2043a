"""Who is on the lists of two units and counts once: 甲15人、乙12人，有2人两家都报了，那2个都是高工; 刘工两边都填了，他是高级."""

import re
from collections.abc import Mapping
from datetime import date

from assistant.builtin.extraction.counts import counts
from assistant.builtin.extraction.exact import exact
from assistant.builtin.extraction.grouped import summed_up
from assistant.builtin.extraction.labels import labels_in
from assistant.builtin.extraction.ratios import WORDS
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.team.by_unit import PART_FIELDS, summed, unit_teams
from corpus.numerals import NUMERAL

_LISTS = r"(?:家|方|个?单位|份?名册|份?名单|份?花名册|份|张表|份表|边|头|处)(?:的)?(?:名册|名单|表|花名册)?(?:上|里)?"
_ON_BOTH = re.compile(
    rf"(?:其中|里头|里面|可是?|但是?)?(?:有)?(?P<n>{NUMERAL})\s?(?:个|名|位)?人?(?:是)?(?:在)?(?:两|2|二)(?:家|方|个单位|份名册|份名单)(?:的)?(?:名册|名单)?(?:上|里)?都(?:报|有|算|在|挂|列|写)[^，,。；;]{{0,4}}[，,]?"
)
_SURNAME = "[张王李赵刘陈杨黄周吴徐孙朱胡郭何林罗郑梁谢宋唐韩冯邓曹彭曾田董袁潘蒋蔡杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯史陶黎贺顾郝龚邵覃武戴莫汤马高]"
_NO_NAME = r"(?!高[校级工职]|[员职技助中化施分]工|马上|[老小](?:师|人|组|数|同志|中青)|段时)"
_A_NAME = rf"{_NO_NAME}(?:[\u4e00-\u9fff](?:工|总|博士|教授|老师|院士)|[老小][\u4e00-\u9fff]|(?:同|有)?(?:一|1)?(?:个|位|名)(?:副?教授|副?研究员|博士|高工|工程师|同事|专家|人|同志)|同一人|(?<![\u4e00-\u9fff]){_SURNAME}[\u4e00-\u9fff]{{1,2}}(?=在?(?:两|2|二))|(?<=发现){_SURNAME}[\u4e00-\u9fff]{{1,2}}(?=在?(?:两|2|二)))"
_NAMED_ON_BOTH = re.compile(
    rf"(?:[^，,。；;：:\n]{{0,6}}(?:查重|比对|核对|对照|查|核)[^，,。；;：:\n]{{0,4}}[，,]?)?(?:才|又|但|可|后来)*(?:发现|查出|查到|看到|原来)?(?:其中|里头)?(?:有)?(?P<who>{_A_NAME}(?:[、和跟与及]{_A_NAME})*)(?:是|他|她|这人|这个人)?(?:在)?(?P<lists>两|2|二|三|3|几){_LISTS}(?:都|各|均|全)+(?:重复)?"
    r"(?:报|填|列|挂|写|登|出现|在|有|占|登记|统计)[^，,。；;]{0,5}[，,。；;]?"
)
"""刘工两边都填了, 老王和小李在两份名册上都有: who is named is one, or as many as are named."""
_TWO_LISTS = frozenset("两2二")
_REALLY = re.compile(
    rf"(?:实际|实有|去重后?|去掉重复的?|不重复的?)(?:上|后)?(?:一共|总共|合计)?(?:是|有|为|只有|就)*(?P<t>{NUMERAL})\s?(?:个|名|位)?人?[，,。；;]?"
)
_WHO_THEY_ARE = re.compile(
    rf"(?:那|这)?(?:{NUMERAL}\s?)?(?:个|名|位|人)*(?:重复|重|两边都有|两家都报|两头挂)[的了]*(?:人)?(?:那|这)?(?:{NUMERAL}\s?)?(?:个|名|位|人)*(?:都|全|均|也)+(?:是|有|为)?(?P<what>[^。；;]{{2,16}}?)(?=[，,。；;])(?:[，,](?:两边|两家|各)[^，,。；;]{{0,8}})?"
)
_OF_HIM = re.compile(
    r"(?:(?:他|她|此人|这人|这位|这个人|本人)们?(?:俩|两个|两人)?|两[边家头]|两人|俩人?|都|均|全|是|有|既|又|也|属|职称|身份|人)[^，,。；;？?0-9]{1,18}(?=[，,。；;])[，,。；;]"
    r"|(?:流动|[非不]?固定|兼职|在编|[高中]级|[没无]职称)(?:的|人员|职称|编制)*[，,。；;]"
)
"""他是高级、两边都按固定报的: the clauses right behind that tell who he is."""
_ASKS = re.compile(r"够|行不|行吗|能不能|是否|达标|符合|合格|比例|合计|加起来|总|超|过没|过不|算不|[吗么呢]")
_ARE = re.compile(
    r"的|是|有|报|按|算|人员|职称|编制|岗|也|都|均|全|各|两[边家头]|又|既|且|同时|属于?|身份|聘|作|为|计|签|合同|填|写|他|她|们|俩|两[个人]|此人|这[个位]?|本?人|并|[、和，,。；;]"
)
_ONCE = re.compile(
    r"(?:(?:只|就|都)?(?:按|算|当|作)(?:成|作)?[1一](?:个|次|人|遍)(?:人)?(?:来)?(?:算|计)?|不(?:能|该)?(?:重复|算两)[^，,。；;？?]{0,4}|去掉?(?:重|重复)(?:的)?)(?:的|了|吧)?[，,。；;]"
    r"|(?:(?:去|剔|扣)(?:掉|除)?|按)(?:重复?|1个人|一个人)(?:的|计|算)?(?:以后|之后|后)?(?:的话)?[，,]?"
)
_SUM = re.compile(r"(?P<word>总人数|中高级职称|中级职称|高级职称|固定人员)(?P<n>[0-9]+)人")
_TOTAL = "总人数"


def counted_once(text: str) -> str:
    """`text` with those on two lists counted once; as it is where it is not told in which numbers they are twice."""
    said = _ON_BOTH.search(text)
    who = _WHO_THEY_ARE.search(text, said.end()) if said else None
    twice = exact(said["n"]) if said else None
    if said is None:
        return _named_once(text)
    if who is None or not twice:
        return text
    left = text[: said.start()] + text[said.end() : who.start()] + text[who.end() :]
    really = _REALLY.search(left)
    rest = left[: really.start()] + left[really.end() :] if really else left
    told = _of_all(rest, dict.fromkeys(_traits(who["what"]), twice) | {_TOTAL: twice})
    return told if told and (really is None or f"{_TOTAL}{exact(really['t'])}人" in told) else text


def _named_once(text: str) -> str:
    """…，刘工两边都填了，他是高级、两边都按固定报的，按一个人算: one fewer of all, of the titled and of the permanent."""
    said = _NAMED_ON_BOTH.search(text)
    if said is None or said["lists"] not in _TWO_LISTS:
        return text
    people, end, what = len(re.split("[、和跟与及]", said["who"])), said.end(), ""
    while clause := _ONCE.match(text, end) or _OF_HIM.match(text, end):
        if clause.re is _OF_HIM and _ASKS.search(clause.group()):
            break
        if clause.re is _OF_HIM:
            what = f"{what}，{clause.group()}"
        end = clause.end()
    if _more_than_traits(what):
        return text
    kinds = {one.kind for one in labels_in(what, "team")}
    if {"permanent", "mobile"} <= kinds or ("other_titles" in kinds and kinds & {*WORDS} - {"permanent"}):
        return text  # 一边按固定、一边按流动报
    steps = dict.fromkeys(_traits(what), people) | {_TOTAL: people}
    if "mobile" in kinds:
        steps[WORDS["permanent"]] = 0
    if "other_titles" in kinds:
        steps |= {WORDS[kind]: 0 for kind in ("titled", "intermediate", "senior")}
    for one, other in (("intermediate", "senior"), ("senior", "intermediate")):
        if one in kinds and other not in kinds:
            steps[WORDS[other]] = 0
    return _of_all(text[: said.start()] + _ONCE.sub("", text[end:]), steps) or text


def _more_than_traits(what: str) -> bool:
    """他的职称证过期了: who he is cannot be counted with."""
    for one in reversed(labels_in(what, "team")):
        what = what[: one.start] + what[one.end :]
    return bool(_ARE.sub("", what))


def _traits(what: str) -> set[str]:
    """高级、固定: the numbers in which they are told to be."""
    told = {WORDS[one.kind] for one in labels_in(what, "team") if one.kind in WORDS}
    ranks = {WORDS["intermediate"], WORDS["senior"]}
    return told | ({WORDS["titled"]} if told & ranks else set())


def _of_all(text: str, steps: Mapping[str, int]) -> str:
    """`text` with the numbers of all units together, so many fewer as `steps` tells; empty where a number has no step."""
    numbers, rest = _together(text)
    if _TOTAL not in numbers or not {*numbers} <= {*steps}:
        return ""
    return "，".join(f"{word}{number - steps[word]}人" for word, number in numbers.items()) + rest


def _together(text: str) -> tuple[dict[str, int], str]:
    """The numbers of all units together, and the rest of `text`."""
    head, stop, rest = summed_up(text).partition("。")
    if numbers := {one["word"]: int(one["n"]) for one in _SUM.finditer(head)}:
        return numbers, stop + rest
    told = unit_teams(Message(text, as_of=date.min))
    if {*told} != {"unit_teams"}:
        return {}, text
    fields = {"team_total": _TOTAL} | {field: WORDS[kind] for kind, field in PART_FIELDS.items()}
    given = {name for team in told["unit_teams"] for name in team} - {"unit"}
    sums = summed(told["unit_teams"])
    if given != {*sums}:
        return {}, text
    clauses = re.split(r"(?<=[，,。；;：:])", text)
    words = "".join(one for one in clauses if not counts(one, "team"))
    return {fields[name]: number for name, number in sums.items()}, f"。{words}"


def still_twice(text: str) -> str:
    """The words of `text` on those whom two units list, where nothing tells in which numbers they are twice."""
    said = _ON_BOTH.search(text) or _NAMED_ON_BOTH.search(text)
    return said.group().strip("，,。；;") if said else ""
