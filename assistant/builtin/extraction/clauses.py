"""Where a clause of a message ends."""

import re

CLAUSE_END = re.compile(r"[，,。；;？?！!\n]")


def rest_of_clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands before `start` and behind `end` in the same clause."""
    return CLAUSE_END.split(text[:start])[-1], CLAUSE_END.split(text[end:])[0]
