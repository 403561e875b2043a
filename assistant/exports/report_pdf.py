"""A report as PDF: the fonts inside, the text tagged for screen readers, the same bytes for the same report."""

from datetime import date

from assistant.exports.report import Report
from assistant.exports.typeset import typeset


def report_pdf(report: Report, dated: date) -> bytes:
    """Set `report` in type on A4."""
    return typeset("report.typ", report.as_json(), dated, "pdf")
