"""Recording, correcting and withdrawing measurements, and what cannot be one."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection

from contracts.errors import Refused
from contracts.models import Observation
from contracts.services import (
    correct_observation,
    record_observation,
    withdraw_observation,
)
from tests.factories.contracts import (
    NOW,
    AgreementFactory,
    IndicatorFactory,
    ObservationFactory,
    PersonFactory,
    member_of,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


def record(agreement, **fields):
    values = {
        "indicator": agreement.indicators.get(code="baan"),
        "on": date(2026, 2, 1),
        "quantity": Decimal(3),
        "by": member_of(agreement, "provider"),
        "now": NOW,
        **fields,
    }
    return record_observation(agreement=agreement, **values)


def test_recording_keeps_what_was_said_by_whom_and_when():
    agreement = AgreementFactory(active=True)
    observation = record(agreement, subject="k7-3", cohort="2026", note="Telling")
    observation.refresh_from_db()
    assert (observation.quantity, observation.status) == (Decimal(3), "measured")
    assert observation.entered_by == member_of(agreement, "provider")
    assert observation.entered_at == NOW
    event = agreement.events.get()
    assert (event.verb, event.detail) == ("observation_recorded", "baan 2026-02-01")
    agreement.refresh_from_db()
    # Nothing counts before it is verified, so no settlement has to look again.
    assert agreement.input_version == 0


def test_what_is_sent_twice_is_recorded_once():
    agreement = AgreementFactory(active=True)
    key = uuid4()
    first = record(agreement, key=key)
    assert first.key == key
    assert record(agreement, key=key, quantity=Decimal("3.00")) == first
    assert agreement.observations.count() == agreement.events.count() == 1
    # Who goes back and types something else, or is somebody else, says something else.
    others = [
        record(agreement, key=key, quantity=Decimal(4)),
        record(agreement, key=key, note="Nog een"),
        record(agreement, key=key, by=member_of(agreement, "evaluator")),
        record(agreement, key=None),
    ]
    assert {first.key, *(row.key for row in others)} == set(
        agreement.observations.values_list("key", flat=True)
    )
    assert agreement.observations.count() == 5


def test_what_was_taken_back_can_be_sent_again():
    agreement = AgreementFactory(active=True)
    key = uuid4()
    first = record(agreement, key=key)
    withdraw_observation(observation=first, by=first.entered_by, now=NOW, reason="Dubbel")
    assert record(agreement, key=key).key != key


def test_an_event_without_a_number_happened_once():
    agreement = AgreementFactory(active=True)
    indicator = IndicatorFactory(agreement=agreement, code="start", kind="event")
    assert record(agreement, indicator=indicator, quantity=None).quantity == 1


def test_a_spell_needs_no_number():
    agreement = AgreementFactory(active=True)
    indicator = IndicatorFactory(agreement=agreement, code="dagen", kind="days")
    spell = {"start": date(2026, 1, 5), "end": date(2026, 1, 9), "quantity": None}
    assert record(agreement, indicator=indicator, **spell).quantity is None


def test_what_was_known_at_once_has_no_later_day():
    agreement = AgreementFactory(active=True)
    days = {"a": date(2026, 1, 31), "b": date(2026, 2, 1), "c": date(2026, 2, 2)}
    on = days["b"]
    known = [record(agreement, on=on, known_on=days[name], cohort=name).known_on for name in "abc"]
    assert known == [None, None, days["c"]]


def test_without_terms_only_the_value_itself_is_looked_at():
    agreement = AgreementFactory(active=True, document__none=True)
    assert record(agreement, on=date(2031, 1, 1)).on == date(2031, 1, 1)
    with pytest.raises(Refused) as refused:
        record(agreement, quantity=Decimal(-3))
    assert refused.value.code == "quantity_negative"


@pytest.mark.parametrize("subject", ["111222333", "11122233 3", "123-45-6782"])
def test_a_citizen_number_is_refused(subject):
    with pytest.raises(Refused) as refused:
        record(AgreementFactory(active=True), subject=subject)
    assert (refused.value.code, refused.value.field) == ("text_looks_like_bsn", "subject")
    assert "111222333" not in refused.value.message


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"quantity": Decimal(-3)}, "quantity_negative", "quantity"),
        ({"on": date(2025, 12, 31)}, "date_before_contract", "on"),
        ({"on": date(2027, 1, 1)}, "date_after_contract", "on"),
        (
            {"start": date(2026, 12, 1), "end": date(2027, 1, 2), "quantity": None},
            "date_after_contract",
            "end",
        ),
        ({"subject": "kim@voorbeeld.nl"}, "text_looks_like_email", "subject"),
        ({"subject": "Kim Voorbeeld"}, "subject_looks_like_name", "subject"),
        ({"subject": "k111222333"}, "text_looks_like_bsn", "subject"),
        ({"cohort": "kim@voorbeeld.nl"}, "text_looks_like_email", "cohort"),
        ({"note": "Dit was 111222333."}, "text_looks_like_bsn", "note"),
    ],
)
def test_what_is_entered_by_hand_is_held_to_what_a_file_is_held_to(fields, code, field):
    agreement = AgreementFactory(active=True)
    with pytest.raises(Refused) as refused:
        record(agreement, **fields)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not agreement.observations.exists()


def test_the_last_day_of_the_contract_still_counts():
    agreement = AgreementFactory(active=True)
    spell = {"start": date(2026, 12, 1), "end": date(2027, 1, 1), "quantity": None}
    record(agreement, on=date(2026, 12, 31))
    assert record(agreement, on=date(2026, 12, 1), **spell).end == date(2027, 1, 1)
    with pytest.raises(Refused) as refused:
        record(agreement, on=date(2027, 1, 1))
    assert refused.value.message == (
        "1 januari 2027 ligt na de laatste dag van het contract, 31 december 2026. "
        "Pas de datum aan."
    )


def test_an_indicator_that_counts_per_person_needs_one():
    document = terms_document()
    document["metrics"][0]["subject"] = "person"
    document["components"][0]["quantity"] = {"count": "baan", "first_per": "person"}
    agreement = AgreementFactory(active=True, document=document)
    with pytest.raises(Refused) as refused:
        record(agreement)
    assert (refused.value.code, refused.value.field) == ("subject_missing", "subject")
    assert record(agreement, subject="k-1").subject == "k-1"


def test_a_correction_is_held_to_the_same_and_a_slip_can_always_be_taken_back():
    agreement = AgreementFactory(active=True)
    observation = ObservationFactory(agreement=agreement, on=date(2031, 1, 1))
    by = member_of(agreement, "provider")
    for changes, reason, code in (
        ({"on": date(2032, 1, 1)}, "Verkeerde dag.", "date_after_contract"),
        ({"on": date(2026, 2, 1), "quantity": Decimal(-1)}, "Telfout.", "quantity_negative"),
        ({"on": date(2026, 2, 1)}, "Het was 111222333.", "text_looks_like_bsn"),
    ):
        with pytest.raises(Refused) as refused:
            correct_observation(observation=observation, by=by, now=NOW, reason=reason, **changes)
        assert refused.value.code == code
    taken = withdraw_observation(observation=observation, by=by, now=NOW, reason="Verkeerde dag.")
    assert taken.replaces == observation


@pytest.mark.parametrize("subject", ["k-1", "111222334", "2026-0001", "1112223330"])
def test_a_code_is_not_taken_for_a_citizen_number(subject):
    assert record(AgreementFactory(active=True), subject=subject).subject == subject


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"quantity": None}, "quantity_missing", "quantity"),
        ({"status": "not_measured"}, "quantity_not_expected", "quantity"),
        ({"quantity": Decimal("0.000000001")}, "quantity_too_precise", "quantity"),
        ({"quantity": Decimal("NaN")}, "quantity_too_precise", "quantity"),
        ({"quantity": Decimal(10) ** 16}, "quantity_too_large", "quantity"),
        ({"start": date(2026, 1, 1)}, "spell_incomplete", "end"),
        ({"end": date(2026, 1, 1)}, "spell_incomplete", "start"),
        (
            {"start": date(2026, 1, 2), "end": date(2026, 1, 2)},
            "spell_ends_before_start",
            "end",
        ),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_field(fields, code, field):
    with pytest.raises(Refused) as refused:
        record(AgreementFactory(active=True), **fields)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert Observation.objects.count() == 0


@pytest.mark.parametrize("text", ["1234567.12345678", "12345678.12345678", "9999999999999999"])
def test_a_number_is_kept_to_its_last_digit_or_refused(text):
    """SQLite keeps fifteen digits, PostgreSQL all of them."""
    agreement, quantity = AgreementFactory(active=True), Decimal(text)
    if connection.vendor == "sqlite" and len(text.replace(".", "")) > 15:
        with pytest.raises(Refused) as refused:
            record(agreement, quantity=quantity)
        assert (refused.value.code, refused.value.field) == ("quantity_too_long_here", "quantity")
    else:
        observation = record(agreement, quantity=quantity)
        observation.refresh_from_db()
        assert observation.quantity == quantity


def test_an_indicator_of_another_agreement_is_refused():
    with pytest.raises(Refused) as refused:
        record(AgreementFactory(active=True), indicator=IndicatorFactory(code="x"))
    assert refused.value.code == "indicator_foreign"


def test_a_correction_is_a_new_row_and_the_old_one_stays():
    old = ObservationFactory()
    by = member_of(old.agreement, "provider")
    new = correct_observation(
        observation=old, by=by, now=NOW, reason="Telfout", quantity=Decimal(2)
    )
    assert (new.replaces, new.quantity, new.on, new.note) == (old, 2, old.on, "Telfout")
    old.refresh_from_db()
    assert old.quantity == 3
    with pytest.raises(Refused) as refused:
        withdraw_observation(observation=old, by=by, now=NOW, reason="Weg ermee")
    assert refused.value.code == "already_replaced"
    gone = withdraw_observation(observation=new, by=by, now=NOW, reason="Toch niet")
    assert (gone.status, gone.quantity, gone.replaces) == ("withdrawn", None, new)
    verbs = list(old.agreement.events.values_list("verb", flat=True))
    assert verbs == ["observation_corrected", "observation_withdrawn"]


def test_a_correction_says_why():
    observation = ObservationFactory()
    with pytest.raises(Refused) as refused:
        correct_observation(
            observation=observation, by=PersonFactory(), now=NOW, reason="", quantity=Decimal(1)
        )
    assert (refused.value.code, refused.value.field) == ("correction_reason_missing", "reason")
