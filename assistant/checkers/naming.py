"""命名：第二十八条。

28    创新中心命名为“呼和浩特市×××技术创新中心”。
"""

from pydantic import field_validator

from assistant.checkers.centre_name import PLACEHOLDER, PREFIX, SUFFIX, CentreName, form
from assistant.checkers.checker import Checker, Context
from assistant.checkers.decision import Decision, Finding, Outcome
from assistant.checkers.facts import Facts, fact
from assistant.checkers.findings import Condition

QUOTE = "创新中心命名为“呼和浩特市×××技术创新中心”"
BEGINNING = Condition("28", QUOTE, "名称开头")
MIDDLE = Condition("28", QUOTE, "名称中间")
ENDING = Condition("28", QUOTE, "名称结尾")
WRITING = Condition("28", QUOTE, "名称书写")
PROPOSAL = Condition("28", QUOTE, "建议名称")

FORM = f"“{PREFIX}{PLACEHOLDER}{SUFFIX}”"
SHORT_OF_TECHNOLOGY = SUFFIX.removeprefix("技术")


class NamingFacts(Facts):
    """The name that a centre is to bear, or the field that it is to be named for."""

    proposed_name: str | None = fact("拟用名称", "技术创新中心拟用什么名称？", "28", max_length=200)
    technical_field: str | None = fact(
        "技术领域", f"中心是哪个技术领域的（用来填{PLACEHOLDER}）？", "28", max_length=100
    )

    @field_validator("proposed_name", "technical_field")
    @classmethod
    def _blank_is_not_given(cls, given: str | None) -> str | None:
        """A form sends blanks for a question left open."""
        return given if given is not None and CentreName(given).tidy else None


def decide(facts: NamingFacts, context: Context) -> Decision:
    """Hold the proposed name against the form, part by part, and put it right."""
    if facts.proposed_name is None:
        findings = _without_name(facts)
    else:
        name = CentreName(facts.proposed_name)
        findings = (
            _beginning(name, facts),
            _middle(name, facts, context),
            _ending(name, facts),
            _writing(name, facts),
            _proposal(name, facts),
        )
    return Decision("naming", "命名", context.as_of, _conclusion(facts, findings), findings)


def _without_name(facts: NamingFacts) -> tuple[Finding, ...]:
    if facts.technical_field is None:
        return (PROPOSAL.lacks(facts, "proposed_name", "technical_field"),)
    name = form(facts.technical_field)
    if not name:
        return (PROPOSAL.lacks(facts, "proposed_name", because="所填的技术领域里没有可用的字。"),)
    return (
        PROPOSAL.gives(
            Outcome.STATED,
            f"按规定的格式，可以写作“{name}”；{PLACEHOLDER}填什么没有规定。",
            facts,
            "technical_field",
        ),
    )


def _beginning(name: CentreName, facts: NamingFacts) -> Finding:
    if name.starts_right:
        return BEGINNING.gives(Outcome.MET, f"以“{PREFIX}”开头。", facts, "proposed_name")
    if name.before:
        because = f"“{PREFIX}”前面多了“{name.before}”。"
    elif name.tidy.startswith(PREFIX[:-1]):
        because = f"“{PREFIX[:-1]}”后面少了“{PREFIX[-1]}”字。"
    elif name.nickname:
        because = f"“{name.nickname}”应写全称“{PREFIX}”。"
    else:
        because = f"没有以全称“{PREFIX}”开头。"
    return BEGINNING.gives(
        Outcome.NOT_MET, because, facts, "proposed_name", next_step=f"开头改为“{PREFIX}”。"
    )


def _middle(name: CentreName, facts: NamingFacts, context: Context) -> Finding:
    if not name.middle:
        return MIDDLE.gives(
            Outcome.NOT_MET,
            f"“{PREFIX}”与“{SUFFIX}”之间是空的。",
            facts,
            "proposed_name",
            next_step=f"在{PLACEHOLDER}处填上内容，填什么没有规定。",
        )
    if name.unfilled:
        return MIDDLE.gives(
            Outcome.NOT_MET,
            f"“{name.middle}”里有占位符号，还没有换成实际内容。",
            facts,
            "proposed_name",
            next_step=f"把{PLACEHOLDER}换成实际内容，填什么没有规定。",
        )
    if context.reading("name-content") == "judgement":
        return MIDDLE.gives(
            Outcome.NEEDS_JUDGEMENT,
            f"“{name.middle}”与技术领域是否相符，由人工判断。",
            facts,
            "proposed_name",
        )
    return MIDDLE.gives(
        Outcome.MET, f"{PLACEHOLDER}处填的是“{name.middle}”，填什么没有规定。", facts, "proposed_name"
    )


