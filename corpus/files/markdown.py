"""Markdown (.md): its marks are taken off, the words stay line by line."""

import re

from corpus.files.decoding import decode
from corpus.files.file_text import FileText

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?)+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}[-| :\t]*$\n?", re.MULTILINE)
_TABLE_ROW = re.compile(r"^[ \t]*\|(.*)\|[ \t]*$", re.MULTILINE)


def read(data: bytes) -> FileText:
    """Give the words of `data`. Raises FileProblem where its encoding is none of ours."""
    text, _ = decode(data)
    text = text.replace("\r\n", "\n")
    for marks in (_FRONT_MATTER, _COMMENT, _RULE, _TABLE_RULE, _LINE_MARK):
        text = marks.sub("", text)
    text = _TABLE_ROW.sub(lambda row: "\t".join(cell.strip() for cell in row[1].split("|")), text)
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text)))
    return FileText(text)
