"""How many results of its own a unit tells of: 手里有5项专利, 专利3件 (第八条第（三）项)."""

import re

from assistant.builtin.extraction.exact import exact
from corpus.numerals import NUMERAL

_KIND = "(?:发明|实用新型|外观|授权|自主|有效|核心|国家|自己的?|的)*(?:专利|知识产权成果|知识产权|科技成果|成果|软著|软件著作权|新品种权?)"
_NOT_EXACT = re.compile(
    "来|多|几|大概|大约|左右|上下|近|约|差|缺|不到|不足|至少|起码|以上|以内|在申请|申请中|受理|实审|转让|许可|对手|别人|人家|对方|正在|准备|打算|[0-9]\\."
)
_TOLD = re.compile(
    rf"(?<![第0-9.])(?:(?P<n>{NUMERAL})\s?[项个件]|(?P<two>[俩仨])个?)(?P<kind>{_KIND})"
    r"|(?<![0-9.])(?P<english>[0-9]+)\s(?:\w+\s)?(?:patents?|inventions?|ip results?)\b"
    rf"|{_KIND}(?:一共|总共|共|有|是|就|也|已经?|手里|手上|授权|获得|取得|拿|下来|下|到|了|：|:)*(?P<behind>{NUMERAL})\s?[项个件](?![一-鿿]*(?:没|未|不))",
    re.IGNORECASE,
)


def results_told(text: str) -> int | None:
    """The number of results; None where none is told, not exactly, or of several kinds, which may be counted twice."""
    found = [
        said
        for clause in re.split("[，,。；;！!？?]", text)
        for said in _TOLD.finditer(clause)
        if not _NOT_EXACT.search(clause)
    ]
    if len(found) != 1:
        return None
    (said,) = found
    return exact(said["n"] or said["two"] or said["english"] or said["behind"])


def without_results(text: str, *, chinese: bool = False) -> str:
    """5 patents are no five people, nor are 软著2个."""
    if chinese:
        text = _TOLD.sub("成果", text)
    return re.sub(
        r"[0-9]+\s(?=(?:\w+\s)?(?:patents?|inventions?|ip results?)\b)", "", text, flags=re.IGNORECASE
    )


_CORRECTED = re.compile(
    rf"^(?:哦|噢|啊|嗯)?[，,]?(?:不对|错了|[说记写]错了?|更正|改一下|不是\s?{NUMERAL}\s?[项个件])[^，,]{{0,3}}[，,](?:应该?|其实|实际|是|为|有)*(?P<n>{NUMERAL})\s?[项个件](?:专利|成果)?[。！!]*$"
)


def results_corrected(text: str) -> int | None:
    """不是3项，是5项, after their number was told."""
    said = _CORRECTED.match(text)
    return exact(said["n"]) if said else None
