"""What a message quotes: words of a rule, or of papers that hold all its numbers."""

import re

from assistant.builtin.extraction.counts import counts


def without_quotes(text: str) -> str:
    """`text` without the words that it quotes, unless all numbers of people stand in these (材料写“团队60人，…”，请核一下)."""
    left = _QUOTED.sub("", text)
    return left if left == text or any(one.people for one in counts(left, "team")) else text


_QUOTED = re.compile(r"[“\"「『][^”\"」』]{6,}[”\"」』]")
