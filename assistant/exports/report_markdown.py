"""A report as Markdown, for whoever keeps notes as plain text."""

import re

from assistant.exports.report import Block, Bullets, Heading, Paragraph, Picture, Quote, Report, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def report_markdown(report: Report) -> str:
    """Give `report` as CommonMark with tables; what people typed cannot become markup."""
    parts = [f"# {_plain(report.title)}", f"{_plain(report.subtitle)}  \n{_plain(report.dated)}"]
    parts += [_block(block) for block in report.blocks]
    parts += ["---", _plain(report.foot)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_plain(block.text)}"
        case Paragraph():
            text = _lines(block.text)
            return f"**{text}**" if block.strong else text
        case Quote():
            return f"> **{_plain(block.place)}**  \n> {_lines(block.text).replace(chr(10), chr(10) + '> ')}"
        case Bullets():
            marks = (f"{at}." if block.numbered else "-" for at in range(1, len(block.entries) + 1))
            return "\n".join(
                f"{mark} {_one_line(entry)}" for mark, entry in zip(marks, block.entries, strict=True)
            )
        case Table():
            rule = ["---"] * len(block.head)
            return "\n".join(
                f"| {' | '.join(map(_one_line, row))} |" for row in (block.head, rule, *block.rows)
            )
        case Picture():
            return f"*{_plain(block.description)}*"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _lines(text: str) -> str:
    return "  \n".join(_plain(line.strip()) for line in text.splitlines())


def _one_line(text: str) -> str:
    return _plain(" ".join(text.split()))
