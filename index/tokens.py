"""How text is cut for lexical ranking: characters and character bigrams, and whole Latin words and numbers.

Measured on STARD, bigrams with single characters beat jieba words (R@5 0.36 against 0.35, R@100 0.66 against
0.61) and need no dictionary: jieba alone takes over a second to start.
"""

import re
import unicodedata

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+|[0-9]+(?:\.[0-9]+)?")


def tokens(text: str) -> list[str]:
    """Give the tokens of `text`, in order, with repetitions."""
    found: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0].isascii():
            found.append(run)
        else:
            found.extend(run)
            found.extend(run[at : at + 2] for at in range(len(run) - 1))
    return found
