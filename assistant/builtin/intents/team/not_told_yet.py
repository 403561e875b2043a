"""Whose number is not known yet: 丙的人数还没报上来, 对方名单没给, 丙公司尚未报送 - what is told is not all of them."""

import re

from assistant.builtin.extraction.clauses import rest_of_clause
from corpus.numerals import NUMERAL, to_int

_A_UNIT = r"(?:单位|公司|企业|集团|大学|学院|高校|院校|学校|研究院|研究所|研究中心|院所|分院|车间|课题组|[厂院校所方家组队科室部站])"
_UNIT = (
    rf"(?:[甲乙丙丁戊A-E](?:{_A_UNIT})?|对方|他们|那家|那边|(?:另|第[一二三四五]|最后|剩下?|余下|其[余他]|[一1二两]|还有)+(?:的)?(?:外)?(?:[一1二两])?(?:那)?(?:个)?{_A_UNIT}"
    rf"|(?:合作|共建|联合|牵头|参建)?{_A_UNIT}(?:那边|那头|里|方)?|(?:外聘|兼职|流动|借调|返聘)(?:的|人员|那拨|那批|人)*)"
)
_NUMBER = r"(?:人数|人头|人员|名单|名册|花名册|册子|表格?|报表|多少人|几个?人|数字|数据|人数表|情况|材料|数)"
_NOT_YET = r"(?:现在|目前|暂时|到现在|迄今|至今|截至目前|迟迟|一直)?(?:都|还|暂|尚|仍|均|也)*(?:没有?|未|不|没能)(?:能)?(?:及时|正式|最终|完全)?"
_TOLD = r"(?:报送|上报|填报|提报|报|给|统计|提供|提交|反馈|回复|回函|送达|送|交|核实?|拿|凑齐|定|确定|知道|清楚|晓得|掌握|收到|到位|到|收齐|汇总|填|回|发|算出|出|数)"
_HANDED_IN = r"(?:报送|上报|填报|提报|报|给|统计|提供|提交|反馈|回复|回函|送达|交|到位|填)"
_OVER = r"(?:来|上来|过来|出来|齐|全|完|好|给我们|我们|上|到)*"
_OPEN = r"(?:待(?:定|补报?|报送?|核实?|查|确认|统计|反馈|提供|填|提交|汇总)|暂缺|缺(?:着|失|报)?|空(?:着|缺|白)|未知|不详|不明|没谱|没影儿?|没着落|没个?准|后补|另报|缓报|迟报|说不[准好清]|拿不准|不好说|在路上|在(?:统计|核|催|报|填|汇总))"
_OPEN_OF_A_UNIT = r"(?:待(?:补报?|报送?|统计|反馈|提供|填|提交|汇总)|后补|另报|缓报|缺报|漏报|没影儿?|没(?:有)?(?:消息|动静|回音|下文|信儿?)|(?:还|正)?在(?:统计|催|填|汇总))"
_END = r"(?=的?[了着呢吧呀]*(?:[，,。；;：:！!？?（）()\n]|$))"
_STILL = r"(?:现在|目前|暂时|至今|都|还|暂|尚|仍|正|一直)*"
_WAITING = r"(?:等着?|就差|只差|还差|还缺|就缺|只缺|催着?|在催|等候|待|尚缺|尚差|欠)"
_UNKNOWN = re.compile(
    rf"{_UNIT}(?:家|方|的|那边|有|出|来|派|具体|到底|会)*{_NUMBER}(?:是|有)?(?:多少|几个?)?{_NOT_YET}{_TOLD}[^，,。；;]{{0,4}}"
    rf"|{_UNIT}(?:的|那边)*{_NOT_YET}(?:{_TOLD}(?={_NUMBER})|{_HANDED_IN}){_OVER}(?:{_NUMBER}|{_END})"
    rf"|{_UNIT}的{_NUMBER}[^，,。；;]{{0,6}}{_NOT_YET}[^，,。；;]{{0,4}}{_HANDED_IN}{_OVER}{_END}"
    rf"|{_UNIT}(?:的|那边)*(?:具体|准确)?(?:{_NUMBER}){{1,2}}{_STILL}{_OPEN}{_END}"
    rf"|{_UNIT}(?:的|那边)*{_STILL}{_OPEN_OF_A_UNIT}{_END}"
    rf"|(?:^|\n)[^\s，,。；;0-9]{{0,8}}{_UNIT}[\s：:|｜，,]*{_STILL}(?:{_OPEN}|[?？—-]+)\s*(?=\n|$)"
    rf"|{_WAITING}{_UNIT}(?:的|那边|报|交|给|反馈|提供)*(?:{_NUMBER}|的[了呢]?{_END}|(?<=[报交给馈供]){_END})"
)
_OF_A_PART = re.compile("职称|固定|中级|高级|学历|博士|经费|年龄|社保|钱|款")
_OF_ELSE = re.compile("[钱款局厅]|评审|专家组|意见|批复|合同|协议|社保|公示")
"""科技局那边还没反馈, 年底的钱公司还没给: nobody's number is waited for."""
_UNITS = re.compile(
    rf"(?P<n>{NUMERAL})\s?(?:家|个单位|个课题组|个组)(?:单位|公司|企业)?(?:的)?(?:人数|数字|数据|名单|名册|数|材料|表)?(?P<told>(?:都|均|已经?|先)*(?:报|到|给|交|反馈|收到|填|齐|提供|有数)[^，,。；;？?不没未]{{0,4}}(?=[，,。；;：:（(]|$))?"
)
_ONLY = re.compile(r"(?:只|才|仅|先|已|刚)(?:收|拿|报|到|有|收到|拿到|统计)*(?:了|到)?\s?$")


def not_told_yet(text: str) -> str:
    """The words of `text` on a unit of which it is not known how many people it has."""
    said = next(
        (
            one
            for one in _UNKNOWN.finditer(text)
            if not (_OF_A_PART.search(one.group()) or _OF_ELSE.search(_clause(one, text)))
        ),
        None,
    )
    return said.group().strip() if said else _fewer_than_all(text)


def _clause(said: re.Match[str], text: str) -> str:
    before, after = rest_of_clause(text, said.start(), said.end())
    return before + said.group() + after


def _fewer_than_all(text: str) -> str:
    """三家联合申报，两家数字已到: of the others nothing is told yet."""
    units = [(to_int(one["n"]), one) for one in _UNITS.finditer(text)]
    most = max((number for number, _ in units), default=0)
    few = [one for number, one in units if 0 < number < most and (one["told"] or _only(one, text))]
    return few[0].group() if few else ""


def _only(units: re.Match[str], text: str) -> bool:
    """三家里头才收到两家的."""
    return bool(_ONLY.search(text[: units.start()])) and bool(
        re.search("收|拿|报|到|统计", text[: units.start()][-6:])
    )
