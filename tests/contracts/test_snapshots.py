"""Frozen inputs: canonical, complete, and enough to compute everything again."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from contracts import snapshots
from contracts.arithmetic import ENGINE_VERSION, Period, parse_terms
from contracts.models import Settlement
from contracts.services import draft_settlement
from contracts.snapshots import (
    compare,
    compare_both_ways,
    differences,
    digest,
    freeze,
    load_facts,
    settle_inputs,
)
from contracts.snapshots.person_sums import NotSummableError
from contracts.snapshots.summed import sums_now
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    IndicatorFactory,
    ObservationFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.terms import terms_document
from tests.tampering import tamper

pytestmark = pytest.mark.django_db

SCHEMAS = Path(snapshots.__file__).parent.parent / "schema"


def fits(document, schema):
    jsonschema.validate(document, json.loads((SCHEMAS / f"{schema}.json").read_text()))
    return True


def frozen(agreement, period=Q1):
    return freeze(load_facts([agreement.pk])[agreement.pk], period)


def quantities(agreement, period=Q1):
    return [item.get("quantity") for item in frozen(agreement, period).document["observations"]]


def test_the_document_follows_its_published_schema():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    days = IndicatorFactory(agreement=agreement, code="dagen", kind="days")
    ObservationFactory(
        agreement=agreement,
        indicator=days,
        on=date(2026, 5, 1),
        quantity=None,
        start=date(2026, 4, 1),
        end=date(2026, 5, 1),
        subject="k1",
        cohort="c1",
        known_on=date(2026, 5, 2),
        accepted=True,
    )
    ObservationFactory(agreement=agreement, status="not_measured", quantity=None, accepted=True)
    draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    document = frozen(agreement, Q2).document
    assert fits(document, "settlement-inputs-2")
    assert len(document["observations"]) == 3
    assert document["posted"][0]["cents"] == 30000


def test_only_what_was_accepted_counts():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    ObservationFactory(agreement=agreement, quantity=Decimal(4))
    disputed = ObservationFactory(agreement=agreement, quantity=Decimal(5))
    VerificationFactory(observation=disputed, decision="disputed", reason="Nee")
    partly = ObservationFactory(agreement=agreement, quantity=Decimal(21))
    VerificationFactory(
        observation=partly, decision="partly", accepted_quantity=Decimal("20.50"), reason="Deels"
    )
    assert sorted(quantities(agreement)) == ["20.5", "3"]


def test_of_a_chain_of_corrections_the_newest_accepted_row_counts():
    agreement = AgreementFactory(active=True)
    first = jobs(agreement, 3)
    second = ObservationFactory(agreement=agreement, replaces=first, quantity=Decimal(2))
    third = ObservationFactory(agreement=agreement, replaces=second, quantity=Decimal(1))
    assert quantities(agreement) == ["3"]
    VerificationFactory(observation=third)
    assert quantities(agreement) == ["1"]
    gone = ObservationFactory(
        agreement=agreement, replaces=third, quantity=None, status="withdrawn"
    )
    assert quantities(agreement) == ["1"]
    VerificationFactory(observation=gone)
    assert quantities(agreement) == []


def test_what_is_later_or_known_later_is_left_out():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    jobs(agreement, 4, on=date(2026, 4, 1))
    ObservationFactory(agreement=agreement, known_on=date(2026, 4, 1), accepted=True)
    assert quantities(agreement) == ["3"]
    assert quantities(agreement, Q2) == ["3", "3", "4"]


def test_a_draft_that_will_be_replaced_is_not_posted():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    Settlement.objects.update(status="superseded")
    assert frozen(agreement, Q2).document["posted"] == []


def test_the_digest_does_not_depend_on_the_order_of_keys():
    assert digest({"a": 1, "b": "é"}) == digest({"b": "é", "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_another_format_is_not_guessed():
    with pytest.raises(ValueError, match="settlement-inputs/4"):
        settle_inputs({"format": "settlement-inputs/4"})


def test_inputs_that_only_name_what_they_need_are_not_computed_without_it():
    document = frozen(AgreementFactory(active=True)).document
    terms = [parse_terms(terms_document())]
    assert settle_inputs(document, terms).total_cents == 0
    for asked in ((document, None), ({**document, "opening": {}}, terms)):
        with pytest.raises(ValueError, match="do not hold it"):
            settle_inputs(*asked)


def test_only_one_version_of_the_terms_is_ever_added_up():
    terms, newer = (
        parse_terms(terms_document(valid_from=day)) for day in ("2026-01-01", "2026-02-01")
    )
    for versions, period in (([terms, newer], Q1), ([terms], Period(Q1.start, date(2026, 2, 1)))):
        with pytest.raises(NotSummableError):
            sums_now(1, versions, period, 0)


def copied(settlement, **changes):
    """A row that was written with other content around every guard."""
    values = {
        field.attname: getattr(settlement, field.attname)
        for field in Settlement._meta.concrete_fields
        if not field.primary_key
    }
    return Settlement.objects.create(**{**values, "revision": 9, "status": "superseded", **changes})


def built_on_a_fault():
    """A second quarter of four jobs, made from an opening that lost one of the three before."""
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    jobs(agreement, 4, on=Q2.start)
    first = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    closing = json.dumps(first.closing).replace('"2026-01-01", "3"', '"2026-01-01", "2"')
    tamper(f"UPDATE contracts_settlement SET closing = '{closing}' WHERE id = {first.pk}")
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    second.refresh_from_db()
    return second


def test_what_was_built_on_a_wrong_opening_is_found_from_the_start_only():
    second = built_on_a_fault()
    assert (compare(second).way, compare(second).found) == ("opening", [])
    whole = compare_both_ways(second)
    assert whole.way == "start"
    assert whole.found[0] == "total: 30000 is now 40000"


def test_recomputing_finds_every_difference():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    settlement.refresh_from_db()
    assert differences(settlement) == []
    forged = copied(settlement, total_cents=1, cumulative_cents=2, inputs_sha256="0")
    assert differences(forged) == [
        "inputs: sha256 differs",
        "total: 1 is now 30000",
        "cumulative: 2 is now 30000",
        "lines: 0 are now 1",
    ]


def test_of_a_forged_line_only_what_differs_is_named():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    settlement.refresh_from_db()
    forged, line = copied(settlement), settlement.lines.get()
    share = line.shares.get()
    trace = [dict(step) for step in line.trace]
    trace[1]["result"] = "301"
    line.pk, line.settlement, line.amount_cents, line.trace = None, forged, 30_001, trace[:-1]
    line._state.adding = True
    line.save()
    line.shares.create(payer=share.payer, amount_cents=30_001)
    steps = len(trace)
    assert differences(forged) == [
        "line 1 (banen, 2026-01-01): cents: 30001 is now 30000",
        "line 1 (banen, 2026-01-01): shares: {'gemeente': 30001} is now {'gemeente': 30000}",
        f"line 1 (banen, 2026-01-01): trace: {steps - 1} steps are now {steps}",
        "line 1 (banen, 2026-01-01): trace step 2 (price): result: 301 is now 300",
    ]


def test_another_engine_may_explain_the_same_cents_in_other_steps():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    older = copied(settlement, engine_version="2", inputs=settlement.inputs)
    for line in settlement.lines.all():
        shares = list(line.shares.all())
        line.settlement, line.trace = older, []
        for row in (line, *shares):
            row.pk, row._state.adding = None, True
            row.save()
            for share in shares:
                share.line = line
    older.refresh_from_db()
    assert differences(older) == []
    wrong = copied(settlement, engine_version="2", revision=10)
    wrong.refresh_from_db()
    assert differences(wrong) == [
        "lines: 0 are now 1",
        f"engine: made by version 2, computed by version {ENGINE_VERSION}",
    ]


@pytest.mark.parametrize("count", [1, 10])
def test_facts_of_many_agreements_take_as_many_queries(count, django_assert_num_queries):
    agreements = [AgreementFactory(active=True) for _number in range(count)]
    for agreement in agreements:
        jobs(agreement, 1)
    with django_assert_num_queries(6):
        load_facts(agreement.pk for agreement in agreements)
