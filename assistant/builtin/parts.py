"""The questions of a message, and what it sets side by side."""

import re

from assistant.builtin.dialogue import Dialogue
from assistant.builtin.duties import divided
from assistant.builtin.matter import terms
from assistant.builtin.phrases import phrases
from assistant.builtin.shared_question import shared_question

_ENDS = re.compile(
    r"[？?！!；;\n]+|(?:(?:^|(?<=[，,。 吗么呢不没]))还有(?!票|没|多|几[天个]|人|[吗么不])|另外|再问一下|顺便问一下)[，,]?"
)
_BETWEEN = re.compile(r"[，,、；;。？?]|与|和(?!林格尔|解)|跟|以及|还是|\bvs\b|\band\b")
_BETWEEN_QUESTIONS = re.compile(
    r"[，,；;](?!还是|抑或|或者)|以及|还有|顺便|,? and (?=how|what|who|when|which|can|must|do|is|are)"
)
_ANNOUNCED = re.compile(r"^[^：:]{0,16}[：:]")
# What a comparison asks of the things that it compares: no thing itself.
_OF_BOTH = re.compile(
    r"(?:之间)?(?:[有的是存在]*(?:什么|啥|甚|何|哪些)?(?:区别|不同|差别|差异|关系|两样)|分别|各自|各[是按怎有由找管]|哪个|是不是(?:同一|一)|是同一"
    r"|是?(?:一样|一回事|两回事)|一样[不吗]|对照|比较一下|捋|矛盾|difference|compare).*$"
)
_SHORTEST, _SHORTEST_COMPARED, _SHORTEST_ASKED = 4, 3, 5
_MOST_PARTS = 3


def parts(text: str) -> tuple[str, ...]:
    """Give the questions of a message, each with what was said on the way to it (我们搬家了。要报吗)."""
    pieces = [piece.strip(" ，,。") for piece in _ENDS.split(text)]
    found: list[str] = []
    said: list[str] = []
    for at, piece in enumerate(pieces):
        if len(piece) < _SHORTEST:
            continue
        said.append(piece)
        # 公示满三天就能发文吧？另外主任换人要谁批: what wants to be confirmed is a question where another one follows, and
        # so is what ends in a question mark (公示三天就行？) before 另外; nothing stands between the two.
        another = pieces[at + 1 : at + 2] == [""] and at + 2 < len(pieces)
        followed = another or (piece != pieces[-1] and phrases().match("confirming_end", piece))
        if followed or phrases().match("asking", piece):
            found.append("，".join(said))
            said.clear()
    if not found:
        return tuple(said[:_MOST_PARTS]) or (text,)
    return (text.strip(" ，,。？?！!"),) if len(found) == 1 else tuple(found[:_MOST_PARTS])


def compared(text: str) -> tuple[str, ...]:
    """Give the things that a comparison sets side by side, where each is long enough to be looked up by itself."""
    if several := divided(text) or shared_question(text):
        return several
    if not phrases().match("comparing", text):
        return asked_together(text)
    if sum(phrases().match("asking", part) for part in parts(text)) > 1:
        return ()  # 问两样：注册地有要求吗？固定的要几个？
    things = (_OF_BOTH.sub("", piece) for piece in _BETWEEN.split(_ANNOUNCED.sub("", text)))
    pieces = [piece.strip() for piece in things]
    long_enough = [piece for piece in pieces if len(piece) >= _SHORTEST_COMPARED]
    return tuple(long_enough[:_MOST_PARTS]) if len(long_enough) > 1 else ()


_AGAINST = re.compile(
    r"^(?:那|它|他们|这个?)*(?:跟|和|与|同|比起?)(?P<other>[^，,。？?]{2,14}?)(?:相?比|之间)?(?:起来)?(?:又|还|都)?[有是在]?(?:什么|啥|甚|哪些?|何)?(?:地方)?(?:区别|不一样|不同|差别|差异|两样|关系)"
)


def against_before(dialogue: Dialogue) -> tuple[str, ...]:
    """跟技术指导委员会有啥不一样, after 理事会都管啥: what was asked before and what it is set against; empty where it is no such
    message, or on nothing that the regulation has.
    """
    said = _AGAINST.match(dialogue.asked)
    if not said or not dialogue.before or not dialogue.cited_before or not terms(said["other"]):
        return ()
    return (dialogue.before.asked, said["other"])


def asked_together(text: str) -> tuple[str, ...]:
    """Give the questions of a message that asks several in one sentence (外地的能不能报，要不要签协议)."""
    if len(parts(text)) > 1:
        return ()
    asked = [piece for piece in _BETWEEN_QUESTIONS.split(text) if phrases().match("asking", piece)]
    return tuple(asked[:_MOST_PARTS]) if len(asked) > 1 and min(map(len, asked)) >= _SHORTEST_ASKED else ()
