"""Every address that gives a file is held to something; a new one is not, until it is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.generic import View

import tests
from tests.exports import finding
from tests.exports.finding import exports, is_export
from tests.schemas import FOLDER

HERE = "tests/exports/test_tables.py"
DATA = "tests/exports/test_data.py"
# Address: (what it is held to, the file of the test that does it). A name is one of a published
# schema; PDF says that it is a document for people, and FILE that it is what somebody sent us.
PDF, FILE = "PDF", "FILE"
HELD: dict[str, tuple[str, str]] = {
    "contracten:agreements": ("desk-contracts-1", HERE),
    "contracten:settlements": ("desk-settlements-1", HERE),
    "contracten:verify_list": ("desk-to-verify-1", HERE),
    "contracten:runs": ("desk-runs-1", HERE),
    "desks:frame": ("desk-frame-1", HERE),
    "desks:audit": ("audit-1", HERE),
    "contracten:payments": ("desk-payments-1", HERE),
    "bank:batches": ("desk-batches-1", HERE),
    "rapportages:requests": ("desk-report-requests-1", HERE),
    "rapportages:disputes": ("desk-disputes-1", HERE),
    "contracten:observations_csv": ("observations-1", HERE),
    "contracten:import_template": ("observation-template-1", HERE),
    "contracten:forecast_csv": ("forecast-years-1", HERE),
    "contracten:forecasts_csv": ("forecast-years-1", HERE),
    "geld:overview_csv": ("money-overview-1", HERE),
    "geld:overview_xlsx": ("money-overview-1", HERE),
    "challenges:year_csv": ("challenge-year-figures-1", HERE),
    "challenges:year_dictionary": ("challenge-year-key-1", HERE),
    "bank:ledger_csv": ("ledger-1", "tests/contracts/test_export_schemas.py"),
    "bank:ledger_xlsx": ("ledger-1", "tests/contracts/test_export_schemas.py"),
    "pages:result_data": ("public-account-1", DATA),
    "contracten:difference_json": ("settlement-difference-1", DATA),
    "contracten:forecast_json": ("forecast-export-1", DATA),
    "contracten:forecasts_json": ("forecast-budget-1", DATA),
    "challenges:export": ("person-export-1", DATA),
    "contracten:terms_json": ("terms-1.schema", DATA),
    "contracten:draft_json": ("terms-1.schema", DATA),
    "contracten:settlement_json": ("settlement-1", "tests/contracts/test_export_schemas.py"),
    "pages:money_data": ("public-money-1", "tests/contracts/test_export_schemas.py"),
    "challenges:year_json": ("challenge-year-report-1", "tests/contracts/test_export_schemas.py"),
    "pages:documents_data": ("public-documents-2", "tests/pages/test_public_documents.py"),
    # Standards of others.
    "bank:download": ("pain.001.001.09", "tests/contracts/banking/services/test_bank_files.py"),
    "voices:calendar": ("text/calendar", "tests/pages/voices/test_meetings.py"),
    "open_api:document": ("openapi", "tests/contracts/api/test_design_rules.py"),
    "open_api:ocds": ("ocds-release-1.1.4", "tests/contracts/api/test_exports.py"),
    "open_api:indigo": ("indigo-project", "tests/contracts/api/test_exports.py"),
    "open_api:dictionary": ("datapackage-1", "tests/contracts/api/test_exports.py"),
    "open_api:table": ("datapackage-1", "tests/contracts/api/test_exports.py"),
    "open_api:ledger_csv": ("ledger-1", "tests/contracts/api/test_banking.py"),
    # Documents for people.
    "contracten:settlement_pdf": (PDF, "tests/contracts/exports/test_pdf.py"),
    "geld:document_pdf": (PDF, "tests/contracts/exports/test_report_pdf.py"),
    "pages:made_document_pdf": (PDF, "tests/contracts/exports/test_report_pdf.py"),
    "rapportages:pdf": (PDF, "tests/contracts/reporting/test_exports.py"),
    "challenges:year_pdf": (PDF, "tests/pages/challenges/test_openness.py"),
    "challenges:sent_pdf": (PDF, "tests/pages/challenges/exports/test_sent_pdf.py"),
    "challenge_responses:sent_pdf": (PDF, "tests/pages/challenges/exports/test_sent_pdf.py"),
    "challenge_responses:receipt_pdf": (PDF, "tests/pages/challenges/test_counter.py"),
    "challenges:letter_pdf": (PDF, "tests/pages/challenges/exports/test_letter_pdf.py"),
    "challenge_responses:letter_pdf": (PDF, "tests/pages/challenges/exports/test_letter_pdf.py"),
    # What somebody sent us, as it came.
    "contracten:document_file": (FILE, "tests/contracts/views/test_signed_documents.py"),
    "rapportages:evidence_file": (FILE, "tests/contracts/reporting/test_views.py"),
    "challenges:attachment": (FILE, "tests/pages/challenges/test_attachments.py"),
    "challenge_responses:attachment": (FILE, "tests/pages/challenges/test_attachments.py"),
    "challenge_assessments:attachment": (FILE, "tests/pages/challenges/test_attachments.py"),
}
# What answers as JSON and is no export: a word to a program of ours.
NO_EXPORT = {
    "readyz": "whether the portal is ready, for who runs it",
    "challenges:autosave": "whether a draft was saved, for the form itself",
}


def test_every_export_is_held_to_something_and_nothing_else_is() -> None:
    assert sorted(exports()) == sorted({**HELD, **NO_EXPORT})


@pytest.mark.parametrize(("what", "file"), sorted(set(HELD.values())))
def test_the_test_that_holds_it_is_there(what: str, file: str) -> None:
    text = (Path(tests.__file__).parents[1] / file).read_text()
    assert {PDF: "pdf", FILE: "file"}.get(what, what) in text


@pytest.mark.parametrize(
    "name", sorted({what for what, file in HELD.values() if file in (HERE, DATA)})
)
def test_what_is_ours_is_published(name: str) -> None:
    assert (FOLDER / f"{name}.json").exists()
    said = (FOLDER / "README.md").read_text()
    assert name in said


def as_page(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/search.html", {})


def as_json(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({})


def as_attachment(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("", headers={"Content-Disposition": "attachment"})


def as_type(_request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["X-Kind"] = "table"
    return answer


class Listed(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.as_file() if request.GET.get("formaat") else as_page(request)

    def as_file(self) -> Any:
        return FileResponse(b"")


class Inherited(Listed):
    title = "A list with another title"


@pytest.mark.parametrize(
    ("view", "found"),
    [
        (as_page, False),
        (as_json, True),
        (as_attachment, True),
        (as_type, True),
        (Listed.as_view(), True),
        (Inherited.as_view(), True),
    ],
    ids=["page", "json", "attachment", "type", "class", "inherited"],
)
def test_a_new_export_is_found(monkeypatch: pytest.MonkeyPatch, view: Any, found: bool) -> None:
    assert not is_export(view)  # of others, as those of Django
    monkeypatch.setattr(finding, "OURS", ("tests.exports",))
    assert is_export(view) == found
