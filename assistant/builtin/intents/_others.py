"""Whose numbers a message tells: ours alone are judged, not those of the firm next door that was approved."""

import re

_CLAUSES = re.compile(r"[^，,。；;？?！!\n]+[，,。；;？?！!\n]*")
_OTHERS = re.compile(
    r"隔壁|别人家?|别家|同行|邻居|兄弟单位|友商|对门|人家(?=[^，,。；;]{0,14}(?:批|过了|通过|放行|照样))"
    r"|(?:上次|上回|之前|前年|去年|上一)(?:那|批的)家|(?:某|有|另外?1?一?)家?(?:公司|单位|企业|中心)(?=[^，,。；;]{0,14}(?:批了|过了|通过了|放行))"
)
_OURS = re.compile(r"我们|我方|我这|咱|俺|本(?:单位|公司|方|团队|中心|院|校|所)|凭[什啥]")


def of_ours(text: str) -> str:
    """`text` without the clauses on others: 隔壁20人固定5个都批了，我们20人固定6个. Whole where it tells of others alone."""
    kept, others = [], False
    for clause in _CLAUSES.findall(text):
        start = _OTHERS.search(clause)
        ours = _OURS.search(clause)
        others = bool(start and not (ours and ours.start() < start.start())) or (others and not ours)
        kept.append("" if others else clause)
    return "".join(kept) if any(kept) and re.search("[0-9一二两三四五六七八九十]", "".join(kept)) else text
