"""The professional title of a person, from how people call it (titles.toml): 高工, 副教授, 正高, 中级."""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

from assistant.checkers.eligibility_facts import DirectorTitle
from corpus.toml_file import read_toml

_BY_KEY = {title.value: title for title in DirectorTitle}
_NOT_YET = re.compile(
    r"(?:(?:正在?|准备|打算|即将|马上|快要?|(?:明年|后年|年底|下半年|下个?(?:月|季度))(?:[0-9]{1,2}月(?:份)?|开春|年[初底]|[上下]半年)?|拟|在)"
    r"(?:才|就|要|能|去)*(?:评|申报|申请|参评|晋升|升|考)"
    r"|没|未|不是|不算|还不是|还没)(?:有|评|拿|到|上|过|取得)*$"
)

_COUNTS_AS, _ASKED = (
    re.compile("(?:算|算是|属于|是不是|等于|相当于)$"),
    re.compile("(?:职称)?(?:的)?[不吗么吧？?]"),
)
_COMPARED = re.compile(
    r"(?:比|不如|不亚于|不输|赛过|胜过|顶得上|顶|抵得上|抵|当成?|堪比|媲美)(?:一般|普通|很多|那些|这些|一个|1个|个|好多|不少|你们?|他们?|人家|别人|别家|别的|咱们?|我们?|所有|任何|哪个|随便|什么|的)*$"
)
"""贡献比教授大: nobody is a professor."""
_AS_IF = re.compile(
    "(?:先|就|都|也)(?:按照?|当(?:作|成)?|算(?:作|成)?)$|(?:写成|填成|报成|说成|冒充|包装成)$"
)
"""现在先按高级填上去: what is to be written, not what he has."""
_SPOKEN_OF = re.compile(r"[“\"「『]$")
_ITS_MEANING = re.compile(
    r"^[”\"」』]?(?:这|那)?(?:俩|两|个|几)*(?:字|词)?(?:说的|指的?|是指|什么意思|是什么|怎么(?:理解|算|界定)|到底)"
)
"""“高级”说的是水平: the word, not a title that someone has."""
_DEFINES = re.compile(
    r"(?:职称)?[”\"」』]?(?:才|只有?)(?:能)?(?:叫|算|是|称得上|够得上|配叫)(?:是|得上)?(?:真|真正|正经)?的?[“\"「『]?"
)
"""正高才叫高级: what a title is, not who has it."""
_OUT_OF_REACH = re.compile(r"(?:离|距离?|够不[上着]|算不上|谈不上|称不上|配不上)[“\"「『]?$")
_FAILED = re.compile(r"^(?:职称)?(?:也|还|都|但|是)?(?:没|未)(?:有)?(?:过|通过|评上|批|成|下来|拿到|聘)")
_IN_THE_WORKS = re.compile(
    r"^(?:职称|资格|证书?)?的?(?:评审)?(?:材料|申报|评审|答辩|评定|申请|公示|证书?)?(?:已经?|都|也|刚|正在?|还)*(?:在(?:评|走|办|公示|审|申报)|(?:交|报|递)(?:上去|了|出去|到)|等(?:着|批|结果|下|公示)|公示中|(?:马上|快要?|即将)(?:下|批|评|到手)|没(?:批|下来|发|聘|评))"
)
"""副高材料交上去了: he has it not yet."""
_OF_ANOTHER = re.compile(
    r"(?:技术|财务|项目|行政|学术|安全|质量|课题)(?:总?负责人|总监|主管|带头人)|总会计师(?!兼)|会计(?!师)|出纳|董事长|理事长|法人(?:代表)?|法定代表人|书记|导师|师父|爱人|丈夫|妻子|媳妇|老婆|老公|父亲|母亲|爸|妈|同学|同事|顾问|副手|副职|副主任|助手|搭档|帮手|团队|队里|队伍|其他|其余|另(?:一|外)|合作方|学生|徒弟|成员|骨干|[小老](?:张|王|李|赵|刘|陈|杨|黄|周|吴)|他(?:爱人|媳妇|儿子)"
)
"""副手小李是工程师: a clause on somebody else."""
_HE_IS_TO = re.compile(
    r"^[^。；;！!？?\n]*(?:[，,](?:能|可以|想|准备|打算|拟|要|来|去|他|她)*(?:当|担任|出任|做|兼任?|任)(?:[^，,。；;]{0,6})(?:主任|负责人|总经理|一把手|头儿?)|(?:让|由|叫|推|请|选|派|用|换)(?:他|她)(?!们)[^，,。；;]{0,4}(?:当|做|任|来|干|上|挂帅|领)|(?:他|她)(?!们)(?:来|能|可以?|想)*(?:当|担任|出任|做))"
)
_TO_BE_GOT = re.compile(
    r"(?:[弄搞整造买仿PpＰ]|伪造|手下|底下|下面)(?:出|来|到)?(?:一|1)?(?:个|张|本|份|套)[^，。；;！？?、]{0,3}$"
)
"""弄张副高证: a certificate to be got, not what the one spoken of has."""
_COUNTED_AFTER = re.compile(
    r"^(?:的|人员|职称)*\s?(?:[2-9]|[0-9]{2,}+|[二两三四五六七八九十]{1,3}+)(?![0-9.年月日号级])(?:个|名|位|人)?"
)
_COUNTED_BEFORE = re.compile(r"(?:[2-9]|[0-9]{2,}|[二两三四五六七八九十])\s?(?:个|名|位)(?:人)?[^，。]{0,3}$")
_JOINT = re.compile(r"(?:的|和|跟|与|及|或者?|、|加|\s)*")
_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
_CLAUSE_END = re.compile(r"[，,：:。；;！!？?\s]")


