"""Yes or no: whether a text says that something is so, says that it is not, only asks, or leaves it in doubt."""

import re

from assistant.builtin.extraction.clauses import rest_of_clause

_HAVING = (
    r"再|能够?|有|是|去|搞|弄|签(?:订|署|下)?|立|订|写|出具?|开具?|提供|提交|拿(?:到|得出|出)?|取得|获得|具备|具有|拥有|盖|办(?:理|到|过|下来?|好)?|做|设|建|组建"
    r"|成立|设立|聘|报|经过?|过|上|挂|背|算|属于?|构成|达到|够得?上?|给|承认|认"
)
_WHAT_OF_IT = (
    r"任何|什么|啥|甚|一[份个张本纸句]|半[份个张本纸]|正式的?|书面的?|正规的?|像样的?|单独的?|独立的?|自己的?|所谓的?|完整的?|有效的?|半点|一点"
    r"|各方|双方|几方|三方|那个?|这个?|投入(?:的)?|资金|经费"
)
_UNWILLING = r"肯|愿意?|想|敢|打算|准备|同意|答应|乐意|让|许|准|好意思"
_NEGATED_BEFORE = re.compile(
    r"(?:没有?|还没|尚未|未曾?|并?无|(?<!不得)不|(?<![除莫])非|缺[少乏了]?|欠缺?|从没|从未|没能|还差|拿不出|办不下来?|签不[了成下]|给不[了出])"
    rf"(?:{_UNWILLING}|{_HAVING}|{_WHAT_OF_IT})*$"
    r"|(?:算|谈|称|说|够|挨|沾|扯|构|达)不(?:上|着|成|到|得)(?:是|什么|啥)?(?:有|算)?$|不能(?:算|说)?是?$"
    # 没上过失信名单, 从未被列入; not 有没有上过
    r"|(?:(?<!有)没有?|从来没有?|未曾?)(?:再|能|有|被|给|人)*(?:(?:上|进|入|列|纳|登|犯|沾)(?:入|进|为|上|过|到|了)*)?$"
    r"|(?<!是)(?:不|并非|不(?:属于|等于|构成))是?$|(?<!在)不在$"
)
_NEGATED_AFTER = re.compile(
    r"^(?!了|以?后|之后)[^，。？?！!；;]{0,6}?(?:没(?!问题|事)|没有|还没|尚未|未|不是|缺|作废|(?:办|签|谈|拿|拟|弄)(?:不(?:下来?|了|成|到|出)|黄了|崩了)|泡汤)"
)
_NOTHING_YET = re.compile(
    r"^(?:嘛|呢|啊|呀|么|吧|的话|这块|那块|方面)?[，,、]?(?:可|但|就)?(?:是)?(?:还|也|都|至今|到现在|目前|暂时|现在|压根儿?|根本|一直)*(?:没有?|未|尚未)(?:办|签|拿|取|下|批|弄|搞|到|有|盖|好|完|来|成|过|谈|写|给)*[呢了的]?(?=[，,。；;？?！!]|$)"
)
"""协议嘛，还没有: said behind it of what has just been named."""
_ASKED_BEFORE = re.compile(
    r"(?:有没有|是不是|是否|有无|要不要|用不用|需不需要|需要|要|必须|应(?:当|该|为|是|有|具有?)|须|原则上|得|还得|能不能|可不可以|可否|能否|如果|要是|假如|万一|怎么|如何)[^，。？?！!；;]{0,4}$"
)
_ASKED_AFTER = re.compile(
    r"^[^，。？?！!；;]{0,6}?(?:有没有|是不是|是否|要不要|用不用|需不需要|怎么|如何|什么|多少|几)"
    r"|^(?:了|过)?没(?:有)?[？?]"  # 有协议没有？
)
_DOUBTED_BEFORE = re.compile(
    r"(?:不(?:太|大|怎么)?(?:知道|清楚|确定|晓得|敢说|好说|明白)|拿不准|说不[准好清]|吃不准|搞不[清懂]|弄不[清懂]|没(?:弄|搞|问|查)(?:清|明白)|存疑|疑似|涉嫌|可能|也许|大概|好像|似乎|估计"
    r"|听说|据说|传(?:言|闻|说)|(?:有人|别人|外头|人家|他们)[^，。]{0,2}(?:说|讲|举报|反映|告)|举报|怀疑|算不算|属不属于|能不能算|够不够得?上|口头|草签|意向性?|框架性?|初步|半份)[^，。；;？?！!]{0,8}$"
)
"""不知道算不算独立法人, 有人举报说我们失信, 口头协议: nothing is told for sure."""
_DOUBTED_AFTER = re.compile(
    r"^[^，。；;？?！!]{0,4}(?:算不算|属不属于|待(?:核|查|定|认)|存疑|说不清|有争议|过期|到期|失效|吊销|丢|遗失)"
)
_TO_COME = (
    r"(?:还|也|都|仍|一直|目前|现在|刚)?(?:正?在|还?在|仍在|等着?|走着?)(?:办|走|弄|跑|审|签|补|谈|拟|起草|申请|申报|评|报|筹|准备)|(?:走|跑)(?:着|的)?(?:流程|程序|手续)"
    r"|(?:办理|申请|审批|办证|评审|公示|筹备|洽谈|起草|会签)中|(?:马上|快要?|即将|眼看|准备|打算|计划|拟|想|要去|正要)(?:就|要|去|能)?(?:办|签|拿|下来|批|补|盖|评|申|到手|注册|成立|登记)"
    r"|(?:下(?:个)?(?:月|周|礼拜|星期)|明[天年]|过(?:几|两)天|月底|年底|回头|以后|将来|改天|后[天补])[^，。；;？?！!]{0,6}(?:才|就|再|能|要|会)?(?:办|签|拿|下来|批|补|盖|评|申|到手|出来)|待[办签批补]"
)
_COMING_BEFORE = re.compile(
    rf"(?:{_TO_COME})[^，。；;？?！!]{{0,6}}$|(?:准备|打算|计划|正在|即将|拟|筹备)[^，。；;？?！!]{{0,4}}$"
)
_COMING_AFTER = re.compile(
    rf"^[^，。；;？?！!]{{0,4}}(?:{_TO_COME})|^[^，。；;？?！!]{{0,3}}[，,](?:{_TO_COME})"
)
"""法人证还在办, 协议在走流程, 执照，下月才下来: what is to come is not so yet, and may be soon."""
_OPEN_QUESTION = re.compile(r"有没有?$|(.)[不没]\1[^，。；;？?！!]{0,4}$")
"""有没有协议, 是不是独立法人."""


def states(text: str, pattern: re.Pattern[str]) -> bool | None:
    """Give what `text` states of `pattern`: True, False, None where it says nothing of it, only asks, or leaves it in doubt.

    Where it is named several times the last statement holds.
    """
    stated: bool | None = None
    for match in pattern.finditer(text):
        here, _ = rest_of_clause(text, match.start(), match.end())
        after = text[match.end() :]
        if _DOUBTED_BEFORE.search(here) or _DOUBTED_AFTER.match(after):
            continue
        if _OPEN_QUESTION.search(here):
            continue
        if _NEGATED_BEFORE.search(here):
            stated = False
        elif _ASKED_BEFORE.search(here) or _ASKED_AFTER.search(after):
            continue
        elif _NEGATED_AFTER.search(after) or _NOTHING_YET.search(after):
            stated = False
        elif not (_COMING_BEFORE.search(here) or _COMING_AFTER.search(after)):
            stated = True
    return stated
