"""Keeping what somebody is writing, before anything is judged."""

from datetime import datetime
from typing import Any

from django.http import QueryDict

from pages.challenges.enums import WorkKind
from pages.challenges.models import Response, WorkDraft
from pages.challenges.work_drafts import is_empty, write_work


def keep_work(
    *, response: Response, person: Any, kind: WorkKind, posted: QueryDict, now: datetime
) -> WorkDraft | None:
    """Keep what was typed, as it is. An empty form never wipes a text that was kept."""
    data = write_work(posted)
    if is_empty(data):
        return None
    draft, _is_new = WorkDraft.objects.update_or_create(
        response=response, person=person, kind=kind, defaults={"fields": data, "saved_at": now}
    )
    return draft


def drop_work(*, response: Response, person: Any, kind: WorkKind) -> None:
    """It was handed in, so there is nothing more to keep."""
    WorkDraft.objects.filter(response=response, person=person, kind=kind).delete()
