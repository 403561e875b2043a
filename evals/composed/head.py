"""The centre's director (title, whether hired and filed) and the chair of the committee: nothing of one may go to the other."""

from collections.abc import Mapping
from random import Random
from typing import Any

from assistant.checkers.decision import Outcome
from evals.composed.committee import CHAIR, CHAIRS
from evals.composed.judge import Composed

_WATCHED = frozenset(
    {
        "director_title", "chair_from", "director_hired", "filed_with_department", "filed_with_bureau",
        "team_total", "committee_total",
    }
)  # fmt: skip
_TITLE = "负责人职称"
_FILED = {
    "filed_with_department": "主任聘用报归口管理部门备案",
    "filed_with_bureau": "主任聘用报市科技局备案",
}
_HEADS = (
    "中心主任", "中心负责人", "我们中心主任", "中心总经理", "中心的负责人", "拟任中心主任", "我们中心的主任", "中心主任（总经理）",
)  # fmt: skip
_TITLES: Mapping[str, str] = {
    "是副教授": "associate_senior", "是教授": "full_senior", "是高级工程师": "associate_senior", "是工程师": "intermediate",
    "没评上高级": "below_senior", "还没有高级职称": "below_senior", "评不上副高": "below_senior", "只有中级职称": "intermediate",
    "是正高级工程师": "full_senior", "是副研究员": "associate_senior",
    "是助理工程师": "junior", "没有职称": "none", "没职称": "none", "有高级职称": "senior", "是研究员": "full_senior",
    "职称是讲师": "intermediate", "还是中级": "intermediate", "是副高": "associate_senior", "是正高": "full_senior",
    "什么职称都没有": "none", "评的是高工": "associate_senior", "职称为副高级": "associate_senior", "是中级工程师": "intermediate",
    "刚评上副教授": "associate_senior", "去年拿到了正高": "full_senior", "还没评职称": "none", "是二级教授": "full_senior",
}  # fmt: skip
_SENIOR = {"full_senior", "associate_senior", "senior"}
_OTHERS_TITLES = (
    "委员会主任是院士", "副主任是工程师", "技术负责人是教授", "团队里高工{d}个", "委员会主任是正高", "财务总监是中级会计师",
    "董事长没职称",
    "理事长是教授级高工", "副主任是副教授", "法人是高级经济师",
)  # fmt: skip
_OF_ELSE = ("45岁", "干了{d}年", "年薪{d}万", "是博士", "聘期{d}年", "在行业里很有名", "是我们副总")
_CHAIR_WORDS = {f"委员会{told}": origin for told, origin in CHAIRS.items() if told.startswith("主任")} | {
    "技术指导委员会主任是外校教授": "outside",
    "技指委主任请的外单位院士": "outside",
    "委员会主任是我们公司总工": "lead",
}
_FILINGS: Mapping[str, Mapping[str, bool]] = {
    "主任聘用归口部门和市科技局都备案了": {"filed_with_department": True, "filed_with_bureau": True},
    "聘主任只报了市科技局备案，归口部门没报": {"filed_with_department": False, "filed_with_bureau": True},
    "聘用报归口管理部门备案了，市科技局没报": {"filed_with_department": True, "filed_with_bureau": False},
    "主任聘用两家都没备案": {"filed_with_department": False, "filed_with_bureau": False},
    "主任聘用还没报备案": {"filed_with_department": False, "filed_with_bureau": False},
}
_ASKS = (
    "行吗", "够格吗", "合规吗", "符合条件不", "可以吗", "能报吗", "有没有问题", "达标吗", "能当吗", "过得去吗", "算不算合格", "行不行",
)  # fmt: skip


def compose(random: Random) -> Composed:
    """Two or three of the director's title, the filing and the chair, with the titles of others between them."""
    facts: dict[str, Any] = {}
    outcomes: dict[str, Outcome] = {}
    parts: list[str] = []
    open_facts: set[str] = set()
    sorts = random.sample(("title", "chair", "filing"), counts=(3, 3, 1), k=random.choice((1, 2, 2)))
    if "title" in sorts:
        title = random.choice(list(_TITLES))
        parts.append(f"{random.choice(_HEADS)}{title}")
        facts["director_title"] = _TITLES[title]
        outcomes[_TITLE] = Outcome.MET if _TITLES[title] in _SENIOR else Outcome.NOT_MET
    if "chair" in sorts:
        chair = random.choice(list(_CHAIR_WORDS))
        parts.append(chair)
        facts["chair_from"] = _CHAIR_WORDS[chair]
        outcomes[CHAIR] = Outcome.MET if facts["chair_from"] == "outside" else Outcome.NOT_MET
    if "filing" in sorts:
        filing = random.choice(list(_FILINGS))
        parts.append(filing if filing.startswith(("主任", "聘主任")) else f"中心主任{filing}")
        facts |= _FILINGS[filing]
        outcomes |= {
            _FILED[name]: Outcome.MET if done else Outcome.NOT_MET for name, done in _FILINGS[filing].items()
        }
        open_facts.add("director_hired")
    random.shuffle(parts)
    if random.random() < 0.4:
        if random.random() < 0.6:
            parts.insert(random.randint(0, len(parts)), random.choice(_OTHERS_TITLES))
        else:
            parts.append(random.choice(_OF_ELSE))
    text = random.choice(("，", "，", "；", "。", " ")).join(parts).format(d=random.randint(2, 9))
    checker = "eligibility" if "title" in sorts else "governance"
    text = f"{text}，{random.choice(_ASKS)}"
    return Composed(text, checker, _WATCHED - open_facts, facts, outcomes)
