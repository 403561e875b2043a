"""How Word prints a number in the number formats that Chinese documents use."""

from collections.abc import Callable, Mapping

from corpus.numerals import to_chinese

_LEGAL = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟萬")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LAST_ENCLOSED = 20


def numeral(form: str, number: int) -> str:
    """Give `number` in Word's number format `form`; formats that are not known in Arabic digits."""
    return _FORMS.get(form, str)(number)


def _legal(number: int) -> str:
    return to_chinese(number).translate(_LEGAL)


def _enclosed(first: str) -> Callable[[int], str]:
    """①, ⑴ and ⒈ go up to twenty; Word prints plain digits from there on."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= _LAST_ENCLOSED else str(number)


def _wide(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


_FORMS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": to_chinese,
    "chineseCountingThousand": to_chinese,
    "japaneseCounting": to_chinese,
    "taiwaneseCounting": to_chinese,
    "taiwaneseCountingThousand": to_chinese,
    "ideographDigital": to_chinese,
    "koreanDigital2": to_chinese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "decimalEnclosedCircle": _enclosed("①"),
    "decimalEnclosedCircleChinese": _enclosed("①"),
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % len(_STEMS)],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % len(_BRANCHES)],
}
