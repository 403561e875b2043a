"""A technical steering committee told in numbers: how many in all, from the lead, from partners, who chairs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from assistant.checkers.decision import Outcome
from evals.composed.judge import Composed
from evals.composed.spoken import written

WATCHED = frozenset(
    {
        "committee_total", "committee_insiders", "committee_lead_members", "committee_partner_members",
        "committee_outsiders", "committee_insiders_share", "chair_from",
        "council_lead_members", "council_partner_members", "council_other_members",
    }
)  # fmt: skip
THIRD, CHAIR = "牵头和共建单位人员占比", "委员会主任来源"
NAMES = (
    "委员会", "技术指导委员会", "技术委员会", "指导委员会", "咱们这个委员会", "技指委", "中心的技术指导委员会", "技委会", "指委会",
    "这届委员会", "拟组建的委员会", "中心技术委员会", "专家委员会", "我们搭的委员会班子",
)  # fmt: skip
TOTAL = (
    "{c}{n}人", "{c}一共{n}个人", "{c}{n}名委员", "{c}拟设{n}席", "{c}名单上{n}位", "我们{c}有{n}个委员", "{c}总共{n}号人",
    "{c}由{n}人组成", "{n}个人的{c}", "{c}连主任{n}人", "{c}里{n}位", "{c}共{n}名成员", "{c}定员{n}人", "{c}打算请{n}个人",
    "{c}计划{n}人", "{c}全体委员{n}名", "{c}（{n}人）", "{c}总人数{n}人", "{c}凑了{n}个人", "{c}拉了{n}个人", "{c}一共{n}把椅子",
    "{c}满编{n}人", "{n}人的{c}", "{n}名委员的{c}", "{c}: {n}人", "{c}编了{n}个名额", "{c}总共设了{n}个席位", "{c}报上去{n}个人",
    "一共{n}个委员", "{c}规模是{n}人", "{c}成员数{n}",
)  # fmt: skip
LEAD = (
    "牵头单位{l}人", "我们公司{l}个", "我们出{l}个", "牵头的{l}名", "自家{l}人", "本单位占{l}席", "牵头企业派{l}人",
    "{l}个是我们单位的", "我们这边{l}位", "咱单位{l}人", "牵头方{l}人", "牵头单位占了{l}个名额", "来自牵头单位的{l}名",
    "牵头单位的人{l}个", "牵头公司坐了{l}个", "我司{l}人", "我公司派出{l}名", "牵头企业的{l}个人", "{l}人来自牵头单位", "我们厂里{l}个",
    "牵头那边{l}个", "本公司{l}名委员", "其中牵头单位{l}名", "由牵头单位出{l}人", "牵头院所{l}人", "牵头单位那边来{l}位", "主体单位{l}人",
    "{l}位是牵头企业的", "牵头单位员工{l}人", "咱们自己单位{l}个",
)  # fmt: skip
PARTNER = (
    "共建单位{p}人", "共建高校{p}个", "参建单位{p}名", "合作的大学{p}人", "联合建设的研究院{p}位", "{p}个来自共建方", "合建的那家{p}人",
    "共建的{p}名", "共建方{p}人", "共建单位占了{p}个名额", "来自共建单位的{p}名", "共建院校派{p}个", "合作单位{p}人", "合作高校{p}位",
    "共建企业{p}个人", "{p}人来自共建单位", "参与共建的研究所{p}人", "共建那边{p}个", "共建大学的老师{p}名", "联合单位{p}人",
    "由共建单位出{p}人", "{p}位是共建单位的", "共建的学校{p}个", "合作院所{p}名", "共建的几家一共{p}人", "共建单位员工{p}人",
    "共建伙伴{p}人", "几家共建单位合起来{p}人",
)  # fmt: skip
_OTHERS = (
    "外面请的{o}人", "外单位专家{o}名", "其余都是外单位的", "剩下{o}个跟两边没关系", "外聘专家{o}位", "其他{o}人",
    "另外{o}位都是外地专家", "外部{o}人", "外校的{o}人", "行业协会等外单位{o}人", "外头的{o}个", "剩余的全是外部专家",
    "与两家无关的{o}人",
    "独立专家{o}名", "第三方专家{o}人", "其余{o}名为外聘", "余下{o}席给外单位", "外请的{o}位", "", "", "",
)  # fmt: skip
CHAIRS: Mapping[str, str] = {
    "主任是外校院士": "outside", "主任请的北京的教授": "outside", "主任由外单位专家当": "outside", "主任从清华请的": "outside",
    "主任是我们董事长": "lead", "主任是共建大学的副校长": "partner", "主任是牵头单位总工": "lead",
    "主任由我们总经理兼": "lead", "主任委员是外省的一位院士": "outside", "让共建单位的教授当主任": "partner",
    "主任是跟我们没关系的专家": "outside", "主任由牵头企业的技术副总担任": "lead", "主任是外聘的": "outside",
    "主任打算让老板兼着": "lead", "主任是合作高校的院长": "partner", "主任请了外单位的一个教授": "outside",
    "委员会主任是牵头单位的人": "lead", "委员会主任来自共建单位": "partner", "一把手是外单位的": "outside",
}  # fmt: skip
_OF_ELSE = (
    "女委员{d}名", "院士{d}位", "技术专家{d}个", "一年开{d}次会", "任期{d}年", "{d}个教授", "财务专家{d}人", "团队{team}人",
    "上届是{before}人", "经济专家{d}名", "博士{d}个", "其中正高{d}人", "管理专家{d}位", "已经到任{d}人", "60岁以上的{d}个",
    "中心一共{team}个人", "副主任{d}名", "秘书{d}人", "上一届{before}个人", "我们公司总共{team}人", "开过{d}回会", "今年开会{d}次",
    "有{d}家共建单位", "评审费每人{d}千", "成立{d}年了",
)  # fmt: skip
ASKS = (
    "行吗", "合规吗", "超没超", "符合不", "能过吗", "比例对不对", "够格吗", "可以吧", "合不合规定", "有没有问题", "这么配行不行",
    "过线没有", "超了吗", "这样安排可以吗", "会不会被打回来", "符合办法要求吗", "三分之一超了没", "您给看看", "帮核一下", "达标吗",
    "人是不是多了", "没超吧", "要不要调整", "违规不", "ok吗", "咋样", "能报上去不",
)  # fmt: skip
BREAKS = ("，", "，", "，", " ", "；", "、")


@dataclass(frozen=True)
class Members:
    """How many sit on the committee, and of those from the lead and from partners."""

    total: int
    lead: int
    partner: int

    @property
    def facts(self) -> dict[str, Any]:
        """What may be heard of them."""
        ours = self.lead + self.partner
        return {
            "committee_total": self.total, "committee_lead_members": self.lead, "committee_partner_members": self.partner,
            "committee_insiders": ours, "committee_outsiders": self.total - ours,
        }  # fmt: skip

    @property
    def numbers(self) -> dict[str, int]:
        """By the letters of the wordings."""
        return {
            "n": self.total,
            "l": self.lead,
            "p": self.partner,
            "o": self.total - self.lead - self.partner,
        }

    @property
    def third(self) -> Outcome:
        """Whether the units have no more than a third."""
        return third(self.total, self.lead + self.partner)


def third(total: int, *may_be: int) -> Outcome:
    """What it comes to with so many from the units, or undecided where it may be several numbers and they differ."""
    outcomes = {Outcome.MET if 3 * ours <= total else Outcome.NOT_MET for ours in may_be}
    return outcomes.pop() if len(outcomes) == 1 else Outcome.NEEDS_FACTS


def members(random: Random, least: int = 0) -> Members:
    """A committee of which the units may have too many, just enough or few."""
    total = random.randint(6, 24)
    lead = random.randint(least, min(6, total - 3))
    return Members(total, lead, random.randint(max(least, 1), max(1, least, min(4, total - lead - 1))))


def compose(random: Random) -> Composed:
    """The total and both sides in any order, often with the others, a chair and something else between them."""
    told = members(random)
    parts = [random.choice(LEAD), random.choice(PARTNER), *filter(None, [random.choice(_OTHERS)])]
    if random.random() < 0.3:
        random.shuffle(parts)
    facts, outcomes = told.facts, {THIRD: told.third}
    if random.random() < 0.6:
        chair = random.choice(list(CHAIRS))
        parts.insert(random.randint(0, len(parts)), chair)
        facts["chair_from"] = CHAIRS[chair]
        outcomes[CHAIR] = Outcome.MET if CHAIRS[chair] == "outside" else Outcome.NOT_MET
    if random.random() < 0.6:
        parts.insert(random.randint(0, len(parts)), random.choice(_OF_ELSE))
    parts.insert(0 if random.random() < 0.85 else len(parts), random.choice(TOTAL))
    numbers = {
        **told.numbers, "d": random.randint(1, max(1, told.numbers["o"])),
        "team": random.randint(26, 60), "before": random.randint(5, 15),
    }  # fmt: skip
    text = random.choice(BREAKS).join(parts).format(c=random.choice(NAMES), **written(random, numbers))
    return Composed(asked(random, text), "governance", WATCHED, facts, outcomes)


def asked(random: Random, text: str) -> str:
    """`text` and what is asked of it."""
    return f"{text}{random.choice(('，', '，', '。', ' ', '？'))}{random.choice(ASKS)}"