def title(text: str, head: re.Pattern[str] | None = None) -> tuple[DirectorTitle, int] | None:
    """Give the last title that `text` says someone has, and where it stands; None where it names none.

    `head`: how the one is called whose title is wanted; in a sentence that calls him so his title is looked for first.
    正在评高工 says only what the title is not yet; 高工8个 and 比教授 are others.
    """
    found = [match for match in _said_of_someone(text) if not _TO_BE_GOT.search(text[: match.start()])]
    his = found
    if head is not None:
        spans = [_sentence_around(text, match.start()) for match in head.finditer(text)]
        near = [one for one in found if any(start <= one.start() < end for start, end in spans)]
        his = [one for one in near if not _on_another(text, one.start(), head)]
        if near and not his and _HE_IS_TO.search(text[near[-1].end() :]):
            his = near  # 老李是中级工程师，让他当一把手
        his = his or ([] if near else [one for one in found if not _on_another(text, one.start(), head)])
    his = [one for one in his if one.lastgroup != DirectorTitle.BELOW_SENIOR.value] or his
    return (_BY_KEY[str(his[-1].lastgroup)], his[-1].start()) if his else None


def _said_of_someone(text: str) -> list[re.Match[str]]:
    """The titles of which the text says that one person has them: none that is counted, compared with or only spoken of."""
    found: list[re.Match[str]] = []
    counted_from = -1
    named = list(_any().finditer(text))
    defined = {
        one.start()
        for pair in pairwise(named)
        if _DEFINES.fullmatch(text[pair[0].end() : pair[1].start()])
        for one in pair
    }
    for match in reversed([one for one in named if one.start() not in defined]):
        before, after = text[: match.start()], text[match.end() :]
        listed = counted_from >= 0 and _JOINT.fullmatch(text[match.end() : counted_from])
        if listed or _COUNTED_AFTER.match(after) or _COUNTED_BEFORE.search(before):
            counted_from = match.start()
            continue
        if (
            _FAILED.match(after)
            or _IN_THE_WORKS.match(after)
            or _COMPARED.search(before)
            or _OUT_OF_REACH.search(before)
            or _AS_IF.search(before)
            or (_SPOKEN_OF.search(before) and _ITS_MEANING.match(after))
        ):
            continue
        if match.lastgroup not in _SAY_WHAT_IS_NOT and _NOT_YET.search(before):
            continue
        if not (_COUNTS_AS.search(before) and _ASKED.match(after)):
            found.insert(0, match)
    return found


_SAY_WHAT_IS_NOT = (DirectorTitle.NONE.value, DirectorTitle.BELOW_SENIOR.value)
"""没职称, 没评上高级: the words themselves say that he has it not."""


def _on_another(text: str, at: int, head: re.Pattern[str]) -> bool:
    clause = _CLAUSE_END.split(text[:at])[-1] + _CLAUSE_END.split(text[at:])[0]
    return bool(_OF_ANOTHER.search(clause)) and not head.search(_OF_ANOTHER.sub("", clause))


def _sentence_around(text: str, at: int) -> tuple[int, int]:
    start = max((end.end() for end in _SENTENCE_END.finditer(text[:at])), default=0)
    end = _SENTENCE_END.search(text, at)
    return start, end.start() if end else len(text)


@cache
def _any() -> re.Pattern[str]:
    groups: dict[str, list[str]] = read_toml(files("assistant.builtin.extraction") / "titles.toml")
    return re.compile(
        "|".join(f"(?P<{_BY_KEY[key].value}>{'|'.join(words)})" for key, words in groups.items())
    )
