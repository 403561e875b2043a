"""A team told unit by unit: what the lead brings in and what each partner does, where they are registered, what they signed."""

from random import Random
from typing import Any

from assistant.checkers.decision import Outcome
from evals.composed import team_words as words
from evals.composed.judge import Composed
from evals.composed.team import PERMANENT, TITLES, share

_WATCHED = frozenset(
    {
        "team_total", "titled_staff", "intermediate_staff", "senior_staff", "permanent_staff", "untitled_staff", "unit_teams",
        "other_staff", "titled_share", "permanent_share", "registered_in_hohhot", "partners_in_hohhot", "has_joint_agreement",
        "number_of_units",
    }
)  # fmt: skip
_PLACE, _AGREEMENT = "市内注册", "联合建设协议书"
_LEADS = (
    "牵头单位",
    "牵头的公司",
    "我们公司",
    "我们厂",
    "牵头企业",
    "我们",
    "我方",
    "本单位",
    "牵头",
    "我们单位",
    "咱公司",
    "牵头方",
)
_PARTNERS = ("共建的学校", "共建单位", "合作的大学", "共建的研究院", "参建的高校", "合作单位",
    "共建方", "对方", "学校那边", "研究所", "合作高校",
             "联合建设的学院")  # fmt: skip
_SECOND = ("另一家公司", "共建的企业", "还有个研究所", "另一家共建单位", "合作的设备厂")
_COMES = ("{n}人", "{n}个人", "出{n}人", "派{n}人", "有{n}人", "投入{n}人", "{n}名")
_TITLED = (
    "中高级{t}人",
    "中级以上{t}个",
    "有中高级职称的{t}人",
    "高级{s}人中级{i}人",
    "中高级职称{t}人",
    "高级{s}中级{i}",
    "中高级{t}",
    "职称{t}个",
)
_FIXED = (
    "固定{p}人",
    "固定的{p}个",
    "固定人员{p}人",
    "固定{p}",
    "在编的{p}人",
    "全职固定{p}人",
    "固定的有{p}人",
)
_JOINS = ("，", "、", "，其中", "（", "：", " ")
_BETWEEN = ("；", "，", "。", "；", " ")
_TOGETHER = ("", "", "", "合起来{n}人", "加起来一共{n}人", "总共{n}人", "两边合计{n}人")
_LEAD_PLACES = {
    "牵头单位注册在赛罕区": True, "我们公司注册在和林格尔": True, "牵头的在土左旗注册": True, "我们注册在新城区": True,
    "牵头单位注册地是玉泉区": True,
    "牵头单位注册在包头": False, "我们公司注册在北京": False, "牵头单位是外地的": False, "我们公司在鄂尔多斯注册的": False,
    "牵头单位注册地在乌兰察布": False,
}  # fmt: skip
_PARTNER_PLACES = {
    "共建的学校在北京": False, "共建单位注册在天津": False, "合作的大学是外地的": False, "对方是包头的": False, "共建单位在上海注册": False,
    "共建单位也在呼市注册": True, "合作单位注册在回民区": True,
}  # fmt: skip
_AGREEMENTS = {
    "签了联合建设协议": True, "联合建设协议书已经签了": True, "有联合建设协议书": True, "共建协议签完了": True, "联合建设协议也有": True,
    "还没签联合建设协议": False, "联合建设协议书没签": False, "没有联合建设协议书": False, "协议还没签": False,
}  # fmt: skip
_BESIDE = (
    "专利{d}项", "设备{d}台套", "软著{d}件", "成果{d}项", "场地{d}00平米", "仪器{d}台", "去年投入{d}万", "在研课题{d}个", "论文{d}篇",
    "党员{d}人", "博士{d}人", "女的{d}个",
)  # fmt: skip


