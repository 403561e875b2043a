"""Small talk in every form: a greeting, thanks, praise or a farewell, and beside it nothing of the regulation and no question.

Told by what is left once the words of courtesy are taken away, clause by clause: 谢谢，回头请你喝奶茶 has no matter left,
谢谢，公示几天 has. What merely agrees (收到, 明白了) makes small talk only of a message that says nothing else.
"""

import re
from typing import Literal

from assistant.builtin.matter import terms
from assistant.builtin.phrases import phrases
from corpus.quantities import quantities

Courtesy = Literal["greeting", "thanks"]

_CLAUSE_END = re.compile(r"[，,。.！!？?；;、~～…\s]+")
_OF_THEMSELVES = re.compile(
    "(?:我们?|俺们?|咱们?|本人|本?单位|公司)(?:公司|单位|厂|校|院|所|这|家|就|自己|也)*(?:是(?!说)|在|做|搞|干|跟|和|打算|有)"
)
"""我们是高校: what the next message may rest on."""
_PRAISE = re.compile(
    "^[你您](?:这|那|个|可)*[\u4e00-\u9fff]{0,4}?(?:真|太)(?!的|正)(?:是|个)?[\u4e00-\u9fff]{1,3}$"
)
_BLAME = re.compile("[笨差烂坑烦蠢傻懒慢贵没假废吵扯]|不(?!赖|错|简单|一般|得了)|离谱|敷衍|糊弄")
"""你这后生真日能: told by its form, whatever the word of praise; blame is none."""
_LEFT, _BESIDE, _LONGEST = 1, 6, 24
_IDLE = frozenset({"", "piece", "article", "item", "paragraph", "copy", "step"})
"""Numbers with these units are no figures of the regulation: 清单划掉四条."""


def courtesy(text: str) -> Courtesy | None:
    """Whether `text` greets (`greeting`) or thanks, praises or says good-bye (`thanks`), and nothing else."""
    known = phrases()
    kinds: list[Courtesy] = []
    agrees = remarks = False
    for clause in filter(None, _CLAUSE_END.split(text.lower())):
        kind = _kind(clause)
        left = clause
        for words in ("thanks", "greeting", "agreeing", "courtesy_filler"):
            left = known.without(words, left)
        if len(left) <= _LEFT and kind:
            kinds.append(kind)
        elif not left:
            agrees = True
        elif len(clause) > _LONGEST or of_the_matter(clause):
            return None
        elif kind and len(left) <= _BESIDE:
            kinds.append(kind)
        else:
            remarks = True
    if kinds:
        return "thanks" if "thanks" in kinds else "greeting"
    return "thanks" if agrees and not remarks and known.match("agreeing", text) else None


def _kind(clause: str) -> Courtesy | None:
    if phrases().match("thanks", clause) or (_PRAISE.search(clause) and not _BLAME.search(clause)):
        return "thanks"
    return "greeting" if phrases().match("greeting", clause) else None


def of_the_matter(clause: str) -> bool:
    """Whether a clause asks something, wants something confirmed, tells a figure or speaks of what the regulation has."""
    known = phrases()
    if known.match("asking", clause) or known.match("confirming", clause) or known.match("supposing", clause):
        return True
    if _OF_THEMSELVES.search(clause) or any(one.unit not in _IDLE for one in quantities(clause)):
        return True
    return bool(terms(clause))
