"""Names put forward for a centre, right and wrong: beginning and ending as 第二十八条 has them, and something between."""

from random import Random

from assistant.checkers.decision import Outcome
from evals.composed.judge import Composed

_BEGINNINGS = (
    "呼和浩特市",
    "呼和浩特市",
    "呼和浩特市",
    "呼和浩特",
    "呼市",
    "内蒙古",
    "内蒙古自治区",
    "青城",
    "首府",
    "",
)
_RIGHT_BEGINNING, _RIGHT_ENDING = "呼和浩特市", "技术创新中心"
_FIELDS = (
    "乳品加工", "光伏", "绿色化工", "云计算", "草种业", "生物医药", "新能源汽车", "稀土材料", "储能", "大数据", "智能制造", "氢能",
    "动物疫苗", "碳捕集", "集成电路", "蒙药", "奶业", "低空经济", "人工智能", "半导体硅材料",
)  # fmt: skip
_ENDINGS = (
    "技术创新中心", "技术创新中心", "技术创新中心", "创新中心",
    "技术中心", "技术研究中心", "产业创新中心", "技术创新研究院", "工程技术研究中心",
    "技术创新中心有限公司", "技术创新平台",
)  # fmt: skip
_ASKED = (
    "叫{q}行不行", "名称定为{q}，合规吗", "想起名{q}，可以吗", "我们打算叫{q}，对不对", "中心名称是{q}，符合规定不", "拟命名为{q}，行吗",
    "{q}这个名字行不行", "取名{q}，格式对吗", "名字叫{q}，能过不", "中心挂牌叫{q}合不合规", "改名为{q}行不行", "中心起名叫{q}，合格不",
    "这个名称合规吗：{q}", "名字：{q}，对着没", "{q}，名称对不对", "行不行？名称拟为{q}",
)  # fmt: skip
_QUOTES = ("{}", "{}", "“{}”", "「{}」", '"{}"')


def compose(random: Random) -> Composed:
    """A beginning, a field and an ending, each as it should be or not, put forward in any way."""
    beginning, field, ending = random.choice(_BEGINNINGS), random.choice(_FIELDS), random.choice(_ENDINGS)
    name = f"{beginning}{field}{ending}"
    text = random.choice(_ASKED).format(q=random.choice(_QUOTES).format(name))
    outcomes = {
        "名称开头": Outcome.MET if beginning == _RIGHT_BEGINNING else Outcome.NOT_MET,
        "名称中间": Outcome.MET,
        "名称结尾": Outcome.MET if ending == _RIGHT_ENDING else Outcome.NOT_MET,
    }
    return Composed(text, "naming", frozenset({"proposed_name"}), {"proposed_name": name}, outcomes)
