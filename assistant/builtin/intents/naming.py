"""命名: the name that a message proposes for a centre, in quotation marks or after 叫, 起名, 命名为."""

import re

from assistant.builtin.intents._message import GOES_ON, NOTHING, VERDICT, Heard, Message

_QUOTED = re.compile(r"[“\"「『‘'《]([^”\"」』’'》]{3,40})[”\"」』’'》]")
_LIKE_A_NAME = re.compile(
    r"(?:中心|研究院|研究总院|研究所|实验室|平台|基地|联合体|总院|创新院)(?:有限(?:责任)?公司)?(?:（[^）]*）|\([^)]*\))?$"
)
_CALLED = re.compile(
    r"(?:(?<!不)叫(?:做|作|成)?|(?:定|起|取|想|选|拟)(?:好)?了?(?:一)?个(?:新)?名(?:字|称|儿)?(?=[：:，,是])(?:是)?|名(?:字|称)?(?=[：:])|取名(?:叫|为)?|起名(?:叫|为)?|命名为|命名成|定名为?|名称(?:拟)?(?:为|是|定为|叫)|名字(?:是|叫|定为)|拟名为?|挂牌(?:叫|为)|更名为|改名(?:叫|为)|改叫|改成叫?|改为|换成)"
    r"[：:，,\s]?([\u3400-\u9fffA-Za-z0-9（）()·\-]{2,40}?(?:中心|研究院|研究总院|研究所|实验室|平台|基地|总院|创新院)(?:有限公司)?)"
)
_BEFORE_IT = "(?:(?:中国|国家级?|内蒙古?|自治区级?|省级?|市级|全区|北方|西部|华北|首府|青城|新建|筹建)的?)*"
"""内蒙古呼和浩特市…: what is put before the city belongs to the name that is put forward."""
_BARE = re.compile(rf"({_BEFORE_IT}呼和浩特市?[\u3400-\u9fffA-Za-z0-9（）()·\-]{{1,24}}?技术创新中心)")
_BEGINS_WITH_PLACE = re.compile(
    r"(?:^|[，,。：:；;\s“\"]|那|换成|改成|比如|例如|像|用|拟用|想用|就用)((?:呼和浩特|呼市|青城|首府|内蒙古|内蒙|自治区|中国|国家|[\u3400-\u9fff]{2,3}[市区旗县])[\u3400-\u9fffA-Za-z0-9（）()·\-]{1,24}?(?:中心|研究院|研究所|平台|基地|总院|创新院)(?:有限(?:责任)?公司)?)(?=$|[，,。？?！!\s”\"]|行|可|能|成|这|合|对|怎|呢|吧)"
)
_ABOUT_NAMES = re.compile(
    r"名|叫|称|招牌|牌匾|牌牌|门头|匾|字母|英文|数字|符号|标点|牌子上写|格式|字号|(?:少|多|漏|缺|省|去掉)(?:了|写)?[^，。？?]{0,3}字|前缀|后缀|开头"
)
_NOT_A_PROPOSAL = re.compile(r"《[^》]*》|办法|条例|[×✕✖]{2,}|创建|认定|申报|建设管理|什么是|是什么")
_A_KIND = re.compile(
    r"^(?:国家|自治区|省|市|全国|区域)?级?(?:企业技术|企业研(?:究开)?发|工程(?:技术)?研究|制造业创新|产业创新|临床医学研究|技术转移|工业设计|概念验证)中心$"
    r"|^(?:国家|自治区|省|市|全国)?级?(?:重点实验室|新型研发机构|院士(?:专家)?工作站|中试基地|科技创新平台)$"
)
"""What other centres of this land are called in general: nobody proposes it for one."""
_NO_NAMES = ("技术创新中心", "创新中心")
_INTRODUCES = ("叫", "名为", "取名", "起名", "命名为", "名称为", "改成", "改为")
_FIELD = re.compile(
    r"(?:做|搞|研究|从事|主攻|方向是|领域是)([\u3400-\u9fff]{2,12}?)(?:的|方向|领域|行业|，|。|,)"
)
_ASKS_A_NAME = re.compile(
    r"(?:该|应该?|要)?(?:叫什么|叫啥|怎么叫|起什么名|起啥名|取什么名|名字怎么起|名称怎么起|怎么命名|如何命名)|(?:名字?|名称)[^，。？?]{0,4}(?:怎么|咋|如何|该|应)[^，。？?]{0,3}(?:起|取|叫|定|写)"
)


