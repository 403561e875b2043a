"""Takes parts out of a zip file without trusting it: what it says of its sizes, and what it really unpacks to."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from corpus.files.file_text import FileProblem

MAX_UNPACKED = 100 * 2**20
"""Bytes that all parts together may unpack to."""

_MOST_PARTS = 5_000
_PIECE = 2**16


class Parts:
    """The parts of a zip file by name. Raises FileProblem where it is broken, or unpacks to too much."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError) as problem:
            raise _broken() from problem
        entries = self._archive.infolist()
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise _bomb()
        self._left = MAX_UNPACKED

    def read(self, name: str) -> bytes | None:
        """Give the part called `name`, None where there is none."""
        pieces: list[bytes] = []
        try:
            with self._archive.open(name) as part:
                while piece := part.read(_PIECE):
                    pieces.append(piece)
                    self._left -= len(piece)
                    if self._left < 0:  # the directory said otherwise
                        raise _bomb()
        except KeyError:
            return None
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
            raise _broken() from problem
        return b"".join(pieces)


def _broken() -> FileProblem:
    return FileProblem("文件不完整或已损坏，打不开。请重新下载或重新导出后再收录。")


def _bomb() -> FileProblem:
    return FileProblem(
        f"文件解压后超过{MAX_UNPACKED // 2**20}MB，不像一份法规，没有打开。请用 Word 或 WPS 打开确认，只保留正文另存后再收录。"
    )
