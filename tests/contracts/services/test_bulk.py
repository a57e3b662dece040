"""Settling in bulk gives exactly what settling one by one gives."""

import json
from datetime import date

import pytest
from django.db import OperationalError, connection

from contracts.models import AgreementEvent, Settlement, SettlementRun, TermsVersion
from contracts.services import settle_all_due
from contracts.services.bulk import settle_in_bulk
from contracts.snapshots import differences, stored_lines
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    AgreementFactory,
    ObservationFactory,
    jobs,
)
from tests.factories.terms import blocking_terms, terms_document, two_payer_terms
from tests.tampering import tamper

pytestmark = pytest.mark.django_db


def make_agreements():
    """A few of every sort: plain, two payers, one that cannot be settled, one with a late fact."""
    agreements = [
        AgreementFactory(active=True, document=document)
        for document in (terms_document(), two_payer_terms(), blocking_terms(), terms_document())
    ]
    for number, agreement in enumerate(agreements, start=3):
        jobs(agreement, number)
        jobs(agreement, "1.3333", on=date(2026, 8, 1))
    sick, late = agreements[2:]
    ObservationFactory(
        agreement=sick, on=date(2026, 5, 1), status="not_measured", quantity=None, accepted=True
    )
    ObservationFactory(agreement=late, known_on=date(2026, 9, 1), accepted=True)
    return agreements


def everything_of(agreement):
    settlements = agreement.settlements.order_by("period_start", "revision")
    runs = SettlementRun.objects.filter(agreement=agreement).order_by("period_start")
    return (
        [
            (
                row.period_start,
                row.period_end,
                row.revision,
                row.status,
                row.terms_version.number,
                row.engine_version,
                # Within one day the random keys decide the order.
                sorted(
                    (item["on"], item.get("quantity", "")) for item in row.inputs["observations"]
                ),
                row.inputs["posted"],
                row.currency,
                row.total_cents,
                row.cumulative_cents,
                row.prepared_at,
                row.prepared_by_id,
                stored_lines(row),
            )
            for row in settlements
        ],
        list(
            AgreementEvent.objects.filter(agreement=agreement).values_list("verb", "at", "detail")
        ),
        [
            (run.period_start, run.status, run.attempts, run.claim, run.input_version, run.problem)
            for run in runs
        ],
    )


@pytest.mark.parametrize("chunk", [1, 3, 500])
def test_the_same_as_one_by_one(chunk):
    one_by_one, in_bulk = make_agreements(), make_agreements()
    for agreement in one_by_one:
        settle_all_due(agreement_id=agreement.pk, now=NEXT_YEAR)
    ids = [agreement.pk for agreement in in_bulk]
    count = settle_in_bulk(agreement_ids=ids, now=NEXT_YEAR, chunk=chunk)
    assert count == Settlement.objects.filter(agreement__in=ids).count() == 13
    sick, twin = in_bulk.pop(2), one_by_one.pop(2)
    for single, bulk in zip(one_by_one, in_bulk, strict=True):
        assert everything_of(bulk) == everything_of(single)
    # The one that fails has the same settlements, and says the same about why it stopped.
    assert everything_of(sick)[:2] == everything_of(twin)[:2]
    assert sick.runs.get(status="failed").problem == twin.runs.get(status="failed").problem
    for row in Settlement.objects.filter(agreement__in=ids):
        assert differences(row) == []


def test_twice_is_once():
    ids = [agreement.pk for agreement in make_agreements()[:2]]
    assert settle_in_bulk(agreement_ids=ids, now=NEXT_YEAR) == 8
    assert settle_in_bulk(agreement_ids=ids, now=NEXT_YEAR) == 0


def test_what_was_settled_before_gets_its_new_revision():
    (agreement, *_rest) = make_agreements()
    settle_in_bulk(agreement_ids=[agreement.pk], now=NEXT_YEAR)
    jobs(agreement, 1)
    agreement.input_version += 1
    agreement.save()
    assert settle_in_bulk(agreement_ids=[agreement.pk], now=NEXT_YEAR) == 4
    drafts = agreement.settlements.filter(status="draft").order_by("period_start")
    assert [row.revision for row in drafts] == [2, 2, 2, 2]
    assert [row.total_cents for row in drafts] == [40000, 0, 13333, 0]


@pytest.mark.parametrize("count", [2, 12])
def test_a_chunk_takes_as_many_queries_for_many_agreements(
    count, django_assert_num_queries, settings
):
    agreements = [AgreementFactory(active=True) for _number in range(count)]
    for agreement in agreements:
        jobs(agreement, 3)
    # COPY asks for its keys first, once for each of four tables; and which of them are large.
    with django_assert_num_queries(28 if settings.ON_POSTGRESQL else 23):
        made = settle_in_bulk(agreement_ids=[row.pk for row in agreements], now=NEXT_YEAR)
    assert made == 4 * count


