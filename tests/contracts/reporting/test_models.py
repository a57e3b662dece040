"""What is written once stays as it was written, also for whoever goes around Django."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from contracts.models import AppendOnlyError
from contracts.models.append_only import AppendOnlyModel
from contracts.reporting import models
from contracts.reporting.services.delivering import deliver_report
from tests.contracts.reporting.cases import Case
from tests.factories.contracts import NOW

WRITTEN_ONCE = [
    model
    for model in vars(models).values()
    if isinstance(model, type) and issubclass(model, AppendOnlyModel)
]


def test_these_are_written_once() -> None:
    assert sorted(model.__name__ for model in WRITTEN_ONCE) == [
        *("DisputeMessage", "EvidenceDownload", "Report", "RequestStep", "Sample", "SampleItem"),
        *("SignOff", "SignOffReopening"),
    ]


@pytest.mark.django_db
def test_every_one_has_its_triggers() -> None:
    column = "tgname" if connection.vendor == "postgresql" else "name"
    table = "pg_trigger" if connection.vendor == "postgresql" else "sqlite_master"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")
        names = {name for (name,) in cursor.fetchall()}
    for model in WRITTEN_ONCE:
        assert any(name.startswith(f"{model._meta.db_table}_") for name in names), model


def test_a_report_stays_what_was_delivered(case: Case) -> None:
    typed, provider = case.typed(), case.people["provider"]
    report = deliver_report(request=case.ask(), typed=typed, by=provider, now=NOW)
    report.sha256 = "x"
    with pytest.raises(AppendOnlyError):
        report.save()
    for statement in ("UPDATE reporting_report SET sha256 = 'x'", "DELETE FROM reporting_report"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(statement)


def test_rows_say_what_they_are(case: Case) -> None:
    case.judge(case.observe())
    request = case.ask()
    assert str(request) == f"{case.agreement.pk} 2026-01-01"
    assert str(models.Dispute.objects.get()) == "baan 2026-02-01"
    message = models.DisputeMessage.objects.get()
    assert str(message) == f"{message.dispute_id} 2026-05-15"
    plan = models.ReportPlan(agreement=case.agreement)
    assert str(plan) == str(case.agreement.pk)
    day, pk = request.due_on, request.pk
    assert str(models.Extension(request=request, until=day)) == f"{pk} 2026-04-29"
    assert str(models.RequestStep(request=request, step="after")) == f"{pk} after"
    assert str(models.ReportDraft(request=request)) == str(pk)
    assert str(models.Report(request=request)) == str(request)
    sample = models.Sample(pk=3, agreement=case.agreement, period_start=day, seed="zaad")
    assert str(sample) == f"{case.agreement.pk} 2026-04-29 zaad"
    assert str(models.SampleItem(sample=sample, place=2)) == "3 2"
    evidence = models.Evidence(pk=4, name="lijst.pdf")
    assert str(evidence) == "lijst.pdf"
    assert str(models.EvidenceDownload(evidence=evidence, at=NOW)) == "4 2026-05-15"
    signed = models.SignOff(agreement=case.agreement, period_start=day)
    assert str(signed) == f"{case.agreement.pk} 2026-04-29"
    assert str(models.SignOffReopening(sign_off=signed)) == str(signed)
    assert str(models.ReportMail(key="asked:7", status="pending")) == "asked:7 (pending)"
