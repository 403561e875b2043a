"""Documents that ours only names, as people call them: 国科发〔2021〕17号里头, 自治区那个方案第五条."""

import re

_OF_WHICH = r"(?:级的?|技术创新中心的?|的|那|这|个|份|部|里|上|建设|运行|管理|实施|暂行)*"
_CALLED = (
    (
        re.compile(
            rf"国科发区?\s?[〔（(\[【]?\s?2021\s?[〕）)\]】]?\s?17\s?号|(?:国家|科技部){_OF_WHICH}办法"
        ),
        "国家技术创新中心建设运行管理办法（暂行）",
    ),
    (
        re.compile(r"内党发\s?[〔（(\[【]?\s?2024\s?[〕）)\]】]?\s?30\s?号"),
        "内蒙古自治区党委 自治区人民政府关于进一步提升科技创新能力的意见",
    ),
    (
        re.compile(r"呼党发\s?[〔（(\[【]?\s?2024\s?[〕）)\]】]?\s?18\s?号"),
        "中共呼和浩特市委员会 呼和浩特市人民政府关于建设科技强市推动首府高质量发展的实施意见",
    ),
    (
        re.compile(rf"(?:内蒙古?)?自治区{_OF_WHICH}方案"),
        "内蒙古自治区技术创新中心建设实施方案（暂行）",
    ),
)
_ARTICLE = re.compile(r"[^，,。；;？?]{0,4}?(?P<article>第[0-9一二三四五六七八九十]+条)")
_ITS_CONTENT = re.compile(
    r"^(?:这|那)?(?:个|份)?(?:文件?|办法|方案)?(?:里头?|里[边面]|[上中](?!来)|当中|的?第[0-9一二三四五六七八九十]+[条章]|(?:是)?(?:怎么|咋|如何)(?:写|说|规定)|(?:都)?(?:写|说|规定)(?:了|没|的)?(?:些)?(?:什么|啥|没)|有没有(?:写|说|提)|全文|原文)"
)


def named_outside(text: str) -> str:
    """Give the place of another document whose content `text` asks about, as `read_article` takes it; "" where it asks
    about none.
    """
    for words, title in _CALLED:
        for match in words.finditer(text):
            if _ITS_CONTENT.match(text[match.end() :]):
                article = _ARTICLE.match(text[match.end() :])
                return f"《{title}》{article['article'] if article else '第一条'}"
    return ""
