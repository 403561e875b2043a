"""Yes or no: whether a text says that something is so, says that it is not, or only asks."""

import re

_NEGATED_BEFORE = re.compile(
    r"(?:没有?|还没|尚未|未曾?|并?无|不|缺少?|从没|从未|没能|还差)(?:再|能|有|去|搞|弄|签|写|出具|出|提供|提交|拿|盖|办|做|设|建|组建|成立|设立|聘|报|经过?|过|任何|什么|一个|一份)*$"
    # 没上过失信名单, 从未被列入; not 有没有上过
    r"|(?:(?<!有)没有?|从来没有?|未曾?)(?:再|能|有|被|给|人)*(?:(?:上|进|入|列|纳|登|犯|沾)(?:入|进|为|上|过|到|了)*)?$"
    r"|(?<!是)不是$|(?<!在)不在$"
)
_NEGATED_AFTER = re.compile(
    r"^(?!了|以?后|之后)[^，。？?！!；;]{0,6}?(?:没(?!问题|事)|没有|还没|尚未|未|不是|缺|作废)"
)
_ASKED_BEFORE = re.compile(
    r"(?:有没有|是不是|是否|有无|要不要|用不用|需不需要|需要|要|必须|应当|应该|得|还得|能不能|可不可以|可否|能否|如果|要是|假如|万一|怎么|如何)[^，。？?！!；;]{0,4}$"
)
_ASKED_AFTER = re.compile(
    r"^[^，。？?！!；;]{0,6}?(?:有没有|是不是|是否|要不要|用不用|需不需要|怎么|如何|什么|多少|几)"
)


def states(text: str, pattern: re.Pattern[str]) -> bool | None:
    """Give what `text` states of `pattern`: True, False, None where it says nothing of it or only asks.

    Where it is named several times the last statement holds.
    """
    stated: bool | None = None
    for match in pattern.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _NEGATED_BEFORE.search(before) and not re.search(r"有没有?$", before):
            stated = False
        elif _ASKED_BEFORE.search(before) or _ASKED_AFTER.search(after):
            continue
        else:
            stated = not _NEGATED_AFTER.search(after)
    return stated
