"""What kind of figure or the like a question asks for (a duration, an amount, an address), and which a text offers.

A clause that has no amount in it does not answer 多少钱, however many words it shares with the question.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from corpus.quantities import quantities
from corpus.wordings import SILENCE
from index.chunks import Chunk

_SAID: Mapping[str, tuple[str, ...]] = {
    "duration": (
        "多久|多[长大少]的?(?:时间|工夫|功夫|时日|日子)|(?<![没好这那头过])几天|(?<![没了过这那近后前好十])几年(?!来)|几个月|多少[天日]|多少年|多少个?月|几个?工作日|多少个?工作日|几日|期限|时限",
        "how long|how many (?:days|years|months)",
    ),
    "date": (
        "何时|什么时[候间]|啥时候?|甚时候?|甚会儿|多会儿?|几月|几号|哪天|哪一天|哪年|最晚|最迟|截止|来得及|赶[得不]?(?:及|趟)|逾(?:了)?期|误(?:了)?[点期]|(?:晚|迟)(?:了|不(?:晚|迟)|没(?:晚|迟)?)",
        r"\bwhen\b|deadline",
    ),
    "money": (
        "多少钱|几个钱|[0-9一二两三四五六七八九十百几]+万(?:元|块)?(?:还是|抑或)[0-9一二两三四五六七八九十百几]+万|精确到[元万角]|多少万|多少元|几万|几百万|金额|经费标准|多少资金|多少经费|给多少",
        "how much (?:money|funding)",
    ),
    "people": (
        "(?<![好十这那没])(?<!没有)几(?:个人(?!关起|坐|凑|拍脑|一?商量|说了?算|在那|聚|嘀咕|捣鼓)|人|名|位)|多少[人名位]|人数下限|最少.{0,4}人"
        "|^(?!.*(?:牵头|共建|挑头|搭伙|[我咱俺]|自己人?|自家|三分之一)).*(?:席位?|席数|名额|座位|椅子|交椅|总?人数|委员(?!会)|[理董]事(?!会))[^，。？?]{0,8}"
        "(?:上限|下限|封顶|多少|(?<![好十这那])几(?![家类种样方条])|单数|双数)"
        "|^(?!.*(?:牵头|共建|挑头|搭伙|[我咱俺]|自己人?|自家|三分之一)).*(?:各(?:占|要|来|设|请)?几[个名位]|几席|几把椅子)",
        "how many (?:people|members|staff)",
    ),
    "area": (
        "(?:场地|场所|地方|房子|办公|厂房|车间|实验室)[^，。？?]{0,8}多大|多大的?(?:地方|场地|场所|房子?|厂房|车间|面积)|平方|平米|面积",
    ),
    "score": ("多少分|几分(?!之)|分数|及格线|分数线", "score"),
    "share": (
        "几成|百分之几|占比|比例|多少比例|最多占|最少占|占多少|[几三]分之几",
        "percent|what share|proportion",
    ),
    "count": (
        "多少(?:个|项|件|家|份|次|篇)|(?<![好十这那没])(?<!没有)几(?:个|项|件|家|份|次|篇|类|种|步)",
        "how many",
    ),
    "grade": (
        "(?<![这那])(?:几|哪[几些]|多少|什么|啥)个?(?:档次?|等次|等级)|[档等][^，。？?]{0,6}(?:夹着|还有|共有?|分)[^，。？?]{0,3}几[档等个]",
    ),
    "age": ("岁|年龄|年纪|岁数",),
    "contact": (
        "电话(?:号码)?(?:是)?(?:多少|几|什么|啥)|(?:什么|哪个|联系|咨询)(?:电话|邮箱|网站|网址|公众号)|(?:联系|咨询)人$|(?:联系|咨询|找|问)(?:什么|哪个)人$|联系方式|网址",
        r"phone number|e-?mail address|which website|website address",
    ),
    "expense": (
        "(?:机票|食宿|差旅费?|住宿费?|吃住|路费|车费|餐费|盒饭|招待费?|评审费|论证费|劳务费|咨询费|工本费|报名费|专家费|讲课费|辛苦费)"
        "[^，。？?]{0,8}(?:谁|哪[家方头边]|算[谁在]|多少|几|怎么[出算给])|(?:谁|哪[家方头])[^，。？?]{0,4}"
        "(?:掏|付|报销|买单|承担|出)[^，。？?]{0,4}(?:机票|食宿|差旅|路费|车费|评审费|论证费|劳务费|咨询费|专家费)"
        "|(?:多少|几个?钱的?|几块钱?)[^，。？?]{0,2}(?:评审费|论证费|劳务费|咨询费|专家费|讲课费|辛苦费|酬金)",
        "who pays",
    ),
    "fine": (
        "(?<![没不][写说提])(?:有没有|有无|会不会|是否|被|给|要|得|怎么|咋|交)[^，。？?]{0,6}(?:罚款|罚钱|罚金|滞纳金|扣钱|扣款)"
        "|(?:罚款|罚钱|罚金|滞纳金|扣钱|扣款)[^，。？?]{0,10}(?:多少|几|[吗么不]|标准|数额|依据|怎么|可依)|罚多少|罚几",
        r"\bfines?\b|penalty fee",
    ),
    "channel": (
        "(?:公示|公布|公告|挂|贴|登|发布)[^，。？?]{0,10}(?:哪[个家儿里]?|什么|啥)(?:官?网|平台|媒体|报纸?|栏|地方|渠道|网站)"
        "|(?:官网|网站|公众号|报纸|门口|公告栏|市政府网)[^，。？?]{0,3}还是",
    ),
    "issue_day": (
        "(?:印发|发布|公布|出台|下发)[^，。？?]{0,6}(?:哪[年天一]|几[号月]|什么时[候间]|啥时候?|多会儿?|何时|日期)"
        "|(?:哪[年天]|几号|几月|什么时[候间]|啥时候?|多会儿?|何时)[^，。？?]{0,4}(?:印发|发布|公布|出台|下发)"
        "|(?:具体|到底|究竟)(?:是)?(?:从)?(?:哪[年天一]|几号|几月)[^，。？?]{0,6}(?:生效|施行|实施|执行)",
    ),
    "exception": (
        '例外(?!情况下)|特殊情[况形]|特例|(?:留|开|有|剩)[^，。？?]{0,4}口子|网开一面|破(?:个)?例|(?:什么|啥|哪些|有没有|有无|能否|能不能)[^，。？?]{0,6}豁免|不一般的|[“"「]一般[”"」]之外|(?:什么|啥|哪些)情[况形]下?(?:可以|能)不',
        "exceptions?",
    ),
    "extension": (
        "(?<!不)(?:延长|延期|宽限|展期|缓(?:一缓|几[天个]|交|办)|续期|提前(?:结束|解除|申报|完)|缩短|减免)(?!线|了)[^，。？?]{0,8}?(?:[吗么不没]|行|可以|能|成)"
        "|(?:能|可|可以|可否|能否|准不准|让不让|允许|申请)[^，。？?]{0,8}(?:延长|延期|宽限|展期|缓(?:一缓|几[天个]|交|办)|续期|提前(?:结束|解除|申报|完)|缩短|减免|再给)",
        r"\bextension",
    ),
    "deemed": (
        "视(?:为|同|作)[^，。？?]{0,4}(?:同意|默许|默认|批准|通过|备案|认可|许可|放弃)|默许|默认(?!为)|自动(?:通过|批准|同意|认可|备案)|(?:就)?(?:算|等于)[^，。？?]{0,3}(?:同意|默许|默认|批准)了?",
        "deemed|tacit",
    ),
    "parity": ("单数|奇数|双数|偶数", r"\bodd number|even number"),
    "ban": (
        "禁报|(?:也|就|都|还)(?:得|要|会)?禁(?!止)|禁(?:我|他|咱|几年|多久|[一二三四五3]年|期)|[一二三四五3]年[^，。？?]{0,6}(?:不[得能让许准]|别想)[^，。？?]{0,3}(?:报|回头|翻身)",
    ),
    "rounding": ("四舍五入|取整|抹(?:个)?零|进位|凑个整", r"round(?:ed|ing)? (?:up|down|off)"),
    "least_people": (
        "(?:最低|最少|下限|起步|起码)[^，。？?]{0,3}(?:人头数?|总?人数|团队人数)|(?:人头数?|总?人数|团队)[^，。？?]{0,4}(?:最低|下限|起步|起码|最少)",
    ),
    "refund": (
        "(?:钱|款|经费|补助|资金|拨的|万块?)[^，。？?]{0,10}(?:吐出|退(?!休|出(?!来)|伙|役)|追[回缴讨]|收回|没收|返还|交还|上缴)|(?:退|吐|追|返还|收回|追缴)[^，。？?]{0,4}(?:钱|款|经费|补助|资金|拨款)",
        "refund|pay back|clawed? back",
    ),
    "prize": ("奖金|奖牌|奖状|奖钱|(?:发|给|有|拿)[^，。？?]{0,4}奖(?!励政策|惩)", r"\bbonus|prize"),
    "appeal": (
        "申诉|复议|申请复核|复核(?:的?结果|申请|途径)|(?:找谁|向谁|上哪)[^，。？?]{0,2}复核|(?<![也都没])(?<!没有)(?<!没人)(?<!无人)不服(?![谁气老输管他她])|(?:找谁|上哪|去哪|哪儿|哪里)[^，。？?]{0,6}(?:告|说理|讲理|评理|讨说法)|听证",
        r"\bappeal",
    ),
    "retroactive": (
        "溯及|追溯|既往|过渡期|(?:施行|印发|出台|实施)[以之]?前[^，。？?]{0,10}(?:批|办|认定|建|换|改|签)[^，。？?]{0,10}(?:管不管|算不算|适用|受不受|要不要|用不用|[吗么不])",
        "retroactive|retrospective",
    ),
    "measure": (
        '(?:严重|重大|稳定|良好|优势突出|一定规模|有影响力|较强|影响力)[”"」]?[^，。？?]{0,10}(?:门槛|界限|界定|(?:是|有|得|要|该|指)?(?:多[大高久强]|多少)(?=[呀啊呢？?]|$)|怎么(?:认定|算|定义|量)|(?:几|多少|多大|多久)[^，。？?]{0,6}才?(?:算|叫|够))'
        "|(?:几|多少)(?:份|次|个|起|台|人|件)[^，。？?]{0,4}才?(?:算|叫|够)[^，。？?]{0,3}(?:严重|重大|稳定|良好|有影响力|一定规模)",
    ),
    "template": ("模板|模版|范本|范文|样表|样本|去哪下|下载", r"templates?\b|sample"),
}
_ASKED = {kind: re.compile("|".join(said), re.IGNORECASE) for kind, said in _SAID.items()}

# How long somebody may take over something (几天内答复) is another figure than how long something lasts (公示几天).
_LONG = r"几个?(?:工作)?[日天周]|多少个?(?:工作)?[日天]|多久|多[长大少]的?(?:时间|工夫|功夫|时日|日子)|几个(?:月|星期|礼拜)|[时期]限"
_ACT = (
    "答复|回复|回话|回音|音信|下文|回信|回函|受理|审核|审查|审完|审批|批复|批下|批文|发文|下文|行文|出文|办结|办完|办理|核实|调查|处理|拨付|拨款|拨下"
    "|到账|打款|反馈|通知|出结果|给结果|结果出来|备案|盖章|推荐|转报|送达|立案|复核|说法|信儿|准信|签发|制发|退件|告知"
)
_NEXT = r"(?:周期|评价|评估|到期|期满|届满|整改|申报|再报|自评|失效|公示)"
_LIMIT = re.compile(
    rf"(?:{_LONG})(?:之?内)?[^，,。；;？?]{{0,8}}?(?:{_ACT})"
    rf"|(?:{_ACT})(?!以?之?[后前]|起|满)(?:(?!公示|挂|整改)[^。；;？?]){{0,14}}?(?:{_LONG})(?![^，,。；;？?]{{0,8}}{_NEXT})"
)
_LASTING, _OVER = re.compile("公示|挂|贴|整改|试行|禁报"), re.compile("[满完后过]|结束|截止|到期|撤下")

_OFFERED: Mapping[str, tuple[str, ...]] = {
    "year": ("duration",),
    "month": ("duration",),
    "week": ("duration",),
    "workday": ("duration",),
    "day": ("duration", "date"),
    "month_of_year": ("date",),
    "month_day": ("date",),
    "date": ("date",),
    "share": ("share",),
    "person": ("people", "count"),
    "yuan": ("money",),
    "square_metre": ("area",),
    "score": ("score",),
    "year_of_age": ("age",),
}


_OFFERED_BY: Mapping[str, re.Pattern[str]] = {
    "prize": re.compile("奖励"),
    "extension": re.compile("不少于"),
    "ban": re.compile("不得再行申报"),
}
"""The words of a clause that speak of what is no figure; the kinds asked for that have none here stand in no clause."""


def asked_kinds(question: str) -> frozenset[str]:
    """Give the kinds of figure that `question` asks for; empty where it asks for none."""
    kinds = frozenset(kind for kind, pattern in _ASKED.items() if pattern.search(question))
    return kinds - {"duration"} | {"time_limit"} if "duration" in kinds and _limit_asked(question) else kinds


def _limit_asked(question: str) -> bool:
    """Whether it asks within how long somebody must act: 几天内答复, 公示完多久批复; not 公示几天才批复."""
    for match in _LIMIT.finditer(question):
        before = re.split(r"[，,。；;？?\s]", question[: match.start()])[-1]
        if not _LASTING.search(before) or _OVER.search(before):
            return True
    return False


def offered_kinds(text: str) -> frozenset[str]:
    """Give the kinds of figure that stand in `text`."""
    figures = {kind for quantity in quantities(text) for kind in _OFFERED.get(quantity.unit, ("count",))}
    return frozenset(figures | {kind for kind, words in _OFFERED_BY.items() if words.search(text)})


class Figures:
    """For each target the kinds of figure that it offers (a clause) or is asked for (a silence)."""

    def __init__(self, passages: Iterable[Chunk], questions: Iterable[Chunk]) -> None:
        self._offered: dict[str, frozenset[str]] = {}
        for chunk in passages:
            self._offered[chunk.target] = self._offered.get(chunk.target, frozenset()) | offered_kinds(
                chunk.text
            )
        asked: dict[str, list[frozenset[str]]] = {}
        for chunk in questions:
            if chunk.target.startswith(SILENCE):
                asked.setdefault(chunk.target, []).append(asked_kinds(chunk.text))
        self._asked = {
            target: {
                kind: count / len(kinds) for kind, count in Counter(k for some in kinds for k in some).items()
            }
            for target, kinds in asked.items()
        }
        self._any = {target: sum(map(bool, kinds)) / len(kinds) for target, kinds in asked.items()}

    def rankings(self, question: str) -> dict[str, dict[str, float]]:
        """Give three rankings: clauses that offer the figure asked for, silences about it, and silences about
        figures although the question asks for none.
        """
        kinds = asked_kinds(question)
        if not kinds:
            return {"figure_not_asked": self._any}
        return {
            "figure_offered": {target: 1.0 for target, offered in self._offered.items() if offered & kinds},
            "figure_silent": {
                target: max(shares.get(kind, 0.0) for kind in kinds) for target, shares in self._asked.items()
            },
        }
