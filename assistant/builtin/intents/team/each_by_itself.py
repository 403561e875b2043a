"""哪家过哪家不过: units that do not build together, each with a team of its own to be judged."""

import re
from dataclasses import replace

from assistant.builtin.intents._message import Heard, Message

_APART = re.compile(
    r"(?<!两)(?<!三)(?<!几)(?:哪|谁)(?:一|1|几)?(?:家|个|方|边)?(?:的)?(?:人员|人|比例|团队|职称|固定)?(?:就|才|能|可以|算|会)?(?:够|过|达标|合格|合规|符合|满足|行|成|不[够过行成]|没[够过]|卡|推荐|差|短|报|申报|推荐)"
    r"|(?:各自|分别|分开|单独|各)(?:来)?(?:看|算|判|评|核|过|够|达标|报)|不(?:是)?(?:一块|一起|联合|合作)(?:儿)?(?:报|建|申)|各报各的|两码事|两个中心"
)
_TOGETHER = re.compile(r"合起来|加起来|[合加凑放](?:在|到)?一[起块锅堆]|合计|合并|共建|联合建|一起建|一块建")
_THAT_ONE = re.compile(r"^那?么?[\u4e00-\u9fffA-D]{1,8}呢[？?。！!]*$")
_LETTERS = "甲乙丙丁ABCD"
_MEMORY = "_each_by_itself"


def told_apart(message: Message) -> bool:
    """Whether several units are to be judged each by itself, so that their numbers are not added up."""
    return message.says(_APART) and not message.says(_TOGETHER)


def each_by_itself(heard: Heard, message: Message) -> Heard:
    """`heard`, with the check to be run for each unit, where the units are told as rivals; for the one that is named alone."""
    if not heard.calls and message.known.get(_MEMORY) and message.says(_THAT_ONE):
        heard = replace(heard, calls=True)
    if (
        heard.calls
        and message.known.get(_MEMORY)
        and heard.facts.get("team_total")
        and not message.says(_TOGETHER)
    ):
        # of which of them it is told nobody knows
        return replace(heard, facts={}, needs=("unit_teams",), without=frozenset({"unit_teams"}))
    teams = heard.facts.get("unit_teams") or (
        "unit_teams" not in heard.facts and message.known.get("unit_teams")
    )
    if not (heard.calls and teams):
        return heard
    if message.says(_TOGETHER):
        return replace(heard, facts={**heard.facts, _MEMORY: None})
    if not (message.known.get(_MEMORY) or told_apart(message)):
        return heard
    named = [team for team in teams if _named(team["unit"], message.text)] or list(teams)
    facts = {**heard.facts, "unit_teams": list(teams), _MEMORY: True}
    return replace(heard, facts=facts, each=tuple({"unit_teams": [team]} for team in named))


def _named(unit: str, text: str) -> bool:
    """乙那边 is 乙厂."""
    return unit in text or (unit[0] in _LETTERS and unit[0] in text)
