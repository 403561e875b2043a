"""What a unit says of itself before it applies: the facts that 第四条 and 第八条 turn on."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from assistant.checkers.arithmetic import percent
from assistant.checkers.divisions import located
from assistant.checkers.facts import Choice, Facts, fact
from assistant.checkers.legal_entity import CentreEntity, centre_entity_fact
from assistant.checkers.share import Share

MOST_PEOPLE = 1_000_000
"""No form holds more people or units than this; it is a limit of typing errors, not of the law."""

Count = Annotated[int, Field(ge=0, le=MOST_PEOPLE)]


def count_fact(title: str, question: str, place: str, least: int = 0) -> int | None:
    """An optional number of people or things."""
    counted: int | None = fact(title, question, place, ge=least, le=MOST_PEOPLE)
    return counted


class LeadType(Choice):
    """Who leads the construction."""

    ENTERPRISE = "enterprise", "一家企业牵头"
    ENTERPRISES = "several_enterprises", "多家企业共同投资"
    UNIVERSITY = "university", "高等学校牵头"
    INSTITUTE = "institute", "科研院所牵头"
    OTHER = "other", "其他单位牵头"


class Market(Choice):
    """The state of the market in the centre's field, in the order of the items of 第四条."""

    CONCENTRATED = "concentrated", "龙头企业优势地位突出、行业集中度高"
    BALANCED = "balanced", "多家企业均衡竞争、行业集中度较低"
    IMMATURE = "immature", "主要由技术研发牵引推动、市场还未培育成熟"


class DirectorTitle(Choice):
    """The highest professional title of the centre's director."""

    FULL_SENIOR = "full_senior", "正高级"
    ASSOCIATE_SENIOR = "associate_senior", "副高级"
    SENIOR = "senior", "高级，未说明正副"
    BELOW_SENIOR = "below_senior", "高级以下，未说明哪一级"
    INTERMEDIATE = "intermediate", "中级"
    JUNIOR = "junior", "初级"
    NONE = "none", "没有职称"


class SeriousRecord(Choice):
    """Whether any of the units that build has a record of serious dishonesty, and in what field."""

    NO = "no", "各建设单位都没有"
    RESEARCH = "research", "有科研方面的"
    OTHER_FIELD = "other_field", "有其他领域的"


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class UnitTeam:
    """The part of the research team that one unit brings in."""

    unit: Annotated[str, Field(min_length=1, max_length=100, title="单位名称")]
    team_total: Annotated[Count, Field(title="本单位投入科研团队的人数")]
    titled_staff: Annotated[Count | None, Field(title="其中中、高级职称人数")] = None
    intermediate_staff: Annotated[Count | None, Field(title="其中中级职称人数")] = None
    senior_staff: Annotated[Count | None, Field(title="其中高级职称人数")] = None
    permanent_staff: Annotated[Count | None, Field(title="其中固定人员人数")] = None

    def __str__(self) -> str:
        """As the facts of a finding print it."""
        return f"{self.unit}{self.team_total}人"


COUNTED_PER_UNIT = ("team_total", "titled_staff", "intermediate_staff", "senior_staff", "permanent_staff")


