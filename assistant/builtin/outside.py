"""Documents that ours only names, as people call them: 国科发〔2021〕17号里头, 自治区那个方案第五条."""

import re
from functools import cache
from importlib.resources import files

from corpus.registers import Policy, read_catalog

_NUMBER = re.compile(r"(?P<issuer>\w+)[〔\[](?P<year>\d{4})[〕\]](?P<number>\d+)号")
_ARTICLE = re.compile(r"[^，,。；;？?]{0,4}?(?P<article>第[0-9一二三四五六七八九十]+条)")
_ITS_CONTENT = re.compile(
    r"^(?:这|那)?(?:个|份)?(?:文件?|办法|方案)?(?:里头?|里[边面]|[上中](?!来)|当中|的?第[0-9一二三四五六七八九十]+[条章]|(?:是)?(?:怎么|咋|如何)(?:写|说|规定)|(?:都)?(?:写|说|规定)(?:了|没|的)?(?:些)?(?:什么|啥|没)|有没有(?:写|说|提)|全文|原文)"
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
