"""Recording, correcting and withdrawing measurements, and what cannot be one."""

from datetime import date
from decimal import Decimal

import pytest

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


def test_an_event_without_a_number_happened_once():
    agreement = AgreementFactory(active=True)
    indicator = IndicatorFactory(agreement=agreement, code="start", kind="event")
    assert record(agreement, indicator=indicator, quantity=None).quantity == 1


def test_a_spell_needs_no_number():
    agreement = AgreementFactory(active=True)
    indicator = IndicatorFactory(agreement=agreement, code="dagen", kind="days")
    spell = {"start": date(2026, 1, 5), "end": date(2026, 1, 9), "quantity": None}
    assert record(agreement, indicator=indicator, **spell).quantity is None


@pytest.mark.parametrize("subject", ["111222333", "11122233 3", "123-45-6782"])
def test_a_citizen_number_is_refused(subject):
    with pytest.raises(Refused) as refused:
        record(AgreementFactory(active=True), subject=subject)
    assert (refused.value.code, refused.value.field) == ("subject_looks_like_bsn", "subject")
    assert "111222333" not in refused.value.message


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
