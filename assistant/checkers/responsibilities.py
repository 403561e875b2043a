"""管理职责：第五条至第七条。

5     市科技局是全市技术创新中心规划布局和宏观管理的综合部门
5(1)  贯彻落实国家、自治区有关技术创新中心的建设、管理政策。
5(2)  根据全市社会经济发展的需要和科技发展规划，对技术创新中心实行科学规划、统筹布局，制定技术创新中心建设与运行管理制度。
5(3)  负责技术创新中心的论证认定、运行监测、考核评估、监督检查及调整优化。
5(4)  指导技术创新中心的建设和运行。
6     市各有关部门和各旗县区、经济技术开发区、和林格尔新区、金山高新区等科技管理部门是技术创新中心的归口管理部门
6(1)  指导申请单位编制技术创新中心建设方案，向市科技局推荐申报。
6(2)  指导技术创新中心的建设运行，协调解决技术创新中心建设运行中的问题。统筹资源支持技术创新中心的建设和发展。
6(3)  指导技术创新中心编制年度报告，协助开展绩效评估。
7     技术创新中心是建设运行的直接责任主体
7(1)  制定技术创新中心章程（制度），履行法人主体责任，加强内部管理，强化科研作风学风和科研诚信建设。
7(2)  构建科学合理的科技创新人才队伍，培育和引进高层次创新人才，充分调动各类人员的积极性。
7(3)  探索运营管理、研发投入及人才集聚等方面的体制机制创新。
7(4)  多元化筹措建设运行经费，按规定管理和使用经费，支撑保障技术创新中心运行。
7(5)  按要求编制年度报告，配合做好平台日常监测、统计调度和绩效评估等工作。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Clause, Decision, Finding, Outcome
from assistant.checkers.facts import Choice, Facts, fact


class Actor(Choice):
    """Who has duties in 第五条至第七条, in the order of the articles."""

    BUREAU = "bureau", "市科技局"
    RECOMMENDING_DEPARTMENT = "recommending_department", "归口管理部门"
    CENTRE = "centre", "技术创新中心"


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: whose, the clause, and the words in the clause that a question about it would contain.

    `reading` names the reading on which a word of the clause depends.
    """

    actor: Actor
    title: str
    clause: Clause
    words: tuple[str, ...]
    reading: str = ""


STANDING = {
    Actor.BUREAU: Clause("5", "市科技局是全市技术创新中心规划布局和宏观管理的综合部门"),
    Actor.RECOMMENDING_DEPARTMENT: Clause(
        "6",
        "市各有关部门和各旗县区、经济技术开发区、和林格尔新区、金山高新区等科技管理部门是技术创新中心的归口管理部门",
    ),
    Actor.CENTRE: Clause("7", "技术创新中心是建设运行的直接责任主体"),
}
"""What each actor is, before its duties are listed."""

DUTIES = (
    Duty(
        Actor.BUREAU,
        "落实政策",
        Clause("5(1)", "贯彻落实国家、自治区有关技术创新中心的建设、管理政策。"),
        ("政策",),
    ),
    Duty(
        Actor.BUREAU,
        "规划布局和管理制度",
        Clause(
            "5(2)",
            "根据全市社会经济发展的需要和科技发展规划，对技术创新中心实行科学规划、统筹布局，"
            "制定技术创新中心建设与运行管理制度。",
        ),
        ("规划", "布局", "统筹", "管理制度"),
    ),
    Duty(
        Actor.BUREAU,
        "论证认定、监测评估和监督调整",
        Clause("5(3)", "负责技术创新中心的论证认定、运行监测、考核评估、监督检查及调整优化。"),
        ("论证", "认定", "监测", "考核", "评估", "监督", "检查", "调整", "优化"),
        reading="evaluation-terms",
    ),
    Duty(
        Actor.BUREAU,
        "指导建设和运行",
        Clause("5(4)", "指导技术创新中心的建设和运行。"),
        ("指导",),
    ),
    Duty(
        Actor.RECOMMENDING_DEPARTMENT,
        "指导编制方案和推荐申报",
        Clause("6(1)", "指导申请单位编制技术创新中心建设方案，向市科技局推荐申报。"),
        ("建设方案", "推荐", "申报"),
        reading="plan-term",
    ),
    Duty(
        Actor.RECOMMENDING_DEPARTMENT,
        "指导运行、协调问题和统筹资源",
        Clause(
            "6(2)",
            "指导技术创新中心的建设运行，协调解决技术创新中心建设运行中的问题。"
            "统筹资源支持技术创新中心的建设和发展。",
        ),
        ("指导", "协调", "统筹", "资源"),
    ),
    Duty(
        Actor.RECOMMENDING_DEPARTMENT,
        "指导年度报告和协助绩效评估",
        Clause("6(3)", "指导技术创新中心编制年度报告，协助开展绩效评估。"),
        ("年度报告", "绩效", "评估"),
        reading="annual-report",
    ),
    Duty(
        Actor.CENTRE,
        "章程、内部管理和科研诚信",
        Clause(
            "7(1)",
            "制定技术创新中心章程（制度），履行法人主体责任，加强内部管理，强化科研作风学风和科研诚信建设。",
        ),
        ("章程", "法人", "内部管理", "作风", "学风", "诚信"),
    ),
    Duty(
        Actor.CENTRE,
        "人才队伍",
        Clause(
            "7(2)",
            "构建科学合理的科技创新人才队伍，培育和引进高层次创新人才，充分调动各类人员的积极性。",
        ),
        ("人才", "队伍", "人员", "积极性"),
    ),
    Duty(
        Actor.CENTRE,
        "体制机制创新",
        Clause("7(3)", "探索运营管理、研发投入及人才集聚等方面的体制机制创新。"),
        ("运营", "研发投入", "人才集聚", "体制", "机制"),
    ),
    Duty(
        Actor.CENTRE,
        "筹措和使用经费",
        Clause("7(4)", "多元化筹措建设运行经费，按规定管理和使用经费，支撑保障技术创新中心运行。"),
        ("经费", "筹措", "保障"),
    ),
    Duty(
        Actor.CENTRE,
        "年度报告和配合监测评估",
        Clause("7(5)", "按要求编制年度报告，配合做好平台日常监测、统计调度和绩效评估等工作。"),
        ("年度报告", "监测", "统计", "调度", "绩效", "评估"),
        reading="annual-report",
    ),
)
"""Every duty of the three articles, in their order."""


