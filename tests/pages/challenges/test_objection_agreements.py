"""An objection that ends in a no while the agreement runs: it is chosen what happens to that."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from contracts.enums import AgreementStatus
from contracts.models import Agreement
from pages.challenges import services
from pages.challenges.enums import Action, AgreementFate, Remedies, Status
from pages.challenges.errors import Refused
from pages.challenges.models import ObjectionAgreement, ObjectionDecision
from pages.challenges.openness.cases import public_case
from pages.challenges.selectors.carrying_out import responses_being_carried_out
from pages.challenges.services.objection_agreements import FateText
from pages.challenges.terms import local_day
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
WHY = "De aannemer heeft al ingekocht, daarom maken de bewoners dit seizoen af."
TODAY = local_day(make.NOW)
UNTIL = date(2026, 6, 30)
STILL = FateText(AgreementFate.SUSPEND, reason=WHY)
ON = FateText(AgreementFate.GO_ON, UNTIL, WHY)


def running_with_objection(by):
    """A grant of which the agreement runs, with an objection against it."""
    response = make.send_decision(make.make_decided(by, remedies=Remedies.OBJECTION))
    manager = make.make_staff("contract_manager")
    agreement = services.draft_agreement_for(response=response, by=manager, now=make.NOW)
    Agreement.objects.filter(pk=agreement.pk).update(status=AgreementStatus.ACTIVE)
    services.start_running(response=response, by=manager, now=make.NOW)
    services.file_objection(response=response, words="Het is te weinig.", now=make.NOW)
    response.refresh_from_db()
    return response


def signed_with_objection(by):
    """A grant of which the agreement was signed and has not begun, with an objection against it."""
    response = make.send_decision(make.make_decided(by, remedies=Remedies.OBJECTION))
    manager = make.make_staff("contract_manager")
    agreement = services.draft_agreement_for(response=response, by=manager, now=make.NOW)
    # It begins next month.
    begins = TODAY + timedelta(days=30)
    Agreement.objects.filter(pk=agreement.pk).update(
        status=AgreementStatus.SIGNED, starts_on=begins, ends_on=begins + timedelta(days=365)
    )
    services.file_objection(response=response, words="Het is te weinig.", now=make.NOW)
    response.refresh_from_db()
    return response


@pytest.fixture
def objected():
    return running_with_objection(make.make_staff())


def decide(response, text):
    second = make.make_staff("approver")
    make.free(response, second)
    decision = services.decide_objection(response=response, text=text, by=second, now=make.NOW)
    response.refresh_from_db()
    return decision


def refusal(response, fate) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        decide(response, make.objection_text(agreement=fate))
    response.refresh_from_db()
    assert response.status == Status.OBJECTION
    return refused.value.params["field"], refused.value.code


def test_a_no_chooses_until_when_and_says_why(objected):
    day = ("agreement_until", "fate_day_needed")
    assert refusal(objected, FateText()) == ("agreement_fate", "fate_needed")
    assert refusal(objected, FateText(AgreementFate.GO_ON, None, WHY)) == day
    yesterday = TODAY - timedelta(days=1)
    assert refusal(objected, FateText(AgreementFate.GO_ON, yesterday, WHY)) == day
    # The first day on which the agreement does not hold any more.
    after = objected.agreement.ends_on
    assert refusal(objected, FateText(AgreementFate.GO_ON, after, WHY)) == (
        "agreement_until",
        "fate_day_after_end",
    )
    for reason in ("", "nvt", "Daarom."):
        assert refusal(objected, FateText(AgreementFate.SUSPEND, reason=reason)) == (
            "agreement_reason",
            "fate_reason_needed",
        )
    assert not ObjectionDecision.objects.exists()


def test_what_stands_still_cannot_go_on(objected):
    Agreement.objects.update(status=AgreementStatus.SUSPENDED)
    assert refusal(objected, ON) == ("agreement_fate", "agreement_stands_still")
    decide(objected, make.objection_text(agreement=STILL))
    assert objected.agreement.status == AgreementStatus.SUSPENDED


def test_a_yes_and_an_agreement_that_ended_ask_nothing(objected):
    decide(objected, make.objection_text(Action.ACCEPT, amount_cents=2_000_00))
    assert objected.status == Status.RUNNING
    other = running_with_objection(make.make_staff())
    Agreement.objects.filter(pk=other.agreement_id).update(status=AgreementStatus.ENDED)
    decide(other, make.objection_text())
    assert other.status == Status.REJECTED
    assert not ObjectionAgreement.objects.exists()


@pytest.mark.parametrize(
    ("fate", "status", "sentence"),
    [
        (STILL, AgreementStatus.SUSPENDED, "De overeenkomst ligt vanaf dit besluit stil."),
        (ON, AgreementStatus.ACTIVE, "De overeenkomst gaat door tot en met 30 juni 2026."),
    ],
)
def test_everybody_reads_it(client, objected, fate, status, sentence):
    decision = decide(objected, make.objection_text(agreement=fate))
    assert (objected.status, objected.agreement.status) == (Status.REJECTED, status)
    kept = decision.agreement_fate
    assert (kept.agreement_id, kept.until) == (objected.agreement_id, fate.until)
    event = objected.events.get(action=Action.DECIDE_OBJECTION)
    assert event.text == f"{make.REASON}\n\n{sentence} {WHY}"
    letter = " ".join(objected.messages.get(letter="objection_decision").text.split())
    page = client.get(reverse("challenges:status", args=[objected.token])).content.decode()
    public = client.get(reverse("challenges:public_case", args=[objected.case_number]))
    address = f"/api/v1/besluiten/{objected.case_number}"
    data = client.get(address).json()["bezwaar"]
    client.force_login(make.make_staff())
    desk = client.get(reverse("challenge_responses:detail", args=[objected.pk])).content.decode()
    for told in (letter, page, public.content.decode(), desk):
        assert sentence in told
        assert WHY in told
    assert (data["overeenkomst"], data["waaromOvereenkomst"]) == (sentence, WHY)
    history = objected.agreement.events.last()
    assert (history.verb, history.reason) == ("ground_lost", WHY)
    # What was done until then is still settled, and written about.
    assert responses_being_carried_out().get() == objected


def test_the_reason_is_read_for_personal_data_before_it_is_public(objected):
    mailed = FateText(AgreementFate.SUSPEND, reason=f"{WHY} Vraag het aan jo@voorbeeld.example.")
    with pytest.raises(Refused) as refused:
        decide(objected, make.objection_text(agreement=mailed))
    assert refused.value.code == "read_before_publishing"
    objected.refresh_from_db()
    assert objected.agreement.status == AgreementStatus.ACTIVE
    decide(objected, make.objection_text(agreement=STILL))
    assert public_case(objected).objection.agreement_reason == WHY


def test_the_form_warns_asks_and_keeps_what_was_typed(client, objected):
    second = make.make_staff("approver")
    make.free(objected, second)
    client.force_login(second)
    url = reverse("challenge_responses:objection", args=[objected.pk])
    page = client.get(url).content.decode()
    assert f"Overeenkomst {objected.agreement.number} (Loopt) komt uit deze zaak." in page
    posted = {"action": "reject", "reason": make.REASON, "how_to_succeed": make.HOW}
    posted |= {"reason_codes": "DUURDER", "agreement_fate": "go_on", "agreement_reason": WHY}
    page = client.post(url, posted).content.decode()
    assert "Kies tot en met welke dag de overeenkomst doorgaat: vandaag of later." in page
    assert WHY in page
    last = objected.agreement.ends_on - timedelta(days=1)
    assert client.post(url, {**posted, "agreement_until": str(last)}).status_code == 302
    assert ObjectionAgreement.objects.get().until == last


def test_without_a_running_agreement_the_form_does_not_ask(client):
    response = make.make_granted_with_objection(make.make_staff())
    second = make.make_staff("approver")
    make.free(response, second)
    client.force_login(second)
    page = client.get(reverse("challenge_responses:objection", args=[response.pk]))
    assert "agreement_fate" not in page.content.decode()


class TestSignedAndNotBegun:
    """Its resident counts on it, so the decider says what becomes of it as well."""

    @pytest.fixture
    def signed(self):
        return signed_with_objection(make.make_staff())

    def test_it_is_asked(self, client, signed):
        assert refusal(signed, FateText()) == ("agreement_fate", "fate_needed")
        early = signed.agreement.starts_on - timedelta(days=1)
        assert refusal(signed, FateText(AgreementFate.GO_ON, early, WHY)) == (
            "agreement_until",
            "fate_day_before_start",
        )
        second = make.make_staff("approver")
        make.free(signed, second)
        client.force_login(second)
        url = reverse("challenge_responses:objection", args=[signed.pk])
        page = client.get(url).content.decode()
        assert f"Overeenkomst {signed.agreement.number} (Ondertekend) komt uit deze zaak." in page
        assert "De overeenkomst eindigt voordat zij begint" in page

    @pytest.mark.parametrize(
        ("fate", "days", "status", "sentence"),
        [
            (AgreementFate.END, None, AgreementStatus.SETTLED,
             "De overeenkomst eindigt met dit besluit, voordat zij begon."),
            (AgreementFate.SUSPEND, None, AgreementStatus.SUSPENDED,
             "De overeenkomst ligt vanaf dit besluit stil."),
            (AgreementFate.GO_ON, 60, AgreementStatus.SIGNED,
             "De overeenkomst gaat door tot en met 1 mei 2026."),
        ],
    )  # fmt: skip
    def test_everybody_reads_it(self, client, signed, fate, days, status, sentence):
        until = TODAY + timedelta(days=days) if days else None
        decide(signed, make.objection_text(agreement=FateText(fate, until, WHY)))
        assert (signed.status, signed.agreement.status) == (Status.REJECTED, status)
        letter = " ".join(signed.messages.get(letter="objection_decision").text.split())
        page = client.get(reverse("challenges:status", args=[signed.token])).content.decode()
        public = client.get(reverse("challenges:public_case", args=[signed.case_number]))
        address = f"/api/v1/besluiten/{signed.case_number}"
        data = client.get(address).json()["bezwaar"]
        for told in (letter, page, public.content.decode()):
            assert sentence in told
            assert WHY in told
        assert (data["overeenkomst"], data["waaromOvereenkomst"]) == (sentence, WHY)
        ended = fate == AgreementFate.END
        assert ("eindigde voordat zij begon." in page) is ended
        assert "afgerekend" not in page
        assert responses_being_carried_out().exists() is not ended
        assert signed.agreement.events.last().verb == "ground_lost"

    def test_a_yes_asks_nothing(self, signed):
        decide(signed, make.objection_text(Action.ACCEPT, amount_cents=2_000_00))
        assert (signed.status, signed.agreement.status) == (Status.ACCEPTED, "signed")


def test_what_has_begun_does_not_end_before_it_began(objected):
    assert refusal(objected, FateText(AgreementFate.END, reason=WHY)) == (
        "agreement_fate",
        "agreement_began",
    )


@pytest.mark.parametrize("sql", ["UPDATE %s SET reason = ''", "DELETE FROM %s"])
def test_it_is_kept_by_the_database(objected, sql):
    decide(objected, make.objection_text(agreement=STILL))
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql % "challenges_objectionagreement")
