"""A conversation as a file: every question with its answer and every quote it rests on."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.answer import Answer
from assistant.builtin.answers.sentences import ICONS
from assistant.exports.report import Block, Bullets, Heading, Paragraph, Quote, Report, Table
from assistant.exports.report_docx import report_docx
from assistant.exports.report_markdown import report_markdown
from assistant.exports.report_pdf import report_pdf
from assistant.exports.words import ExportWords, export_words
from assistant.wording import Language

# The sign of an outcome; the word for it stands beside, and not every font has the sign.
_SIGN = re.compile(f"(?:{'|'.join(map(re.escape, ICONS.values()))})[ \ufe0f]*")
_SEVERAL = 2  # one finding is already said in the text
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and the answer to it."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class File:
    """What is downloaded."""

    content: bytes
    media_type: str


_FORMS: dict[str, tuple[Callable[[Report, date], bytes], str]] = {
    "md": (lambda report, _: report_markdown(report).encode(), "text/markdown; charset=utf-8"),
    "docx": (report_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (report_pdf, "application/pdf"),
}


def forms() -> tuple[str, ...]:
    """Give the forms in which a conversation can be had, as file name extensions."""
    return tuple(_FORMS)


def conversation_file(
    exchanges: Sequence[Exchange], form: str, dated: date, language: Language = "zh"
) -> File:
    """Give `exchanges` as a file of one of the `forms`."""
    write, media_type = _FORMS[form]
    return File(write(conversation_report(exchanges, dated, language), dated), media_type)


def conversation_report(exchanges: Sequence[Exchange], dated: date, language: Language = "zh") -> Report:
    """Give `exchanges` as a report, one part for each question."""
    words = export_words(language)
    blocks = (
        block for number, one in enumerate(exchanges, start=1) for block in _exchange(number, one, words)
    )
    return Report(
        title=words.conversation,
        subtitle=words.issued_by,
        dated=words.dated.format(year=dated.year, month=dated.month, day=dated.day),
        blocks=tuple(blocks),
        foot=words.disclaimer,
    )


def _exchange(number: int, exchange: Exchange, words: ExportWords) -> Iterator[Block]:
    answer = exchange.answer
    yield Heading(f"{number}. {_one_line(exchange.question)}")
    yield from _text(answer.text)
    for decision in answer.decisions:
        if len(decision.findings) >= _SEVERAL:
            yield Heading(decision.title, 2)
            yield Table(
                (words.outcome, words.item, words.reason, words.clause),
                tuple(
                    (one.outcome.chinese, one.title, one.arithmetic or one.because, one.label)
                    for one in decision.findings
                ),
                (3, 5, 10, 5),
            )
        if decision.milestones:
            yield Table(
                (words.day, words.item, words.reason),
                tuple((one.last.isoformat(), one.title, one.how) for one in decision.milestones),
                (4, 6, 12),
            )
    if answer.citations:
        yield Heading(words.quotes, 2)
        yield from (Quote(cited.quote, cited.label) for cited in answer.citations)
    yield from (Paragraph(notice, small=True) for notice in answer.notices)


def _text(markdown: str) -> Iterator[Block]:
    """Give the text of an answer as blocks. Its block quotes are left out: they stand among the quotes below."""
    entries: list[str] = []
    within: list[str] = []
    for token in _markdown.parse(markdown):
        if token.nesting > 0:
            within.append(token.type)
        elif token.nesting < 0:
            within.pop()
        if (
            token.type in ("bullet_list_close", "ordered_list_close")
            and entries
            and "list_item_open" not in within
        ):
            yield Bullets(tuple(entries), numbered=token.type.startswith("ordered"))
            entries = []
        if token.type != "inline" or "blockquote_open" in within:
            continue
        words = _words(token)
        if "list_item_open" in within:
            entries.append(words)
        elif words:
            yield Paragraph(words, strong="heading_open" in within)


def _words(inline: Token) -> str:
    """Give the plain words of a line: links lose their addresses, which lead nowhere on paper."""
    breaks = ("softbreak", "hardbreak")
    words = "".join("\n" if one.type in breaks else one.content for one in inline.children or ())
    return _SIGN.sub("", words)


def _one_line(question: str) -> str:
    return " ".join(question.split())
