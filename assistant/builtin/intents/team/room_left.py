"""Asks how many of those may still join who have no title or are not permanent: 最多还能挂几个流动的, 再进多少个编外的就掉线了."""

import re

from assistant.builtin.extraction.spoken import plain

_COME = r"(?:招|挂|进|加|添|收|带|塞|引进|引|补|增加?|聘|配|要|来|扩|容纳?|装|纳|放|拉|请)"
_MANY = r"(?:几|多少)(?:个|名|位|人|号)?"
_OTHERS = r"(?:流动|没(?:有)?(?:职称|级别)|无职称|没评|研究生|博士生|硕士生|学生|编外|临时|实习|外聘|兼职|合同工|助工|助理|初级|普通|一般|其他|别的|新人|年轻|闲|白丁|打杂|技工|工人|辅助|外协|客座)"
_ROOM = re.compile(
    rf"(?:最多|顶多|至多|撑死|上限)[^，,。；;？?]{{0,4}}(?:还|再)?(?:能|可以?|许|让)?(?:再|往里)?[^，,。；;？?]{{0,3}}{_COME}[^，,。；;？?]{{0,5}}{_MANY}"
    rf"|(?:还|再)(?:能|可以?|够)(?:再|往里)?{_COME}[^，,。；;？?]{{0,4}}{_MANY}[^，,。；;？?]{{0,2}}{_OTHERS}"
    rf"|再{_COME}[^，,。；;？?]{{0,4}}{_MANY}[^，,。；;？?]{{0,8}}(?:就|才|会)(?:会)?(?:掉线|不够|不行|超|破|跌|低于|过线|不达标|不合格|出事|违规|没戏)"
    rf"|{_OTHERS}[^，,。；;？?]{{0,6}}(?:还|再)(?:能|可以?)(?:再|往里)?{_COME}[^，,。；;？?]{{0,4}}{_MANY}"
)
_COUNTING_ONES = re.compile(
    rf"{_MANY}[^，,。；;？?]{{0,3}}(?<!没)(?<!没有)(?<!无)(?:高工|高级|中级|副高|正高|教授|工程师|有职称|固定|长期|坐班|正式|全职|在编)"
)
"""还能再招几个固定的: who counts leaves more room, and none is asked about."""


def asks_what_room_is_left(text: str) -> bool:
    """Whether it is asked how many may still join of those who raise no share."""
    said = plain(text)
    return bool(_ROOM.search(said)) and not _COUNTING_ONES.search(said)
