"""Settling from sums of persons comes to the same as from all rows, on the same history."""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from contracts import snapshots
from contracts.arithmetic.tracing import MAX_PARTS
from contracts.errors import Refused
from contracts.models import Observation, TermsVersion, Verification
from contracts.selectors.differences import revision_difference
from contracts.services import approve_settlement, draft_settlement
from contracts.services.bulk import settle_in_bulk
from contracts.snapshots import (
    changed_rows,
    compare,
    compare_from_start,
    counted_among,
    counts_any,
    freeze_again,
    settled_with,
    stored_lines,
)
from contracts.snapshots.facts import load_versions
from contracts.snapshots.summed import load_summed, summed_rows
from tests.contracts.snapshots.test_person_sums import card, observe, rate_cards
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    Q3,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    VerificationFactory,
    member_of,
)
from tests.tampering import tamper

# Only PostgreSQL adds up; elsewhere every row is read, as before.
pytestmark = [pytest.mark.django_db, pytest.mark.services]

SCHEMA = Path(snapshots.__file__).parent.parent / "schema" / "settlement-inputs-3.json"
DAY = Q1.start + timedelta(days=40)


@pytest.fixture
def summing(settings):
    """Say from how many observations on persons are summed."""

    def set_to(count):
        settings.SUM_PERSONS_FROM = count

    set_to(1)
    return set_to


def draft(agreement, period):
    settlement = draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR)
    settlement.refresh_from_db()
    assert compare(settlement).found == []
    assert compare_from_start(settlement).found == []
    assert freeze_again(settlement).sha256 == settlement.inputs_sha256
    return settlement


def draft_by_sums(agreement, period):
    settlement = draft(agreement, period)
    assert compare(settlement).way == "sums"
    assert compare_from_start(settlement).way == "start"
    jsonschema.validate(settlement.inputs, json.loads(SCHEMA.read_text()))
    return settlement


def told(line):
    """What a line says, but for what only one way can name: each of a few persons, the room that is
    left to a single one, whose amounts were cut, or how many observations there were."""
    steps = []
    for step in line["trace"]:
        left_out = {"observations"}
        if step["rule"].get("scope") == "person":
            left_out = {"room_left", "cut"}
        kept = {key: value for key, value in step["inputs"].items() if key not in left_out}
        steps.append({**step, "inputs": kept})
    own = [step for step in steps if step["stage"] in ("quantity", "price")]
    persons = {step["inputs"]["subject"] for step in own if "subject" in step["inputs"]}
    counts = {step["inputs"]["parts"] for step in own if "parts" in step["inputs"]}
    if persons or any(int(count) <= MAX_PARTS for count in counts):
        steps = [step for step in steps if step not in own]
        counts = counts or {str(len(persons))}
    return {**line, "trace": steps, "counts": counts or {"0"}}


EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "what": st.sampled_from(["new", "new", "new", "correct", "withdraw", "judge"]),
            "metric": st.sampled_from(["baan", "plek"]),
            "person": st.sampled_from("abcd"),
            "cohort": st.sampled_from(["", "", "c1"]),
            "day": st.integers(-20, 260),
            "known": st.sampled_from([None, None, 30, 150]),
            "quantity": st.sampled_from([Decimal(0), Decimal(1), Decimal("2.5"), Decimal(7)]),
            "status": st.sampled_from(["measured", "measured", "measured", "not_measured"]),
            "decision": st.sampled_from(["accepted", "accepted", "partly", "disputed", None]),
            "which": st.integers(0, 50),
        }
    ),
    min_size=2,
    max_size=9,
)


