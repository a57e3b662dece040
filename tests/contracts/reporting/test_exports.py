"""The report on paper."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from contracts.reporting.exports.report_pdf import report_pdf
from contracts.reporting.services.delivering import deliver_report
from tests.contracts.reporting.cases import Case
from tests.factories.contracts import NOW


def test_the_paper_says_what_the_screen_says(case: Case) -> None:
    case.observe("1234.5", subject="p-77")
    typed = case.typed(None, "rows", story="De winkel liep vol.")
    provider = case.people["provider"]
    report = deliver_report(request=case.ask(), typed=typed, by=provider, now=NOW)
    data = report_pdf(report, "nl")
    assert data == report_pdf(report, "nl")
    reader = PdfReader(BytesIO(data))
    text = "".join(page.extract_text() for page in reader.pages)
    for words in ("1.234,5", "De winkel liep vol.", "Mensen met betaald werk", report.sha256):
        assert words in text
    assert "p-77" not in text
    assert reader.metadata.title == (f"Rapportage {case.agreement.number}: {case.agreement.title}")
    assert "This period" in PdfReader(BytesIO(report_pdf(report, "en"))).pages[0].extract_text()


def test_without_stories_there_is_no_heading_for_them(case: Case) -> None:
    typed, provider = case.typed(None, "not_applicable", ""), case.people["provider"]
    report = deliver_report(request=case.ask(), typed=typed, by=provider, now=NOW)
    text = PdfReader(BytesIO(report_pdf(report, "nl"))).pages[0].extract_text()
    assert "Niet van toepassing" in text
    assert "Het verhaal erbij" not in text
