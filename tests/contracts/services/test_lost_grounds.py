"""An agreement of which the decision fell: it stands still or goes on, and its manager sees it."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from contracts.desks.selectors.attention import attention_counts, needing
from contracts.enums import AgreementStatus
from contracts.errors import Refused
from contracts.event_words import event_words
from contracts.models import Agreement
from contracts.selectors.lost_grounds import lost_grounds_for
from contracts.selectors.public import account_of
from contracts.services import (
    activate_agreement,
    end_agreement,
    reopen_agreement,
    resume_agreement,
    suspend_agreement,
)
from contracts.services.lost_grounds import note_lost_ground
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db
WHY = "De grond onder de subsidie is weg."
UNTIL = date(2026, 6, 30)


def told(agreement) -> list[tuple[str, str, str]]:
    return [(row.verb, row.detail, row.reason) for row in agreement.events.order_by("pk")][-2:]


def test_it_stands_still_from_now_on() -> None:
    agreement, by = AgreementFactory(active=True), PersonFactory()
    note = {"goes_on_until": None, "by": by, "now": NOW, "reason": WHY}
    agreement = note_lost_ground(agreement=agreement, **note)
    assert agreement.status == AgreementStatus.SUSPENDED
    assert told(agreement) == [("suspended", "", WHY), ("ground_lost", "suspended", WHY)]
    assert event_words(agreement.events.last()) == "ligt stil"


def test_what_stood_still_already_stays_so() -> None:
    agreement, by = AgreementFactory(active=True), PersonFactory()
    suspend_agreement(agreement=agreement, by=by, now=NOW, reason="Ziek.")
    note = {"goes_on_until": None, "by": by, "now": NOW, "reason": WHY}
    note_lost_ground(agreement=agreement, **note)
    assert told(agreement) == [("suspended", "", "Ziek."), ("ground_lost", "suspended", WHY)]


def test_it_goes_on_and_asks_attention_until_it_ended(django_user_model) -> None:
    agreement = AgreementFactory(active=True, is_public=True)
    by = django_user_model.objects.create_superuser(email="b@voorbeeld.example", password="x" * 20)
    note_lost_ground(agreement=agreement, goes_on_until=UNTIL, by=by, now=NOW, reason=WHY)
    agreement.refresh_from_db()
    assert agreement.status == AgreementStatus.ACTIVE
    event = lost_grounds_for(by).get()
    assert event_words(event) == "gaat door tot en met 30 juni 2026"
    assert account_of(agreement).timeline[-1].words == "gaat door tot en met 30 juni 2026"
    assert attention_counts(by, UNTIL)["ground_lost"] == 1
    assert Agreement.objects.filter(needing("ground_lost", UNTIL)).get() == agreement
    end_agreement(agreement=agreement, by=by, now=NOW)
    assert attention_counts(by, UNTIL)["ground_lost"] == 0
    assert not lost_grounds_for(by).exists()


def test_not_of_what_was_not_signed() -> None:
    agreement = AgreementFactory(status="concept")
    with pytest.raises(Refused) as refused:
        note_lost_ground(
            agreement=agreement, goes_on_until=UNTIL, by=PersonFactory(), now=NOW, reason=WHY
        )
    assert refused.value.code == "wrong_status"
    assert not agreement.events.filter(verb="ground_lost").exists()


class TestBeforeTheStart:
    """What was signed and has not begun."""

    def note(self, agreement, **changes):
        values = {"goes_on_until": None, "by": PersonFactory(), "now": NOW, "reason": WHY}
        return note_lost_ground(agreement=agreement, **{**values, **changes})

    def test_it_ends_at_once_and_is_never_settled(self) -> None:
        agreement = self.note(AgreementFactory(status="signed", is_public=True), ends=True)
        # Closed: the timetable settles what ended, and here there is nothing to settle.
        assert agreement.status == AgreementStatus.SETTLED
        assert told(agreement) == [("ended", "signed", WHY), ("ground_lost", "ended", WHY)]
        assert [event_words(row) for row in agreement.events.order_by("pk")][-2:] == [
            "voordat het begon", "eindigt voordat het begon",
        ]  # fmt: skip
        assert account_of(agreement).timeline[-1].words == "eindigt voordat het begon"
        with pytest.raises(Refused, match="eindigde voordat het begon"):
            reopen_agreement(agreement=agreement, by=PersonFactory(), now=NOW, reason=WHY)

    def test_only_what_was_signed_ends_before_its_start(self) -> None:
        agreement = AgreementFactory(active=True)
        with pytest.raises(Refused, match="de status Ondertekend heeft"):
            self.note(agreement, ends=True)
        assert not agreement.events.filter(verb="ground_lost").exists()

    def test_it_stands_still_and_is_signed_again_when_it_goes_on(self) -> None:
        agreement, by = self.note(AgreementFactory(status="signed")), PersonFactory()
        assert agreement.status == AgreementStatus.SUSPENDED
        assert told(agreement) == [("suspended", "signed", WHY), ("ground_lost", "suspended", WHY)]
        assert event_words(agreement.events.get(verb="suspended")) == "voordat het begon"
        agreement = resume_agreement(agreement=agreement, by=by, now=NOW)
        assert agreement.status == AgreementStatus.SIGNED
        # Through the door of every start, with its checks.
        assert activate_agreement(agreement=agreement, by=by, now=NOW).status == "active"

    def test_what_stood_still_before_its_start_ends_closed(self) -> None:
        agreement, by = self.note(AgreementFactory(status="signed")), PersonFactory()
        agreement = end_agreement(agreement=agreement, by=by, now=NOW, reason=WHY)
        assert agreement.status == AgreementStatus.SETTLED

    def test_it_goes_on_and_asks_attention(self, django_user_model) -> None:
        agreement = self.note(AgreementFactory(status="signed"), goes_on_until=UNTIL)
        assert agreement.status == AgreementStatus.SIGNED
        email = "b@voorbeeld.example"
        by = django_user_model.objects.create_superuser(email=email, password="x" * 20)
        assert lost_grounds_for(by).get().agreement == agreement


def test_the_history_that_got_the_verb_keeps_its_triggers() -> None:
    table = "contracts_agreementevent"
    agreement = AgreementFactory(active=True, is_public=True)
    note_lost_ground(
        agreement=agreement, goes_on_until=UNTIL, by=PersonFactory(), now=NOW, reason=WHY
    )
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(change)
