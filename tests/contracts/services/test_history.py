"""The line of history, the lock and the day where the municipality is."""

from datetime import UTC, date, datetime

import pytest

from contracts.enums import AgreementStatus, EventVerb
from contracts.errors import Refused
from contracts.services.history import (
    local_day,
    lock_agreement,
    note_changed_inputs,
    require_status,
    write_event,
)
from tests.factories.contracts import NOW, AgreementFactory


def test_the_day_is_that_of_the_municipality():
    assert local_day(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert local_day(datetime(2026, 12, 31, 22, 30, tzinfo=UTC)) == date(2026, 12, 31)


@pytest.mark.django_db
def test_a_line_without_a_person_is_the_timetable():
    agreement = lock_agreement(AgreementFactory().pk)
    write_event(
        agreement=agreement, verb=EventVerb.CHANGED, by=None, now=NOW, reason="r", detail="d"
    )
    event = agreement.events.get()
    assert (event.verb, event.by, event.at, event.reason, event.detail) == (
        "changed",
        None,
        NOW,
        "r",
        "d",
    )


@pytest.mark.django_db
def test_every_change_of_the_inputs_counts():
    agreement = AgreementFactory()
    note_changed_inputs(agreement)
    note_changed_inputs(agreement)
    assert agreement.input_version == 2


@pytest.mark.django_db
def test_the_status_is_told_in_words():
    agreement = AgreementFactory(suspended=True)
    require_status(agreement, AgreementStatus.SUSPENDED)
    with pytest.raises(Refused) as refused:
        require_status(agreement, AgreementStatus.ACTIVE, AgreementStatus.ENDED)
    assert refused.value.params == {"allowed": "Loopt / Beëindigd", "found": "Opgeschort"}
