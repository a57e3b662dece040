"""Asking, reminding, extending, delivering."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from contracts.enums import EventVerb
from contracts.errors import Refused, RefusedTogether
from contracts.models import AgreementEvent, Indicator, Observation
from contracts.reporting.enums import ExtensionState, ReportMailKind, ReportStep
from contracts.reporting.models import Report, ReportDraft, ReportMail, ReportPlan, RequestStep
from contracts.reporting.selectors.requests import due_steps, periods_to_ask
from contracts.reporting.services.asking import ask_report, change_plan, take_step
from contracts.reporting.services.delivering import deliver_report, save_draft
from contracts.reporting.services.extending import ask_extension, decide_extension
from contracts.reporting.services.mailing import language_of
from tests.contracts.reporting.cases import DUE, Case, at, days_after, make_case
from tests.factories.contracts import NOW, Q1, PersonFactory
from tests.factories.terms import terms_document

PLAN = {
    "due_days": 14,
    "remind_before_days": 3,
    "remind_after_days": 2,
    "escalate_after_days": 9,
    "dispute_days": 14,
    "requires_sign_off": False,
}


def verbs(case: Case) -> list[str]:
    return list(case.agreement.events.order_by("pk").values_list("verb", flat=True))


def mails() -> list[tuple[str, str]]:
    return list(ReportMail.objects.order_by("pk").values_list("kind", "to"))


def refusal(call, **fields) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        call(**fields)
    return refused.value.code, refused.value.field


def test_a_report_is_asked_once(case: Case) -> None:
    request = case.ask()
    assert (request.due_on, request.until, request.moved_to) == (DUE, DUE, None)
    assert case.ask().pk == request.pk
    assert mails() == [("asked", case.people["provider"].email)]
    mail = ReportMail.objects.get()
    assert mail.subject == (
        f"Rapportage 1 januari 2026 – 31 maart 2026 voor {case.agreement.number}"
    )
    assert "uiterlijk 29 april 2026" in mail.text
    assert f"/contracten/rapportages/{request.pk}/" in mail.html
    assert verbs(case) == [EventVerb.REPORT_ASKED]
    assert list(periods_to_ask(NOW)) == []


def test_the_agreement_says_how_long_it_takes(case: Case) -> None:
    manager = case.people["contract_manager"]
    change_plan(agreement=case.agreement, by=manager, now=NOW, **PLAN)
    assert case.ask().due_on == date(2026, 4, 15)
    assert ReportPlan.objects.get().remind_before_days == 3
    wrong = {**PLAN, "escalate_after_days": 2}
    assert refusal(change_plan, agreement=case.agreement, by=manager, now=NOW, **wrong) == (
        "plan_order",
        "escalate_after_days",
    )


def test_reminders_and_escalation_come_once_each(case: Case) -> None:
    request = case.ask(now=at(Q1.end))
    ReportMail.objects.all().delete()
    provider, manager = case.people["provider"].email, case.people["contract_manager"].email
    told = []
    for days in range(-10, 30):
        now = days_after(DUE, days)
        for _twice in range(2):
            for due in due_steps(now):
                assert take_step(request_id=due.request_id, step=due.step, now=now)
                assert not take_step(request_id=due.request_id, step=due.step, now=now)
                told.append((days, due.step))
    assert told == [
        (-7, ReportStep.BEFORE),
        (0, ReportStep.ON_TIME),
        (7, ReportStep.AFTER),
        (14, ReportStep.ESCALATED),
    ]
    assert mails() == [
        *(("before", provider), ("on_time", provider), ("after", provider)),
        ("escalated", manager),
    ]
    assert verbs(case)[1:] == [EventVerb.REPORT_REMINDED] * 3 + [EventVerb.REPORT_ESCALATED]
    assert RequestStep.objects.filter(request=request).count() == 4


def test_after_a_standstill_only_the_last_step_is_taken(case: Case) -> None:
    request = case.ask()
    now = days_after(DUE, 20)
    assert [due.step for due in due_steps(now)] == [ReportStep.ESCALATED]
    assert not take_step(request_id=request.pk, step=ReportStep.AFTER, now=now)


def test_more_time_moves_the_date_and_starts_the_reminders_anew(case: Case) -> None:
    request = case.ask(now=at(Q1.end))
    take_step(request_id=request.pk, step=ReportStep.ON_TIME, now=at(DUE))
    until = DUE + timedelta(days=10)
    provider, manager = case.people["provider"], case.people["contract_manager"]
    extension = ask_extension(
        request=request, until=until, reason="Ziekte.", by=provider, now=at(DUE)
    )
    assert mails()[-1] == ("extension_asked", manager.email)
    again = {"request": request, "until": until, "reason": "x", "by": provider, "now": at(DUE)}
    assert refusal(ask_extension, **again) == ("extension_open", "")
    decided = decide_extension(
        extension=extension, is_granted=True, reason="", by=manager, now=at(DUE)
    )
    request.refresh_from_db()
    assert (decided.state, request.until, request.due_on) == (ExtensionState.GRANTED, until, DUE)
    assert mails()[-1] == ("extension_decided", provider.email)
    assert "Toegestaan. Uw datum is nu 9 mei 2026." in ReportMail.objects.last().text
    assert [due.step for due in due_steps(at(until))] == [ReportStep.ON_TIME]
    events = AgreementEvent.objects.filter(verb=EventVerb.REPORT_EXTENDED).order_by("pk")
    assert list(events.values_list("detail", "reason")) == [
        ("asked 2026-05-09", "Ziekte."),
        ("granted 2026-05-09", ""),
    ]
    late = {"extension": extension, "is_granted": True, "reason": "", "by": manager, "now": NOW}
    assert refusal(decide_extension, **late) == ("extension_decided", "")


def test_more_time_is_refused_with_a_reason(case: Case) -> None:
    request = case.ask()
    provider, manager = case.people["provider"], case.people["contract_manager"]
    asked = {"request": request, "by": provider, "now": at(DUE), "until": date(2026, 5, 20)}
    for changed, code in (
        ({"reason": " "}, ("extension_reason_missing", "reason")),
        ({"reason": "Kim Voorbeeld is ziek."}, ("text_looks_like_name", "reason")),
        ({"reason": "x", "until": DUE}, ("extension_no_later", "until")),
        ({"reason": "x", "by": manager}, ("report_not_provider", "by")),
        (
            {"reason": "x", "until": date(2026, 5, 1), "now": at(date(2026, 5, 2))},
            ("extension_past", "until"),
        ),
    ):
        assert refusal(ask_extension, **{**asked, **changed}) == code
    extension = ask_extension(reason="Ziekte.", **asked)
    decide = {"extension": extension, "is_granted": False, "now": NOW}
    assert refusal(decide_extension, reason="", by=manager, **decide) == (
        "extension_decision_reason_missing",
        "reason",
    )
    assert refusal(decide_extension, reason="x", by=provider, **decide) == (
        "extension_same_person",
        "by",
    )
    assert decide_extension(reason="Te laat.", by=manager, **decide).state == "refused"
    request.refresh_from_db()
    assert request.until == DUE


def test_a_delivery_records_every_figure_and_fixes_the_report(case: Case) -> None:
    request = case.ask()
    provider = case.people["provider"]
    case.observe(7, on=date(2025, 12, 31))
    report = deliver_report(request=request, typed=case.typed(5), by=provider, now=NOW)
    made = Observation.objects.latest("pk")
    assert (made.on, made.quantity, made.note, made.entered_by) == (
        date(2026, 3, 31),
        5,
        "Het liep goed.",
        provider,
    )
    (figure,) = report.document["figures"]
    assert figure == {
        "code": "baan",
        "name": "Mensen met betaald werk",
        "unit": "baan",
        "level": "",
        "status": "measured",
        "value": "5",
        "rows": 1,
        "earlier": "7",
        "story": "Het liep goed.",
    }
    told = {case.people[role].email for role in ("evaluator", "contract_manager")}
    kind = ReportMailKind.DELIVERED
    assert set(ReportMail.objects.filter(kind=kind).values_list("to", flat=True)) == told
    assert verbs(case)[-1] == EventVerb.REPORT_DELIVERED
    late = {"request": request, "by": provider, "now": NOW}
    assert refusal(deliver_report, typed=case.typed(6), **late) == ("report_delivered", "")
    assert refusal(ask_extension, until=date(2026, 6, 1), reason="x", **late) == (
        "report_delivered",
        "",
    )
    assert not take_step(request_id=request.pk, step=ReportStep.ESCALATED, now=days_after(DUE, 20))
    assert due_steps(days_after(DUE, 20)) == []


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ({"quantity": None}, [("report_figure_missing", "value_baan")]),
        ({"quantity": None, "state": ""}, [("report_figure_missing", "state_baan")]),
        ({"quantity": None, "state": "rows"}, [("report_figure_missing", "state_baan")]),
        ({"state": "not_measured"}, [("report_value_not_expected", "value_baan")]),
        (
            {"quantity": None, "state": "not_measured", "story": ""},
            [("report_reason_missing", "story_baan")],
        ),
        (
            {"quantity": None, "story": "Kim Voorbeeld deed het."},
            [("text_looks_like_name", "story_baan"), ("report_figure_missing", "value_baan")],
        ),
    ],
)
def test_what_is_wrong_is_said_all_at_once_and_nothing_is_kept(
    case: Case, typed: dict, reasons: list
) -> None:
    request = case.ask()
    with pytest.raises(RefusedTogether) as refused:
        deliver_report(
            request=request, typed=case.typed(**typed), by=case.people["provider"], now=NOW
        )
    assert [(one.code, one.field) for one in refused.value.reasons] == reasons
    assert not Observation.objects.exists()
    assert not Report.objects.exists()


def test_what_the_core_refuses_is_said_at_the_figure(case: Case) -> None:
    deliver = {"request": case.ask(), "by": case.people["provider"], "now": NOW}
    assert refusal(deliver_report, typed=case.typed("0.000000001"), **deliver) == (
        "quantity_too_precise",
        "value_baan",
    )
    other = {**deliver, "by": case.people["contract_manager"]}
    assert refusal(deliver_report, typed=case.typed(), **other) == ("report_not_provider", "by")


@pytest.mark.parametrize(("state", "story"), [("not_measured", "Lek."), ("not_applicable", "")])
def test_not_measured_and_not_applicable_are_answers(case: Case, state: str, story: str) -> None:
    typed = case.typed(None, state, story)
    request, provider = case.ask(), case.people["provider"]
    report = deliver_report(request=request, typed=typed, by=provider, now=NOW)
    (figure,) = report.document["figures"]
    assert (figure["status"], figure["value"], figure["story"]) == (state, "", story)
    assert Observation.objects.get().status == state


def test_what_stands_there_already_is_not_counted_twice(case: Case) -> None:
    deliver = {"request": case.ask(), "by": case.people["provider"], "now": NOW}
    row = case.observe(3)
    with pytest.raises(RefusedTogether) as refused:
        deliver_report(typed=case.typed(3), **deliver)
    (reason,) = refused.value.reasons
    assert (reason.code, reason.field) == ("report_counted_already", "state_baan")
    assert reason.message.startswith(
        "Van “Mensen met betaald werk” staat al iets in deze periode (metingen: 1). "
    )
    assert list(Observation.objects.all()) == [row]
    # Of a level the newest counts, and nothing is added.
    Indicator.objects.update(kind="level")
    deliver_report(typed=case.typed(4), **deliver)
    assert Observation.objects.count() == 2


def test_zero_is_a_value_and_rows_are_an_answer_too(case: Case) -> None:
    request, provider = case.ask(), case.people["provider"]
    case.observe("1.5", subject="p-1")
    typed = case.typed(None, "rows", "Uit ons systeem.")
    report = deliver_report(request=request, typed=typed, by=provider, now=NOW)
    assert "p-1" not in str(report.document)
    assert Observation.objects.count() == 1
    assert report.document["figures"][0]["value"] == "1.5"
    second = ask_report(agreement_id=case.agreement.pk, period=Q1, now=NOW)
    assert second.pk == request.pk


def test_a_draft_is_kept_whatever_it_holds(case: Case) -> None:
    request, provider = case.ask(), case.people["provider"]
    keep = {"request": request, "by": provider, "now": NOW}
    content = {"value_baan": "twaalf"}
    assert save_draft(content=content, seen=0, **keep).number == 1
    assert save_draft(content=content, seen=1, **keep).number == 2
    assert refusal(save_draft, content={}, seen=1, **keep) == ("draft_saved_elsewhere", "")
    assert ReportDraft.objects.get().content == content
    deliver_report(request=request, typed=case.typed(0), by=provider, now=NOW)
    assert Observation.objects.get().quantity == Decimal(0)
    assert not ReportDraft.objects.exists()
    assert refusal(save_draft, content={}, seen=2, **keep) == ("report_delivered", "")


def test_mail_is_in_the_language_of_the_reader(case: Case) -> None:
    provider = case.people["provider"]
    assert language_of(provider) == "nl"
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=provider, preferred_language="en")
    provider.refresh_from_db()
    assert language_of(provider) == "en"
    case.ask()
    assert ReportMail.objects.get().subject.startswith("Report 1 January 2026 – 31 March 2026 for")


def test_who_has_no_address_gets_no_mail(case: Case) -> None:
    case.agreement.parties.get(role="provider").party.members.create(user=PersonFactory(email=""))
    case.ask()
    assert ReportMail.objects.count() == 1


def test_what_counts_per_person_is_refused_as_one_number(db: None) -> None:
    document = terms_document()
    document["components"][0]["over"] = "person"
    document["metrics"][0]["subject"] = "person"
    case = make_case(document=document)
    with pytest.raises(RefusedTogether) as refused:
        deliver_report(request=case.ask(), typed=case.typed(3), by=case.people["provider"], now=NOW)
    assert [(one.code, one.field, one.params) for one in refused.value.reasons] == [
        ("report_per_person", "state_baan", {"indicator": "Mensen met betaald werk"})
    ]