def _ending(name: CentreName, facts: NamingFacts) -> Finding:
    if name.ends_right:
        return ENDING.gives(Outcome.MET, f"以“{SUFFIX}”结尾。", facts, "proposed_name")
    if name.after:
        because = f"“{SUFFIX}”后面多了“{name.after}”。"
    elif name.tidy.endswith(SHORT_OF_TECHNOLOGY):
        because = f"“{SHORT_OF_TECHNOLOGY}”不是“{SUFFIX}”。"
    else:
        because = f"没有以“{SUFFIX}”结尾。"
    company = "登记为公司的，公司名称与中心名称怎样对应没有写，请向市科技局核实。" if name.company else ""
    return ENDING.gives(
        Outcome.NOT_MET, because, facts, "proposed_name", next_step=f"结尾改为“{SUFFIX}”。{company}"
    )


def _writing(name: CentreName, facts: NamingFacts) -> Finding:
    """The form has no blanks in it; of brackets and full width it says nothing."""
    if name.has_blanks:
        return WRITING.gives(
            Outcome.NOT_MET,
            "名称里有空格或不可见的字符，格式里没有。",
            facts,
            "proposed_name",
            next_step="删去空格。",
        )
    doubts = [
        doubt
        for doubt, raised in (
            ("名称里有括号或引号，格式里没有", name.has_brackets),
            ("有全角字母或数字，格式没有写全角还是半角", name.has_full_width),
            (f"“{PREFIX}”或“{SUFFIX}”写了两次", name.repeats),
            ("“市”字可能被“呼和浩特市”借用，例如“市政”应另写“市”字", name.lost_city),
        )
        if raised
    ]
    if doubts:
        return WRITING.gives(
            Outcome.NEEDS_JUDGEMENT,
            f"{'；'.join(doubts)}。",
            facts,
            "proposed_name",
            next_step="按建议名称书写，或者向市科技局核实。",
        )
    return WRITING.gives(Outcome.MET, "没有空格、括号和全角字母数字。", facts, "proposed_name")


def _proposal(name: CentreName, facts: NamingFacts) -> Finding:
    if name.corrected == name.tidy and not name.has_blanks:
        return PROPOSAL.gives(Outcome.NOT_APPLICABLE, "名称不用改。", facts)
    corrected = name.corrected or (form(facts.technical_field) if facts.technical_field else "")
    if not corrected:
        unknown = f"还不知道{PLACEHOLDER}处要填什么。"
        if facts.technical_field:
            return PROPOSAL.unclear(facts, "technical_field", unknown)
        return PROPOSAL.lacks(facts, "technical_field", because=unknown)
    return PROPOSAL.gives(
        Outcome.STATED, f"建议写作“{corrected}”。", facts, "proposed_name", "technical_field"
    )


def _conclusion(facts: NamingFacts, findings: tuple[Finding, ...]) -> str:
    last = findings[-1]
    if facts.proposed_name is None:
        if last.outcome is Outcome.STATED:
            return last.because
        return f"规定的格式是{FORM}；请提供拟用名称或技术领域。"
    name = " ".join(CentreName(facts.proposed_name).bare.split())
    failed = _because(findings, Outcome.NOT_MET)
    doubts = _because(findings, Outcome.NEEDS_JUDGEMENT)
    if failed:
        said = f"“{name}”不符合命名格式：{failed}。"
    else:
        said = f"“{name}”符合命名格式" + (f"，但{doubts}。" if doubts else "。")
    if last.outcome is Outcome.STATED:
        return said + last.because
    return said + (
        f"请说明技术领域，用来填{FORM}中的{PLACEHOLDER}。" if last.outcome is Outcome.NEEDS_FACTS else ""
    )


def _because(findings: tuple[Finding, ...], outcome: Outcome) -> str:
    return "；".join(finding.because.rstrip("。") for finding in findings if finding.outcome is outcome)


CHECKER = Checker(
    name="naming",
    title="命名核对",
    description="按第二十八条核对技术创新中心的名称是否为“呼和浩特市×××技术创新中心”，指出不符之处并给出更正后的名称。",
    facts=NamingFacts,
    decide=decide,
    places=("28",),
)
