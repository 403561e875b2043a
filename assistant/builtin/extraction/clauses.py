"""The clauses of a message."""

import re

CLAUSE_END = re.compile(r"[，,。；;？?！!\n]")

_CLAUSES = re.compile(r"[^，,。；;？?！!\n]+[，,。；;？?！!\n]*")


def clauses(text: str) -> list[str]:
    """Give the clauses of `text`, each with what ends it."""
    return _CLAUSES.findall(text)


def pieces(text: str) -> list[str]:
    """Give the clauses of `text` without what ends them."""
    return [piece for one in CLAUSE_END.split(text) if (piece := one.strip())]


def rest_of_clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands before `start` and behind `end` in the same clause."""
    return CLAUSE_END.split(text[:start])[-1], CLAUSE_END.split(text[end:])[0]
