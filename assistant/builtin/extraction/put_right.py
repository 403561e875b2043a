"""Numbers of people that a message itself puts right at once: 固定29个，说错了，是27个; 团队38人，不对，应该是40人."""

import re

from corpus.numerals import NUMERAL

_N = rf"(?:[0-9]+|{NUMERAL})"
MISSAID = r"(?:[说搞弄记看写报数算打填抄计](?:错|串行?|岔|混|反))"
"""说错, 数串行, 弄反: the number said before is not the right one; 打反了 need not be of the number next to it."""
_SLIP = (
    r"(?:[哦噢啊哎唉呃嗯呀]+|我|刚才?|等等|等一下)*(?:不对)*"
    r"(?:不对|不是(?=[，,。！!…—\s]|(?:应该?)?是)|[说搞弄记看写报数算打填抄]错了?|更正(?:一下)?|纠正(?:一下)?|[哦噢呃]不|口误|笔误|手误)"
)
_PUT_RIGHT = re.compile(
    rf"(?<![0-9零一二三四五六七八九十百.]){_N}\s?[个名位号]?人?(?:[，,。！!、…—\s（(]+{_SLIP})+[，,。！!：:、…—\s]*"
    rf"(?:(?:应该?|实际上?|其实|正确的?)?(?:应)?(?:是|为)|应该|实际上?|其实)?(?P<right>{_N}\s?(?:[个名位号]人?|人))(?!里|中|当中|说|讲|以)"
)


_TOLD_AGAIN = re.compile(
    rf"(?P<label>[\u4e00-\u9fff]{{2,12}}?)\s?{_N}\s?[个名位号]?人?(?:[，,。！!、…—\s（(]+{_SLIP})+[，,。！!：:、…—\s]*(?P<right>(?P=label)\s?{_N})"
)
"""固定的5人，哦不对，固定的8人."""


def put_right(text: str) -> str:
    """`text` with the right number in the place of the wrong one."""
    text = _TOLD_AGAIN.sub(lambda said: said["right"], text)
    return _PUT_RIGHT.sub(lambda said: said["right"], text)
