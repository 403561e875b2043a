"""异议: whether a message tells that somebody objected during a publicity."""

import re

from assistant.builtin.extraction.polarity import states

OBJECTION = re.compile(
    r"异议|(?:匿名|实名|举报|反映)信|检举|质疑(?![^，。]{0,6}(?:时间|天数|公示|太短|不够|日子))|提[^，。？?]{0,3}意见|反对|举报|投诉|有意见|不同意见|反映[^，。？?]{0,4}(?:问题|情况|意见)|告状|告(?:到|了)|(?:有人|谁|同行|人家|对手|隔壁)[^，,。；;？?]{0,8}(?:打(?:了|来)?电话|写信|实名|发帖|来人)[^，。；;？?]{0,4}(?:说|讲|称|骂|闹|骂)"
)
NO_OBJECTION = re.compile(r"(?:没|无|没有)(?:人|谁)?[^，。？?]{0,4}(?:异议|反对|举报|投诉|意见)")
SET_ASIDE = re.compile(
    r"(?:撇开|抛开|刨开|除开|丢开|搁下|放下|撂下|(?:先|暂|且|咱)不(?:管|说|论|提|谈|看|算)|别管)[^，,。；;？?！!]+"
    r"|[^，,。；;？?！!]*(?:先(?:放|搁|撂)(?:一边|着|下)|放在?一边|不(?:提|谈|论)了?(?=[，,。；;]))"
)
"""撇开反对信, 那封信先放一边: what is not to be spoken of."""
_IF_ANY = re.compile(
    r"(?:如果|要是|万一|假如|倘若|若|有没有|是否|会不会|怕|担心|防止|只要|没有?|无|未|不)(?:再)?(?:有|收到|出现|人|谁|哪个|任何)*[^，,。；;？?]{0,4}(?:异议|匿名|检举|质疑|意见|反对|举报|投诉|反映|告)"
)


_NO_EVENT = re.compile(
    r"(?:公|报|广|通|布|预|宣)告|异议期|(?:向谁|找谁|怎么|咋|如何|可以|能|哪里|哪儿|往哪)[^，,。；;？?]{0,4}(?:意见|异议|反映|举报|投诉|反对)|(?:意见|异议|举报|投诉|反映)(?:的)?(?:反映|反馈)?(?:渠道|电话|邮箱|箱|方式|途径)"
)
"""公告了, 异议期, 向谁提意见: nobody has objected."""


def objects(text: str) -> bool:
    """公示11月2日到11月6日，有人举报: told on the way, it stands in the way of the approval."""
    told = _NO_EVENT.sub("", SET_ASIDE.sub("", text))
    return bool(states(told, OBJECTION)) and not (NO_OBJECTION.search(told) or _IF_ANY.search(told))
