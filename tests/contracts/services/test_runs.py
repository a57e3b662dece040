"""The visible job: due, claimed, done, failed with a reason, tried again, taken over."""

from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection

from contracts.enums import RunStatus
from contracts.models import Settlement, SettlementRun, TermsVersion
from contracts.selectors.due_periods import find_due_periods, is_due
from contracts.services import (
    approve_settlement,
    return_settlement,
    settle_all_due,
    settle_due_period,
    verify_observation,
)
from contracts.services.runs import lease, wait_after
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    Q3,
    Q4,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
    member_of,
)
from tests.factories.terms import blocking_terms, terms_document

pytestmark = pytest.mark.django_db


def due(now, agreement):
    found = find_due_periods(now, lease=lease(), agreement_ids=[agreement.pk])
    return [item.period.start for item in found]


def settle(agreement, period, now=NOW):
    return settle_due_period(agreement_id=agreement.pk, period_start=period.start, now=now)


def test_due_are_the_periods_that_are_over_in_order():
    agreement = AgreementFactory(active=True)
    assert due(NOW, agreement) == [Q1.start]
    assert due(NEXT_YEAR, agreement) == [Q1.start, Q2.start, Q3.start, Q4.start]


def test_the_period_is_over_at_midnight_where_the_municipality_is():
    agreement = AgreementFactory(active=True)
    midnight = NOW.replace(month=3, day=31, hour=22, minute=0)
    assert due(midnight - timedelta(seconds=1), agreement) == []
    assert due(midnight, agreement) == [Q1.start]


@pytest.mark.parametrize("status", ["concept", "signed", "suspended", "settled"])
def test_nothing_is_due_of_an_agreement_that_does_not_run(status):
    assert due(NEXT_YEAR, AgreementFactory(status=status)) == []


def test_settling_what_is_due_leaves_a_finished_run():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = settle(agreement, Q1)
    assert settlement.total_cents == 30000
    run = SettlementRun.objects.get()
    assert (run.status, run.attempts, run.claim) == (RunStatus.DONE, 0, 1)
    assert (run.started_at, run.finished_at, run.next_attempt_at) == (NOW, NOW, None)
    assert run.problem is None
    assert due(NOW, agreement) == []
    assert settle(agreement, Q1) is None
    assert Settlement.objects.count() == 1


def test_everything_due_is_settled_in_order():
    agreement = AgreementFactory(active=True)
    made = settle_all_due(agreement_id=agreement.pk, now=NEXT_YEAR)
    assert [row.period_start for row in made] == [Q1.start, Q2.start, Q3.start, Q4.start]


def test_a_later_period_waits_for_an_earlier_one_without_failing():
    agreement = AgreementFactory(active=True)
    assert settle(agreement, Q2, NEXT_YEAR) is None
    run = SettlementRun.objects.get()
    assert (run.status, run.attempts, run.problem_code) == (
        RunStatus.WAITING,
        0,
        "earlier_period_open",
    )
    settle(agreement, Q1, NEXT_YEAR)
    assert settle(agreement, Q2, NEXT_YEAR).revision == 1


def test_after_news_an_earlier_draft_goes_first_so_each_period_gets_one_new_revision():
    agreement = AgreementFactory(active=True)
    settle_all_due(agreement_id=agreement.pk, now=NEXT_YEAR)
    observation = ObservationFactory(agreement=agreement)
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=observation, decision="accepted", by=evaluator, now=NOW)
    assert settle(agreement, Q2, NEXT_YEAR) is None
    run = SettlementRun.objects.get(period_start=Q2.start)
    assert (run.status, run.attempts, run.problem_code, run.problem_params) == (
        RunStatus.WAITING,
        0,
        "earlier_period_open",
        {"start": "2026-01-01"},
    )
    assert [settle(agreement, period, NEXT_YEAR).revision for period in (Q1, Q2, Q3, Q4)] == [2] * 4
    assert Settlement.objects.count() == 8


def test_a_busy_period_holds_up_the_later_ones_that_build_on_its_draft():
    agreement = AgreementFactory(active=True)
    settle_all_due(agreement_id=agreement.pk, now=NEXT_YEAR)
    observation = ObservationFactory(agreement=agreement)
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=observation, decision="accepted", by=evaluator, now=NOW)
    busy = SettlementRun.objects.filter(agreement=agreement, period_start=Q2.start)
    busy.update(status=RunStatus.RUNNING, started_at=NEXT_YEAR)
    assert due(NEXT_YEAR, agreement) == [Q1.start]
    assert due(NEXT_YEAR + lease(), agreement) == [Q1.start, Q2.start, Q3.start, Q4.start]