def compose(random: Random) -> Composed:
    """Two or three units one after the other, the places, the agreement and things beside."""
    names = [random.choice(_LEADS), random.choice(_PARTNERS)]
    if random.random() < 1 / 4:
        names.append(random.choice(_SECOND))
    teams = [_team(random) for _ in names]
    titled, fixed, comes = random.choice(_TITLED), random.choice(_FIXED), random.choice(_COMES)
    join, varied = random.choice(_JOINS), random.random() < 1 / 2
    told = []
    for name, team in zip(names, teams, strict=True):
        if varied:
            titled, fixed, join = random.choice(_TITLED), random.choice(_FIXED), random.choice(_JOINS)
        parts = [titled, fixed] if random.random() < 0.8 else [fixed, titled]
        told.append(_unit(name, comes, parts, join).format(**team))
    facts, outcomes = _together(teams)
    text = random.choice(_BETWEEN).join(told)
    if together := random.choice(_TOGETHER if len(names) == _TWO else _TOGETHER[:-1]):
        text += "，" + together.format(n=facts["team_total"])
    tail = []
    if random.random() < 0.4:
        where = random.choice([*_LEAD_PLACES])
        tail.append(where)
        facts["registered_in_hohhot"] = _LEAD_PLACES[where]
        outcomes[_PLACE] = Outcome.MET if _LEAD_PLACES[where] else Outcome.NOT_MET
    if random.random() < 0.3:
        where = random.choice([*_PARTNER_PLACES])
        tail.append(where)
        facts["partners_in_hohhot"] = _PARTNER_PLACES[
            where
        ]  # of three units one alone is told of: no more than it is asked
    if random.random() < 0.4:
        signed = random.choice([*_AGREEMENTS])
        tail.append(signed)
        facts["has_joint_agreement"] = _AGREEMENTS[signed]
        outcomes[_AGREEMENT] = Outcome.MET if _AGREEMENTS[signed] else Outcome.NOT_MET
    if random.random() < 0.4:
        tail.append(random.choice(_BESIDE).format(d=random.randint(2, 40)))
    random.shuffle(tail)
    before = tail and random.random() < 1 / 4
    parts = [*tail, text] if before else [text, *tail]
    facts["number_of_units"] = len(names)
    asked = random.choice((*words.ASKS, "合并算够吗", "加一块儿够不够", "两家合起来达标吗", "合计比例够不"))
    return Composed(
        f"{'，'.join(parts)}{random.choice('，。')}{asked}", "eligibility", _WATCHED, facts, outcomes
    )


_TWO = 2


def _team(random: Random) -> dict[str, int]:
    total = random.randint(6, 40)
    titled, permanent = random.randint(2, total - 1), random.randint(1, total - 1)
    senior = random.randint(1, titled - 1)
    return {"n": total, "t": titled, "s": senior, "i": titled - senior, "p": permanent}


def _unit(name: str, comes: str, parts: list[str], join: str) -> str:
    """牵头单位20人，其中中高级8人，固定6人."""
    if join == "（":
        return f"{name}{comes}（{'，'.join(parts)}）"
    return f"{name}{comes}{join}{(' ' if join == ' ' else '、' if join in '、：' else '，').join(parts)}"


def _together(teams: list[dict[str, int]]) -> tuple[dict[str, Any], dict[str, Outcome]]:
    """What all units come to: 联合建设的合并计算."""
    names = {
        "team_total": "n", "titled_staff": "t", "senior_staff": "s", "intermediate_staff": "i", "permanent_staff": "p",
    }  # fmt: skip
    facts: dict[str, Any] = {name: sum(team[letter] for team in teams) for name, letter in names.items()}
    facts["untitled_staff"] = facts["team_total"] - facts["titled_staff"]
    facts["unit_teams"] = [{name: team[letter] for name, letter in names.items()} for team in teams]
    return facts, {
        TITLES: share(facts["titled_staff"], facts["team_total"]),
        PERMANENT: share(facts["permanent_staff"], facts["team_total"]),
    }
