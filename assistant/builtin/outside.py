"""Documents that ours only names, as people call them: 国科发〔2021〕17号里头, 自治区那个方案第五条."""

import re
from functools import cache
from importlib.resources import files

from assistant.answer import Status
from assistant.builtin.dialogue import Dialogue
from corpus.registers import Policy, read_catalog

_NUMBER = re.compile(r"(?P<issuer>\w+)[〔\[](?P<year>\d{4})[〕\]](?P<number>\d+)号")
_ARTICLE = re.compile(r"[，,、]?[^，,。；;？?]{0,4}?(?P<article>第[0-9一二三四五六七八九十]+条)")
_ITS_CONTENT = re.compile(
    r"^(?:这|那)?(?:个|份)?(?:文件?|办法|方案)?(?:里头?|[，,、]第[0-9一二三四五六七八九十]+[条章]|里[边面]|[上中](?!来)|当中|的?第[0-9一二三四五六七八九十]+[条章]|(?:是)?(?:怎么|咋|如何)(?:写|说|规定)|(?:都)?(?:写|说|规定)(?:了|没|的)?(?:些)?(?:什么|啥|没)|有没有(?:写|说|提)|全文|原文|(?:去|在|到|上)?哪(?:儿|里|能)?(?:能)?(?:找|查|下载|看|弄到|要))"
)


def named_outside(text: str) -> str:
    """Give the place of another document whose content `text` asks about, as `read_article` takes it; "" where it asks
    about none.
    """
    for words, title in _known():
        for match in words.finditer(text):
            if _ITS_CONTENT.match(text[match.end() :]):
                article = _ARTICLE.match(text[match.end() :])
                return f"《{title}》{article['article'] if article else '第一条'}"
    return ""


_POINTS_INTO_IT = re.compile(
    r"^(?:那|可|不过|但|哦|噢|行|好)*[，,]?(?:(?:(?:那|这)(?:个|份|部)(?:文件|办法|方案|意见)?|它|那)(?:里头?|里[边面]|上[头面]|当中)|里[头边面](?!的人)"
    r"|(?:那|这)(?:个|份|部)(?:文件|办法|方案|意见)?(?:对|关于)?[^，,。；;？?]{0,8}(?:咋|怎么|如何|有没有|是不是|写|规定))"
)
_NOT_HELD = re.compile("没有收录《([^》]+)》")


def named_before(dialogue: Dialogue) -> str:
    """那份里头钱怎么拨, after an answer that another document decides what was asked: the place of that document; "" where the
    message points into none.
    """
    before = dialogue.before
    if not (before and before.answered and before.answered.status is Status.TEXT_NOT_HELD):
        return ""
    titles = _NOT_HELD.findall(before.answered.body)
    return f"《{titles[-1]}》第一条" if titles and _POINTS_INTO_IT.search(dialogue.asked) else ""


@cache
def _known() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The policies of the catalog that have a number or a name among people, by all that they are called."""
    policies = read_catalog(files("corpus") / "catalog.toml")
    return tuple((re.compile("|".join(names)), one.title) for one in policies if (names := _names(one)))


def _names(policy: Policy) -> list[str]:
    numbers = (_NUMBER.fullmatch(written) for written in (policy.number, policy.as_printed) if written)
    typed = [
        rf"{one['issuer']}\s?[〔（(\[【]?\s?{one['year']}\s?[〕）)\]】]?\s?{one['number']}\s?号"
        for one in numbers
        if one
    ]
    return list(dict.fromkeys([*typed, *filter(None, [policy.called])]))
