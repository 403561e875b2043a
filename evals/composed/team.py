"""A research team told in numbers: how many, with which titles, permanent or not, beside numbers of other things."""

import re
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any

from assistant.checkers.decision import Outcome
from corpus.numerals import to_chinese
from evals.composed import team_words as words
from evals.composed.judge import Composed

_WATCHED = frozenset(
    {
        "team_total", "titled_staff", "intermediate_staff", "senior_staff", "permanent_staff", "untitled_staff",
        "unit_teams", "other_staff", "other_titled_staff", "other_permanent_staff", "titled_share", "permanent_share",
        "intermediate_share", "senior_share",
    }
)  # fmt: skip
TITLES, PERMANENT = "中、高级职称比例", "固定人员比例"
_BREAKS = ("，", "，", "，", "，", "、", " ", "；", "")
_LAST_BREAKS = ("，", "，", "。", " ", "")
_JOINS_THE_NEXT = "中高正副里内以的有都也全人不没教研讲其这当一二三四五六七八九十百两半0123456789"
"""团队38人中高级12人 may be read in two ways: what begins so does not follow without a break."""
_TWO = re.compile("(?<![一二三四五六七八九十百])二(?=[个名位人号台家项])")
_DIGITS, _CHINESE, _BOTH = "digits", "chinese", "both"


@dataclass
class _Team:
    """The numbers of a team, and how they are written."""

    random: Random
    writing: str
    numbers: dict[str, int]
    parts: list[str] = field(default_factory=list)

    def say(self, said: str, **more: object) -> str:
        """`said` with the numbers in it."""
        written = {name: self.write(number) for name, number in self.numbers.items()}
        return said.format(**{**written, **more})

    def write(self, number: int) -> str:
        """In digits or in words: 38, 三十八."""
        chinese = self.writing == _CHINESE or (self.writing == _BOTH and self.random.random() < _HALF)
        return to_chinese(number) if chinese else str(number)

    @property
    def facts(self) -> dict[str, Any]:
        """What is true of the team, by the names of the checker's facts."""
        n = self.numbers
        kinds = {"titled": "t", "senior": "s", "intermediate": "i", "permanent": "p"}
        shares = {f"{kind}_share": Fraction(n[name], n["n"]) for kind, name in kinds.items()}
        staff = {f"{kind}_staff": n[name] for kind, name in kinds.items()}
        return {"team_total": n["n"], "untitled_staff": n["u"], **staff, **shares}

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """What the shares come to."""
        n = self.numbers
        return {TITLES: share(n["t"], n["n"]), PERMANENT: share(n["p"], n["n"])}


_HALF = 1 / 2


def share(people: int, total: int) -> Outcome:
    """不低于30%."""
    return Outcome.MET if people * 10 >= total * 3 else Outcome.NOT_MET


def compose(random: Random) -> Composed:
    """One of the ways to tell a team: plainly, by shares, put right on the way, roughly, or with who came and went."""
    ways = (_plainly, _plainly, _plainly, _by_share, _put_right, _roughly, _with_moves)
    return random.choice(ways)(_team(random))


def _team(random: Random) -> _Team:
    total = random.randint(12, 90)
    titled, permanent = random.randint(4, total - 4), random.randint(3, total - 3)
    return _Team(
        random,
        random.choice((_DIGITS, _DIGITS, _DIGITS, _CHINESE, _BOTH)),
        numbers(random, total, titled, permanent),
    )


def numbers(random: Random, total: int, titled: int, permanent: int) -> dict[str, int]:
    """All numbers of a team, by the letters of the words."""
    senior, untitled, one = random.randint(2, titled - 2), total - titled, random.randint(1, total - 1)
    full, junior = random.randint(1, senior - 1), random.randint(1, max(1, untitled - 1))
    return {
        "n": total, "t": titled, "s": senior, "i": titled - senior, "u": untitled, "p": permanent, "m": total - permanent,
        "f": full, "a": senior - full, "j": junior, "z": untitled - junior, "x": one, "y": total - one,
        "d": random.randint(2, total - 1), "e": random.randint(1, 10), "more": total + random.randint(20, 400),
        "age": random.randint(28, 50), "years": random.randint(3, 20),
    }  # fmt: skip


def _plainly(team: _Team) -> Composed:
    """Two or three of total, titles and posts in any order, often with something else between them."""
    random = team.random
    parts = [random.choice(words.TITLED), random.choice(words.FIXED)]
    random.shuffle(parts)
    if random.random() < 1 / 4:
        parts = parts[:1]
    total_first = random.random() < 0.85
    if total_first and random.random() < 1 / 5:
        parts[0] = f"{random.choice(words.WITHIN)}{parts[0].removeprefix('其中')}"
    if random.random() < 0.6:
        parts.insert(
            random.randint(0 if "里" not in parts[0] else 1, len(parts)), random.choice(words.OF_ELSE)
        )
    total = random.choice((*words.TOTALS, *words.BY_PARTS))
    if "女" in total:
        parts = [part for part in parts if "女" not in part]
    if total_first and random.random() < 1 / 8 and not any("（" in part for part in parts):
        parts = [f"{total}（{'，'.join(parts)}）"]
    else:
        parts.insert(0 if total_first else len(parts), total)
    return _put_together(team, parts, team.facts, team.outcomes)


