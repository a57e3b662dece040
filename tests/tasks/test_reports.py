"""What the timetable does about reports."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from contracts import waiting_files
from contracts.reporting.models import Dispute, Evidence, ReportMail, ReportRequest, RequestStep
from contracts.waiting_files import keep_waiting, read_waiting, waiting_path
from tasks import reports
from tasks.reports import (
    sweep_evidence,
    sweep_report_mail,
    sweep_reports,
    sweep_waiting_imports,
)
from tasks.timetable import TIMETABLE
from tests.contracts.reporting.cases import Case, days_after, make_case
from tests.contracts.reporting.test_verification import added


def test_previews_that_nobody_came_back_for_are_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    path = waiting_path("taak", 1, "abc")
    keep_waiting(path, b"een")
    sweep_waiting_imports()
    assert read_waiting(path) == b"een"
    monkeypatch.setattr(
        type(storages["private"]),
        "get_modified_time",
        lambda self, name: timezone.now() - waiting_files.WAITS_FOR - timedelta(minutes=1),
    )
    for _twice in range(2):
        sweep_waiting_imports()
        assert read_waiting(path) is None
    assert TIMETABLE["waiting_imports"]["task"] == "tasks.reports.sweep_waiting_imports"


@pytest.fixture
def case(db: None) -> Case:
    return make_case()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """Sets what time it is for the timetable."""

    def set_to(moment) -> None:
        monkeypatch.setattr(reports.timezone, "now", lambda: moment)

    return set_to


def test_a_year_goes_by_itself_and_twice_changes_nothing(case: Case, clock, mailoutbox) -> None:
    due = date(2026, 4, 29)
    for days in (-29, -7, 0, 7, 14, 15):
        clock(days_after(due, days))
        for _twice in range(2):
            sweep_reports()
            sweep_report_mail()
    request = ReportRequest.objects.get()
    steps = RequestStep.objects.filter(request=request).order_by("pk")
    assert [row.step for row in steps] == ["before", "on_time", "after", "escalated"]
    provider, manager = case.people["provider"].email, case.people["contract_manager"].email
    assert [mail.to for mail in mailoutbox] == [[provider]] * 4 + [[manager]]
    assert set(ReportMail.objects.values_list("status", flat=True)) == {"sent"}


def test_a_dispute_is_pushed(case: Case, clock) -> None:
    case.judge(case.observe())
    dispute = Dispute.objects.get()
    clock(days_after(dispute.answer_due_on, 1))
    for _twice in range(2):
        sweep_reports()
    assert ReportMail.objects.filter(kind="dispute_late").count() == 1


def test_one_that_fails_stops_no_other(case: Case, clock, monkeypatch, caplog) -> None:
    case.ask()
    case.judge(case.observe())
    clock(days_after(date(2026, 6, 30), 2))

    def broken(**_fields) -> None:
        raise RuntimeError("broken")

    for name in ("ask_report", "take_step", "press_dispute"):
        monkeypatch.setattr(reports, name, broken)
    sweep_reports()
    said = [record.getMessage() for record in caplog.records if "could be" in record.getMessage()]
    assert [text.rpartition(" ")[0] for text in said] == [
        "No report could be asked of agreement",
        "Nobody could be told about request",
        "Nobody could be told about dispute",
    ]


def is_clean(content: bytes) -> bool:
    return True


def test_evidence_is_looked_at_when_there_is_a_scanner(case: Case, settings) -> None:
    added(case)
    sweep_evidence()
    assert Evidence.objects.get().scan == "waiting"
    settings.UPLOAD_SCANNER = "tests.tasks.test_reports.is_clean"
    for _twice in range(2):
        sweep_evidence()
        assert Evidence.objects.get().scan == "clean"


def test_the_timetable_has_them() -> None:
    for name, task in (
        ("reports", "tasks.reports.sweep_reports"),
        ("report_mail", "tasks.reports.sweep_report_mail"),
        ("evidence", "tasks.reports.sweep_evidence"),
    ):
        assert TIMETABLE[name]["task"] == task
