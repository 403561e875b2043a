"""Titles of regulations: what is one, and what of it counts when two are compared."""

import re

from corpus.normalise import normalise

_LEFT_OUT = re.compile(r"\s|[（(](?![一二三四五六七八九十]+[）)])[^）)]*[）)]|[《》〈〉]")
_STATE = r"(?:\s*[（(][^（）()]{1,12}[）)])?"
_TITLE = re.compile(
    r"[\u4e00-\u9fff0-9a-zA-Z（）()〈〉《》、“”\s·—\-]{2,100}"
    r"(?:法|法典|条例|规定|办法|细则|规则|规程|决定|解释|意见|方案|通知|标准|准则|指南|指引|纲要|规划|计划|章程|批复|公告|通则|制度|要点|措施|守则|目录|答复|复函|函|通报|宣言|修正案|安排|解答|规范|程序|预案|清单|公约|总则|通则)"
    + _STATE
)
_ANNEX = re.compile(r"^附件?\s*[0-9一二三四五六七八九十]*\s*[：:]\s*")
_ISSUING = re.compile(r"(?:关于)?(?:印发|发布|公布|颁布|转发)《(.{2,80})》的(?:通知|公告|决定|通告)")
_NATION = "中华人民共和国"
_BEFORE_SUBJECT = re.compile(
    rf"(?:{_NATION}|[\u4e00-\u9fff]{{2,8}}?(?:省|自治区|市|盟|自治州)|.{{2,20}}?关于)*"
)
_BEHIND_SUBJECT = re.compile(
    r"的?(?:若干|具体)?(?:问题|事项|工作)?的?(?:监督|行政|建设|运行|认定|组织|管理|实施|保护|促进|暂行|试行|的)*"
    r"(?:办法|条例|规定|细则|法|决定|意见|方案|规则|规程|解释|批复|通知|纲要|规划|标准|指南|指引)$"
)


def core(title: str) -> str:
    """Give a title in simplified characters without its （试行） and white space, by which people leave it out; （二）
    tells it from （一）.
    """
    return _LEFT_OUT.sub("", normalise(title)).replace("(", "（").replace(")", "）")


def bare_title(line: str) -> str:
    """Give a line that may be a title without 《》 around it, without 附件： before it, single spaces within."""
    words = re.sub(r"[\s\u3000]+", " ", _ANNEX.sub("", line.strip())).strip()
    if words.startswith("《") and words.endswith("》") and words.count("《") == 1:
        words = words[1:-1]
    issuing = _ISSUING.search(words)
    return issuing[1] if issuing else words  # of a notice, the text that it brings


def is_title(words: str) -> bool:
    """Whether `words` are the title of a regulation and no sentence."""
    return _TITLE.fullmatch(words) is not None


def short(title: str) -> str:
    """Give the name that people use: 民法典 for 中华人民共和国民法典."""
    plain = core(title)
    return plain.removeprefix(_NATION) if len(plain) > len(_NATION) + 1 else plain


def subject(title: str) -> str:
    """Give what a regulation is about, by its title: 技术转移机构 for 呼和浩特市技术转移机构管理办法（试行）."""
    plain = core(title)
    begun = _BEFORE_SUBJECT.match(plain)
    return _BEHIND_SUBJECT.sub("", plain[begun.end() if begun else 0 :])