class ResponsibilitiesFacts(Facts):
    """Whose duties are asked for, and about what. With neither, all duties are given."""

    actor: Actor | None = fact("主体", "要查谁的职责？", "5")
    topic: str | None = fact(
        "事项", "要查哪件事由谁负责（例如年度报告、经费、监督检查）？", "5", max_length=200
    )


def decide(facts: ResponsibilitiesFacts, context: Context) -> Decision:
    """Give the duties asked for, each with its clause; a topic that names none gives all, to compare."""
    topic = (facts.topic or "").strip()
    named = _named_in(topic)
    duties = _of(facts.actor, named or DUTIES)
    findings = [
        finding
        for actor in Actor
        if facts.actor in (None, actor) or named
        for finding in _findings(actor, duties, context, with_standing=not named)
    ]
    lead = _lead(topic, facts.actor, named)
    return Decision("responsibilities", "管理职责", context.as_of, lead + _summary(duties), tuple(findings))


def _named_in(topic: str) -> tuple[Duty, ...]:
    return tuple(duty for duty in DUTIES if any(word in topic for word in duty.words))


def _of(actor: Actor | None, duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Those of `actor`; all of them where it has none, so that the answer says whose they are."""
    return tuple(duty for duty in duties if duty.actor is actor) or duties


def _findings(
    actor: Actor, duties: tuple[Duty, ...], context: Context, *, with_standing: bool
) -> Iterator[Finding]:
    if with_standing:
        yield _standing(actor, context)
    yield from (_duty(duty, context) for duty in duties if duty.actor is actor)


def _standing(actor: Actor, context: Context) -> Finding:
    because = f"{STANDING[actor].quote}。"
    if actor is Actor.RECOMMENDING_DEPARTMENT:
        because += _gloss("recommending-department", context)
    return Finding(STANDING[actor], f"{actor.chinese}的地位", Outcome.STATED, because)


def _duty(duty: Duty, context: Context) -> Finding:
    because = f"{duty.actor.chinese}的职责：{duty.clause.quote}"
    if duty.reading:
        because += _gloss(duty.reading, context)
    return Finding(duty.clause, f"{duty.actor.chinese}：{duty.title}", Outcome.STATED, because)


def _gloss(reading: str, context: Context) -> str:
    """How the wording of the clause is read."""
    context.reading(reading)
    return f"其中“{context.readings[reading].wording}”：{context.readings[reading].applied.text}。"


def _lead(topic: str, actor: Actor | None, named: tuple[Duty, ...]) -> str:
    """What the question came to. Only words were compared: that the text is silent is never said."""
    if not topic:
        return ""
    if not named:
        return f"管理职责中没有找到与“{topic}”字面对应的一项，现列出各项职责供对照。"
    if actor and all(duty.actor is not actor for duty in named):
        return f"与“{topic}”字面对应的职责不在{actor.chinese}名下。"
    return f"与“{topic}”字面对应的职责如下。"


def _summary(duties: tuple[Duty, ...]) -> str:
    """Whose duties there are, how many, and what they are about."""
    by_actor = {actor: [duty.title for duty in duties if duty.actor is actor] for actor in Actor}
    return "".join(
        f"{actor.chinese}{len(titles)}项：{'；'.join(titles)}。"
        for actor, titles in by_actor.items()
        if titles
    )


CHECKER = Checker(
    name="responsibilities",
    title="管理职责",
    description=(
        "按第五条至第七条查市科技局、归口管理部门、技术创新中心各负责什么，或某件事由谁负责。"
        "问谁管、谁负责、有什么职责、归口管理部门是哪些时用。"
    ),
    facts=ResponsibilitiesFacts,
    decide=decide,
    places=tuple(clause.place for clause in (*STANDING.values(), *(duty.clause for duty in DUTIES))),
)
