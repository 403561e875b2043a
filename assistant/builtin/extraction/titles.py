"""The professional title of a person, from how people call it (titles.toml): 高工, 副教授, 正高, 中级."""

import re
from functools import cache
from importlib.resources import files

from assistant.checkers.eligibility_facts import DirectorTitle
from corpus.toml_file import read_toml

_BY_KEY = {title.value: title for title in DirectorTitle}
_NOT_YET = re.compile(
    r"(?:(?:正在?|准备|打算|即将|马上|快要?|明年|拟|在)(?:要|能|去)?(?:评|申报|申请|参评|晋升|升|考)"
    r"|没|未|不是|不算|还不是|还没)(?:有|评|拿|到|上|过|取得)*$"
)

_COUNTS_AS, _ASKED = (
    re.compile("(?:算|算是|属于|是不是|等于|相当于)$"),
    re.compile("(?:职称)?(?:的)?[不吗么吧？?]"),
)


def title(text: str) -> tuple[DirectorTitle, int] | None:
    """Give the last title that `text` says someone has, and where it stands; None where it names none.

    没评上高级 and 正在评高工 say only what the title is not.
    """
    found = [
        match
        for match in _any().finditer(text)
        if (match.lastgroup == DirectorTitle.NONE.value or not _NOT_YET.search(text[: match.start()]))
        and not (_COUNTS_AS.search(text[: match.start()]) and _ASKED.match(text[match.end() :]))
    ]
    return (_BY_KEY[str(found[-1].lastgroup)], found[-1].start()) if found else None


@cache
def _any() -> re.Pattern[str]:
    groups: dict[str, list[str]] = read_toml(files("assistant.builtin.extraction") / "titles.toml")
    return re.compile(
        "|".join(f"(?P<{_BY_KEY[key].value}>{'|'.join(words)})" for key, words in groups.items())
    )
