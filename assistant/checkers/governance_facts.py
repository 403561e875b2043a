"""How a centre is governed and staffed: the facts that 第十条 to 第十四条 turn on."""

from typing import Self

from pydantic import model_validator

from assistant.checkers.eligibility_facts import count_fact
from assistant.checkers.facts import Choice, Facts, fact
from assistant.checkers.legal_entity import CentreEntity, centre_entity_fact
from assistant.checkers.share import Share


class Origin(Choice):
    """Where a person comes from."""

    LEAD = "lead", "牵头单位"
    PARTNER = "partner", "共建单位"
    CENTRE = "centre", "中心自己聘用"
    OUTSIDE = "outside", "以上单位以外"


class GovernanceFacts(Facts):
    """What a centre, or its plan, says of its bodies and its people."""

    number_of_units: int | None = count_fact(
        "参与建设的单位数", "一共几家单位参与建设（包括牵头单位）？", "11", least=1
    )
    centre_entity: CentreEntity | None = centre_entity_fact("10")
    has_council: bool | None = fact("有理事会（董事会）", "组建理事会（董事会）了吗？", "10")
    has_committee: bool | None = fact("有技术指导委员会", "组建技术指导委员会了吗？", "10")
    council_decides: bool | None = fact(
        "理事会（董事会）决策制", "重大事项是不是由理事会（董事会）决策？", "10"
    )
    director_in_charge: bool | None = fact(
        "中心主任（总经理）负责制", "是不是实行中心主任（总经理）负责制，由其负责中心的全面工作？", "10"
    )
    committee_advises: bool | None = fact(
        "技术指导委员会咨询制", "技术指导委员会是不是只提咨询指导意见？", "10"
    )
    council_lead_members: int | None = count_fact(
        "理事会中牵头单位的人数", "理事会（董事会）里牵头单位的人员有几人？", "11"
    )
    council_partner_members: int | None = count_fact(
        "理事会中共建单位的人数", "理事会（董事会）里共建单位的人员有几人？", "11"
    )
    council_other_members: int | None = count_fact(
        "理事会中其他人数", "理事会（董事会）里有几人不是牵头单位、共建单位的？", "11"
    )
    council_meets_regularly: bool | None = fact(
        "理事会定期开会", "理事长（董事长）定期组织召开会议吗？", "11"
    )
    council_hires_director: bool | None = fact(
        "主任聘用经理事会审定", "主任（总经理）的聘用经理事会（董事会）审定了吗？", "11"
    )
    committee_total: int | None = count_fact("委员会总人数", "技术指导委员会一共几人？", "12", least=1)
    committee_insiders: int | None = count_fact(
        "委员会中牵头和共建单位的人数",
        "其中牵头单位和共建单位的人员合计几人（包括由它们派出的中心主任，一人只计一次）？",
        "12",
    )
    committee_insiders_share: Share | None = fact(
        "委员会中牵头和共建单位人员占比",
        "不知道人数的，牵头单位和共建单位的人员合计占委员会总人数的多少？",
        "12",
    )
    committee_lead_members: int | None = count_fact(
        "委员会中牵头单位的人数", "其中牵头单位的人员几人？", "12"
    )
    committee_partner_members: int | None = count_fact(
        "委员会中共建单位的人数", "其中共建单位的人员几人？", "12"
    )
    committee_outsiders: int | None = count_fact(
        "委员会中其他人数", "其中不属于牵头单位、共建单位的几人？", "12"
    )
    director_on_committee: bool | None = fact(
        "中心主任在委员会中", "中心主任（总经理）是技术指导委员会的成员吗？", "12"
    )
    director_from: Origin | None = fact(
        "中心主任来自哪里", "中心主任（总经理）是哪里的人（牵头单位、共建单位派出，或者中心自己聘用）？", "12"
    )
    technical_experts: bool | None = fact("有技术专家", "委员会里有技术专家吗？", "12")
    management_experts: bool | None = fact("有管理专家", "委员会里有管理专家吗？", "12")
    economic_experts: bool | None = fact("有经济专家", "委员会里有经济专家吗？", "12")
    chair_from: Origin | None = fact(
        "委员会主任来自哪里",
        "技术指导委员会主任是哪里的人（牵头单位、共建单位、中心自己，还是以外的单位）？",
        "12",
    )
    chair_is_expert: bool | None = fact("委员会主任是专家", "技术指导委员会主任是专家吗？", "12")
    director_hired: bool | None = fact("已聘用中心主任", "中心主任（总经理）聘用了吗？", "13")
    filed_with_department: bool | None = fact(
        "已报归口管理部门备案", "主任（总经理）聘用报归口管理部门备案了吗？", "13"
    )
    filed_with_bureau: bool | None = fact("已报市科技局备案", "主任（总经理）聘用报市科技局备案了吗？", "13")
    hires_permanent: bool | None = fact("有固定人员", "人员聘用制度里有固定人员吗？", "14")
    hires_mobile: bool | None = fact("有流动人员", "人员聘用制度里有流动人员吗？", "14")
    market_hiring: bool | None = fact("市场化选聘", "人才是不是通过市场化机制选拔、聘任？", "14")

    def completed(self) -> Self:
        """These facts with the numbers of the committee that follow from the others."""
        total, outsiders = self.committee_total, self.committee_outsiders
        lead, partner, insiders = (
            self.committee_lead_members,
            self.committee_partner_members,
            self.committee_insiders,
        )
        if self.number_of_units == 1 and partner is None:
            partner = 0
        if insiders is None and lead is not None and partner is not None:
            insiders = lead + partner
        if insiders is None and total is not None and outsiders is not None:
            insiders = total - outsiders
        if total is None and insiders is not None and outsiders is not None:
            total = insiders + outsiders
        if insiders is not None:
            lead = insiders - partner if lead is None and partner is not None else lead
            partner = insiders - lead if partner is None and lead is not None else partner
        return self.model_copy(
            update={
                "committee_total": total,
                "committee_insiders": insiders,
                "committee_lead_members": lead,
                "committee_partner_members": partner,
            }
        )

    @model_validator(mode="after")
    def _committee_adds_up(self) -> Self:
        """Each person on the committee is counted once: from lead and partner units, or from elsewhere."""
        whole = self.completed()
        total, insiders = whole.committee_total, whole.committee_insiders
        parts = (whole.committee_lead_members, whole.committee_partner_members, self.committee_outsiders)
        if total == 0:
            raise ValueError("技术指导委员会的人数合计为0，请核对后再算。")
        for part in (insiders, *parts):
            if part is not None and total is not None and (part > total or part < 0):
                raise ValueError(f"委员会的人数加起来对不上总人数（{total}），请核对后再算。")
        if self.committee_insiders_share is not None and insiders is not None:
            raise ValueError("牵头单位和共建单位人员的人数和占比只填一种，请核对后再算。")
        lead, partner, outsiders = parts
        if lead is not None and partner is not None and insiders not in (None, lead + partner):
            raise ValueError(
                f"牵头单位{lead}人、共建单位{partner}人，与合计的{insiders}人不一致；"
                "一人只计一次，中心主任不要算两次，请核对后再算。"
            )
        if insiders is not None and outsiders is not None and total != insiders + outsiders:
            raise ValueError(
                f"牵头单位、共建单位{insiders}人，其他{outsiders}人，加起来不等于委员会总人数（{total}）；"
                "一人只计一次，中心主任不要算两次，请核对后再算。"
            )
        return self

    @model_validator(mode="after")
    def _people_are_counted_where_they_belong(self) -> Self:
        whole = self.completed()
        sent = self.director_on_committee and self.director_from in (Origin.LEAD, Origin.PARTNER)
        counted = (
            whole.committee_lead_members
            if self.director_from is Origin.LEAD
            else whole.committee_partner_members
        )
        if sent and 0 in (counted, whole.committee_insiders):
            raise ValueError(
                "中心主任是委员会成员，又由牵头单位或共建单位派出，应计入该单位的人数，请核对后再算。"
            )
        if self.number_of_units == 1 and (self.council_partner_members or whole.committee_partner_members):
            raise ValueError("只有1家单位建设，却填了共建单位的人员，请核对后再算。")
        if self.number_of_units == 1 and Origin.PARTNER in (self.director_from, self.chair_from):
            raise ValueError("只有1家单位建设，却有人来自共建单位，请核对后再算。")
        return self
