"""Plain text (.txt)."""

from corpus.files.decoding import decode
from corpus.files.file_text import FileText


def read(data: bytes) -> FileText:
    """Give the text of `data`. Raises FileProblem where its encoding is none of ours."""
    text, encoding = decode(data)
    return FileText(text, () if encoding == "UTF-8" else (f"文字编码是 {encoding}",))
