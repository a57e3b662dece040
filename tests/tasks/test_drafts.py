"""The nightly sweep warns about old drafts and takes their text away; twice changes nothing."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from pages.challenges import services
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import Status
from pages.challenges.models import Response
from tasks.drafts import sweep_drafts, sweep_withdrawn_calls
from tests.factories import challenges as make


@pytest.mark.django_db
def test_old_drafts_go_and_new_ones_stay():
    call = make.make_call()
    old, new = make.make_draft(call), make.make_draft(call)
    entry = StepEntry({"title": "Mijn plan"})
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    # A draft that cannot be read stops no other; it comes first.
    broken = Response.objects.create(call=call, created_at=long_ago, draft={"schema": "onbekend"})
    services.save_step(response=old, step="plan", entry=entry, now=long_ago)
    services.save_step(response=new, step="plan", entry=entry, now=datetime.now(UTC))

    sweep_drafts()
    first = list(Response.objects.order_by("pk").values("draft", "draft_erased_at"))
    sweep_drafts()

    assert list(Response.objects.order_by("pk").values("draft", "draft_erased_at")) == first
    for row in (old, new, broken):
        row.refresh_from_db()
    assert old.draft == {}
    assert old.draft_erased_at
    assert new.draft["steps"]["plan"]["fields"] == {"title": "Mijn plan"}
    assert broken.draft == {"schema": "onbekend"}


@pytest.mark.django_db
def test_a_draft_that_cannot_be_read_keeps_nobody_waiting_on_a_withdrawn_call():
    call = make.make_call(decide_by=date(2099, 6, 1))
    broken = Response.objects.create(
        call=call, created_at=timezone.now(), draft={"schema": "onbekend"}
    )
    sent = make.make_sent(call)
    call.withdrawn_on = timezone.localdate()
    call.withdrawal_reason = "De speeltuin wordt verplaatst."
    call.save_revision().publish()

    sweep_withdrawn_calls()

    sent.refresh_from_db()
    broken.refresh_from_db()
    assert sent.status == Status.CALL_WITHDRAWN
    assert broken.draft == {"schema": "onbekend"}
    assert not broken.messages.exists()
