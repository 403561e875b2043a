"""`understand`: what a file holds, shown to the person who adds it before anything is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from pydantic import ValidationError

from corpus.document import Document, Kind, Metadata
from corpus.document_ids import document_id
from corpus.edition import Edition
from corpus.errors import CorpusError
from corpus.files.file_text import FileProblem, FileText
from corpus.holdings import sha256
from corpus.library import Library
from corpus.masthead import Masthead, read_masthead
from corpus.parser import parse
from corpus.registers import Policy
from corpus.titles import bare_title, core, is_title, short
from corpus.validation import explain

_HAN = re.compile("[\u3400-\u9fff]")
_LEAST_HAN = 0.3
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]")
_LINES_SHOWN = 5
_FILE_NAME_LENGTH = 120


@dataclass(frozen=True)
class Corrections:
    """What the person who adds a file knows better than the program; None leaves it as read."""

    id: str | None = None
    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    effective: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Preview:
    """What was understood of a file. Nothing is kept before `hold`.

    `notes`: what was done to the file to read it. `doubts`: what to look at, with line numbers. `others`: the versions
    of the same document that are held. `same`: the one with the very same text, if any. `policy`: the entry of the
    catalog that this is the text of.
    """

    document: Document
    notes: tuple[str, ...]
    doubts: tuple[str, ...]
    others: tuple[Edition, ...]
    same: Edition | None
    policy: Policy | None
    version: str

    @property
    def meta(self) -> Metadata:
        """The metadata that it will be held with."""
        return self.document.meta

    def count(self, kind: Kind) -> int:
        """Give how many nodes of `kind` there are."""
        return sum(node.kind is kind for node in self.document.root.walk())


def understand(
    file_name: str, file: FileText, library: Library, corrections: Corrections | None = None
) -> Preview:
    """Give what `file` is. Raises FileProblem where it is no regulation, CorpusError for a wrong correction."""
    _refuse_other_languages(file.text)
    found = read_masthead(file.text)
    title, doubts = _title(found, file, file_name)
    meta = _corrected(_metadata(title, found, file, file_name), corrections or Corrections())
    others = _versions(meta, library, corrections)
    policy = next((one for one in library.policies if core(one.title) == core(meta.title)), None)
    if not (corrections and corrections.id):
        meta = meta.model_copy(update={"id": _id(meta.title, others, policy, library)})
    document = parse(file.text, meta)
    if not any(node.citation for node in document.root.walk()):
        raise FileProblem(
            "没有找到条文：文件里既没有“第一条”这样的条，也没有“一、”这样的分项。请确认选对了文件，并且正文完整。"
        )
    same = next((edition for edition in others if edition.meta.sha256 == meta.sha256), None)
    return Preview(
        document=document,
        notes=file.notes,
        doubts=(
            *doubts,
            *found.doubts,
            *_missing(meta),
            *_strange_characters(file.text),
            *(str(oddity) for oddity in document.oddities if oddity.kind != "private_use"),  # told above
        ),
        others=others,
        same=same,
        policy=policy,
        version=_version(meta, others),
    )


def _refuse_other_languages(text: str) -> None:
    letters = sum(character.isalpha() for character in text)
    if len(_HAN.findall(text)) < _LEAST_HAN * letters or not letters:
        raise FileProblem(
            "文件里大部分不是中文，不像一份中文法规。请确认选对了文件；如果显示为乱码，请另存为 UTF-8 编码。"
        )


def _title(found: Masthead, file: FileText, file_name: str) -> tuple[str, list[str]]:
    """The title that the text gives, else the page's or the file's name, else its first line."""
    if found.title:
        return found.title, []
    for other, where in ((file.title, "网页标题"), (PurePath(file_name).stem, "文件名")):
        if is_title(bare_title(other)):
            return bare_title(other), [f"正文里没有认出标题，暂用{where}，请核对"]
    first = next(line.strip() for line in file.text.splitlines() if line.strip())
    return bare_title(first)[:100], ["没有认出标题，暂用第一行，请用 --title 写明"]


def _metadata(title: str, found: Masthead, file: FileText, file_name: str) -> Metadata:
    return Metadata(
        id="new",
        title=title,
        short_title=short(title),
        issuer=found.issuer,
        number=found.number,
        issued=found.issued,
        effective=found.effective,
        until=found.until,
        sha256=sha256(file.text),
        file=re.sub(r"[\x00-\x1f\x7f]", "", PurePath(file_name.replace("\\", "/")).name)[-_FILE_NAME_LENGTH:],
    )


def _corrected(meta: Metadata, corrections: Corrections) -> Metadata:
    given = {name: value for name, value in vars(corrections).items() if value is not None}
    if "title" in given:
        given["short_title"] = short(given["title"])
    try:
        return Metadata.model_validate({**meta.model_dump(), **given})
    except ValidationError as problem:
        raise CorpusError(f"更正的内容不对：{explain(problem)}。") from problem


def _versions(meta: Metadata, library: Library, corrections: Corrections | None) -> tuple[Edition, ...]:
    """The versions held of the same document: of the id that was given, else of the same title."""
    shelf = library.documents
    if corrections and corrections.id:
        return shelf.versions(meta.id) if meta.id in shelf else ()
    same = (name for name in shelf if core(shelf.edition(name).meta.title) == core(meta.title))
    return next((shelf.versions(name) for name in same), ())


def _id(title: str, others: tuple[Edition, ...], policy: Policy | None, library: Library) -> str:
    if others:
        return others[0].meta.id
    taken = {*library.documents, *(one.id for one in library.policies)}
    return policy.id if policy else document_id(title, taken)


def _version(meta: Metadata, others: tuple[Edition, ...]) -> str:
    """The first day in force, which tells versions apart; a number behind it where two begin on one day."""
    day = meta.effective or meta.issued
    base = day.isoformat() if day else "undated"
    taken = {edition.version for edition in others}
    number = 1
    while (name := base if number == 1 else f"{base}.{number}") in taken:
        number += 1
    return name


def _missing(meta: Metadata) -> Iterator[str]:
    if meta.effective is None:
        known = f"暂按公布日期 {meta.issued} 起算" if meta.issued else "视为一直有效"
        yield f"没有认出施行日期，{known}，可用 --effective 写明"


def _strange_characters(text: str) -> Iterator[str]:
    """Characters that only the font of the author had: they show as boxes anywhere else."""
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _PRIVATE.search(line)]
    if lines:
        shown = "、".join(map(str, lines[:_LINES_SHOWN])) + ("等" if len(lines) > _LINES_SHOWN else "")
        yield f"第{shown}行有显示不出的字（造字或乱码），请对照原件核对"
