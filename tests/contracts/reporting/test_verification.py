"""Samples, evidence, disputes and sign-offs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import override_settings

from contracts.enums import EventVerb, ScanStatus
from contracts.models import Observation
from contracts.reporting.drawing import draw
from contracts.reporting.enums import DisputeOutcome
from contracts.reporting.models import Dispute, Evidence, ReportMail, SampleItem, SignOff
from contracts.reporting.notes import notes_of_reporting
from contracts.reporting.selectors.disputes import disputes_for, open_dispute_ids
from contracts.reporting.selectors.samples import (
    items_of,
    population_of,
    progress_of,
    sample_metrics,
    sample_rows,
)
from contracts.reporting.selectors.sign_offs import objections_to_decide, period_states
from contracts.reporting.services.asking import change_plan
from contracts.reporting.services.disputes import answer_dispute, let_stand, press_dispute
from contracts.reporting.services.evidence import add_evidence, note_download, scan_evidence
from contracts.reporting.services.samples import draw_sample, hand_over
from contracts.reporting.services.sign_offs import reopen_period, sign_off_period
from contracts.services import (
    approve_in_bulk,
    approve_settlement,
    correct_observation,
    draft_settlement,
)
from tests.contracts.reporting.cases import Case, at, make_case
from tests.contracts.reporting.test_services import PLAN, mails, refusal, verbs
from tests.factories import files
from tests.factories.contracts import NOW, Q1, Q2, AgreementFactory
from tests.factories.terms import terms_document

SEED = "14-22-31"
ANSWERS = {
    "context": "yes",
    "context_words": "Alle groepen doen mee.",
    "attribution": "unknown",
    "attribution_words": "Er is geen vergelijking.",
    "recognition": "yes",
    "recognition_words": "De begeleiders zeggen het ook.",
}


def drawn(case: Case, **changed) -> object:
    fields = {"method": "simple", "size": 2, "seed": SEED, "by": case.people["evaluator"]}
    period = {"start": Q1.start, "end": Q1.end}
    return draw_sample(agreement=case.agreement, now=NOW, **period, **{**fields, **changed})


def observed(case: Case, count: int = 5) -> list[Observation]:
    rows = [case.observe(1, on=date(2026, 2, day), cohort="ab"[day % 2]) for day in range(1, 6)]
    return rows[:count]


def test_a_sample_is_kept_so_that_it_can_be_drawn_again(case: Case) -> None:
    rows = observed(case)
    case.observe(1, on=date(2026, 4, 2))
    sample = drawn(case)
    assert (sample.size, sample.population_size, sample.seed) == (2, 5, SEED)
    again = draw(reversed(items_of(rows, "simple")), seed=SEED, size=2)
    assert [str(row.key) for row in sample_rows(sample)] == [item.key for item in again]
    assert verbs(case)[-1] == EventVerb.SAMPLE_DRAWN
    for method, parts in (("by_cohort", ["a", "b"]), ("by_indicator", ["baan", "baan"])):
        other = drawn(case, method=method)
        items = SampleItem.objects.filter(sample=other)
        assert sorted(items.values_list("stratum", flat=True)) == parts


def test_who_draws_and_how_much(case: Case) -> None:
    for changed, found in (
        ({"by": case.people["provider"]}, ("not_this_evaluator", "by")),
        ({"seed": " "}, ("sample_seed_missing", "seed")),
        ({"seed": "kim@voorbeeld.example"}, ("text_looks_like_email", "seed")),
        ({"seed": "mevrouw De Boer"}, ("text_looks_like_name", "seed")),
        ({}, ("sample_nothing", "size")),
    ):
        assert refusal(drawn, case=case, **changed) == found
    case.observe()
    assert refusal(drawn, case=case) == ("sample_too_large", "size")


def test_the_progress_and_the_share_of_errors(case: Case) -> None:
    observed(case)
    sample = drawn(case, size=3)
    progress = progress_of(sample)
    assert (progress.checked, progress.error_percent, progress.is_done) == (0, "", False)
    first, second, third = sample_rows(sample)
    for row, decision in ((first, "accepted"), (second, "disputed"), (third, "partly")):
        case.judge(row, decision)
    progress = progress_of(sample)
    assert (progress.checked, progress.correct, progress.is_done) == (3, 1, True)
    assert progress.error_percent == "66.7"


def test_the_outcome_goes_where_the_terms_expect_it(db: None) -> None:
    case = make_case(document=sampled_terms())
    assert [(one.checked, one.correct) for one in sample_metrics(case.agreement)] == [
        ("getoetst", "goed")
    ]
    claimed = case.agreement.indicators.get(code="baan")
    rows = [case.observe(1, on=date(2026, 2, day), indicator=claimed) for day in (1, 2, 3)]
    sample = drawn(case)
    for row in sample_rows(sample):
        case.judge(row, "accepted")
    made = hand_over(sample=sample, by=case.people["contract_manager"], now=NOW)
    assert [(row.indicator.code, row.quantity, row.on) for row in made] == [
        ("getoetst", 2, date(2026, 3, 31)),
        ("goed", 2, date(2026, 3, 31)),
    ]
    # What was handed over is nothing to draw from.
    assert list(population_of(case.agreement, Q1.start, Q1.end)) == rows


def test_terms_without_a_sample_get_nothing(case: Case) -> None:
    case.observe()
    assert hand_over(sample=drawn(case, size=1), by=case.people["provider"], now=NOW) == []


def sampled_terms() -> dict:
    document = terms_document()
    first = document["metrics"][0]
    document["metrics"] += [{**first, "code": code} for code in ("getoetst", "goed")]
    document["components"][0]["quantity"] = {
        "sampled": {"claimed": "baan", "checked": "getoetst", "correct": "goed"}
    }
    return document


def test_a_disputed_verdict_opens_a_dispute_and_another_closes_it(case: Case) -> None:
    row = case.observe(4)
    case.judge(row)
    dispute = Dispute.objects.get()
    assert (dispute.observation, dispute.answer_due_on) == (row, date(2026, 5, 29))
    assert [message.text for message in dispute.messages.all()] == ["Het bewijs ontbreekt."]
    assert mails() == [("dispute_opened", case.people["provider"].email)]
    case.judge(row)
    assert (Dispute.objects.count(), dispute.messages.count()) == (1, 2)
    case.judge(row, "partly")
    dispute.refresh_from_db()
    assert (dispute.outcome, dispute.closed_by) == ("partly", case.people["evaluator"])
    assert verbs(case)[-2:] == [EventVerb.DISPUTE_CLOSED, EventVerb.OBSERVATIONS_VERIFIED]
    case.judge(row)
    case.judge(row, "accepted")
    assert list(Dispute.objects.order_by("pk").values_list("outcome", flat=True)) == [
        "partly",
        "accepted",
    ]


def test_a_correction_that_is_accepted_ends_the_dispute(case: Case) -> None:
    row = case.observe(4)
    case.judge(row)
    newer = correct_observation(
        observation=row, by=case.people["provider"], now=NOW, reason="Verteld.", quantity=Decimal(3)
    )
    case.judge(newer, "accepted")
    assert Dispute.objects.get().outcome == DisputeOutcome.WITHDRAWN


def test_each_side_says_something_and_the_term_begins_anew(case: Case) -> None:
    case.judge(case.observe())
    dispute, later = Dispute.objects.get(), NOW + timedelta(days=3)
    say = {"dispute": dispute, "now": later}
    answer_dispute(text="Hier is het bewijs.", by=case.people["provider"], **say)
    dispute.refresh_from_db()
    assert dispute.answer_due_on == date(2026, 6, 1)
    assert mails()[-1] == ("dispute_written", case.people["evaluator"].email)
    answer_dispute(text="Ik kijk ernaar.", by=case.people["contract_manager"], **say)
    for changed, found in (
        ({"text": " ", "by": case.people["provider"]}, ("dispute_text_missing", "text")),
        (
            {"text": "Kim Voorbeeld", "by": case.people["provider"]},
            ("text_looks_like_name", "text"),
        ),
        ({"text": "x", "by": case.people["payer"]}, ("not_in_dispute", "by")),
        ({"text": "x", "by": case.people["approver"]}, ("not_in_dispute", "by")),
    ):
        assert refusal(answer_dispute, **say, **changed) == found
    stand = {"dispute": dispute, "now": later, "reason": "Het bewijs klopt niet."}
    assert refusal(let_stand, by=case.people["provider"], **stand) == ("not_this_evaluator", "by")
    assert refusal(let_stand, by=case.people["evaluator"], **{**stand, "reason": ""}) == (
        "dispute_reason_missing",
        "reason",
    )
    assert let_stand(by=case.people["evaluator"], **stand).outcome == DisputeOutcome.STANDS
    assert refusal(let_stand, by=case.people["evaluator"], **stand) == ("dispute_closed", "")
    assert not press_dispute(dispute_id=dispute.pk, now=at(date(2026, 9, 1)))


def test_a_dispute_that_stands_still_is_pushed_once_and_then_told(case: Case) -> None:
    case.judge(case.observe())
    dispute = Dispute.objects.get()
    ReportMail.objects.all().delete()
    done = []
    for day in range(20):
        now = NOW + timedelta(days=day)
        for _twice in range(2):
            done += [day for pk in open_dispute_ids(now) if press_dispute(dispute_id=pk, now=now)]
    assert done == [11, 15]
    assert mails() == [
        ("dispute_before", case.people["provider"].email),
        ("dispute_before", case.people["evaluator"].email),
        ("dispute_late", case.people["contract_manager"].email),
    ]
    assert list(disputes_for(case.people["provider"], is_open=True)) == [dispute]
    assert list(disputes_for(case.people["provider"], is_open=False)) == []
    assert list(disputes_for(case.people["stranger"], is_open=True)) == []


def added(case: Case, **changed) -> Evidence:
    fields = {"observation": None, "name": "lijst.pdf", "content": files.pdf()}
    fields |= {"description": "Presentielijst", "by": case.people["provider"], "now": NOW}
    return add_evidence(agreement=case.agreement, **{**fields, **changed})


def test_evidence_is_kept_and_every_opening_is_written_down(case: Case) -> None:
    evidence = added(case)
    assert (evidence.kind, evidence.scan) == ("pdf", ScanStatus.WAITING)
    with pytest.raises(ValueError, match="is private"):
        assert evidence.file.url
    note_download(evidence=evidence, by=case.people["evaluator"], now=NOW)
    assert [row.by for row in evidence.downloads.all()] == [case.people["evaluator"]]
    for changed, found in (
        ({}, ("evidence_twice", "file")),
        ({"by": case.people["payer"]}, ("not_in_dispute", "by")),
        ({"description": " "}, ("evidence_words_missing", "description")),
        ({"description": "Lijst van Kim Voorbeeld"}, ("text_looks_like_name", "description")),
        ({"content": b""}, ("upload_empty", "file")),
        ({"name": "lijst.exe"}, ("upload_kind", "file")),
    ):
        assert refusal(added, case=case, **changed) == found


def is_clean(content: bytes) -> bool:
    return b"EICAR" not in content


@override_settings(UPLOAD_SCANNER="tests.contracts.reporting.test_verification.is_clean")
def test_of_an_infected_file_only_its_row_stays(
    case: Case, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        good, bad = added(case), added(case, name="x.txt", content=b"EICAR")
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.scan, bad.scan) == (ScanStatus.CLEAN, ScanStatus.INFECTED)
    assert good.file.storage.exists(good.file.name)
    assert not bad.file.storage.exists(bad.file.name)
    scan_evidence(evidence_id=bad.pk, now=NOW)
    opened = {"evidence": bad, "by": case.people["evaluator"], "now": NOW}
    assert refusal(note_download, **opened) == ("evidence_infected", "file")


def sign(case: Case, **changed) -> SignOff:
    fields = {"period": Q1, "by": case.people["evaluator"], "now": NOW, **ANSWERS}
    return sign_off_period(agreement=case.agreement, **{**fields, **changed})


def test_a_period_is_signed_off_when_nothing_waits(case: Case) -> None:
    row = case.observe()
    assert refusal(sign, case=case) == ("sign_off_open", "")
    case.judge(row)
    assert refusal(sign, case=case) == ("sign_off_dispute", "")
    case.judge(row, "accepted")
    for changed, found in (
        ({"context": ""}, ("sign_off_words_missing", "context_words")),
        ({"attribution_words": " "}, ("sign_off_words_missing", "attribution_words")),
        ({"recognition_words": "dhr Bakker"}, ("text_looks_like_name", "recognition_words")),
        ({"by": case.people["provider"]}, ("not_this_evaluator", "by")),
        ({"period": Q2}, ("not_a_reported_period", "period")),
    ):
        assert refusal(sign, case=case, **changed) == found
    signed = sign(case)
    assert refusal(sign, case=case) == ("sign_off_done", "")
    (state,) = period_states(case.agreement, NOW.date())
    assert (state.sign_off, state.observation_count, state.can_sign) == (signed, 1, False)
    reopen = {"sign_off": signed, "now": NOW}
    assert refusal(reopen_period, by=case.people["provider"], reason="x", **reopen) == (
        "not_this_evaluator",
        "by",
    )
    assert refusal(reopen_period, by=case.people["evaluator"], reason="", **reopen) == (
        "reopen_reason_missing",
        "reason",
    )
    reopen_period(by=case.people["contract_manager"], reason="Nieuwe feiten.", **reopen)
    assert refusal(reopen_period, by=case.people["evaluator"], reason="x", **reopen) == (
        "sign_off_reopened",
        "",
    )
    assert sign(case).pk != signed.pk


def test_an_agreement_may_say_that_the_sign_off_comes_first(case: Case) -> None:
    case.judge(case.observe(), "accepted")
    settlement = draft_settlement(agreement=case.agreement, period=Q1, now=NOW)
    plan = {**PLAN, "requires_sign_off": True}
    change_plan(agreement=case.agreement, by=case.people["contract_manager"], now=NOW, **plan)
    decide = {"by": case.people["approver"], "now": NOW}
    assert refusal(approve_settlement, settlement=settlement, **decide) == (
        "sign_off_missing",
        "settlement",
    )
    done = approve_in_bulk(settlement_ids=[settlement.pk], **decide)
    assert [(pk, refused.code) for pk, refused in done.refused] == [
        (settlement.pk, "sign_off_missing")
    ]
    signed = sign(case)
    (note,) = notes_of_reporting(settlement, decide["by"])
    who = case.people["evaluator"]
    assert note.text == f"De toetsing van deze periode is afgerond door {who}."
    assert note.level == "good"
    row = case.observe(1, entered_at=NOW + timedelta(minutes=1))
    (note,) = notes_of_reporting(settlement, decide["by"])
    assert note.text == (
        f"De toetsing van deze periode was afgerond door {who}. Daarna kwamen er metingen of "
        "oordelen bij."
    )
    assert note.level == "warning"
    assert refusal(approve_settlement, settlement=settlement, **decide) == (
        "sign_off_outdated",
        "settlement",
    )
    again = {"by": case.people["evaluator"], "reason": "Nog een meting."}
    reopen_period(sign_off=signed, now=NOW, **again)
    case.judge(row, "accepted", now=NOW + timedelta(minutes=2))
    sign(case, now=NOW + timedelta(minutes=2))
    assert objections_to_decide([settlement], decide["by"]) == {}
    settlement = draft_settlement(agreement=case.agreement, period=Q1, now=NOW)
    assert approve_settlement(settlement=settlement, **decide).status == "approved"


@pytest.mark.parametrize(
    ("on", "judged_later", "expected"),
    [
        (date(2026, 3, 31), True, ["sign_off_outdated"]),
        (date(2026, 3, 31), False, []),
        (date(2026, 4, 1), True, []),
    ],
)
def test_a_verdict_after_the_sign_off_makes_it_old(
    case: Case, on: date, judged_later: bool, expected: list[str]
) -> None:
    case.judge(case.observe(), "accepted")
    row = case.observe(2, on=on)
    if on < Q1.end:
        case.judge(row, "accepted")
    settlement = draft_settlement(agreement=case.agreement, period=Q1, now=NOW)
    plan = {**PLAN, "requires_sign_off": True}
    change_plan(agreement=case.agreement, by=case.people["contract_manager"], now=NOW, **plan)
    sign(case)
    if judged_later:
        case.judge(row, "accepted", now=NOW + timedelta(seconds=1))
    found = objections_to_decide([settlement], case.people["approver"])
    assert [refused.code for refused in found.values()] == expected


@pytest.mark.django_db
def test_without_terms_nobody_expects_the_outcome_of_a_sample() -> None:
    assert sample_metrics(AgreementFactory(active=True, document__none=True)) == []
