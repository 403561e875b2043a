"""运行期间的变更：第二十条，并与第十三条的备案相区别。

13    主任（总经理）聘用报归口管理部门和市科技局备案。
20    技术创新中心运行期间需变更名称、注册地或其他重大事项的，应提出书面申请，经归口管理部门审核后报市科技局批准。
"""

from pydantic import field_validator

from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Clause, Decision, Finding, Outcome
from assistant.checkers.facts import Choice, Facts, fact

FILING = Clause("13", "主任（总经理）聘用报归口管理部门和市科技局备案。")
IN_OPERATION = Clause("20", "技术创新中心运行期间需变更名称、注册地或其他重大事项的")
NAMED = Clause("20", "变更名称、注册地")
OTHER_MAJOR = Clause("20", "其他重大事项")
PATH = Clause("20", "应提出书面申请，经归口管理部门审核后报市科技局批准")

HOW_TO_BE_APPROVED = "提出书面申请，经归口管理部门审核后报市科技局批准"
HOW_TO_FILE = "报归口管理部门和市科技局备案"


class Change(Choice):
    """What is to change, in the order of 第二十条, then of 第十一条; OTHER is what neither names."""

    NAME = "name", "中心名称"
    REGISTERED_PLACE = "registered_place", "中心注册地"
    DIRECTOR = "director", "主任（总经理）聘用"
    DEVELOPMENT_PLAN = "development_plan", "建设发展规划"
    MAJOR_PROJECT = "major_project", "重大工程及项目"
    USE_OF_FUNDS = "use_of_funds", "资金使用"
    OTHER = "other", "其他事项"


NAMED_IN_THE_TEXT = frozenset({Change.NAME, Change.REGISTERED_PLACE})
COUNCIL_MATTERS = frozenset({Change.DEVELOPMENT_PLAN, Change.MAJOR_PROJECT, Change.USE_OF_FUNDS})
"""The matters of 第十一条 beside the director's hiring, which 第十三条 governs."""


class Stage(Choice):
    """How far the change has come on the path of 第二十条."""

    NOT_APPLIED = "not_applied", "还没有提出书面申请"
    APPLIED = "applied", "已提出书面申请，归口管理部门尚未审核"
    REVIEWED = "reviewed", "归口管理部门已审核，市科技局尚未批准"
    APPROVED = "approved", "市科技局已批准"
    CHANGED_WITHOUT_APPROVAL = "changed_without_approval", "未经批准已经变更"


NEXT_STEPS = {
    Stage.NOT_APPLIED: "由中心提出书面申请，送归口管理部门审核。",
    Stage.APPLIED: "等归口管理部门审核，审核后报市科技局批准。",
    Stage.REVIEWED: "报市科技局批准；批准之前不要变更。",
    Stage.APPROVED: "按批准的内容办理变更。",
    Stage.CHANGED_WITHOUT_APPROVAL: (
        "立即向归口管理部门和市科技局说明情况；未经批准变更的后果和能否补办，本办法没有写明。"
    ),
}


class ChangeFacts(Facts):
    """What is to change in a centre, and how far it has come."""

    in_operation: bool | None = fact("处于运行期间", "技术创新中心已经批复、正在运行吗？", "20")
    changes: tuple[Change, ...] | None = fact("变更事项", "要变更哪些事项（可多选）？", "20")
    other_matter: str | None = fact(
        "其他事项的内容", "“其他事项”具体是什么（例如更换建设主体单位、调整研发方向）？", "20", max_length=200
    )
    stage: Stage | None = fact("办理进度", "这项变更办到哪一步了？", "20")

    @field_validator("changes")
    @classmethod
    def _none_chosen_is_not_given(cls, given: tuple[Change, ...] | None) -> tuple[Change, ...] | None:
        """A form sends an empty choice for a question left open; each change counts once, in one order."""
        return tuple(change for change in Change if change in given) if given else None


def decide(facts: ChangeFacts, context: Context) -> Decision:
    """Say for each change whether it is approved or filed, then where the application stands."""
    if facts.in_operation is False:
        return _decision(
            context,
            "还没有批复运行的，不适用运行期间变更的规定；批复以前的变更怎么办理，本办法没有写明。",
            _not_yet(facts),
        )
    if facts.changes is None:
        return _decision(
            context,
            f"要先知道变更的是什么事项。变更名称、注册地或其他重大事项的，应{HOW_TO_BE_APPROVED}。",
            _which(facts),
        )
    approved = tuple(change for change in facts.changes if _needs_approval(change, context))
    findings = [_change(change, facts, context) for change in facts.changes]
    if approved and facts.stage:
        findings.append(_progress(approved, facts, facts.stage))
    return _decision(context, _conclusion(facts.changes, approved, facts.stage), *findings)


def _decision(context: Context, conclusion: str, *findings: Finding) -> Decision:
    return Decision("change", "运行期间的变更", context.as_of, conclusion, findings)


def _not_yet(facts: ChangeFacts) -> Finding:
    return Finding(
        IN_OPERATION,
        "运行期间",
        Outcome.NOT_APPLICABLE,
        "这一条只写运行期间的变更，中心还没有批复运行。",
        facts=facts.used("in_operation"),
        next_step="申请过程中有变动的，向受理申请的归口管理部门问明怎么办理。",
    )