def hear(message: Message) -> Heard:
    """Hear which name is put forward; the form itself (×××) and the titles of documents are no names."""
    if len(names := _several(message.text)) >= _FEWEST_NAMES:
        if _EACH.search(message.text):
            each = tuple({"proposed_name": name} for name in names)
            return Heard({"proposed_name": names[0]}, calls=True, each=each)
        with_field = [name for name in names if not _NO_FIELD.match(name)]
        if len(with_field) >= _FEWEST_NAMES:
            fitting = (name for name in with_field if _THE_FORM.match(name))
            return Heard({"proposed_name": next(fitting, with_field[0])}, calls=True)
    if name := (_edited(message) if message.active else None) or _proposed(message):
        return Heard({"proposed_name": name}, calls=True)
    if message.says(_ASKS_A_NAME) and (field := _FIELD.search(message.text)):
        return Heard({"technical_field": field[1], "proposed_name": None}, calls=True)
    if "technical_field" in message.asked and len(message.text) <= 20:
        return Heard({"technical_field": message.text.strip("。？?！! ")}, calls=True)
    return Heard(concerned=True) if message.says(re.compile("命名|起名|取名|名字咋起|名称格式")) else NOTHING


_WHICH = re.compile(r"哪(?:一)?个|哪种|哪边|第几个|选谁|用谁|谁对|还是|挑(?:一)?个|选(?:一)?个|定(?:一)?个")
_APART = re.compile(
    r"[，,。？?！!\s、；;：:/|]+|还是|或者?|(?<!呼)和(?!林格尔)|与|以及|(?:用|选|叫|写|报|定)?哪(?:一)?[个种]"
)
_ENUMERATED = re.compile(
    r"^(?:[“\"「『(（①②③④⑤]|[0-9A-Da-d一二三四甲乙丙丁](?=[)）.、”]|[\u3400-\u9fff]{6})|[)）.、]|另一个|一个|一种|名叫|叫做?|起名|取名|命名为|定名为?|用|选|报的?是|是|要么|或)+"
)
_THE_FORM = re.compile(r"^呼和浩特市.{1,30}技术创新中心$")
_FEWEST_NAMES = 2
_WHICH_IS_RIGHT = re.compile(
    r"名|叫|能用|好用|对|合规|符合|合格|正确|规范|行|用哪|选|合适|合法|该写|要写|写哪|报上来"
)
_NO_FIELD = re.compile(r"^(?:呼和浩特市?|呼市|国家|自治区|内蒙古(?:自治区)?|市级?)?(?:的)?(?:技术)?创新中心$")


_EACH = re.compile(
    r"(?:有|是|占)?(?:几个|哪些|哪几个)|分别|各(?:是|行|合|对)|都(?:行|合|对|符|可以)|逐个|挨个"
)


def _several(text: str) -> list[str]:
    """Give the names put forward, of which some are to be chosen: 哪个对, 合格式的有几个."""
    if not (_WHICH.search(text) or _EACH.search(text)) or not _WHICH_IS_RIGHT.search(text):
        return []
    pieces = (_ENUMERATED.sub("", piece).strip('”"」』）)') for piece in _APART.split(text))
    return [
        piece
        for piece in pieces
        if _LIKE_A_NAME.search(piece) and not _NOT_A_PROPOSAL.search(piece) and _OF_A_PLACE.match(piece)
    ]


_OF_A_PLACE = re.compile(
    r"^(?:呼和浩特|呼市|青城|首府|内蒙|自治区|中国|国家|[\u3400-\u9fff]{2,3}[市区旗县省])"
)

_ADDED = re.compile(
    r"(?P<where>后面|后头|末尾|最后|尾巴|前面|前头|开头)(?:再|还|又)?(?:[要能用]不[要能用]|加不(?=加))?(?:加上?(?!不)|添上?|带上?|缀上?|多)(?:写)?(?:个|了)*[“\"「]?(?P<what>[\u3400-\u9fffA-Za-z0-9]{1,12}?)[”\"」]?(?:二字|两字|三个字|四个字|几个字|字样|字|呢|行|可|能|成|怎|[？?，。]|$)"
)
_DROPPED = re.compile(
    r"(?:少写|少了|漏了|漏写|漏掉|没写|缺了?|去掉|去了|删掉?|不要|省掉?|不写)(?:一个|1个|个)?[“\"「]?(?P<what>[\u3400-\u9fffA-Za-z0-9]{1,12}?)[”\"」]?(?:二字|两字|两个字|这个字|字|呢|行|可|能|成|怎|[？?，。]|$)"
)


_TAKEN_OUT = re.compile(
    r"(?:把|将)[“\"「]?(?P<what>[\u3400-\u9fffA-Za-z0-9]{1,12}?)[”\"」]?(?:二字|两个?字|这个字|字)?(?:去掉|去了|删掉?|拿掉|省掉?)"
)
_CHANGED = re.compile(
    r"(?:把|将)?[“\"「]?(?P<old>[\u3400-\u9fffA-Za-z0-9]{1,12}?)[”\"」]?(?:两个?字|二字)?(?:改成|换成|改为|写成|替换成|改作)[“\"「]?(?P<new>[\u3400-\u9fffA-Za-z0-9]{1,12}?)[”\"」]?(?:两个?字|二字)?(?:呢|行|可|能|成|怎|好|就|[？?，。]|$)"
)


