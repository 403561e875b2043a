"""Whose numbers a message tells: ours alone are judged, not those of the firm next door that was approved."""

import re

from assistant.builtin.extraction.clauses import clauses
from assistant.builtin.intents._message import Message
from assistant.builtin.intents.units.head import OWN

_OTHERS = re.compile(
    r"隔壁|别人家?|别家|别的(?:中心|单位|公司|企业|团队|厂|院|校)|同行|邻居|兄弟单位|友商|对门|人家(?=[^，,。；;]{0,14}(?:批|过了|通过|放行|照样)|[^，,。；;]{0,6}(?:才|只|就|都|也)有?\s?[0-9一二两三四五六七八九十])"
    r"|(?:上次|上回|之前|前年|去年|上一)(?:那|批的)家|(?:某|有|另外?1?一?)家?(?:公司|单位|企业|中心)(?=[^，,。；;]{0,14}(?:批了|过了|通过了|放行))"
)
_OURS = re.compile(r"我们|我方|我这|咱|俺|本(?:单位|公司|方|团队|中心|院|校|所)|凭[什啥]")

_NUMBER = re.compile("[0-9一二两三四五六七八九十]")
_IN_ALL = re.compile(rf"(?:一共|总共|拢共|统共|团队|总数)[^，,。；;0-9]{{0,4}}{_NUMBER.pattern}")
"""隔壁那家51人固定1人就过了，一共74人: who had a number of his own is followed by us."""


def of_ours(text: str) -> str:
    """`text` without the clauses on others: 隔壁20人固定5个都批了，我们20人固定6个. Whole where it tells of others alone."""
    kept, others, counted = [], False, False
    for clause in clauses(text):
        start = _OTHERS.search(clause)
        ours = _OURS.search(clause)
        others = bool(start and not (ours and ours.start() < start.start())) or (
            others and not ours and not (counted and _IN_ALL.search(clause))
        )
        counted = others and (counted or bool(_NUMBER.search(clause)))
        kept.append("" if others else clause)
    return "".join(kept) if _NUMBER.search("".join(kept)) else text


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