class EligibilityFacts(Facts):
    """What a unit says of itself before it applies."""

    already_approved: bool | None = fact("已经批复建设", "技术创新中心已经市科技局批复建设了吗？", "8")
    centre_entity: CentreEntity | None = centre_entity_fact("4")
    lead_type: LeadType | None = fact("牵头单位的类型", "由哪一类单位牵头建设？", "4")
    market: Market | None = fact("所在领域的市场情况", "中心所在的领域，市场是哪一种情况？", "4")
    number_of_units: int | None = count_fact(
        "参与建设的单位数", "一共几家单位参与建设（包括建设主体单位）？", "8(5)", least=1
    )
    enterprise_takes_part: bool | None = fact(
        "有关企业作为重要主体参与", "有关企业是不是作为重要的主体参与建设？", "4(3)"
    )
    registered_in_hohhot: bool | None = fact(
        "建设主体单位在呼和浩特市内注册", "建设主体单位是在呼和浩特市内注册登记的吗？", "8(2)"
    )
    registered_place: str | None = fact(
        "建设主体单位的注册地",
        "建设主体单位在哪里注册登记（填到旗县区或开发区；外地的填所在市）？",
        "8(2)",
        max_length=60,
    )
    partners_in_hohhot: bool | None = fact(
        "共建单位都在呼和浩特市内注册", "其他共建单位是不是也都在呼和浩特市内注册登记？", "8(2)"
    )
    lead_is_legal_person: bool | None = fact(
        "建设主体单位有独立法人资格", "建设主体单位有独立法人资格吗？", "8(2)"
    )
    own_ip_results: int | None = count_fact(
        "自主知识产权成果数", "具有自主知识产权的高科技成果有几项？", "8(3)"
    )
    director_title: DirectorTitle | None = fact(
        "中心负责人的职称",
        "中心负责人（中心主任、总经理）是什么职称（教授、研究员、正高级工程师等为正高级；副教授、副研究员、高级工程师等为副高级）？",
        "8(3)",
    )
    team_total: int | None = count_fact(
        "科研团队总人数", "科研团队一共多少人（联合建设的合并计算，一人只计一次）？", "8(3)", least=1
    )
    titled_staff: int | None = count_fact("中、高级职称人数", "其中有中级或高级职称的共多少人？", "8(3)")
    intermediate_staff: int | None = count_fact("中级职称人数", "其中最高为中级职称的多少人？", "8(3)")
    senior_staff: int | None = count_fact("高级职称人数", "其中有高级职称（含副高级）的多少人？", "8(3)")
    permanent_staff: int | None = count_fact("固定人员人数", "其中固定人员多少人？", "8(3)")
    untitled_staff: int | None = count_fact(
        "没有中、高级职称的人数",
        "不知道有中、高级职称的人数的，没有的（没有职称或只有初级）至少多少人？",
        "8(3)",
    )
    titled_share: Share | None = fact(
        "中、高级职称人员占比", "不知道人数的，中、高级职称人员占科研团队总人数的百分之几？", "8(3)"
    )
    intermediate_share: Share | None = fact(
        "中级职称人员占比", "不知道人数的，最高为中级职称的人员占百分之几？", "8(3)"
    )
    senior_share: Share | None = fact(
        "高级职称人员占比", "不知道人数的，有高级职称（含副高级）的人员占百分之几？", "8(3)"
    )
    permanent_share: Share | None = fact(
        "固定人员占比", "不知道人数的，固定人员占科研团队总人数的百分之几？", "8(3)"
    )
    unit_teams: tuple[UnitTeam, ...] | None = fact(
        "各单位投入的科研团队",
        "联合建设的，各单位各投入多少人，其中职称人员、固定人员各多少？",
        "8(3)",
        max_length=200,
    )
    other_staff: int | None = count_fact(
        "科研团队以外的人数", "中心还有多少人不在科研团队里（管理、行政等人员）？", "8(3)"
    )
    other_titled_staff: int | None = count_fact(
        "科研团队以外的中、高级职称人数", "科研团队以外的人员中，有中级或高级职称的多少人？", "8(3)"
    )
    other_permanent_staff: int | None = count_fact(
        "科研团队以外的固定人员人数", "科研团队以外的人员中，固定人员多少人？", "8(3)"
    )
    has_equipment: bool | None = fact("有技术装备", "有没有技术装备？", "8(4)")
    has_resources: bool | None = fact("有科技资源", "有没有科技资源（数据、样品、文献、平台等）？", "8(4)")
    has_premises: bool | None = fact("有服务场所", "有没有服务场所？", "8(4)")
    has_joint_agreement: bool | None = fact("有联合建设协议书", "各单位签了联合建设协议书吗？", "8(5)")
    agreement_states_duties: bool | None = fact(
        "协议书写明权利、义务", "协议书写明各方在中心建设与运行中的权利、义务了吗？", "8(5)"
    )
    has_funding_commitment: bool | None = fact(
        "承诺稳定的建设投入", "建设主体单位承诺对中心予以稳定的建设投入了吗？", "8(5)"
    )
    serious_dishonesty: SeriousRecord | None = fact(
        "严重失信行为记录", "各建设单位（包括共建单位）有没有严重失信行为记录？", "8(6)"
    )
    other_dishonesty: bool | None = fact(
        "一般失信记录", "各建设单位（包括共建单位）有没有不属于严重的失信记录？", "8(6)"
    )

    @property
    def joint(self) -> bool | None:
        """Whether several units build together; None where nothing given says so."""
        if self.number_of_units is not None:
            return self.number_of_units > 1
        if (self.unit_teams and len(self.unit_teams) > 1) or self.has_joint_agreement:
            return True
        return True if self.lead_type is LeadType.ENTERPRISES else None

    @property
    def joint_rests_on(self) -> tuple[str, ...]:
        """The facts that say whether several units build together."""
        if self.number_of_units is not None:
            return ("number_of_units",)
        names = ("unit_teams", "lead_type", "has_joint_agreement")
        return tuple(name for name in names if getattr(self, name) is not None)

    def completed(self) -> Self:
        """These facts with the numbers that follow from others: sums of units, and titles by subtraction."""
        numbers = {name: getattr(self, name) for name in COUNTED_PER_UNIT}
        for name in COUNTED_PER_UNIT:
            if numbers[name] is None:
                numbers[name] = self.sum_of_units(name)
        titled, intermediate, senior = (numbers[name] for name in COUNTED_PER_UNIT[1:4])
        if titled is None and None not in (intermediate, senior):
            numbers["titled_staff"] = intermediate + senior
        if intermediate is None and None not in (titled, senior):
            numbers["intermediate_staff"] = titled - senior
        if senior is None and None not in (titled, intermediate):
            numbers["senior_staff"] = titled - intermediate
        return self.model_copy(update={**numbers, **self._more_completed()})

    def _more_completed(self) -> dict[str, object]:
        more: dict[str, object] = {}
        parts = (self.intermediate_share, self.senior_share)
        if self.titled_share is None and parts[0] is not None and parts[1] is not None:
            more["titled_share"] = parts[0] + parts[1]
        if (inside := located(self.registered_place)) is not None:
            more["registered_in_hohhot"] = inside
        return more

    def sum_of_units(self, name: str) -> int | None:
        """The number `name` of all units together, None unless every unit has given it."""
        parts = [getattr(team, name) for team in self.unit_teams or ()]
        return None if not parts or None in parts else sum(parts)

    @model_validator(mode="after")
    def _units_agree(self) -> Self:
        teams = self.unit_teams or ()
        names = [team.unit.strip() for team in teams]
        if twice := next((name for name in names if names.count(name) > 1), ""):
            raise ValueError(f"“{twice}”填了两次，同一单位只填一次，人员不要重复计算。")
        if self.number_of_units is not None and self.number_of_units < len(teams):
            raise ValueError(
                f"填了{len(teams)}家单位的科研团队，多于参与建设的单位数（{self.number_of_units}），请核对后再算。"
            )
        if self.number_of_units == 1 and self.lead_type is LeadType.ENTERPRISES:
            raise ValueError("多家企业共同投资的，参与建设的单位不会只有1家，请核对后再算。")
        for team in teams:
            _check_parts(team, f"{team.unit}：")
        if self.sum_of_units("team_total") == 0:
            raise ValueError("各单位投入科研团队的人数合计为0，请核对后再算。")
        for name in COUNTED_PER_UNIT:
            together, given = self.sum_of_units(name), getattr(self, name)
            if None not in (together, given) and together != given:
                raise ValueError(
                    f"各单位合计的{self.title_of(name)}（{together}）与所填的（{given}）不一致，请核对后再算。"
                )
        return self

    @model_validator(mode="after")
    def _place_agrees(self) -> Self:
        inside = located(self.registered_place)
        if None not in (inside, self.registered_in_hohhot) and inside is not self.registered_in_hohhot:
            raise ValueError(
                f"注册地填的是“{self.registered_place}”，与是否在呼和浩特市内注册所填的不一致，请核对后再算。"
            )
        return self

    @model_validator(mode="after")
    def _shares_agree(self) -> Self:
        """A share stands in for a number that is not known; both would have to agree to the last person."""
        counts = self.completed()
        titles = ("titled_staff", "intermediate_staff", "senior_staff")
        if self.given("titled_share", "intermediate_share", "senior_share") and counts.given(*titles):
            raise ValueError("职称人员的人数和占比只填一种，请核对后再算。")
        if self.permanent_share is not None and counts.permanent_staff is not None:
            raise ValueError("固定人员的人数和占比只填一种，请核对后再算。")
        parts = (self.intermediate_share or 0) + (self.senior_share or 0)
        whole = 1 if self.titled_share is None else self.titled_share
        split = None not in (self.titled_share, self.intermediate_share, self.senior_share)
        if parts > whole or (split and parts != whole):
            raise ValueError(
                f"中级、高级职称人员占比合计（{percent(Fraction(parts))}）"
                f"与中、高级职称人员占比（{percent(Fraction(whole))}）对不上，请核对后再算。"
            )
        return self

    @model_validator(mode="after")
    def _parts_within_the_whole(self) -> Self:
        whole = self.completed()
        _check_parts(whole, "")
        _check_within(
            _sum((self.untitled_staff, whole.titled_staff or 0)),
            "有和没有中、高级职称的人数合计",
            whole.team_total,
            "科研团队总人数",
        )
        for name in ("other_titled_staff", "other_permanent_staff"):
            _check_within(getattr(self, name), self.title_of(name), self.other_staff, "科研团队以外的人数")
        return self


