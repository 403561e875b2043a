"""Numbers told of those of whom something is not so: 没有中高级职称的15人, 15个都不是高工, 不属于牵头和共建单位的有7人, 缺固定人员6人.

The words for it are in the message, and the number is that of the others, or of nobody: read without the negation it would
turn a verdict round.
"""

import re
from functools import partial

from corpus.numerals import to_int

_DIGITS = r"(?:[0-9]+|[一二两三四五六七八九十百]+)"
_NUMBER = rf"(?=[^，,。；;、？?0-9一二两三四五六七八九十]{{0,3}}\s?{_DIGITS}\s?[个名位人])"
_WITHOUT = (
    r"(?:(?:还|尚|都|也|均|全|并)*(?:没有?|未|不(?:具备|具有|持有|带|够|满足|到)|无|不是|非))(?:能|曾)?"
    r"(?:评(?:上|定|过|到)?|取得|获得|拿(?:到|上|下)?|达到|到|具备|够(?:上|到)?|考(?:上|过)?|签(?:订|了)?)?(?:任何|什么|啥)?"
)
_MIDDLE = r"(?:中[、和及或]?、?高级|中级(?:(?:或|和|、|及|跟)(?:者)?高级|(?:及?以上)?)|中高职|中职)(?:专业)?(?:技术)?(?:职称|证书|证|资格)?"
_RANK = (
    r"(?:(?:正|副)?高级?(?:工程师|工)?|副?教授|副?研究员|工程师|讲师|会计师|经济师|实验师|农艺师)(?:及?以上)?"
    r"(?:专业)?(?:技术)?(?:职称|证书|证|资格)?"
)
_POST = r"(?:固定|正式|长期)?(?:的)?(?:编制|合同|岗位?)(?!要求)"
_NO_TITLE = (
    r"(?:连)?(?:啥|什么|甚|任何|半个|一个|1个)?(?:专业)?(?:技术)?职称(?:那?一?栏)?(?:也|都|还|全|是|为|啥|什么|一个|半个|压根|根本)*"
    r"(?:没有?(?:评|拿|取得)?(?:过|上|到|下来)?|未(?:评|取得|有)|空白?(?:着|缺)?)"
)
_OF_OTHERS = (
    (rf"{_WITHOUT}{_MIDDLE}", "初级"),
    (rf"{_WITHOUT}{_RANK}", "余下"),
    (rf"{_WITHOUT}{_POST}", "非固定"),
    (_NO_TITLE, "没职称"),
)
"""没评上中级的 has no senior title either; 没有高级的 may well have a middle one, and what they have is not told."""
_BEHIND = rf"(?:的|者|人员)(?:人员|人|同志)*{_NUMBER}"
_SO_MANY = (
    rf"(?P<n>(?<![第生士0-9一二两三四五六七八九十百])(?![一1]个){_DIGITS}\s?[个名位人](?:人)?)"
    r"(?:人员|员工|同志|的|都|也|全|均|至今|目前|现在|一直)*"
)
_CLAUSE_ENDS = r"(?=[，,。；;、！!？?：:）)\s够行合能达符可过算差]|$)"
_TOLD_OF_OTHERS = tuple(
    (re.compile(f"{words}{_BEHIND}"), re.compile(f"{_SO_MANY}{words}(?:的)?{_CLAUSE_ENDS}"), others)
    for words, others in _OF_OTHERS
)
_OUTSIDE = re.compile(
    r"(?:不(?:属于?|是|来自)|并非|非)(?:来自)?(?:我们?|自己|牵头(?:单位|方)?)(?:和|、|与|及|跟|或|也不是)(?:共建|合作)(?:单位|方|家)?的?(?:人员|人)*"
    + _NUMBER
)
_SHORT_OF = re.compile(
    r"(?:还|仍|尚)?(?:缺|差|短缺|欠)(?:少)?(?:着|了)?(?:固定|在编|全职|中[、和及]?高级(?:职称)?|中级(?:以上)?|高级(?:职称)?|有职称)(?:的|人员|职工)*\s?(?:[0-9]+|[一二两三四五六七八九十]+)\s?[个名位人]"
)
_SHORT_BY = re.compile(
    rf"(?<=[的员定编级称])(?:现在|目前|总共)?(?:还|仍|尚)?(?:差|缺|短|欠)(?:少)?(?:着|了)?\s?{_DIGITS}\s?[个名位人]"
)
"""固定的还差2人: so many are not there."""


def _some(others: str, said: re.Match[str]) -> str:
    """15个都没评上中级 are some of those told before or of a larger number told behind; 20人都没有高级职称 may be said of all."""
    number = to_int(re.match(_DIGITS, said["n"]).group())  # type: ignore[union-attr]
    larger = any(to_int(one["n"]) > number for one in _TOLD.finditer(said.string, said.end()))
    of_all = _ALL.search(said.group()) and not larger and not _TOLD.search(said.string[: said.start()])
    return said.group() if of_all else f"{said['n']}{others}的"


_ALL, _TOLD = re.compile("[都全均]"), re.compile(rf"(?P<n>{_DIGITS})\s?[个名位人]")


def without_negation(text: str) -> str:
    """`text` with the others in their place: 初级的15人, 外单位的有7人; of what is missing there is no number."""
    for missing in (_SHORT_OF, _SHORT_BY):
        text = missing.sub(lambda said: "□" * len(said.group()), text)
    for number_behind, number_before, others in _TOLD_OF_OTHERS:
        text = number_behind.sub(f"{others}的", text)
        text = number_before.sub(partial(_some, others), text)
    return _OUTSIDE.sub("外单位的", text)