def happen(agreement, event):
    """Let one thing happen to an agreement: the same for two of them."""
    rows = list(agreement.observations.order_by("pk"))
    older = rows[event["which"] % len(rows)] if rows else None
    if event["what"] == "judge" and older is not None:
        return judge(older, event)
    newest = older is not None and not Observation.objects.filter(replaces=older).exists()
    is_measured = event["status"] == "measured"
    fields = {
        "on": Q1.start + timedelta(days=event["day"]),
        "indicator": agreement.indicators.get(code=event["metric"]),
        "quantity": event["quantity"] if is_measured else None,
        "status": event["status"],
        "subject": event["person"],
        "cohort": event["cohort"],
    }
    if event["known"] is not None:
        fields["known_on"] = fields["on"] + timedelta(days=event["known"])
    if event["what"] in ("correct", "withdraw") and newest:
        same = {name: getattr(older, name) for name in ("indicator", "subject", "cohort")}
        fields.update(same, replaces=older)
        if event["what"] == "withdraw":
            fields.update(on=older.on, status="withdrawn", quantity=None, known_on=None)
    return judge(ObservationFactory(agreement=agreement, **fields), event)


def judge(row, event):
    decision = event["decision"]
    if decision == "partly" and row.quantity is None:
        decision = "accepted"
    if decision is None:
        return
    part = row.quantity / 2 if decision == "partly" else None
    reason = "" if decision == "accepted" else "Gezien"
    VerificationFactory(
        observation=row, decision=decision, accepted_quantity=part, reason=reason, at=NOW
    )


