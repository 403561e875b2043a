"""A share that is said of what the rule asks for, not of the team that there is."""

import re

from assistant.builtin.extraction.count import Count
from assistant.checkers.team_shares import LIMIT

_BEFORE_RULE = re.compile(
    r"(?:要求|规定|必须|非要|应当|不低于|不少于|超过|不超|没超|低于|不到|不足|至少|最低|达不到|够不够|到没到|达没达到|够|够得上|凑够|是否达到|能不能到|能否达到)[^，。；;？?！!]{0,6}$"
)
_AFTER_RULE = re.compile(
    r"^[^，。；;？?！!]{0,6}(?:就行|就够|就可以|就能|即可|才行|才够|才能|的要求|的规定|的线|这条线|是(?:指|怎么|按|什么)|怎么(?:算|理解))"
)


def is_a_rule(text: str, count: Count) -> bool:
    """A share that is said of the rule, not of a team: 不是要求30%吗, 达到20%就行, 固定的有12个，三成有了没."""
    before, after = text[: count.start], text[count.end :]
    if not count.share:
        return False
    wanted = count.value == LIMIT and _HAS_SO_MUCH.match(after) and not _TOLD_TO_HAVE.search(before)
    named = count.value == LIMIT and _NAMED.match(after)
    return bool(wanted or named or _BEFORE_RULE.search(before) or _AFTER_RULE.search(after))


_NAMED = re.compile(
    r"(?:的)?[那这](?:一)?(?:条|项|款|道?[坎线杠]|道?门槛|个?(?:要求|指标|规定))|[^，。；;？?！!0-9]{0,4}(?:只|光|单|仅)(?:算|认|看|指|包括|数)"
)
"""30%那条只认高级职称: what the rule asks for and whom it counts."""
_HAS_SO_MUCH = re.compile(
    r"(?:的)?(?:线|坎|杠|杠杠|数|标准)?(?:(?:有|到|够|达到?|过|满|足|占|成)(?:了|得?[上着到])?(?:没有?|不|吗|么|否)|有没有|[到过满够占]没[到过满够占]|(?:没|不)(?=[？?。]|$))"
)
_TOLD_TO_HAVE = re.compile(r"(?<!能)(?<!没)(?<!不)(?<!否)(?:占(?:比|了|到)?|是|为|达|比例|只有|约)\s?$")
