"""Questions on who does what (市局和区里各管啥): the duties of each of the bodies that they name, to be looked up one by one."""

import re

_DIVIDES = re.compile(
    r"分工|各自?(?:管|干|做|负责|承担|担)(?:些|点)?(?:啥|什么|甚|哪)|谁(?:管|干|做|负责)(?:啥|什么|甚|哪)|(?:职责|责任|活儿?|事儿?)[^，。？?]{0,4}(?:怎么|咋|如何)(?:分|划)"
    r"|(?:怎么|咋|如何)(?:分|划)[^，。？?]{0,4}(?:职责|责任|活|工)|who does what",
    re.IGNORECASE,
)
_BODIES = (
    ("市科技局的职责", re.compile("市(?:级)?(?:里|局|科技局|科技部门)|(?<![区县旗边口头])科技局|局里")),
    (
        "归口管理部门的职责",
        re.compile("归口|旗县|区县|各区|区里|区上|县里|开发区|(?<![市])区科技局|县科技局|旗科技局"),
    ),
    (
        "技术创新中心的职责",
        re.compile("中心(?:自己|自个儿?|本身|这边|这头)|(?:和|与|跟|、|还有)(?:我们)?中心"),
    ),
)


def divided(text: str) -> tuple[str, ...]:
    """The duties that `text` wants to see side by side; empty where it asks for no division of them, or of one body alone."""
    if not _DIVIDES.search(text):
        return ()
    named = tuple(duties for duties, body in _BODIES if body.search(text))
    return named if len(named) > 1 else ()
