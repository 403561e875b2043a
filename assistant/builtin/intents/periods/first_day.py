"""The first day of a publicity: words that ask for it, counted back from the last, or put it right."""

import re

from assistant.builtin.extraction.said import Said

BY = re.compile(
    r"最晚|最迟|至迟|倒推|反推|逆推|倒着算|恰好|正好|(?:要|须|想|拟|欲|打算|希望)(?:使|让|在|于|赶)?[^，。；;？?]{0,20}(?:满|结束|到期)|往前推|赶在|最晚得|务必在"
)
START_ASKED = re.compile(
    r"(?:最晚|最迟|至迟)[^，。？?]{0,14}(?:挂|贴|亮|晒|上墙|上网|见网|开始|启动|发|公示|公布|起|登)|(?:哪天|几号|什么时候|啥时候|何时|哪一天|何日)[^，。？?]{0,6}(?:挂|贴|亮|晒|上墙|开始|启动|公示|发|登)"
    r"|(?:倒|反|逆|往前)(?:推|算|着算)[^，。；;？?]{0,4}(?:起始|开始|起算|首|第一|挂网|启动)(?:之)?[日天]|(?:起始|开始|首)日(?:期)?(?:为何|是何|应为|为|是)?(?:哪|何|[？?。]|$)"
)
DAY_PUT_RIGHT = re.compile(
    r"(?:起始|开始|起算|首|截止|结束|挂网|公示)(?:日期?|那天|时间)[^，。；;？?]{0,4}(?:更正|改正|纠正|订正|改|调整|应)(?:成|为|是)"
)
"""起始日更正为4月29日，余同."""

_NTH_DAY = re.compile(
    r"^[^，,。；;？?]{0,3}?(?:已经?)?(?:是|都|到)?第(?:[2-9]|[1-9][0-9]|[二三四五六七八九十]{1,2})个?(?:工作日|天|日)"
)
_AFTER_SO_LONG = re.compile(
    r"(?:公示|挂网?|挂出|贴出?)(?:[0-9]+|[一二两三四五六七八九十]+)个?(?:工作日|天|日)[以之]?后$"
)
TODAY_IS_THE_NTH = re.compile(rf"(?:今[天儿日]|现在|眼下)(?:{_NTH_DAY.pattern.removeprefix('^')})")
"""今儿都第四天了: a day on the way, from which the first is not known."""


def on_the_way(text: str, day: Said) -> bool:
    """今儿都第四天了, 公示五天后: no day that is told of a publicity, but one within it or behind it."""
    return bool(_NTH_DAY.match(text[day.end :]) or _AFTER_SO_LONG.search(text[: day.end]))
