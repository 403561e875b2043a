"""What changes with the code that makes an index, so that nobody has to remember to raise a number."""

import importlib.resources
from functools import cache
from hashlib import sha256

_INDEXING = ("chunks.py", "chunk_table.py", "learned.py", "lexical.py", "segment.py", "stamp.py", "tokens.py")
"""The modules of this room that decide what stands in the files of an index."""


@cache
def of_cutting() -> str:
    """Give a digest of the code that reads and cuts a text, and of `of_indexing`."""
    files = [file for file in importlib.resources.files("corpus").iterdir() if file.name.endswith(".py")]
    return _digest([file.read_bytes() for file in sorted(files, key=lambda file: file.name)], of_indexing())


@cache
def of_indexing() -> str:
    """Give a digest of the code that makes the files of an index out of chunks."""
    room = importlib.resources.files("index")
    return _digest([(room / name).read_bytes() for name in _INDEXING])


def _digest(contents: list[bytes], start: str = "") -> str:
    digest = sha256(start.encode())
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:16]