def _which(facts: ChangeFacts) -> Finding:
    return Finding(
        IN_OPERATION,
        "变更事项",
        Outcome.NEEDS_FACTS,
        "还不知道要变更的是什么事项。",
        facts=facts.used("in_operation", "stage"),
        missing=facts.missing("changes"),
    )


def _needs_approval(change: Change, context: Context) -> bool:
    """Whether `change` is certainly one that 市科技局 approves; what only may be one is left to judgement."""
    if change is Change.DIRECTOR:
        return context.reading("filing-or-approval") == "both"
    if change in COUNCIL_MATTERS:
        return context.reading("major-matters") == "council_matters"
    return change in NAMED_IN_THE_TEXT


def _change(change: Change, facts: ChangeFacts, context: Context) -> Finding:
    if change in NAMED_IN_THE_TEXT:
        return _named(change, facts)
    if change is Change.DIRECTOR:
        return _director(facts, context)
    return _possibly_major(change, facts, context)


def _named(change: Change, facts: ChangeFacts) -> Finding:
    return Finding(
        NAMED,
        f"变更{change.chinese}",
        Outcome.STATED,
        f"运行期间变更{change.chinese}的，应{HOW_TO_BE_APPROVED}。",
        facts=facts.used("changes", "in_operation"),
        next_step=(
            "新名称仍按“呼和浩特市×××技术创新中心”的格式拟定，写入书面申请。"
            if change is Change.NAME
            else "在书面申请中写明新的注册地；能否迁出呼和浩特市，这一条没有写明，迁出的请先问明市科技局。"
        ),
        evidence=("变更书面申请",),
    )


def _director(facts: ChangeFacts, context: Context) -> Finding:
    """第十三条 speaks of the director's hiring and asks for a filing only; 第二十条 does not name it."""
    also_approved = _needs_approval(Change.DIRECTOR, context)
    return Finding(
        FILING,
        "主任（总经理）聘用",
        Outcome.STATED,
        f"主任（总经理）聘用{HOW_TO_FILE}"
        + (
            f"；更换主任同时按重大事项变更，应{HOW_TO_BE_APPROVED}。"
            if also_approved
            else "，是备案，不是批准。"
        ),
        facts=facts.used("changes"),
        next_step="聘用由理事会（董事会）审定后，向归口管理部门和市科技局报备；备案的材料和时限没有写明。",
        evidence=("聘用情况的备案材料", *(("变更书面申请",) if also_approved else ())),
    )


def _possibly_major(change: Change, facts: ChangeFacts, context: Context) -> Finding:
    """其他重大事项 is open: unless a reading settles it, a person decides."""
    matter = facts.other_matter if change is Change.OTHER and facts.other_matter else change.chinese
    if _needs_approval(change, context):
        return Finding(
            OTHER_MAJOR,
            f"变更{change.chinese}",
            Outcome.STATED,
            f"变更{matter}按其他重大事项办理，应{HOW_TO_BE_APPROVED}。",
            facts=facts.used("changes", "in_operation"),
            evidence=("变更书面申请",),
        )
    return Finding(
        OTHER_MAJOR,
        f"变更{change.chinese}",
        Outcome.NEEDS_JUDGEMENT,
        f"条文只写明名称和注册地，没有列出哪些是其他重大事项；变更“{matter}”是否重大，由人判断。",
        facts=facts.used("changes", "other_matter"),
        next_step=f"先向归口管理部门或市科技局问明；认定为重大事项的，应{HOW_TO_BE_APPROVED}。",
    )


def _progress(approved: tuple[Change, ...], facts: ChangeFacts, stage: Stage) -> Finding:
    """Where the application stands. Only a change made without approval is a failure."""
    outcome = {Stage.APPROVED: Outcome.MET, Stage.CHANGED_WITHOUT_APPROVAL: Outcome.NOT_MET}.get(
        stage, Outcome.STATED
    )
    return Finding(
        PATH,
        "申请、审核和批准",
        outcome,
        f"变更{_listed(approved)}：{stage.chinese}。",
        facts=facts.used("changes", "stage"),
        next_step=NEXT_STEPS[stage],
        evidence=("变更书面申请", "归口管理部门审核意见", "市科技局批准文件"),
    )


def _conclusion(changes: tuple[Change, ...], approved: tuple[Change, ...], stage: Stage | None) -> str:
    sentences = []
    if approved:
        where = f"，现在{stage.chinese}" if stage else ""
        sentences.append(f"运行期间变更{_listed(approved)}，应{HOW_TO_BE_APPROVED}{where}。")
    if Change.DIRECTOR in changes:
        only = "" if Change.DIRECTOR in approved else "，是备案，不是批准"
        sentences.append(f"主任（总经理）聘用{HOW_TO_FILE}{only}。")
    if unclear := tuple(
        change for change in changes if change not in approved and change is not Change.DIRECTOR
    ):
        sentences.append(f"变更{_listed(unclear)}是否属于须批准的其他重大事项，条文没有列明，由人判断。")
    return "".join(sentences)


def _listed(changes: tuple[Change, ...]) -> str:
    return "、".join(change.chinese for change in changes)


CHECKER = Checker(
    name="change",
    title="运行期间的变更",
    description=(
        "按第二十条、第十三条判断中心运行期间的变更怎么办理：变更名称、注册地等重大事项要书面申请并经批准，主任（总经理）聘用是备案，"
        "其他事项是否重大由人判断。问变更、更名、迁址、换主任时用。"
    ),
    facts=ChangeFacts,
    decide=decide,
    places=("20", "13"),
)
