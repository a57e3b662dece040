"""What the database itself refuses, and how rows are called."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from contracts.desks import models
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_rows_have_names() -> None:
    agreement, person = AgreementFactory(), PersonFactory()
    view = models.SavedView(list_name="agreements", name="Loopt", owner=person)
    rows = {
        str(models.AuditLine(at=NOW, action="seen", kind="agreement", object_id=3)): (
            "2026-05-15 09:00 seen agreement 3"
        ),
        str(models.BulkJob(kind="draft", pk=4)): "draft 4",
        str(models.BulkItem(job_id=4, agreement=agreement, period_start=NOW.date())): (
            f"4 {agreement.pk} 2026-05-15"
        ),
        str(models.TaskRun(name="tasks.x")): "tasks.x",
        str(models.Destruction(kind="looks", due_on=NOW.date(), status="proposed")): (
            "looks 2026-05-15 proposed"
        ),
        str(view): "Loopt",
        str(models.ViewChoice(user=person, list_name="runs")): f"{person.pk} runs",
        str(models.Signal(agreement=agreement, kind="overdue")): f"{agreement.pk} overdue",
        str(models.SignalCheck(agreement=agreement, day=NOW.date())): f"{agreement.pk} 2026-05-15",
    }
    assert list(rows) == list(rows.values())


def test_nobody_decides_about_their_own_proposal_of_destruction() -> None:
    person = PersonFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Destruction.objects.create(
            kind="looks",
            due_on=NOW.date(),
            count=1,
            reason="x",
            status="done",
            asked_by=person,
            asked_at=NOW,
            decided_by=person,
            decided_at=NOW,
        )