@settings(
    max_examples=4,
    deadline=None,
    # An example takes seconds; without shrinking a failure is found as it was made.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(rate_cards(), st.lists(EVENTS, min_size=3, max_size=3), st.booleans())
def test_every_history_comes_to_the_same_lines(summing, document, history, approves):
    agreements = [AgreementFactory(active=True, document=document) for _way in range(2)]
    for period, events in zip((Q1, Q2, Q3), history, strict=True):
        for event in events:
            for agreement in agreements:
                happen(agreement, event)
        found = []
        for agreement, count in zip(agreements, (1, 10**9), strict=True):
            summing(count)
            # A change of the past makes the drafts before anew, as the timetable does.
            for before in (Q1, Q2, Q3):
                if before.start < period.start:
                    draft_settlement(agreement=agreement, period=before, now=NEXT_YEAR)
            found.append(draft(agreement, period))
        by_sums, by_row = found
        assert "sums" in by_sums.inputs
        assert "sums" not in by_row.inputs
        pairs = zip(stored_lines(by_sums), stored_lines(by_row), strict=True)
        assert [(told(one), told(other)) for one, other in pairs if told(one) != told(other)] == []
        assert by_sums.cumulative_cents == by_row.cumulative_cents
        keys = [[str(key) for key in keys_of(agreement)] for agreement in agreements]
        counted = counted_among(by_sums, keys[0])
        assert [key in counted for key in keys[0]] == [
            key in counted_among(by_row, keys[1]) for key in keys[1]
        ]
        for settlement, count in ((by_sums, 1), (by_row, 10**9)) if approves else ():
            summing(count)
            approve_settlement(settlement=settlement, by=PersonFactory(), now=NEXT_YEAR)


def keys_of(agreement):
    return agreement.observations.order_by("pk").values_list("key", flat=True)


@pytest.fixture
def agreement(summing):
    agreement = AgreementFactory(active=True, document=card())
    rows = [("baan", DAY, person, Decimal(1), {}) for person in "aabc"]
    observe(agreement, rows)
    return agreement


def test_sums_stand_in_the_place_of_the_observations(agreement):
    settlement = draft_by_sums(agreement, Q1)
    assert settlement.inputs["observations"] == []
    sums = settlement.inputs["sums"]
    assert sums["observations"] == 4
    assert sums["parts"] == [
        {
            "period": "2026-01-01",
            "component": "een",
            "persons": 3,
            "observations": 4,
            "quantity": "4",
            "worth": "40",
            "after": ["35"],
        }
    ]
    (line,) = stored_lines(settlement)
    assert line["trace"][0]["inputs"] == {"parts": "3", "observations": "4"}
    assert settlement.closing is None
    assert set(summed_rows(settlement)) == set(agreement.observations.all())


def test_a_verdict_that_changes_nothing_keeps_the_draft(agreement):
    first = draft_by_sums(agreement, Q1)
    late = ObservationFactory(agreement=agreement, subject="x", on=DAY, quantity=1)
    VerificationFactory(observation=late, decision="disputed", reason="Onbekend")
    assert draft(agreement, Q1) == first
    VerificationFactory(observation=late)
    second = draft_by_sums(agreement, Q1)
    assert (second.revision, second.total_cents) == (2, first.total_cents + 1000)
    difference = revision_difference(first, second)
    assert [(change.change, change.row) for change in difference.observations] == [("added", late)]
    assert difference.is_too_large


def test_what_was_settled_stays_what_it_was_when_the_past_changes(agreement):
    first = draft_by_sums(agreement, Q1)
    approve_settlement(settlement=first, by=PersonFactory(), now=NEXT_YEAR)
    row = agreement.observations.filter(subject="c").get()
    ObservationFactory(
        agreement=agreement, replaces=row, status="withdrawn", quantity=None, accepted=True
    )
    second = draft_by_sums(agreement, Q2)
    assert [(line["kind"], line["cents"]) for line in stored_lines(second)] == [
        ("reversal", -3500),
        ("correction", 2500),
        ("regular", 0),
    ]
    assert compare_from_start(first).found == []
    assert counts_any(first, agreement.observations.filter(pk=row.pk))
    assert not counts_any(second, agreement.observations.filter(pk=row.pk))


def test_rows_that_were_changed_are_found_when_they_are_added_up_again(agreement):
    settlement = draft_by_sums(agreement, Q1)
    frozen = settlement.inputs["sums"]
    verdict = Verification.objects.filter(observation__subject="c").get()
    made = ObservationFactory(agreement=agreement, subject="d", on=DAY, quantity=1)
    # A row that came from nowhere: with a number from before.
    Verification.objects.create(
        pk=verdict.pk - 1000, observation=made, decision="accepted", by=verdict.by, at=NOW
    )
    assert compare(settlement).found == []
    found = compare_from_start(settlement).found
    assert found[0] == "sums: observations 4 is now 5"
    assert found[1].startswith(f"sums: digest {frozen['digest']} is now ")
    assert "total: 3500 is now 4500" in found


def test_who_entered_or_verified_what_was_summed_does_not_approve_it(agreement):
    settlement = draft_by_sums(agreement, Q1)
    with pytest.raises(Refused) as refusal:
        approve_settlement(
            settlement=settlement, by=member_of(agreement, "evaluator"), now=NEXT_YEAR
        )
    assert refusal.value.code in ("verified_by_same", "decider_interested")


def test_the_first_periods_may_have_been_settled_from_rows(agreement, summing):
    summing(10)
    first = draft(agreement, Q1)
    assert first.inputs["format"] == "settlement-inputs/2"
    observe(agreement, [("baan", Q2.start, f"n{n}", Decimal(1), {}) for n in range(6)])
    second = draft_by_sums(agreement, Q2)
    assert second.total_cents == 6000
    assert second.inputs["posted"] == [
        {"component": "een", "payer": payer, "origin": "2026-01-01", "cents": cents}
        for payer, cents in sorted(stored_lines(first)[0]["shares"].items())
    ]


def test_many_contracts_at_once_leave_the_large_ones_to_the_same_service(agreement):
    small = AgreementFactory(active=True, document=card())
    due = {agreement.pk: Q1, small.pk: Q1}
    assert list(load_summed(due, load_versions(due))) == [agreement.pk]
    made = settle_in_bulk(agreement_ids=[agreement.pk, small.pk], now=NEXT_YEAR)
    assert made == 8
    large = agreement.settlements.order_by("period_start")
    assert ["sums" in row.inputs for row in large] == [True] * 4
    assert [row.total_cents for row in large] == [3500, 0, 0, 0]


@pytest.mark.parametrize("odd", ["nobody", "spell", "other metric"])
def test_what_sums_cannot_say_is_read_row_by_row(agreement, odd):
    fields = {"subject": "" if odd == "nobody" else "e", "quantity": Decimal(1), "on": DAY}
    if odd == "spell":
        fields |= {"start": DAY, "end": DAY + timedelta(days=1), "quantity": None}
    row = ObservationFactory(agreement=agreement, **fields)
    if odd == "other metric":
        other = agreement.indicators.first()
        other.pk, other.code = None, "anders"
        other.save(force_insert=True)
        ObservationFactory(agreement=agreement, indicator=other, **fields)
        settlement = draft(agreement, Q1)
    elif odd == "nobody":
        settlement = draft_by_sums(agreement, Q1)
        VerificationFactory(observation=row, decision="disputed", reason="Van wie?")
    else:
        settlement = draft(agreement, Q1)
    assert settlement.total_cents == 3500
    assert ("sums" in settlement.inputs) == (odd == "nobody")


def test_other_terms_and_a_second_version_are_read_row_by_row(agreement):
    uncapped = {"code": "al", "scope": "contract", "max": "9"}
    other = AgreementFactory(active=True, document=card(limits=[uncapped]))
    observe(other, [("baan", DAY, "a", Decimal(1), {})])
    assert "sums" not in draft(other, Q1).inputs
    TermsVersion.objects.create(
        agreement=agreement,
        number=2,
        valid_from=Q2.start,
        document={**card(), "valid_from": "2026-04-01"},
        created_at=NOW,
        created_by=PersonFactory(),
    )
    assert "sums" in draft(agreement, Q1).inputs
    assert "sums" not in draft(agreement, Q2).inputs


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("quantity = quantity + 1", "sums: an observation or verdict differs (digest)"),
        ("subject = 'z'", "sums: an observation or verdict differs (digest)"),
        ("\"on\" = '2027-01-15'", "sums: observations 4 are now 3"),
    ],
)
def test_a_summed_row_that_was_changed_behind_the_triggers_shows(agreement, change, text):
    settlement = draft_by_sums(agreement, Q1)
    assert list(changed_rows(settlement)) == []
    row = agreement.observations.get(subject="c")
    assert settled_with(row) is None
    approve_settlement(settlement=settlement, by=PersonFactory(), now=NEXT_YEAR)
    assert settled_with(row) == settlement
    tamper(f"UPDATE contracts_observation SET {change} WHERE id = {row.pk}")
    assert list(changed_rows(settlement)) == [text]


def test_sums_that_cannot_be_added_up_any_more_are_taken_as_they_are(agreement):
    settlement = draft_by_sums(agreement, Q1)
    until = DAY + timedelta(days=1)
    ObservationFactory(
        agreement=agreement, subject="e", on=DAY, start=DAY, end=until, quantity=None
    )
    comparison = compare_from_start(settlement)
    assert (comparison.way, comparison.found) == ("sums", [])
    assert list(changed_rows(settlement)) == []


def test_from_rows_to_sums_only_what_was_judged_in_between_can_differ(agreement, summing):
    summing(10)
    first = draft(agreement, Q1)
    row = agreement.observations.get(subject="c")
    newer = ObservationFactory(agreement=agreement, replaces=row, subject="c", on=DAY, quantity=2)
    VerificationFactory(observation=newer, at=NEXT_YEAR + timedelta(hours=1))
    summing(1)
    later = NEXT_YEAR + timedelta(days=1)
    second = draft_settlement(agreement=agreement, period=Q1, now=later)
    assert "sums" in second.inputs
    difference = revision_difference(first, second)
    assert [(change.change, change.before, change.after) for change in difference.observations] == [
        ("changed", 1, 2)
    ]
