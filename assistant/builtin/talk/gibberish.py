"""Whether a message is surely hammered into the keyboard and asks nothing: asdfkj 啊啊啊 %%%.

Two signs are needed, or one run of letters that no word has; a single Chinese word or English word makes it a message, unless
there are signs of every kind and hardly anything else.
"""

import re

from assistant.builtin.talk.courtesy import of_the_matter

_PIECES = re.compile(r"[a-z]+|[\u3400-\u9fff]+", re.IGNORECASE)
_SOUNDS = frozenset(
    "啊哦嗯呗吧呃哈呵嘿嘻嘛呢呀哇哎唉噢喔咦嗷咯啦叭滴嘟额唔嗬哼叽咕噜哩啪啵嘚嗨吼喵呜咚叮锵嗡咕喵汪嗒哒"
)
_SYMBOL = re.compile(r"[#%￥@&*^~$|{}【】\[\]；;+=<>\\/_`]")
_ROWS = tuple(row[::way] for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for way in (1, -1))
_NO_WORD_HAS = re.compile(
    r"q[bcdfghj-pr-tv-z]|[jvwx]{3}|(?!ngths)[bcdfghj-np-tv-xz]{5}|[bcdfghk-np-tv-z]j(?![aeiouy])"
)
_NO_VOWEL = re.compile(r"^[bcdfghj-np-tv-xz]+$")  # fgh is no word, and no sign by itself: pdf is one
_LEAST_RUN, _WALKED, _DRUMMED = 4, 0.6, 3
_SURE, _AT_LEAST = 2, 2  # signs; characters that make one
_OF_EVERY_KIND, _HARDLY_ELSE = 3, 0.7  # signs; the share of the message that means nothing
_AGAIN = re.compile(r"([0-9a-z])\1{2,}", re.IGNORECASE)  # 9999, qqq
_SHORT_RUN = re.compile(r"(?<![a-z])[a-z]{1,4}(?![a-z])")


def gibberish(text: str) -> bool:
    """Whether nothing in `text` can be read and it shows that it was meant so."""
    return _unreadable(text) or _mostly_noise(text)


def _unreadable(text: str) -> bool:
    signs = 0
    sounds = 0
    for piece in _PIECES.findall(text):
        if not piece.isascii():
            if not (_SOUNDS.issuperset(piece) or _drummed(piece)):
                return False
            sounds += len(piece)
        elif _hammered(piece):
            signs += _SURE
        elif len(piece) >= _LEAST_RUN or (len(piece) == _LEAST_RUN - 1 and not _NO_VOWEL.search(piece)):
            return False
    signs += sounds >= _AT_LEAST
    signs += len(_SYMBOL.findall(text)) >= _AT_LEAST
    return signs >= _SURE


def _mostly_noise(text: str) -> bool:
    """asdk；；啊啊9999%%qqq: sounds, signs and keys pressed again and again, and no word of the regulation or of a question."""
    noise = (
        sum(character in _SOUNDS for character in text),
        len(_SYMBOL.findall(text)),
        sum(len(match.group()) for match in _AGAIN.finditer(text)),
        sum(len(piece) for piece in _PIECES.findall(text) if piece.isascii() and _hammered(piece)),
    )
    if sum(count >= _AT_LEAST for count in noise) < _OF_EVERY_KIND or of_the_matter(_SYMBOL.sub("", text)):
        return False
    short = sum(len(match.group()) for match in _SHORT_RUN.finditer(text) if not _AGAIN.search(match.group()))
    return sum(noise) + short >= _HARDLY_ELSE * len(re.sub(r"\s", "", text))


def _drummed(piece: str) -> bool:
    """Whether a run of characters is one key pressed again and again: 口口口."""
    return len(piece) >= _DRUMMED and len(set(piece)) == 1


def _hammered(letters: str) -> bool:
    """Whether a run of letters is no word: wqpzxm, asdfkj; HTML is an abbreviation and hhhh a laugh."""
    low = letters.lower()
    if len(low) < _LEAST_RUN or letters.isupper() or len(set(low)) == 1:
        return False
    return not re.search("[aeiouy]", low) or bool(_NO_WORD_HAS.search(low)) or _walked(low)


def _walked(letters: str) -> bool:
    """Whether most of `letters` lie side by side on the keyboard, in one row."""
    longest = max(
        (
            end - start
            for start in range(len(letters))
            for end in range(start + _LEAST_RUN, len(letters) + 1)
            if any(letters[start:end] in row for row in _ROWS)
        ),
        default=0,
    )
    return longest >= _WALKED * len(letters)
