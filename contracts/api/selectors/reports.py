"""What keys read of reports: what is asked, what was filled in so far, and what was delivered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from contracts.api import names
from contracts.api.models import ApiToken
from contracts.api.selectors.public import iso, number
from contracts.api.selectors.tokens import agreements_of
from contracts.api.selectors.work import moment
from contracts.models import Agreement
from contracts.observation_cells import CellProblem, notation_of, read_number
from contracts.reporting.models import Extension, Report, ReportDraft, ReportRequest
from contracts.reporting.selectors.figures import Figure, figures_of


def agreement_seen(token: ApiToken, name: str) -> Agreement | None:
    """Return the agreement with this number when the key reaches it.

    A report holds no pseudonyms, so it is for everybody who sees the agreement, as at the desk.
    """
    return agreements_of(token).filter(number=name).first()


def requests_of(agreement: Agreement) -> QuerySet[ReportRequest]:
    """Return what was asked of an agreement, the oldest period first."""
    rows = ReportRequest.objects.filter(agreement=agreement)
    return rows.select_related("agreement", "report").order_by("period_start")


def request_of(agreement: Agreement, start: date) -> ReportRequest | None:
    """Return what was asked about the period that begins on a day, or None."""
    return requests_of(agreement).filter(period_start=start).first()


def report_row(request: ReportRequest) -> dict[str, Any]:
    """Return what was asked as plain values."""
    report: Report | None = getattr(request, "report", None)
    return {
        "prestatiecontract": request.agreement.number,
        "begin": iso(request.period_start),
        "eind": iso(request.period_end),
        "uiterlijkDatum": iso(request.until),
        "status": "gevraagd" if report is None else "ingeleverd",
        "gevraagdMoment": moment(request.asked_at),
        "ingeleverdMoment": None if report is None else moment(report.at),
        "sha256": "" if report is None else report.sha256,
    }


def report_data(request: ReportRequest, *, is_provider: bool) -> dict[str, Any]:
    """Return a report as plain values; what is not delivered yet only for who fills it in."""
    extensions = request.extensions.select_related("asked_by").order_by("pk")
    return {
        **_content_of(request, is_provider=is_provider),
        "uitstel": [extension_data(row) for row in extensions],
    }


def extension_data(row: Extension) -> dict[str, Any]:
    """Return more time that was asked for as plain values."""
    return {
        "totEnMetDatum": iso(row.until),
        "reden": row.reason,
        "gevraagdDoor": str(row.asked_by),
        "gevraagdMoment": moment(row.asked_at),
        "besluit": names.EXTENSION[row.state],
        "besluitReden": row.decision_reason,
        "beslotenMoment": None if row.decided_at is None else moment(row.decided_at),
    }


def _content_of(request: ReportRequest, *, is_provider: bool) -> dict[str, Any]:
    report = Report.objects.filter(request=request).first()
    if report is not None:
        return {"cijfers": [_delivered(row) for row in report.document["figures"]], "concept": None}
    if not is_provider:
        return {"cijfers": [], "concept": None}
    figures = figures_of(request)
    draft = ReportDraft.objects.filter(request=request).first()
    return {
        "cijfers": [_open(figure) for figure in figures],
        "concept": None if draft is None else draft_data(draft, figures),
    }


def draft_data(draft: ReportDraft, figures: Sequence[Figure]) -> dict[str, Any]:
    """Return what was filled in so far; what was typed and is no number stays as it is."""
    content: Mapping[str, str] = draft.content
    return {
        "nummer": draft.number,
        "bewaardMoment": moment(draft.saved_at),
        "cijfers": [
            {
                "indicator": code,
                "status": names.FIGURE_STATE.get(content.get(f"state_{code}", "")),
                "waarde": _typed_number(content.get(f"value_{code}", "")),
                "verhaal": content.get(f"story_{code}", ""),
            }
            for code in (figure.indicator.code for figure in figures)
        ],
    }


def read_typed(text: str) -> Decimal | CellProblem:
    """Return the number that was typed in a draft, read as the form of the desk does."""
    found = read_number(text, notation_of([text]) or "comma")
    if isinstance(found, CellProblem):
        return found
    return Decimal(found.value.numerator) / Decimal(found.value.denominator)


def _typed_number(text: str) -> str | None:
    if not text.strip():
        return None
    found = read_typed(text.strip())
    return text if isinstance(found, CellProblem) else number(found)


def _open(figure: Figure) -> dict[str, Any]:
    return {
        "indicator": figure.indicator.code,
        "naam": figure.indicator.name,
        "eenheid": figure.indicator.unit,
        "teltPerPersoon": figure.is_per_person,
        "aantalMetingen": figure.now.row_count,
        "status": names.OBSERVATION_STATUS.get(figure.now.status),
        "waarde": number(figure.now.value),
        "vorigeWaarde": number(figure.earlier.value),
        "verhaal": "",
    }


def _delivered(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a figure of a document of version "report-1"."""
    return {
        "indicator": row["code"],
        "naam": row["name"],
        "eenheid": row["unit"],
        "teltPerPersoon": None,
        "aantalMetingen": row["rows"],
        "status": names.OBSERVATION_STATUS.get(row["status"]),
        "waarde": row["value"] or None,
        "vorigeWaarde": row["earlier"] or None,
        "verhaal": row["story"],
    }