def test_what_cannot_be_settled_says_why_and_is_tried_again_after_repair():
    agreement = AgreementFactory(active=True, document=blocking_terms())
    healthy = AgreementFactory(active=True)
    missing = ObservationFactory(
        agreement=agreement, status="not_measured", quantity=None, accepted=True
    )
    assert settle(agreement, Q1) is None
    assert settle(healthy, Q1).status == "draft"
    run = SettlementRun.objects.get(agreement=agreement)
    assert (run.status, run.attempts) == (RunStatus.FAILED, 1)
    assert run.problem_code == "not_measured"
    assert run.problem_params["metric"] == "baan"
    assert run.next_attempt_at == NOW + wait_after(1)
    assert due(NOW, agreement) == []
    # News is tried at once, whatever the wait was.
    repaired = ObservationFactory(agreement=agreement, replaces=missing, quantity=2)
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=repaired, decision="accepted", by=evaluator, now=NOW)
    assert due(NOW, agreement) == [Q1.start]
    assert settle(agreement, Q1).total_cents == 20000
    run.refresh_from_db()
    assert (run.status, run.attempts, run.problem) == (RunStatus.DONE, 0, None)


def test_every_failure_doubles_the_wait_up_to_a_day(settings):
    settings.SETTLEMENT_RETRY_S = 300
    waits = [wait_after(attempts) for attempts in (1, 2, 3, 9, 10, 1000)]
    minutes = [wait / timedelta(minutes=1) for wait in waits]
    assert minutes == [5, 10, 20, 1280, 1440, 1440]


def test_a_failed_period_is_tried_again_when_its_wait_is_over():
    agreement = AgreementFactory(active=True, document=blocking_terms())
    ObservationFactory(agreement=agreement, status="not_measured", quantity=None, accepted=True)
    settle(agreement, Q1)
    later = NOW + wait_after(1)
    assert due(later, agreement) == [Q1.start]
    settle(agreement, Q1, later)
    run = SettlementRun.objects.get()
    assert (run.attempts, run.next_attempt_at) == (2, later + wait_after(2))


def test_a_failing_period_holds_up_the_later_ones_of_its_own_agreement_only():
    agreement = AgreementFactory(active=True, document=blocking_terms())
    ObservationFactory(agreement=agreement, status="not_measured", quantity=None, accepted=True)
    assert settle_all_due(agreement_id=agreement.pk, now=NEXT_YEAR) == []
    assert due(NEXT_YEAR, agreement) == []


def test_an_unforeseen_error_is_a_failure_too():
    document = terms_document()
    agreement = AgreementFactory(active=True, document=document)
    # The recipient of the terms is no longer there: somebody renamed a code behind our back.
    agreement.parties.filter(code="aanbieder").update(code="iemand")
    assert settle(agreement, Q1) is None
    run = SettlementRun.objects.get()
    assert (run.status, run.problem_code, run.problem_params) == (
        RunStatus.FAILED,
        "recipient_unknown",
        {"code": "aanbieder"},
    )
    assert Settlement.objects.count() == 0


def test_an_error_that_nobody_thought_of_is_a_failed_run_that_names_it():
    agreement = AgreementFactory(active=True)

    def lost(execute, sql, params, many, context):
        if 'FROM "contracts_observation"' in sql:
            raise OperationalError("the connection is lost")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(lost):
        assert settle(agreement, Q1) is None
    run = SettlementRun.objects.get()
    assert (run.status, run.problem_code, run.problem_params, run.attempts) == (
        RunStatus.FAILED,
        "unexpected",
        {"error": "OperationalError"},
        1,
    )
    assert Settlement.objects.count() == 0


@pytest.mark.parametrize("moment", ["SAVEPOINT", 'UPDATE "contracts_settlementrun"'])
def test_who_is_a_moment_later_than_another_worker_does_nothing(moment):
    agreement = AgreementFactory(active=True)
    taken = []

    def overtake(execute, sql, params, many, context):
        if sql.startswith(moment) and not taken:
            taken.append(sql)
            run, _ = SettlementRun.objects.get_or_create(
                agreement=agreement, period_start=Q1.start, defaults={"period_end": Q1.end}
            )
            run.status, run.claim, run.started_at = RunStatus.RUNNING, run.claim + 1, NOW
            run.save()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(overtake):
        assert settle(agreement, Q1) is None
    run = SettlementRun.objects.get()
    assert (len(taken), run.status, run.claim, run.attempts) == (1, RunStatus.RUNNING, 1, 0)
    assert Settlement.objects.count() == 0


