"""Going on from the settlement before, on real rows: when it can be, and that it comes to the same.

Whatever is settled here is also computed from all observations since the start.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from django.utils import timezone

from contracts import snapshots
from contracts.models import InputChange, Settlement, TermsVersion
from contracts.services import approve_settlement, draft_settlement
from contracts.snapshots import (
    compare,
    compare_from_start,
    counted_among,
    counts_any,
    freeze,
    freeze_again,
    load_due_facts,
    load_facts,
    settle_frozen,
    stored_lines,
)
from contracts.snapshots.inputs import named_terms
from tests.factories.contracts import (
    NEXT_YEAR,
    Q1,
    Q2,
    Q3,
    Q4,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db

SCHEMAS = Path(snapshots.__file__).parent.parent / "schema"
MIDDLE = {Q1: date(2026, 2, 1), Q2: date(2026, 5, 1), Q3: date(2026, 8, 1)}


def draft(agreement, period):
    settlement = draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR)
    settlement.refresh_from_db()
    assert compare(settlement).found == []
    assert compare_from_start(settlement).found == []
    assert freeze_again(settlement).sha256 == settlement.inputs_sha256
    return settlement


def went_on(settlement):
    """Whether a settlement was computed from the one before; then it is the same from all."""
    if "opening" not in settlement.inputs:
        return False
    facts = load_facts([settlement.agreement_id])[settlement.agreement_id]
    period = next(q for q in (Q1, Q2, Q3, Q4) if q.start == settlement.period_start)
    whole = settle_frozen(freeze(facts, period)).statement
    assert (whole.total_cents, whole.cumulative_cents) == (
        settlement.total_cents,
        settlement.cumulative_cents,
    )
    assert snapshots.computed_lines(whole) == stored_lines(settlement)
    return True


def quantities(settlement):
    return [item.get("quantity") for item in settlement.inputs["observations"]]


def fits(document, schema):
    jsonschema.validate(document, json.loads((SCHEMAS / f"{schema}.json").read_text()))
    return True


@pytest.fixture
def agreement():
    """Three, four and five jobs in the first quarters; the first one is settled."""
    agreement = AgreementFactory(active=True)
    for number, on in enumerate(MIDDLE.values(), start=3):
        jobs(agreement, number, on=on)
    draft(agreement, Q1)
    return agreement


def test_a_period_goes_on_from_the_settlement_before(agreement):
    first = Settlement.objects.get()
    assert not went_on(first)
    second, third = draft(agreement, Q2), draft(agreement, Q3)
    assert went_on(second)
    assert went_on(third)
    assert (quantities(second), second.inputs["posted"]) == (["4"], [])
    assert quantities(third) == ["5"]
    assert third.cumulative_cents == 120000
    assert second.inputs["opening"]["revision"] == 1
    assert fits(second.inputs, "settlement-inputs-2")
    assert fits(second.closing, "settlement-closing-1")
    assert compare(first).way == "all"
    assert compare(third).way == "opening"
    assert compare_from_start(third).way == "start"
    keys = [str(key) for key in agreement.observations.values_list("key", flat=True)]
    assert counted_among(third, [*keys, "none"]) == set(keys)
    assert counts_any(third, agreement.observations.filter(on=MIDDLE[Q1]))
    assert not counts_any(first, agreement.observations.filter(on=MIDDLE[Q2]))


def test_nothing_new_is_the_same_draft_and_can_be_approved(agreement):
    second = draft(agreement, Q2)
    assert draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR) == second
    for settlement in agreement.settlements.order_by("period_start"):
        approve_settlement(settlement=settlement, by=PersonFactory(), now=NEXT_YEAR)
    assert went_on(draft(agreement, Q3))


def late_value(agreement):
    jobs(agreement, 1, on=MIDDLE[Q1])


def correction(agreement):
    row = agreement.observations.get(on=MIDDLE[Q1])
    ObservationFactory(agreement=agreement, replaces=row, quantity=Decimal(1), accepted=True)


def correction_to_another_period(agreement):
    row = agreement.observations.get(on=MIDDLE[Q1])
    ObservationFactory(agreement=agreement, replaces=row, on=MIDDLE[Q2], accepted=True)


def correction_of_a_correction(agreement):
    row = agreement.observations.get(on=MIDDLE[Q1])
    newer = ObservationFactory(agreement=agreement, replaces=row, on=MIDDLE[Q2])
    ObservationFactory(agreement=agreement, replaces=newer, on=MIDDLE[Q2], accepted=True)


def correction_from_a_later_period(agreement):
    row = agreement.observations.get(on=MIDDLE[Q2])
    ObservationFactory(agreement=agreement, replaces=row, on=MIDDLE[Q1], accepted=True)


def withdrawal(agreement):
    row = agreement.observations.get(on=MIDDLE[Q1])
    ObservationFactory(
        agreement=agreement, replaces=row, quantity=None, status="withdrawn", accepted=True
    )


def dispute(agreement):
    row = agreement.observations.get(on=MIDDLE[Q1])
    VerificationFactory(observation=row, decision="disputed", reason="Toch niet")


def part(agreement):
    row = agreement.observations.get(on=MIDDLE[Q1])
    VerificationFactory(
        observation=row, decision="partly", accepted_quantity=Decimal(2), reason="Deels"
    )


def terms_of_the_past(agreement):
    document = terms_document()
    document["components"][0]["price"] = {"per_unit": "110"}
    TermsVersion.objects.create(
        agreement=agreement,
        number=2,
        valid_from=date(2026, 1, 1),
        document=document,
        created_at=timezone.now(),
        created_by=PersonFactory(),
    )


@pytest.mark.parametrize(
    "change",
    [
        late_value,
        correction,
        correction_to_another_period,
        correction_of_a_correction,
        correction_from_a_later_period,
        withdrawal,
        dispute,
        part,
        terms_of_the_past,
    ],
    ids=lambda change: change.__name__,
)
def test_what_changes_the_past_is_computed_from_everything(agreement, change):
    change(agreement)
    second = draft(agreement, Q2)
    assert not went_on(second)
    assert second.inputs["posted"] == [
        {"component": "banen", "payer": "gemeente", "origin": "2026-01-01", "cents": 30000}
    ]
    assert {line.kind for line in second.lines.all()} == {"regular", "reversal", "correction"}
    # From there on it goes on again.
    assert went_on(draft(agreement, Q3))


def test_a_spell_that_is_reported_in_a_later_period_is_late():
    document = terms_document()
    days = {"code": "dagen", "kind": "days", "subject": "person"}
    document["metrics"].append({**document["metrics"][0], **days})
    document["components"][0]["quantity"] = {"sum": "dagen"}
    agreement = AgreementFactory(active=True, document=document)
    draft(agreement, Q1)
    spell = {"quantity": None, "subject": "k1", "accepted": True}
    indicator = agreement.indicators.get(code="dagen")
    ObservationFactory(
        agreement=agreement, indicator=indicator, on=date(2026, 4, 3),
        start=date(2026, 3, 30), end=date(2026, 4, 3), **spell,
    )  # fmt: skip
    late = draft(agreement, Q2)
    assert not went_on(late)
    assert late.total_cents == 40000
    # One that began before the quarter and reaches into it was there in time.
    ObservationFactory(
        agreement=agreement, indicator=indicator, on=date(2026, 6, 29),
        start=date(2026, 6, 29), end=date(2026, 7, 4), **spell,
    )  # fmt: skip
    draft(agreement, Q2)
    third = draft(agreement, Q3)
    assert went_on(third)
    assert third.total_cents == 30000
    assert len(third.inputs["observations"]) == 1


def test_what_was_known_to_come_later_comes_then():
    agreement = AgreementFactory(active=True)
    for number, on in enumerate(MIDDLE.values(), start=3):
        jobs(agreement, number, on=on)
    ObservationFactory(agreement=agreement, known_on=date(2026, 8, 15), accepted=True)
    draft(agreement, Q1)
    assert went_on(draft(agreement, Q2))
    third = draft(agreement, Q3)
    assert not went_on(third)
    assert third.cumulative_cents == 150000


@pytest.mark.parametrize("on", [MIDDLE[Q1], MIDDLE[Q3]])
def test_what_changes_nothing_before_changes_nothing(agreement, on):
    if on == MIDDLE[Q1]:
        row = ObservationFactory(agreement=agreement, on=on)
        VerificationFactory(observation=row, decision="disputed", reason="Nee")
    else:
        jobs(agreement, 1, on=on)
    assert went_on(draft(agreement, Q2))


def test_a_later_version_of_the_terms_begins_from_everything(agreement):
    second = draft(agreement, Q2)
    document = {**terms_document(), "valid_from": "2026-07-01"}
    TermsVersion.objects.create(
        agreement=agreement, number=2, valid_from=date(2026, 7, 1), document=document,
        created_at=timezone.now(), created_by=PersonFactory(),
    )  # fmt: skip
    assert draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR) == second
    assert not went_on(draft(agreement, Q3))
    assert went_on(draft(agreement, Q4))


def test_of_a_person_the_past_is_looked_up():
    document = terms_document()
    document["metrics"][0] |= {"subject": "person", "kind": "event"}
    document["components"][0]["quantity"] = {"count": "baan", "first_per": "person"}
    agreement = AgreementFactory(active=True, document=document)
    for subject, period in (("a", Q1), ("b", Q1), ("a", Q3), ("c", Q3)):
        ObservationFactory(
            agreement=agreement, on=MIDDLE[period], subject=subject, quantity=1, accepted=True
        )
    for period, total in ((Q1, 20000), (Q2, 0), (Q3, 10000)):
        settlement = draft(agreement, period)
        assert settlement.total_cents == total
        assert went_on(settlement) == (period != Q1)
    names = [item["subject"] for item in settlement.inputs["observations"]]
    assert names == ["a", "a", "c"]


def test_a_settlement_of_another_engine_is_not_gone_on_from(agreement):
    first = Settlement.objects.get()
    closing = {**first.closing, "opening": {**first.closing["opening"], "engine": "0"}}
    Settlement.objects.update(status="superseded")
    old = another(first, status="draft", revision=2, closing=closing)
    assert not went_on(draft(agreement, Q2))
    assert "closing: differs" in compare(old).found


def another(settlement, **changes):
    """Store the same row once more, with these changes."""
    values = {
        field.attname: getattr(settlement, field.attname)
        for field in Settlement._meta.concrete_fields
        if not field.primary_key
    }
    return Settlement.objects.create(**{**values, **changes})


def test_what_another_engine_left_is_compared_from_the_start(agreement):
    first, second = Settlement.objects.get(), draft(agreement, Q2)
    closing = {**first.closing, "opening": {**first.closing["opening"], "engine": "0"}}
    another(first, status="superseded", revision=2, closing=closing)
    opening = {**second.inputs["opening"], "revision": 2, "sha256": snapshots.digest(closing)}
    second.inputs = {**second.inputs, "opening": opening}
    comparison = compare(second)
    assert (comparison.way, comparison.found) == ("start", ["inputs: sha256 differs"])


def test_terms_that_cannot_be_read_any_more_stop_nobody_else(agreement):
    document = terms_document()
    document["rounding"]["mode"] = "sideways"
    other, fresh = AgreementFactory(active=True, document=document), AgreementFactory(active=True)
    version = other.terms_versions.get()
    first = Settlement.objects.get()
    closing = {**first.closing, "terms": [named_terms(version)]}
    another(first, agreement_id=other.pk, terms_version_id=version.pk, closing=closing)
    facts = load_due_facts({agreement.pk: Q2, other.pk: Q2, fresh.pk: Q1})
    assert [facts[row.pk].before is None for row in (agreement, other, fresh)] == [
        False,
        True,
        True,
    ]
    assert [[row.agreement_id for row in facts[pk].versions] for pk in facts] == [
        [pk] for pk in facts
    ]


def test_a_closing_that_was_changed_is_found(agreement):
    second = draft(agreement, Q2)
    other = {**second.inputs, "opening": {**second.inputs["opening"], "sha256": "0" * 64}}
    second.inputs = other
    found = compare(second).found
    assert "inputs: sha256 differs" in found
    assert "opening: sha256 differs" in found
    second.inputs = {**other, "opening": {**other["opening"], "revision": 7}}
    assert compare(second).found[-1] == "opening: the settlement before is gone"
    assert compare_from_start(second).found[-1] == "opening: the settlement before is gone"
    second.inputs = {**other, "terms": [{"number": 1, "sha256": "0" * 64}]}
    assert "terms: version 1 differs" in compare(second).found


def test_inputs_of_the_format_before_are_still_computed(agreement):
    first = Settlement.objects.get()
    first.inputs = {
        **first.inputs,
        "format": "settlement-inputs/1",
        "terms": [version.document for version in agreement.terms_versions.all()],
    }
    assert fits(first.inputs, "settlement-inputs-1")
    for look in (compare, compare_from_start):
        assert look(first).found == ["inputs: sha256 differs"]


def test_a_verification_says_from_which_day_on_what_counts_changes(agreement):
    before = InputChange.objects.count()
    row = ObservationFactory(agreement=agreement, on=MIDDLE[Q2])
    VerificationFactory(observation=row, decision="disputed", reason="Nee")
    assert InputChange.objects.count() == before
    VerificationFactory(observation=row)
    VerificationFactory(observation=row, decision="disputed", reason="Toch niet")
    newer = ObservationFactory(agreement=agreement, replaces=row, on=MIDDLE[Q3], accepted=True)
    ObservationFactory(agreement=agreement, replaces=newer, on=MIDDLE[Q3], accepted=True)
    effects = InputChange.objects.order_by("pk").values_list("effect_on", flat=True)
    assert list(effects[before:]) == [MIDDLE[Q2], MIDDLE[Q2], MIDDLE[Q2], date.min]


@pytest.mark.parametrize("count", [1, 8])
def test_news_of_many_agreements_takes_as_many_queries(count, django_assert_num_queries, settings):
    document = terms_document()
    document["metrics"][0] |= {"subject": "person", "kind": "event"}
    document["components"][0]["quantity"] = {"count": "baan", "first_per": "person"}
    agreements = [AgreementFactory(active=True, document=document) for _number in range(count)]
    for agreement in agreements:
        for period in (Q1, Q2):
            ObservationFactory(
                agreement=agreement, on=MIDDLE[period], subject="a", quantity=1, accepted=True
            )
        draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    # PostgreSQL is asked which of them are so large that their persons are summed.
    with django_assert_num_queries(8 if settings.ON_POSTGRESQL else 7):
        facts = load_due_facts({agreement.pk: Q2 for agreement in agreements})
    assert all(len(found.accepted) == 2 for found in facts.values())
