"""One question of several matters (更换总经理，同时迁注册地，两事各走何种程序): each with the question, to be looked up by itself."""

import re

from corpus.quantities import quantities

_OF_EACH = re.compile(
    "[，,：:](?:[这那]?[两三俩](?:件|个|项|桩|样|码|头)?(?:事儿?|手续|程序|变动|变更|情况)?)?(?P<asked>"
    "(?:(?:各自?|分别)[^，,。；;？?]{0,2}[走找报要按归由需怎咋如办交送跟给向]|(?:都|是不是都?|用不用都?|要不要都?)(?:要|得|需要?|用)[^，,。；;？?]{0,3}[批报审备]"
    "|(?<=[两俩三件个事样桩])(?:怎|咋|如何|找谁|走|归谁|要|得))[^，,。；;？?]{0,14})[？?。！!\\s]*$"
)
_BETWEEN = re.compile(
    "[，,、；;]|同时|以及|并且?(?=[换改搬迁变调更把将])|又(?=[^，,]{0,2}[换改搬迁变调更])"
    "|[和跟与](?=[换改搬迁变调更])|[还也](?=[要得想把将])"
)
_BEFORE = re.compile("^(?:我们?|咱们?|俺们?|中心|既|又|拟|想|要|得|准备|打算|计划|现在|今年|这次)+")
_MARK = re.compile("^(?:各自?|分别|都)")
_SHORTEST = 3
_MOST = 3


def shared_question(text: str) -> tuple[str, ...]:
    """Give the matters of `text`, each with the question asked of all; empty where it asks none of several, or of figures."""
    found = _OF_EACH.search(text)
    if not found or any(quantities(text[: found.start()])):
        return ()
    pieces = (_BEFORE.sub("", piece.strip()) for piece in _BETWEEN.split(text[: found.start()]))
    matters = [piece for piece in pieces if len(piece) >= _SHORTEST]
    question = _MARK.sub("", found["asked"])
    return tuple(f"{matter}，{question}" for matter in matters[:_MOST]) if len(matters) > 1 else ()