def _by_share(team: _Team) -> Composed:
    """团队40人，中高级占三成: one of both told by its share."""
    random = team.random
    (over, under), said = random.choice([*words.SHARES.items()])
    total = under * random.randint(-(-16 // under), max(2, 80 // under))
    part = total * over // under
    other = random.randint(4, total - 4)
    of_titles = random.random() < _HALF
    team.numbers = numbers(random, total, *((part, other) if of_titles else (other, part)))
    told = random.choice(words.TITLED_SHARE if of_titles else words.FIXED_SHARE)
    parts = [told.replace("{share}", random.choice(said))]
    if random.random() < 0.7:
        parts.insert(random.randint(0, 1), random.choice(words.FIXED if of_titles else words.TITLED))
    if random.random() < 0.8:
        parts.insert(0, random.choice(words.TOTALS))
    return _put_together(team, parts, team.facts, team.outcomes)


def _put_right(team: _Team) -> Composed:
    """固定10人，不对，是12人: one of the numbers told wrongly and put right at once."""
    random, which = team.random, team.random.choice("ntp")
    wrong = team.numbers[which] + random.choice((-3, -2, -1, 1, 2, 4))
    right = random.choice(words.CORRECTED[which]).replace("{wrong}", team.write(wrong))
    told = {
        "n": random.choice(words.TOTALS),
        "t": random.choice(words.TITLED),
        "p": random.choice(words.FIXED),
    } | {which: right}
    return _put_together(team, [*told.values()], team.facts, team.outcomes, breaks=("，", "，", "；", "。"))


def _roughly(team: _Team) -> Composed:
    """三十来个: nobody can reckon with it, and what rests on it must be asked, unless any such number comes to the same."""
    random, which = team.random, team.random.choice("ntp")
    tens = max(1, min(9, team.numbers[which] // 10))
    low, high = 10 * tens - 2, 10 * tens + 10
    said = random.choice(words.ROUGH[which]).replace("{tens}", to_chinese(10 * tens))
    told = {
        "n": random.choice(words.TOTALS),
        "t": random.choice(words.TITLED),
        "p": random.choice(words.FIXED),
    }
    told[which] = said
    if which == "n":  # told by all its parts it would be known after all
        told |= {"t": random.choice(words.TITLED[:5]), "p": random.choice(words.FIXED[:3])}
        low, high = min(low, team.numbers["n"] - 6), max(high, team.numbers["n"] + 6)
    facts, n = team.facts, team.numbers
    ends = [dict(n) | {which: number} for number in (low, high)]
    outcomes = {}
    for title, part in ((TITLES, "t"), (PERMANENT, "p")):
        either = {share(one[part], one["n"]) for one in ends}
        if len(either) > 1:
            outcomes[title] = Outcome.NEEDS_FACTS
    rests_on = {
        "n": ("team_total", *(name for name in facts if name.endswith("_share"))),
        "t": ("titled_staff", "senior_staff", "intermediate_staff", "untitled_staff", "titled_share"),
        "p": ("permanent_staff", "permanent_share"),
    }
    kept = {name: value for name, value in facts.items() if name not in rests_on[which]}
    return _put_together(team, [*told.values()], kept, outcomes)


def _with_moves(team: _Team) -> Composed:
    """原来团队40人，…，后来走了2个没职称的流动人员: what is true after it."""
    random, n = team.random, team.numbers
    move = random.choice([*words.MOVES])
    step = random.randint(1, min(3, n["u"] - 1, n["m"] - 1, n["p"], n["i"]))
    all_, titled, permanent = (one * step for one in words.MOVES[move])
    told = [random.choice(words.TOTALS[:19]), random.choice(words.TITLED[:8]), random.choice(words.FIXED[:9])]
    told[0] = f"原来{told[0]}"
    said = [team.say(one) for one in told] + [move.replace("{k}", team.write(step))]
    after = dict(n) | {"n": n["n"] + all_, "t": n["t"] + titled, "p": n["p"] + permanent}
    after |= {"u": after["n"] - after["t"]}
    outcomes = {TITLES: share(after["t"], after["n"]), PERMANENT: share(after["p"], after["n"])}
    facts = {
        "team_total": after["n"],
        "titled_staff": after["t"],
        "permanent_staff": after["p"],
        "untitled_staff": after["u"],
    }
    watched = _WATCHED - {"senior_staff", "intermediate_staff", "untitled_staff"}
    text = "，".join(said) + f"，{random.choice(('现在', '', '这样'))}{random.choice(words.ASKS)}"
    return Composed(text, "eligibility", watched, facts, outcomes)


def _put_together(
    team: _Team,
    parts: list[str],
    facts: dict[str, Any],
    outcomes: dict[str, Outcome],
    breaks: tuple[str, ...] = _BREAKS,
) -> Composed:
    """The parts with breaks between them, others before or behind, and what is asked."""
    random, between = team.random, team.random.choice(breaks)
    said = [team.say(part) for part in parts]
    text = said[0]
    for part in said[1:]:
        joins = not between and (part[0] in _JOINS_THE_NEXT or text[-1] not in "人个名位")
        text += ("，" if joins else between) + part
    text = _TWO.sub("两", text)
    if random.random() < 1 / 12 and parts[0] in words.TOTALS[:2]:
        text = team.say(random.choice(words.OF_OTHERS_FIRST)) + text
    elif random.random() < 1 / 12:
        text += "，" + team.say(random.choice(words.OF_OTHERS_LAST))
    last = random.choice(_LAST_BREAKS)
    return Composed(f"{text}{last}{random.choice(words.ASKS)}", "eligibility", _WATCHED, facts, outcomes)
