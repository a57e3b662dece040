"""Only an independent evaluator decides, and the latest decision counts."""

from datetime import date
from decimal import Decimal

import pytest

from contracts.errors import Refused
from contracts.models import PartyMember, Verification
from contracts.services import (
    correct_observation,
    draft_settlement,
    verification,
    verify_observation,
    verify_observations,
)
from contracts.services.verification import add_verdict_follower
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    IndicatorFactory,
    ObservationFactory,
    PersonFactory,
    member_of,
)

pytestmark = pytest.mark.django_db


def test_claimed_21_accepted_20():
    agreement = AgreementFactory(active=True)
    observation = ObservationFactory(agreement=agreement, quantity=Decimal(21))
    verification = verify_observation(
        observation=observation,
        decision="partly",
        accepted_quantity=Decimal(20),
        reason="Een contract was korter dan drie maanden",
        answers={
            "is_context_complete": "yes",
            "would_have_happened_anyway": "no",
            "do_practitioners_recognise": "unknown",
        },
        by=member_of(agreement, "evaluator"),
        now=NOW,
    )
    verification.refresh_from_db()
    assert (verification.accepted_quantity, verification.is_context_complete) == (20, "yes")
    assert draft_settlement(agreement=agreement, period=Q1, now=NOW).total_cents == 200000
    event = agreement.events.first()
    assert (event.verb, event.detail) == ("observations_verified", "partly 1")
    agreement.refresh_from_db()
    assert agreement.input_version == 1


def test_the_latest_decision_counts():
    agreement = AgreementFactory(active=True)
    observation = ObservationFactory(agreement=agreement)
    evaluator = member_of(agreement, "evaluator")
    for decision, reason, total in (
        ("accepted", "", 30000),
        ("disputed", "Niet gezien", 0),
        ("accepted", "Toch gezien", 30000),
    ):
        verify_observation(
            observation=observation, decision=decision, reason=reason, by=evaluator, now=NOW
        )
        assert draft_settlement(agreement=agreement, period=Q1, now=NOW).total_cents == total
    assert Verification.objects.count() == 3


@pytest.mark.parametrize("role", ["payer", "provider"])
def test_who_has_an_interest_does_not_judge_even_as_a_member_of_the_evaluator(role):
    agreement = AgreementFactory(active=True)
    observation = ObservationFactory(agreement=agreement, entered_by=PersonFactory())
    person = member_of(agreement, role)
    evaluator = agreement.parties.get(role="evaluator").party
    PartyMember.objects.create(party=evaluator, user=person)
    with pytest.raises(Refused) as refused:
        verify_observation(observation=observation, decision="accepted", by=person, now=NOW)
    assert refused.value.code == "interested_party"


def test_who_is_no_evaluator_does_not_judge():
    observation = ObservationFactory()
    with pytest.raises(Refused) as refused:
        verify_observation(
            observation=observation, decision="accepted", by=PersonFactory(), now=NOW
        )
    assert (refused.value.code, refused.value.field) == ("not_evaluator", "by")


def test_who_entered_does_not_judge():
    agreement = AgreementFactory(active=True)
    evaluator = member_of(agreement, "evaluator")
    observation = ObservationFactory(agreement=agreement, entered_by=evaluator)
    with pytest.raises(Refused) as refused:
        verify_observation(observation=observation, decision="accepted", by=evaluator, now=NOW)
    assert refused.value.code == "same_person_entered"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"decision": "partly", "reason": "x"}, "accepted_quantity_missing", "accepted_quantity"),
        (
            {"decision": "accepted", "accepted_quantity": Decimal(1)},
            "accepted_quantity_not_expected",
            "accepted_quantity",
        ),
        ({"decision": "disputed", "reason": " "}, "decision_reason_missing", "reason"),
        (
            {"decision": "partly", "accepted_quantity": Decimal(1)},
            "decision_reason_missing",
            "reason",
        ),
    ],
)
def test_an_incomplete_decision_is_refused(fields, code, field):
    observation = ObservationFactory()
    evaluator = member_of(observation.agreement, "evaluator")
    with pytest.raises(Refused) as refused:
        verify_observation(observation=observation, by=evaluator, now=NOW, **fields)
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize("accepted", [Decimal(-1), Decimal("21.5")])
def test_a_part_of_a_count_lies_between_nothing_and_what_was_claimed(accepted):
    observation = ObservationFactory(quantity=Decimal(21))
    decision = {"decision": "partly", "accepted_quantity": accepted, "reason": "Herteld"}
    evaluator = member_of(observation.agreement, "evaluator")
    with pytest.raises(Refused) as refused:
        verify_observation(observation=observation, by=evaluator, now=NOW, **decision)
    assert (refused.value.code, refused.value.field) == (
        "accepted_quantity_no_part",
        "accepted_quantity",
    )
    assert "van 0 tot en met 21." in refused.value.message
    assert not observation.verifications.exists()


