"""Sums that PostgreSQL makes over persons give the same statement as all their rows."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.arithmetic import Period, parse_terms, settle, settle_sums
from contracts.arithmetic.tracing import MAX_PARTS
from contracts.models import Observation, Verification
from contracts.snapshots import load_facts, observations_of
from contracts.snapshots.person_sums import NotSummableError, last_verdict, sum_persons
from tests.factories.contracts import NOW, Q1, Q2, AgreementFactory, member_of
from tests.factories.terms import two_payer_terms

# Only PostgreSQL hashes a row, and only there are so many of them.
pytestmark = [pytest.mark.django_db, pytest.mark.services]

# More than a trace names one by one, so that both traces say how many there were.
PERSONS = 55
MONEY = st.integers(1, 100_000).map(lambda cents: f"{Decimal(cents) / 100:f}")
COUNTS = st.sampled_from(
    [
        {"count": "baan"},
        {"count": "baan", "first_per": "person"},
        {"count": "baan", "max_per_person": 2},
        {"count": "plek", "max_per_person": 3},
        {"sum": "plek"},
    ]
)
CODES = ("een", "twee", "drie")


@st.composite
def rate_cards(draw):
    """One to three tariffs, caps per person over some or all, and perhaps a cap on everything."""
    codes = CODES[: draw(st.integers(1, 3))]
    caps = [{"code": "ieder", "scope": "person", "max": draw(MONEY)}]
    if draw(st.booleans()):
        over = draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))
        caps.insert(
            draw(st.integers(0, 1)),
            {"code": "enkele", "scope": "person", "max": draw(MONEY), "over": over},
        )
    scopes = draw(st.lists(st.sampled_from(["period", "contract"]), unique=True))
    caps += [{"code": f"per_{scope}", "scope": scope, "max": draw(MONEY)} for scope in scopes]
    document = two_payer_terms(
        components=[
            {
                "code": code,
                "label": {"nl": code},
                "quantity": draw(COUNTS),
                "price": {"per_unit": draw(MONEY)},
            }
            for code in codes
        ],
        limits=caps,
    )
    (metric,) = document["metrics"]
    metric["subject"] = "person"
    document["metrics"] = [metric, {**metric, "code": "plek"}]
    return document


def observe(agreement, rows):
    """Write (metric, day, person, quantity) as accepted observations."""
    provider, evaluator = member_of(agreement, "provider"), member_of(agreement, "evaluator")
    indicators = {row.code: row for row in agreement.indicators.all()}
    made = Observation.objects.bulk_create(
        Observation(
            agreement=agreement,
            indicator=indicators[metric],
            on=day,
            subject=person,
            quantity=quantity,
            entered_by=provider,
            entered_at=NOW,
            **more,
        )
        for metric, day, person, quantity, more in rows
    )
    Verification.objects.bulk_create(
        Verification(observation=row, decision="accepted", by=evaluator, at=NOW) for row in made
    )
    with connection.cursor() as cursor:
        # Elsewhere autovacuum does; rows of this transaction are new to the planner, and when it
        # takes the tables for empty it reads one of them again for each row of the other.
        cursor.execute("ANALYZE contracts_observation, contracts_verification")
    return made


def everybody(quantities):
    """Give each person both metrics in both quarters, with quantities that differ."""
    for number in range(PERSONS):
        for place, (metric, start) in enumerate(
            (metric, period.start) for metric in ("baan", "plek") for period in (Q1, Q2)
        ):
            quantity = quantities[(number + place) % len(quantities)]
            day = start + timedelta(days=(7 * number) % 85)
            yield metric, day, f"p{number}", quantity, {}


def both_ways(agreement, document, period):
    terms = parse_terms(document)
    facts = load_facts([agreement.pk])[agreement.pk]
    posted = {("een", "gemeente", Q1.start): 700}
    by_row = settle([terms], observations_of(facts), period, posted)
    found = sum_persons(agreement.pk, terms, [Q1, Q2][: 1 + (period == Q2)], last_verdict())
    return by_row, settle_sums(terms, found.sums, period, posted), found


def told(line):
    """Everything that a line says but the number of observations, which only sums know, and whose
    amounts a cap cut, which only rows know; of a few persons, who are traced one by one, how many.
    """
    known = ("observations", "cut")
    steps = [
        replace(step, inputs={k: v for k, v in step.inputs.items() if k not in known})
        for step in line.trace
    ]
    line = replace(line, trace=tuple(steps))
    own = [step for step in line.trace if step.stage in ("quantity", "price")]
    quantities = [step for step in own if step.stage == "quantity"]
    if any("subject" in step.inputs for step in quantities):
        return (
            replace(line, trace=tuple(step for step in line.trace if step not in own)),
            str(len(quantities)),
        )
    if quantities and int(quantities[0].inputs["parts"]) in range(1, MAX_PARTS + 1):
        rest = tuple(step for step in line.trace if step not in own)
        return replace(line, trace=rest), quantities[0].inputs["parts"]
    return line, ""


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    rate_cards(),
    st.lists(
        st.sampled_from([Decimal(0), Decimal(1), Decimal(2), Decimal("0.125"), Decimal("3.5")]),
        min_size=3,
        max_size=5,
    ),
)
def test_cents_and_trace_are_those_of_all_rows(document, quantities):
    agreement = AgreementFactory(active=True, document=document)
    observe(agreement, everybody(quantities))
    for period in (Q1, Q2):
        by_row, by_sums, _found = both_ways(agreement, document, period)
        assert [told(line) for line in by_sums.lines] == [told(line) for line in by_row.lines]
        assert replace(by_sums, lines=()) == replace(by_row, lines=())


def card(**changes):
    document = two_payer_terms(
        components=[
            {
                "code": "een",
                "label": {"nl": "Een"},
                "quantity": {"count": "baan", "max_per_person": 2},
                "price": {"per_unit": "10"},
            }
        ],
        limits=[{"code": "ieder", "scope": "person", "max": "15"}],
    )
    document["metrics"][0]["subject"] = "person"
    return {**document, **changes}


def test_what_does_not_count_is_left_out_and_what_was_before_the_start_uses_a_turn():
    agreement = AgreementFactory(active=True, document=card())
    rows = [
        ("baan", date(2025, 12, 1), "a", Decimal(1), {}),
        ("baan", date(2026, 2, 1), "a", Decimal(2), {}),
        ("baan", date(2026, 2, 1), "b", Decimal(2), {}),
        ("baan", date(2026, 2, 2), "c", Decimal(1), {"known_on": date(2026, 8, 1)}),
        ("baan", date(2026, 2, 3), "d", Decimal(1), {}),
        ("baan", date(2026, 5, 1), "e", Decimal(1), {}),
    ]
    made = observe(agreement, rows)
    evaluator = member_of(agreement, "evaluator")
    Verification.objects.create(
        observation=made[4], decision="disputed", reason="Dubbel", by=evaluator, at=NOW
    )
    newer = Observation.objects.create(
        agreement=agreement,
        indicator=made[2].indicator,
        on=made[2].on,
        subject="b",
        quantity=Decimal("0.5"),
        replaces=made[2],
        entered_by=made[2].entered_by,
        entered_at=NOW,
    )
    Verification.objects.create(observation=newer, decision="accepted", by=evaluator, at=NOW)
    by_row, by_sums, found = both_ways(agreement, card(), Q2)
    assert found.row_count == 4
    assert [
        (item.slot, item.persons, item.rows, item.quantity, item.after) for item in found.sums
    ] == [
        (0, 2, 2, Decimal("1.5"), (15,)),
        (1, 1, 1, 1, (10,)),
    ]
    assert [(line.kind, line.amount_cents, line.payers) for line in by_sums.lines] == [
        (line.kind, line.amount_cents, line.payers) for line in by_row.lines
    ]


def test_a_digest_tells_one_set_of_rows_from_another():
    agreement = AgreementFactory(active=True, document=card())
    observe(agreement, [("baan", date(2026, 2, 1), "a", Decimal(1), {})])
    terms = parse_terms(card())
    first = sum_persons(agreement.pk, terms, [Q1], last_verdict())
    assert sum_persons(agreement.pk, terms, [Q1], last_verdict()) == first
    observe(agreement, [("baan", date(2026, 2, 1), "a", Decimal(1), {})])
    second = sum_persons(agreement.pk, terms, [Q1], last_verdict())
    assert (first.row_count, second.row_count) == (1, 2)
    assert first.digest != second.digest


@pytest.mark.parametrize(
    "row",
    [
        ("baan", date(2026, 2, 1), "", Decimal(1), {}),
        (
            *("baan", date(2026, 2, 1), "a", Decimal(1)),
            {"start": date(2026, 2, 1), "end": date(2026, 2, 2)},
        ),
    ],
    ids=["nobody", "spell"],
)
def test_rows_that_cannot_be_summed_are_refused(row):
    agreement = AgreementFactory(active=True, document=card())
    observe(agreement, [row])
    with pytest.raises(NotSummableError):
        sum_persons(agreement.pk, parse_terms(card()), [Q1], last_verdict())


def test_other_terms_are_refused_and_metrics_that_are_no_indicator():
    agreement = AgreementFactory(active=True, document=card())
    period, uncapped = Period(Q1.start, Q1.end), {"code": "al", "scope": "contract", "max": "9"}
    with pytest.raises(NotSummableError):
        sum_persons(agreement.pk, parse_terms(card(limits=[uncapped])), [period], 0)
    found = sum_persons(agreement.pk, parse_terms(card()), [period], 0)
    assert (found.sums, found.row_count, found.digest) == ((), 0, "0")
    agreement.indicators.all().delete()
    with pytest.raises(NotSummableError):
        sum_persons(agreement.pk, parse_terms(card()), [period], 0)
