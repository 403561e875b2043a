"""The professional title of a person, from how people call it: 高工, 副教授, 正高, 中级."""

import re

from assistant.checkers.eligibility_facts import DirectorTitle

# The longer names first: 副教授 is not 教授, 助理研究员 not 研究员. 高级工程师 counts as 副高级, 正高级工程师 as 正高级.
_TITLES: tuple[tuple[DirectorTitle, str], ...] = (
    (DirectorTitle.NONE, r"(?:没有?|无|未评|没评上?)(?:任何|什么|过)?(?:专业)?(?:技术)?职称|白丁"),
    (DirectorTitle.JUNIOR, r"初级(?:职称)?|助理(?:工程师|实验师|农艺师|会计师|经济师)|助工|技术员|助教|研究实习员|医师资格"),
    (DirectorTitle.INTERMEDIATE, r"中级(?:职称)?|助理研究员|主治医师|讲师|(?<![级高])(?:工程师|实验师|农艺师|经济师|会计师|统计师|馆员)"),
    (DirectorTitle.FULL_SENIOR, r"正高级?(?:工程师|职称|农艺师|经济师|会计师|实验师)?|教授级高工|正教授|(?<!副)主任医师|研究馆员|(?<![副助])教授|(?<![副理])研究员"),
    (DirectorTitle.ASSOCIATE_SENIOR, r"副高级?(?:职称)?|副教授|副研究员|副主任医师|副研|高级(?:工程师|实验师|农艺师|经济师|会计师|讲师|统计师|技师)|高工"),
    (DirectorTitle.SENIOR, r"高级(?:专业)?(?:技术)?职称|高职称|高级(?!人才|管理|技术人)"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<{title.name}>{words})" for title, words in _TITLES))
_NOT_YET = re.compile(r"(?:没|未|不是|不算|还不是|还没)(?:有|评|拿|到|上|过|取得)*$")


def title(text: str) -> tuple[DirectorTitle, int] | None:
    """Give the last title that `text` says someone has, and where it stands; None where it names none.

    没评上高级 says only what the title is not.
    """
    found = [
        match
        for match in _ANY.finditer(text)
        if match.lastgroup == "NONE" or not _NOT_YET.search(text[: match.start()])
    ]
    return (DirectorTitle[str(found[-1].lastgroup)], found[-1].start()) if found else None