def test_a_busy_run_is_left_alone_until_its_lease_ends():
    agreement = AgreementFactory(active=True)
    SettlementRun.objects.create(
        agreement=agreement,
        period_start=Q1.start,
        period_end=Q1.end,
        status=RunStatus.RUNNING,
        claim=7,
        started_at=NOW,
    )
    just_before = NOW + lease() - timedelta(seconds=1)
    assert due(just_before, agreement) == []
    assert settle(agreement, Q1, just_before) is None
    taken_over = settle(agreement, Q1, NOW + lease())
    assert taken_over.status == "draft"
    run = SettlementRun.objects.get()
    assert (run.status, run.claim) == (RunStatus.DONE, 8)


def test_a_verified_observation_makes_a_draft_due_again_but_not_an_approved_one():
    agreement = AgreementFactory(active=True)
    settle(agreement, Q1)
    observation = ObservationFactory(agreement=agreement, on=date(2026, 2, 2))
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=observation, decision="accepted", by=evaluator, now=NOW)
    assert due(NOW, agreement) == [Q1.start]
    revised = settle(agreement, Q1)
    assert (revised.revision, revised.total_cents) == (2, 30000)
    assert due(NOW, agreement) == []
    approve_settlement(settlement=revised, by=PersonFactory(), now=NOW)
    verify_observation(
        observation=observation, decision="disputed", reason="Nee", by=evaluator, now=NOW
    )
    assert due(NOW, agreement) == []


def test_news_that_changes_nothing_keeps_the_draft():
    agreement = AgreementFactory(active=True)
    first = settle(agreement, Q1)
    later = ObservationFactory(agreement=agreement, on=date(2026, 5, 1))
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=later, decision="accepted", by=evaluator, now=NOW)
    assert settle(agreement, Q1) == first
    assert due(NOW, agreement) == []


def test_what_was_sent_back_waits_for_news():
    agreement = AgreementFactory(active=True)
    settlement = settle(agreement, Q1)
    return_settlement(settlement=settlement, by=PersonFactory(), now=NOW, reason="Klopt niet")
    assert due(NOW, agreement) == []
    observation = ObservationFactory(agreement=agreement)
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=observation, decision="accepted", by=evaluator, now=NOW)
    assert settle(agreement, Q1).revision == 2


@pytest.mark.parametrize("count", [1, 20])
def test_the_sweep_needs_as_many_queries_for_many_agreements(count, django_assert_num_queries):
    agreements = [AgreementFactory(active=True) for _number in range(count)]
    ids = [agreement.pk for agreement in agreements]
    with django_assert_num_queries(6):
        found = list(find_due_periods(NOW, lease=lease(), agreement_ids=ids))
    assert len(found) == count


def test_terms_that_cannot_be_read_are_a_failed_run_with_the_reason():
    agreement = AgreementFactory(active=True)
    settle(agreement, Q1)
    document = terms_document()
    document["format"] = "terms/0"
    TermsVersion.objects.create(
        agreement=agreement,
        number=2,
        valid_from=date(2026, 1, 1),
        document=document,
        created_at=NOW,
        created_by=PersonFactory(),
    )
    assert due(NOW, agreement) == [Q2.start]
    assert settle_due_period(agreement_id=agreement.pk, period_start=Q2.start, now=NOW) is None
    run = SettlementRun.objects.get(agreement=agreement, period_start=Q2.start)
    assert (run.status, run.problem_path) == ("failed", "format")
    assert due(NOW, agreement) == []
    assert due(NOW + timedelta(days=1), agreement) == [Q2.start]


def test_a_period_that_an_amendment_made_is_due_also_before_what_is_approved():
    agreement = AgreementFactory(active=True)
    for settlement in settle_all_due(agreement_id=agreement.pk, now=NOW):
        approve_settlement(settlement=settlement, by=PersonFactory(), now=NOW)
    assert due(NOW, agreement) == []
    months = {"every": "month", "from": "2026-01-01", "until": "2027-01-01"}
    TermsVersion.objects.create(
        agreement=agreement,
        number=2,
        valid_from=date(2026, 1, 1),
        document=terms_document(periods=months),
        created_at=NOW,
        created_by=PersonFactory(),
    )
    assert due(NOW, agreement) == [date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)]


def test_terms_that_cannot_be_read_any_more_are_named_with_what_would_do():
    document = terms_document()
    document["rounding"]["mode"] = "sideways"
    agreement = AgreementFactory(active=True, document=document)
    assert settle(agreement, Q1) is None
    run = SettlementRun.objects.get()
    assert (run.problem_code, run.problem_path) == ("not_one_of", "rounding.mode")
    assert run.problem_params["found"] == "sideways"
    assert "half_up" in run.problem_params["known"]


def test_what_is_approved_is_never_due_again():
    agreement = AgreementFactory(active=True)
    draft = settle(agreement, Q1)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    run = SettlementRun.objects.get()
    run.input_version -= 1
    assert is_due(agreement, "draft", run, NOW, lease())
    assert not is_due(agreement, "approved", run, NOW, lease())