def _check_parts(team: EligibilityFacts | UnitTeam, whose: str) -> None:
    total = f"{whose}科研团队总人数"
    titles = ((team.intermediate_staff, "中级职称人数"), (team.senior_staff, "高级职称人数"))
    for part, title in (
        *titles,
        (team.titled_staff, "中、高级职称人数"),
        (team.permanent_staff, "固定人员人数"),
    ):
        _check_within(part, title, team.team_total, total)
    for part, title in titles:
        _check_within(part, title, team.titled_staff, f"{whose}中、高级职称人数")
    both = _sum(part for part, _ in titles)
    if both is None:
        return
    _check_within(both, "中级、高级职称人数合计", team.team_total, total)
    if team.titled_staff is not None and both != team.titled_staff:
        raise ValueError(
            f"{whose}中级、高级职称人数合计（{both}）与中、高级职称人数（{team.titled_staff}）不一致，"
            "一人只按最高职称计一次，请核对后再算。"
        )


def _check_within(part: int | None, title: str, whole: int | None, whole_title: str) -> None:
    if part is not None and whole is not None and part > whole:
        raise ValueError(f"{title}（{part}）多于{whole_title}（{whole}），请核对后再算。")


def _sum(parts: Iterable[int | None]) -> int | None:
    numbers = list(parts)
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
