"""The field's market and the kind of unit that leads, as a message tells both (第四条第（一）至（三）项)."""

import re

from assistant.builtin.intents._message import VERDICT, Message
from assistant.checkers.eligibility_facts import LeadType, Market

_MARKETS = (
    (
        Market.IMMATURE,
        re.compile(
            r"市场[^，,。；;？?]{0,6}(?:没|未|不)(?:有|能|曾|太|大|够)?[^，,。；;？?]{0,3}(?:成熟|培育|起来|成型|形成|打开)|(?:没|未)(?:什么|啥|形成)?市场|技术(?:研发)?(?:来)?(?:牵引|推动|驱动|拉动)"
        ),
    ),
    (
        Market.BALANCED,
        re.compile(
            r"规模相[若当近仿等]|(?:规模|体量|个头|实力)[^，,。；;？?]{0,3}(?:相当|差不多|接近|相近|不相上下)|没有?龙头|均衡竞争|集中度[^，,。；;？?]{0,3}(?:低|不高)|势均力敌|旗鼓相当|不相上下|难分高下|(?:[几多好][几多]?家|各家|[0-9一二三四五六七八九十]来?家)[^，,。；;？?]{0,4}(?:差不多|半斤八两|平分)|谁也(?:压|吃|管)不"
        ),
    ),
    (
        Market.CONCENTRATED,
        re.compile(
            r"龙头(?:企业)?(?:地位|优势|独大|突出)|(?:一家|独家)独大|集中度[^，,。；;？?不低]{0,3}高|(?:一家|独家)(?:说了算|占(?:了)?大头|垄断)|寡头|霸主"
        ),
    ),
)
_NONE_DOMINATES = re.compile(
    r"(?:并无|无|没(?:有)?|并非|不是|谈不上|算不上)(?:任何|哪|有)?(?:一家|独家|家|个|谁|什么|明显的?|真正的?)*(?:企业|公司)?(?:独大|垄断|龙头(?:企业)?|霸主|寡头|说了算|占(?:了)?大头)"
)
"""无一家独大: what there is not, which leaves many of the same size."""
_LEADS = r"(?:来|去|想|能|可以|可否|要|出面|是否|打算|准备)*(?:牵头|挑头|领头|带头|主导|打头|领着)"
_NOT = r"(?<!不让)(?<!不是)(?<!不由)(?<!不准)(?<!不许)"
_LEADERS = (
    (LeadType.ENTERPRISES, re.compile(r"平台(?:型)?公司|(?:几|多|好几|各)家[^，,。；;？?]{0,8}(?:合资|共同投资|一起出资|联合出资|凑钱)")),
    (LeadType.INSTITUTE, re.compile(rf"{_NOT}(?:研究院|研究所|科研院所|院所|所里){_LEADS}")),
    (LeadType.UNIVERSITY, re.compile(rf"{_NOT}(?:大学|高校|学校|学院|院校){_LEADS}")),
    (LeadType.ENTERPRISE, re.compile(rf"{_NOT}(?:公司|企业|厂子?|集团|龙头){_LEADS}|(?:由|让)(?:这家|该|那家)?(?:公司|企业|龙头)[^，,。；;？?]{{0,2}}{_LEADS}")),
)  # fmt: skip
_KINDS = (
    (LeadType.INSTITUTE, re.compile(r"研究院|研究所|科研院所|院所")),
    (LeadType.UNIVERSITY, re.compile(r"大学|高校|学校|学院|院校")),
    (LeadType.ENTERPRISE, re.compile(r"公司|企业|厂|集团|龙头")),
)
_IT_LEADS = re.compile(rf"(?:它|我们?|咱们?|俺们?|该院|该所|本院|本所|我院|我所){_LEADS}")
_ASKS_WHICH = re.compile(r"哪[一几]?[种类条项]|什么模式|啥模式|谁(?:来|能|该)?(?:牵头|挑头|领头)|几种")
_SUPPOSED = re.compile(r"后来|以后|将来|如果|要是|假如|万一")
"""要是后来有一家做成了霸主: not so yet."""


def mode(message: Message) -> dict[str, str]:
    """Both facts, where the message tells them of its own case and asks whether that will do."""
    text = message.text
    if not message.says(VERDICT) or message.says(_ASKS_WHICH) or message.says(_SUPPOSED):
        return {}
    rest = _NONE_DOMINATES.sub("势均力敌", text)
    markets = [market for market, words in _MARKETS if words.search(rest)]
    leader = _leader(text)
    if len(markets) != 1 or leader is None:
        return {}
    return {"market": markets[0].value, "lead_type": leader.value}


def _leader(text: str) -> LeadType | None:
    for leader, words in _LEADERS:
        if words.search(text):
            return leader
    kinds = [kind for kind, words in _KINDS if words.search(text)]
    return kinds[0] if _IT_LEADS.search(text) and len(kinds) == 1 else None