def test_terms_that_change_halfway_are_settled_the_same():
    pair = []
    for _number in range(2):
        agreement = AgreementFactory(active=True)
        jobs(agreement, 3)
        settle_all_due(agreement_id=agreement.pk, now=NOW)
        jobs(agreement, 2, on=date(2026, 8, 1))
        document = terms_document(valid_from="2026-07-01")
        document["components"][0]["price"] = {"per_unit": "90"}
        TermsVersion.objects.create(
            agreement=agreement,
            number=2,
            valid_from=date(2026, 7, 1),
            document=document,
            created_at=NOW,
            created_by=agreement.created_by,
        )
        pair.append(agreement)
    settle_all_due(agreement_id=pair[0].pk, now=NEXT_YEAR)
    settle_in_bulk(agreement_ids=[pair[1].pk], now=NEXT_YEAR)
    assert everything_of(pair[0]) == everything_of(pair[1])
    rows = pair[1].settlements.order_by("period_start")
    assert [row.total_cents for row in rows] == [30_000, 0, 18_000, 0]


def test_an_amount_that_no_column_holds_stops_that_contract_and_no_other():
    document = terms_document()
    del document["limits"]
    absurd, sound = AgreementFactory(active=True, document=document), AgreementFactory(active=True)
    jobs(absurd, 10**15)
    jobs(sound, 3)
    settle_in_bulk(agreement_ids=[absurd.pk, sound.pk], now=NEXT_YEAR)
    assert [row.total_cents for row in sound.settlements.order_by("period_start")] == [
        30000,
        0,
        0,
        0,
    ]
    assert absurd.settlements.count() == 0
    run = SettlementRun.objects.get(agreement=absurd, period_start=date(2026, 1, 1))
    assert (run.status, run.problem_code) == ("failed", "amount_too_large")


# What a settlement left for the next one, harmed: reading it fails for the whole chunk, or
# computing with it for this contract only.
@pytest.mark.parametrize(
    ("is_empty", "error", "said"),
    [
        (True, "KeyError", "Could not settle agreements {first} to {last} at once"),
        (False, "TypeError", "Could not settle agreement {number} in bulk"),
    ],
)
def test_an_error_of_one_contract_stops_no_other_and_is_said_at_its_run(
    is_empty, error, said, caplog
):
    agreements = [AgreementFactory(active=True) for _number in range(3)]
    ids = [row.pk for row in agreements]
    for agreement in agreements:
        jobs(agreement, 3)
    assert settle_in_bulk(agreement_ids=ids, now=NOW) == 3
    broken = agreements[1]
    row = broken.settlements.get()
    opening = {**row.closing["opening"], "state": {"buckets": [[[0, 0, None, None], {}]]}}
    text = json.dumps({} if is_empty else {**row.closing, "opening": opening})
    tamper(f"UPDATE contracts_settlement SET closing = '{text}' WHERE id = {row.pk}")

    assert settle_in_bulk(agreement_ids=ids, now=NEXT_YEAR) == 6

    assert [agreement.settlements.count() for agreement in agreements] == [4, 1, 4]
    run = broken.runs.get(period_start=date(2026, 4, 1))
    assert (run.status, run.problem) == (
        "failed",
        {"path": "", "code": "unexpected", "params": {"error": error}},
    )
    assert caplog.messages == [
        said.format(first=ids[0], last=ids[2], number=broken.number),
        f"Could not settle agreement {broken.pk} from 2026-04-01",
    ]


def test_a_contract_of_which_not_even_the_periods_can_be_found_stops_no_other(caplog):
    agreements = [AgreementFactory(active=True) for _number in range(2)]
    TermsVersion.objects.create(
        agreement=agreements[0],
        number=2,
        valid_from=date(2026, 7, 1),
        document=[],
        created_at=NOW,
        created_by=agreements[0].created_by,
    )
    assert settle_in_bulk(agreement_ids=[row.pk for row in agreements], now=NEXT_YEAR) == 4
    assert [agreement.settlements.count() for agreement in agreements] == [0, 4]
    assert caplog.messages == [
        f"Could not settle agreements {agreements[0].pk} to {agreements[1].pk} at once",
        f"Could not look what is due of agreement {agreements[0].pk}",
    ]


def test_a_database_that_cannot_be_reached_stops_everything_to_be_tried_again():
    agreements = [AgreementFactory(active=True) for _number in range(2)]

    def lost(execute, sql, params, many, context):
        if 'FROM "contracts_observation"' in sql:
            raise OperationalError("the connection is lost")
        return execute(sql, params, many, context)

    ids = [row.pk for row in agreements]
    with connection.execute_wrapper(lost), pytest.raises(OperationalError):
        settle_in_bulk(agreement_ids=ids, now=NEXT_YEAR)
    assert Settlement.objects.count() == SettlementRun.objects.count() == 0
    assert settle_in_bulk(agreement_ids=ids, now=NEXT_YEAR) == 8


def test_a_database_that_goes_while_one_by_one_is_tried_stops_everything_too():
    agreements = [AgreementFactory(active=True) for _number in range(2)]
    broken = []

    def first_wrong_then_lost(execute, sql, params, many, context):
        if broken and sql.startswith("SELECT"):
            raise OperationalError("the connection is lost")
        if 'FROM "contracts_observation"' in sql:
            broken.append(sql)
            raise ValueError("cannot be read")
        return execute(sql, params, many, context)

    ids = [row.pk for row in agreements]
    with connection.execute_wrapper(first_wrong_then_lost), pytest.raises(OperationalError):
        settle_in_bulk(agreement_ids=ids, now=NEXT_YEAR)
    assert len(broken) == 1
    assert Settlement.objects.count() == 0
