"""The parts of a centre's name: taking a proposed name apart, and putting it right.

28    呼和浩特市×××技术创新中心
"""

import re
from dataclasses import dataclass

PREFIX, SUFFIX = "呼和浩特市", "技术创新中心"
PLACEHOLDER = "×××"

_NICKNAMES = ("呼市", "青城", "首府")
_WRONG_BEGINNING = re.compile(
    r"^(?:中华人民共和国|中国|国家级?|内蒙古?(?:自治区)?|自治区级?|市级|呼和浩特市?|呼市|青城|首府)+"
)
_WRONG_ENDING = re.compile(
    r"(?:(?:工程|企业|制造业|产业|科技|协同|技术|研究|研发|创新|科创)*(?:中心|研究院|研究所|平台|基地|联合体)"
    r"|(?:重点|工程)*实验室)$"
)
_LEGAL_FORM = re.compile(r"(?:股份)?(?:有限责任公司|有限公司|公司)$")
_AROUND = "“”\"'‘’「」『』《》〈〉。；;，,"
_BLANK = r"[\s\u200b-\u200f\u2060\ufeff\u0000-\u001f\u007f]"
_MARKS = r"×xX✕╳*＊○〇●□_＿…\.某"
_UNFILLED = re.compile(rf"[×✕╳]|某某|[*＊]{{2,}}|[○●□]{{2,}}|[_＿]{{2,}}|…|^[{_MARKS}]{{2,}}")
_ONLY_MARKS = re.compile(rf"[{_MARKS}\W_]*")
_BRACKET = r"[（）()\[\]【】〔〕〖〗{}｛｝<>＜＞《》〈〉「」『』“”\"]"
_IN_BRACKETS = re.compile(rf"{_BRACKET}[^（）()]*{_BRACKET}")
_CITY_WORDS = re.compile(r"政(?:工程|设施|公用|道路|管网|建设)|容环|场监|域治理")
"""What is left of 市政工程, 市容环卫, 市场监管, 市域治理 when their 市 was taken for that of 呼和浩特市."""
_FULL_WIDTH = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_TRADITIONAL = str.maketrans("技術創業產與電開發華網車雲數", "技术创业产与电开发华网车云数")