_END_CHANGED = re.compile(
    r"(?:末尾|最后|后面|后头|尾巴|结尾|后缀)(?:上|头)?(?:的|那)*(?:俩|两个?|二)?字?(?:中心)?(?:给|要|想|能)*(?:换|改|写)(?:成|为|作)[“\"「]?(?P<new>[\u3400-\u9fff]{2,8}?)[”\"」]?(?:呢|行|可|能|成|怎|好|就|[，,。？?！!\s]|$)"
)
"""末尾那俩字换成研究院: 中心 is the end of it."""


def _edited(message: Message) -> str | None:
    """The name put forward before with something added or left out: 后面加“有限公司”呢, 去掉“市”字行吗."""
    known = message.known.get("proposed_name")
    if not isinstance(known, str):
        return None
    if _ADDED.search(message.text):
        return _with_what_is_added(known, message.text)
    if changed := _END_CHANGED.search(message.text):
        return known.removesuffix("中心") + changed["new"]
    if changed := _CHANGED.search(message.text):
        old = next(
            (changed["old"][at:] for at in range(len(changed["old"])) if changed["old"][at:] in known), ""
        )
        return known.replace(old, changed["new"], 1) if old else None
    dropped = _TAKEN_OUT.search(message.text) or _DROPPED.search(message.text)
    return known.replace(dropped["what"], "", 1) if dropped and dropped["what"] in known else None


def _with_what_is_added(name: str, text: str) -> str:
    """名字前头加了个内蒙古，呼和浩特市乳业技术创新中心: the name with that, unless it stands in it or another one is put beside it."""
    added = _ADDED.search(text)
    if added is None or added["what"] in name or _CHOICE.search(text):
        return name
    return added["what"] + name if added["where"].startswith(("前", "开")) else name + added["what"]


_CHOICE = re.compile("还是|或者?")
_OF_A_NAME = re.compile(
    r"名|中心|牌子|挂牌|起个|想叫|打算叫|准备叫|改叫|叫做?[“\"「『].{1,20}[”\"」』](?:行|可以|能|成|合)"
)
"""还好意思叫“动态管理”: what is called so is no centre."""


def _proposed(message: Message) -> str | None:
    text = message.text
    about_names = message.says(_ABOUT_NAMES) or message.active
    for match in _QUOTED.finditer(text):
        name = match[1].strip()
        if match.group()[0] == "《" or _NOT_A_PROPOSAL.search(name):
            continue
        introduced = text[: match.start()].rstrip().endswith(_INTRODUCES) and message.says(_OF_A_NAME)
        like_one = _LIKE_A_NAME.search(name) and (about_names or message.says(VERDICT))
        if _A_KIND.match(name) and not introduced:
            continue
        if like_one or (about_names and introduced):
            return name
    asked = message.says(VERDICT) or message.says(_ITS_FORM_ASKED)
    put_forward = asked or message.active or message.declares or GOES_ON.search(text)
    found = _CALLED.search(text) if put_forward else None
    if found is None and about_names and put_forward:
        found = _BEGINS_WITH_PLACE.search(text) or _BARE.search(text)
    if found is None and put_forward and message.says(_WITHOUT_A_FIELD):
        found = _NO_MIDDLE.search(text)
    if found is None or _NOT_A_PROPOSAL.search(found[1]) or found[1] in _NO_NAMES:
        return None
    behind = _BEHIND_IT.match(text[found.end(1) :])
    return _with_what_is_added(found[1] + (behind.group() if behind else ""), text)


_ITS_FORM_ASKED = re.compile(
    r"(?:格式|新名|名字|名称)[^，,。；;？?]{0,4}(?:对|合|行|符)[^，,。；;？?]{0,3}[没不吗么]|(?P<is>[顺合妥像])不(?P=is)|听着(?:咋样|怎么样|顺|行)|(?:会不会|要不要|会|得)(?:被|给)?(?:退|打回|驳|毙)|(?:不用|用不用|要不要|得不得|白|还得)(?:再)?(?:重新?)?(?:做|刻|换|改|花)"
)
"""新名格式对着没."""
_NO_MIDDLE = re.compile(rf"({_BEFORE_IT}呼和浩特市技术创新中心)")
_WITHOUT_A_FIELD = re.compile(
    r"中间(?:空|啥|什么|不|没)|(?:不|没)(?:写|加|带|填|要|有)(?:上)?[^，。；;？?]{0,3}(?:领域|行业|方向|产业|字)|空着|(?:直接|就|只|光)(?:叫|写)"
)
"""呼和浩特市技术创新中心，中间不写领域行吗."""
_BEHIND_IT = re.compile(r"[（(](?:筹|暂|试|拟)[^（()）]{0,4}[）)]")
"""（筹） behind the name belongs to it."""
