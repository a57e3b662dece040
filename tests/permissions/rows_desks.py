"""The desks: lists, views that somebody keeps, work for many contracts at once, and the audit.

A view or a job of a person is not found by anybody else.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from contracts.desks.models import BulkJob, Destruction, SavedView, TaskRun
from tests.factories.contracts import NOW, PersonFactory
from tests.permissions.matrix import (
    DECIDES,
    DESK,
    GONE,
    MANAGES,
    WRONG,
    Row,
    all_staff,
    of_agreement,
    one,
    page_of,
    per,
    staff,
    takes_no_post,
)
from tests.permissions.scene import Scene

AT_DESK = staff(DESK)
NOT_THEIRS = staff(DESK, lets=GONE)
NO_POST = dict.fromkeys(DESK.split(), WRONG)
# Not who only pays: the audit tells who looked at what.
AUDITS = staff("contract_manager approver auditor admin")
DESTROYS = staff("contract_manager approver admin")
OWN = per({"own": AT_DESK, "other": NOT_THEIRS}, {"own": AT_DESK, "other": NOT_THEIRS})
# Who opens the address of a button is led to the list on which it stands.
# Without a job there is no title for the page of a refusal either.
JOB = per(
    {"own": AT_DESK, "other": all_staff(GONE)},
    {"own": takes_no_post(AT_DESK), "other": {**all_staff(GONE), **NO_POST}},
)
LIST_BUTTON = per({"own": AT_DESK, "other": AT_DESK}, {"own": AT_DESK, "other": NOT_THEIRS})

ROWS = (
    Row("desks:frame", **page_of(AT_DESK)),
    Row("desks:keys", **one(AT_DESK, AT_DESK)),
    Row("desks:start_task", ("task",), **one(MANAGES, MANAGES)),
    Row("desks:draft_many", **one(MANAGES, MANAGES)),
    Row("desks:decide_many", **one(DECIDES, DECIDES)),
    Row("desks:audit", **page_of(AUDITS)),
    Row("desks:history", ("agreement", "agreement_pk"), **of_agreement(AUDITS, AUDITS)),
    Row("desks:retention", **page_of(AUDITS)),
    Row("desks:propose_destruction", ("looks",), **one(DESTROYS, DESTROYS)),
    Row("desks:decide_destruction", ("destruction",), **one(DESTROYS, DESTROYS)),
    Row("desks:job", ("job",), **JOB),
    Row("desks:retry_job", ("job",), **OWN),
    Row("desks:views", **page_of(AT_DESK)),
    Row("desks:save_view", ("agreements",), **one(AT_DESK, AT_DESK)),
    Row("desks:rename_view", ("view",), **OWN),
    Row("desks:delete_view", ("view",), **OWN),
    Row("desks:choose_view", ("view",), **LIST_BUTTON),
)


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """A view and a job of everybody, and those of somebody who is nobody in the matrix."""
    someone = PersonFactory()
    people = scene.people | {"anonymous": someone}
    task = next(iter(settings.CELERY_BEAT_SCHEDULE.values()))["task"]
    asked = {"asked_by": someone, "asked_at": NOW}
    return {
        "own": {
            "agreement_pk": scene.agreement,
            "view": {role: view_of(person) for role, person in people.items()},
            "job": {role: job_of(person) for role, person in people.items()},
            "task": TaskRun.objects.create(name=task, started_at=NOW),
            "destruction": Destruction.objects.create(
                kind="looks", due_on=NOW.date(), count=1, reason="Termijn voorbij.", **asked
            ),
        },
        "other": {
            "agreement_pk": scene.other_agreement,
            "view": view_of(PersonFactory()),
            "job": job_of(someone),
        },
    }


def view_of(person: Any) -> SavedView:
    """A list as this person likes it."""
    return SavedView.objects.create(
        list_name="agreements", name="mijn", owner=person, created_at=NOW
    )


def job_of(person: Any) -> BulkJob:
    """Work that this person asked for."""
    return BulkJob.objects.create(kind="draft", by=person, created_at=NOW)