@dataclass(frozen=True, slots=True)
class CentreName:
    """A proposed name, and what is left of it in the middle once everything before and after is taken off."""

    written: str

    @property
    def tidy(self) -> str:
        """The name without quotation marks around it and without blanks."""
        return re.sub(_BLANK, "", self.bare)

    @property
    def bare(self) -> str:
        """The name without quotation marks, full stops and blanks at its ends; as it is quoted."""
        return self.written.strip().strip(_AROUND).strip()

    @property
    def has_blanks(self) -> bool:
        """Whether blanks or unseen characters stand within the name."""
        return self.tidy != self.bare

    @property
    def starts_right(self) -> bool:
        """Whether it begins with the name of the city in full."""
        return self.tidy.startswith(PREFIX)

    @property
    def ends_right(self) -> bool:
        """Whether it ends as the form ends."""
        return self.tidy.endswith(SUFFIX)

    @property
    def middle(self) -> str:
        """What stands for ×××, as written where the form is kept, else as far as it can be made out."""
        rest = self.tidy
        if self.starts_right and self.ends_right and len(rest) >= len(PREFIX + SUFFIX):
            return rest.removeprefix(PREFIX).removesuffix(SUFFIX)
        return _without_prefix(_without_suffix(rest))

    @property
    def unfilled(self) -> bool:
        """Whether a placeholder (×××, XX, 某某, ***) was left in."""
        return bool(self.middle) and (bool(_UNFILLED.search(self.middle)) or not self.filling)

    @property
    def filling(self) -> str:
        """The words of the middle that a corrected name can keep: no placeholder, no brackets, half width."""
        words = re.sub(_BRACKET, "", _half_width(_UNFILLED.sub("", self.middle)))
        words = words.replace(PREFIX, "").replace(SUFFIX, "")
        return (
            "" if _ONLY_MARKS.fullmatch(words) else _CITY_WORDS.sub(r"市\g<0>", words, count=self.lost_city)
        )

    @property
    def corrected(self) -> str:
        """The name put right; empty where it leaves nothing to put between beginning and end."""
        chinese = re.search(r"[\u3400-\u9fff]", self.tidy)
        return f"{PREFIX}{self.filling}{SUFFIX}" if self.filling and chinese else ""

    @property
    def nickname(self) -> str:
        """The other name of the city that it begins with, empty where it does not."""
        return next((word for word in _NICKNAMES if self.tidy.startswith(word)), "")

    @property
    def before(self) -> str:
        """What stands before 呼和浩特市, empty where nothing does or the city is not named."""
        return self.tidy.partition(PREFIX)[0] if PREFIX in self.tidy else ""

    @property
    def after(self) -> str:
        """What stands after 技术创新中心, empty where nothing does or the words are not there."""
        return self.tidy.rpartition(SUFFIX)[2] if SUFFIX in self.tidy else ""

    @property
    def repeats(self) -> bool:
        """Whether the beginning or the end of the form stands in the middle once more."""
        return PREFIX in self.middle or SUFFIX in self.middle

    @property
    def has_brackets(self) -> bool:
        """Whether brackets stand in the middle."""
        return bool(re.search(_BRACKET, self.middle))

    @property
    def has_full_width(self) -> bool:
        """Whether Latin letters or digits in the middle are written in full width."""
        return self.middle != _half_width(self.middle)

    @property
    def lost_city(self) -> bool:
        """Whether the middle begins with a word that has lost its 市 to 呼和浩特市, as 市政工程 does."""
        return self.starts_right and bool(_CITY_WORDS.match(self.middle))

    @property
    def company(self) -> bool:
        """Whether the legal form of a company stands at the end."""
        return bool(_LEGAL_FORM.search(self.tidy))


def form(field: str) -> str:
    """The name that the form gives for a technical field; empty where the field says nothing."""
    words = CentreName(f"{PREFIX}{_without_prefix(_without_suffix(CentreName(field).tidy))}{SUFFIX}").filling
    return f"{PREFIX}{words}{SUFFIX}" if words else ""


def _without_suffix(name: str) -> str:
    """Take off what stands where 技术创新中心 should, with brackets and a company's legal form after it."""
    rest = _LEGAL_FORM.sub("", name)
    if SUFFIX in rest:
        before, _, after = rest.partition(SUFFIX)
        return before + ("" if _IN_BRACKETS.fullmatch(after) else after)
    rest = re.sub(rf"{_IN_BRACKETS.pattern}$", "", rest)
    translated = rest.translate(_TRADITIONAL)
    if _alike(translated[-len(SUFFIX) :], SUFFIX):
        return rest[: -len(SUFFIX)]
    return _WRONG_ENDING.sub("", rest)


def _without_prefix(name: str) -> str:
    """Take off what stands where 呼和浩特市 should; the city's name in a later place goes as well."""
    if name.startswith(PREFIX):
        return name.removeprefix(PREFIX)
    rest = _WRONG_BEGINNING.sub("", name)
    if _alike(rest[: len(PREFIX)], PREFIX):
        rest = rest[len(PREFIX) :]
    elif _alike(rest[: len(PREFIX) - 1], PREFIX[:-1]):
        rest = rest[len(PREFIX) - 1 :]
    return rest.replace(PREFIX, "").replace(PREFIX[:-1], "")


def _alike(written: str, meant: str) -> bool:
    """Whether `written` is `meant` with at most one character mistaken."""
    same = sum(one == other for one, other in zip(written, meant, strict=False))
    return len(written) == len(meant) and same >= len(meant) - 1


def _half_width(text: str) -> str:
    return text.translate(_FULL_WIDTH)