@pytest.mark.parametrize("kind", ["count", "level"])
@pytest.mark.parametrize("status", ["not_measured", "not_applicable"])
def test_of_what_was_not_measured_nothing_is_accepted(kind, status):
    """No settlement would count it, and whoever reads the verdict would think that it does."""
    agreement = AgreementFactory(active=True)
    indicator = IndicatorFactory(agreement=agreement, code="ander", kind=kind)
    fields = {"agreement": agreement, "indicator": indicator, "quantity": None, "status": status}
    decision = {"decision": "partly", "reason": "Herteld", "by": member_of(agreement, "evaluator")}
    observation = ObservationFactory(**fields)
    with pytest.raises(Refused) as refused:
        verify_observation(
            observation=observation, accepted_quantity=Decimal(5), now=NOW, **decision
        )
    assert refused.value.code == "accepted_quantity_no_part"
    assert not observation.verifications.exists()


def test_of_a_spell_no_more_days_are_accepted_than_it_has():
    agreement = AgreementFactory(active=True)
    days = IndicatorFactory(agreement=agreement, code="dagen", kind="days")
    spell = {"start": date(2026, 1, 5), "end": date(2026, 1, 9), "quantity": None}
    observation = ObservationFactory(agreement=agreement, indicator=days, **spell)
    decision = {"decision": "partly", "reason": "Herteld", "by": member_of(agreement, "evaluator")}
    with pytest.raises(Refused) as refused:
        verify_observation(
            observation=observation, accepted_quantity=Decimal(5), now=NOW, **decision
        )
    assert "van 0 tot en met 4." in refused.value.message
    verify_observation(observation=observation, accepted_quantity=Decimal(4), now=NOW, **decision)


def test_a_measured_value_may_be_accepted_higher_than_it_was_claimed():
    agreement = AgreementFactory(active=True)
    rate = IndicatorFactory(agreement=agreement, code="uitval", kind="level")
    observation = ObservationFactory(agreement=agreement, indicator=rate, quantity=Decimal(4))
    made = verify_observation(
        observation=observation,
        decision="partly",
        accepted_quantity=Decimal("4.5"),
        reason="Een deelnemer viel ook uit",
        by=member_of(agreement, "evaluator"),
        now=NOW,
    )
    assert made.accepted_quantity == Decimal("4.5")


def test_a_replaced_observation_is_not_judged_any_more():
    old = ObservationFactory()
    correct_observation(
        observation=old,
        by=member_of(old.agreement, "provider"),
        now=NOW,
        reason="Telfout",
        quantity=Decimal(2),
    )
    evaluator = member_of(old.agreement, "evaluator")
    with pytest.raises(Refused) as refused:
        verify_observation(observation=old, decision="accepted", by=evaluator, now=NOW)
    assert refused.value.code == "replaced_observation"


def test_several_at_once_is_all_or_nothing():
    agreement = AgreementFactory(active=True)
    evaluator = member_of(agreement, "evaluator")
    good = [ObservationFactory(agreement=agreement) for _number in range(3)]
    bad = ObservationFactory(agreement=agreement, entered_by=evaluator)
    with pytest.raises(Refused):
        verify_observations(observations=[*good, bad], decision="accepted", by=evaluator, now=NOW)
    assert Verification.objects.count() == 0
    made = verify_observations(observations=good, decision="accepted", by=evaluator, now=NOW)
    assert [row.observation for row in made] == good
    agreement.refresh_from_db()
    assert agreement.input_version == 1
    assert agreement.events.get().detail == "accepted 3"


def test_an_app_follows_verdicts_once_also_when_it_is_added_twice(monkeypatch):
    def nothing(*_told):
        return None

    monkeypatch.setattr(verification, "_FOLLOWERS", [])
    add_verdict_follower(nothing)
    add_verdict_follower(nothing)
    assert [nothing] == verification._FOLLOWERS
