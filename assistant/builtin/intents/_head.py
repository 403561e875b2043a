"""The one who is to head the centre: what title a message says he has."""

import re

from assistant.builtin.extraction.titles import title
from assistant.builtin.intents._message import VERDICT, Message

OWN = re.compile(r"我们?|咱|俺|本单位|我单位|某(?:单位|中心|企业|公司)|我司|我院|我校")
_DIRECTOR = re.compile(
    r"负责人|主任|总经理|一把手|当家的|带头人|领头|头儿|头头|掌门|牵头人|老板|老总|CTO|CEO|leader|director|院长|所长|厂长|总工",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"负责人|中心主任|主任|总经理|一把手|当家的|带头|领头|当头|牵头人|带队|挂帅|领衔|掌舵|坐镇|领军|挑大梁|扛旗|director|leader|负责"
    r"|(?:推|让|换)[^，,。；;？?！!0-9]{1,8}(?:上(?=[，,。；;？?！!]|$)|出山|顶上|接手|接班)",
    re.IGNORECASE,
)


def director_title(message: Message) -> str | None:
    """The title of the one who is to head the centre; None where the message speaks of nobody's, or asks for the rule."""
    spoken_of = (
        message.says(_HEADS)
        or (message.says(_DIRECTOR) and message.says(VERDICT))
        or "director_title" in {*message.asked, *(message.last if message.active else ())}
    )
    if not spoken_of or message.says(NOT_CHOSEN):
        return None
    if message.says(_ASKS_THE_RULE) and not (message.says(OWN) or message.told):
        return None
    handed = [said.start() for said in HANDED_OVER.finditer(message.text)]
    found = title(message.text[handed[-1] :]) if handed else title(message.text, _DIRECTOR)
    return found[0].value if found else None


HANDED_OVER = re.compile(
    r"(?:推荐?|换成?|改由|改成|改让|改派|让|请)(?:了)?(?:她|他|我们?|咱)?的?(?:先生|爱人|丈夫|妻子|老公|老婆|媳妇|儿子|女儿|副手|同事|师兄|徒弟|学生|别人|另一位|另外一位|搭档)"
)
"""要推她先生上: from there on another person is spoken of."""
NOT_CHOSEN = re.compile(
    r"(?:负责人|主任|总经理|带头人|领头|牵头人|一把手|头头|头儿|当家的)[^，。；;？?0-9]{0,6}(?:还没|还未|没|尚未|未|待)(?:有|能)?(?:定|选|确定|敲定|落实|找|物色|到位|任命)|(?:人选|谁(?:来)?当(?:头|家|主任))[^，。；;？?]{0,4}(?:没|未|待)(?:有)?定"
)
"""头头儿还没定下是谁: nobody's title can be judged; it is asked for."""
_ASKS_THE_RULE = re.compile(
    r"(?:就|只|光|仅|单)看(?:重)?(?:职称|这)|是不是|是否(?:必须|要求|应)|必须|要不要|要求(?:是)?(?:什么|哪|多)|有什么要求|算不算(?!达标|符合|合格|行)|非得|(?:什么|啥)职称(?![^，。；;？?]{0,4}没)|needs?|must"
)
