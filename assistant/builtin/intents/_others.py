"""Whose numbers a message tells: ours alone are judged, not those of the firm next door that was approved."""

import re

from assistant.builtin.intents._head import OWN
from assistant.builtin.intents._message import Message

_CLAUSES = re.compile(r"[^，,。；;？?！!\n]+[，,。；;？?！!\n]*")
_OTHERS = re.compile(
    r"隔壁|别人家?|别家|同行|邻居|兄弟单位|友商|对门|人家(?=[^，,。；;]{0,14}(?:批|过了|通过|放行|照样))"
    r"|(?:上次|上回|之前|前年|去年|上一)(?:那|批的)家|(?:某|有|另外?1?一?)家?(?:公司|单位|企业|中心)(?=[^，,。；;]{0,14}(?:批了|过了|通过了|放行))"
)
_OURS = re.compile(r"我们|我方|我这|咱|俺|本(?:单位|公司|方|团队|中心|院|校|所)|凭[什啥]")


_BODIES = re.compile(r"理事|董事(?!长)|监事|专家组|评审组|学术委员会|专家评审|办公室|工会|党支部")
_COMMITTEE = re.compile(r"(?<!学术)委员会|技指委|指委")


def of_the_committee(text: str) -> str:
    """`text` without the clauses that number another body: 理事会7人，技术指导委员会9人，我方在理事会占4席，在委员会占3席."""
    clauses = _CLAUSES.findall(text)
    if not any(_COMMITTEE.search(clause) and not _BODIES.search(clause) for clause in clauses):
        return text
    return "".join(
        clause
        for clause in clauses
        if not (_BODIES.search(clause) and not _COMMITTEE.search(clause) and _NUMBERED.search(clause))
    )


_NUMBERED = re.compile(r"[0-9一二两三四五六七八九十]+\s?(?:个|名|位|人|席)")


def of_ours(text: str) -> str:
    """`text` without the clauses on others: 隔壁20人固定5个都批了，我们20人固定6个. Whole where it tells of others alone."""
    kept, others = [], False
    for clause in _CLAUSES.findall(text):
        start = _OTHERS.search(clause)
        ours = _OURS.search(clause)
        others = bool(start and not (ours and ours.start() < start.start())) or (others and not ours)
        kept.append("" if others else clause)
    return "".join(kept) if any(kept) and re.search("[0-9一二两三四五六七八九十]", "".join(kept)) else text


EXPERTS_COUNTED = re.compile(
    r"[0-9一二两三四五六七八九十]\s?(?:个|名|位)(?:专家|评委|嘉宾|领导|代表|记者|群众)"
)
"""来了15个专家: no team."""
_MORE_THAN_TITLES = re.compile(
    r"职称|固定|团队|队伍|人员|人手|在编|全职|专职|中级|高级|初级|坐班|常驻|\bteam\b|staff|permanent|titles?\b"
)


def only_titles(message: Message) -> bool:
    """12个人里10个是教授, after the committee was spoken of: nothing but titles tells that a team is meant."""
    return not (message.says(_MORE_THAN_TITLES) or message.says(OWN))
