"""`read_file`: any file that staff may bring, as plain text. One reader for each kind of file."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from corpus.files.file_text import MAX_BYTES, FileProblem, FileText, tidy
from corpus.files.kind import kind_of

Reader = Callable[[bytes], FileText]


def read_path(path: Path) -> FileText:
    """Give the text of the file at `path`. Raises FileProblem."""
    try:
        if path.is_dir():
            raise FileProblem(f"{path} 是文件夹。请给出一个文件。")
        if path.stat().st_size > MAX_BYTES:
            raise _too_large()
        data = path.read_bytes()
    except OSError:
        raise FileProblem(f"文件 {path} 读不出来，请确认它存在并且有权限读取。") from None
    return read_file(path.name, data)


def read_file(name: str, data: bytes) -> FileText:
    """Give the text of a file called `name` that holds `data`; the name is taken for its extension alone.

    Raises FileProblem, in one line that says what to do next.
    """
    if len(data) > MAX_BYTES:
        raise _too_large()
    if not data.strip():
        raise FileProblem("文件是空的。请确认选对了文件。")
    read: Reader = import_module(
        f"corpus.files.{kind_of(name, data)}"
    ).read  # a reader's library only when needed
    held = read(data)
    text = tidy(held.text)
    if not text.strip():
        raise FileProblem(
            "文件里没有文字。请确认选对了文件；如果正文是图片，请先用识别软件转成 .docx 并核对。"
        )
    return FileText(text, held.notes, held.title, held.issued)


def _too_large() -> FileProblem:
    return FileProblem(f"文件超过{MAX_BYTES // 2**20}MB。请删去其中的图片和附件，只保留法规正文后再收录。")
