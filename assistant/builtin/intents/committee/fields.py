"""The facts of the committee by the kinds of people that a message numbers (labels.toml)."""

FIELDS = {
    "total": "committee_total",
    "insiders": "committee_insiders",
    "lead": "committee_lead_members",
    "partner": "committee_partner_members",
    "outsiders": "committee_outsiders",
}
SHARE = "committee_insiders_share"
COUNTED = (*FIELDS.values(), SHARE)
PARTS = ("insiders", "lead", "partner")
"""The kinds that are of the units, together or each by itself."""
