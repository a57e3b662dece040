"""A person's own page, data and being forgotten; the case stays under a pseudonym."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from pages.challenges import services
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import Action, CounterChannel, Letter, OutboxStatus, Remedies, Status
from pages.challenges.errors import Refused
from pages.challenges.letter_kinds.content import LetterContent, Sender
from pages.challenges.models import OutboxMessage, Response, ResponseVersion
from pages.challenges.selectors.persons import person_export, responses_of, waiting_for_erasure
from pages.challenges.services.counter import start_entry
from pages.challenges.services.erasing import can_erase, erase_person, erase_when_done
from pages.challenges.services.outbox import queue_letter
from pages.roles import ensure_roles
from tasks.erasures import sweep_erasures
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
SECRETS = ("Buurtgroep Singel", "singel@voorbeeld.example", "06 00000000", "Schooltuin")


@pytest.fixture
def jo():
    user = get_user_model().objects.create_user("Singel@voorbeeld.example", name="Jo Jansen")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def start_draft(owner=None):
    return services.start_draft(call=make.make_call(), language="nl", now=make.NOW, owner=owner)


def test_mine_are_my_drafts_and_what_was_sent_with_my_proved_address(jo):
    draft, sent = start_draft(jo), make.make_sent()
    start_draft()
    typed_only = start_draft()
    Response.objects.filter(pk=typed_only.pk).update(email=jo.email)
    assert {row.pk for row in responses_of(jo)} == {draft.pk, sent.pk}


def typed(email, draft=None):
    """A draft in which this address was typed."""
    draft = draft or start_draft()
    entry = StepEntry(fields={"name": "Jo", "email": email})
    return services.save_step(response=draft, step="wie", entry=entry, now=make.NOW)


def mailed(email, draft=None):
    """A draft of which the link was mailed to this address."""
    draft = draft or start_draft()
    services.mail_draft_link(response=draft, email=email, now=make.NOW)
    return draft


def test_drafts_begun_without_the_account_are_mine_by_their_address(jo):
    mine = [typed(" SINGEL@voorbeeld.example "), mailed("singel@Voorbeeld.example")]
    other = "ander@voorbeeld.example"
    typed(other)
    mailed(other)
    # The link went to somebody else: there the draft is.
    mailed(other, typed(jo.email))
    typed(jo.email, start_draft(make.make_staff("nobody")))
    entry = start_entry(
        call=make.make_call(),
        channel=CounterChannel.PAPER,
        received_on=make.NOW.date(),
        by=make.make_staff(),
        now=make.NOW,
    )
    typed(jo.email, entry)
    assert {row.pk for row in responses_of(jo)} == {row.pk for row in mine}


def test_a_draft_of_which_the_address_changed_is_no_longer_mine(jo):
    draft = typed(jo.email)
    assert list(responses_of(jo)) == [draft]
    typed("ander@voorbeeld.example", draft)
    assert not responses_of(jo).exists()


def test_an_address_that_is_not_proved_shows_nothing(jo):
    make.make_sent()
    typed(jo.email)
    mailed(jo.email)
    EmailAddress.objects.update(verified=False)
    assert not responses_of(jo).exists()


def test_the_page_shows_them_with_their_day(client, jo):
    draft, sent = start_draft(jo), make.make_sent()
    client.force_login(jo)
    text = client.get(reverse("challenges:mine")).content.decode()
    assert reverse("challenges:draft", args=[draft.token]) in text
    assert reverse("challenges:status", args=[sent.token]) in text
    assert "U hoort uiterlijk" in text


def test_without_signing_in_there_is_no_page(client):
    for name in ("mine", "export", "erase"):
        answer = client.get(reverse(f"challenges:{name}"))
        assert answer["Location"].startswith(reverse("account_request_login_code"))


def test_a_draft_that_is_started_while_signed_in_is_mine(client, jo, settings):
    settings.CHALLENGES_MIN_SECONDS = 0
    call = make.make_call()
    client.force_login(jo)
    page = client.get(reverse("challenges:start", args=[call.pk]))
    client.post(reverse("challenges:start", args=[call.pk]), {"moment": page.context["moment"]})
    assert Response.objects.get(owner=jo).call == call


def test_the_export_holds_everything_sent_and_typed_but_no_notes(client, jo):
    sent = make.make_sent()
    services.add_note(response=sent, text="Onder ons.", by=jo, now=make.NOW)
    client.force_login(jo)
    answer = client.get(reverse("challenges:export"))
    assert answer["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"'
    data = json.loads(answer.content)
    assert data == json.loads(json.dumps(person_export(jo)))
    assert (data["schema"], data["account"]["email"]) == ("person_export/1", jo.email)
    (row,) = data["responses"]
    assert row["case_number"] == sent.case_number
    assert row["sent"][0]["document"] == sent.versions.get().document
    assert [event["what"] for event in row["events"]] == ["send"]
    assert row["letters"][0]["subject"].endswith(f"({sent.case_number})")
    assert "Onder ons" not in answer.content.decode()


def test_the_export_leaves_out_what_colleagues_wrote_to_each_other(jo):
    staff, decider = make.make_staff(), make.make_staff("decider")
    proposal = make.make_proposed(staff, Action.ACCEPT)
    make.free(proposal.response, decider)
    services.send_back(
        response=proposal.response, reason="Onder ons: niet doen.", by=decider, now=make.NOW
    )
    services.reopen(
        response=proposal.response, reason="Onder ons: nog eens.", by=staff, now=make.NOW
    )
    services.hand_over(
        response=proposal.response,
        person=make.make_staff(),
        reason="Onder ons: ik ben ziek.",
        by=staff,
        now=make.NOW,
    )
    (row,) = person_export(jo)["responses"]
    assert [event["what"] for event in row["events"]][-3:] == ["send_back", "reopen", "hand_over"]
    assert "Onder ons" not in json.dumps(row["events"])


def test_the_export_holds_letters_to_the_applicant_alone(jo):
    sent = make.make_sent()
    for number, letter in enumerate(("cosubmitter_invitation", "staff_reminder")):
        queue_letter(
            key=f"ander:{number}",
            letter=Letter(letter),
            response=sent,
            to="ander@voorbeeld.example",
            content=LetterContent("Voor een ander", (), Sender("Demodam")),
            now=make.NOW,
        )
    assert sent.messages.count() == 3
    (row,) = person_export(jo)["responses"]
    assert [letter["letter"] for letter in row["letters"]] == ["receipt"]


class TestErasing:
    def test_drafts_go_and_a_done_case_stays_under_a_pseudonym(self, jo):
        draft, sent = start_draft(jo), make.make_sent()
        services.withdraw(response=sent, by=None, now=make.NOW)
        old = sent.versions.get()

        erase_person(user=jo, now=make.NOW)

        assert not Response.objects.filter(pk=draft.pk).exists()
        case = Response.objects.get(pk=sent.pk)
        assert (case.applicant_name, case.email, case.phone) == (
            f"Indiener {case.case_number}",
            "",
            "",
        )
        assert case.token != sent.token
        version = case.versions.get()
        assert version.sha256 == old.sha256
        assert version.document["plan"] == old.document["plan"]
        kept = json.dumps(
            [version.document, list(OutboxMessage.objects.values("to", "text", "html"))]
        )
        for secret in SECRETS:
            assert secret not in kept
        assert [event.action for event in case.events.all()] == ["send", "withdraw"]
        user = get_user_model().objects.get(pk=jo.pk)
        assert (user.email, user.name, user.is_active) == (
            f"gewist-{jo.pk}@gewist.invalid",
            "",
            False,
        )
        assert not EmailAddress.objects.exists()

    def test_an_open_case_waits_and_is_erased_after_its_end(self, jo):
        sent = make.make_sent()
        erase_person(user=jo, now=make.NOW)
        assert Response.objects.get(pk=sent.pk).email == "singel@voorbeeld.example"
        assert list(waiting_for_erasure()) == [sent]
        sweep_erasures()
        assert Response.objects.get(pk=sent.pk).erased_at is None

        services.withdraw(response=sent, by=None, now=make.NOW)
        sweep_erasures()
        sweep_erasures()
        assert Response.objects.get(pk=sent.pk).erased_at is not None
        assert not waiting_for_erasure().exists()

    def test_letters_that_still_wait_do_not_leave_to_nobody(self, jo):
        sent = make.make_sent()
        services.withdraw(response=sent, by=None, now=make.NOW)
        erase_person(user=jo, now=make.NOW)
        assert set(OutboxMessage.objects.values_list("status", flat=True)) == {OutboxStatus.FAILED}

    def test_as_long_as_one_can_object_the_person_is_known(self, jo):
        case = make.make_decided(make.make_staff(), Action.REJECT)
        last = case.decision.object_by
        assert not can_erase(case, make.later(days=600))
        make.send_decision(case)
        assert not can_erase(case, make.NOW)
        assert can_erase(case, make.NOW + (last - make.NOW.date()) + timedelta(days=1))

    @pytest.mark.parametrize("remedies", [Remedies.OBJECTION, Remedies.TALK])
    def test_nobody_is_forgotten_before_the_letter_with_the_decision_left(self, jo, remedies):
        case = make.make_decided(make.make_staff(), Action.REJECT, remedies=remedies)
        after = make.later(days=600)
        assert not can_erase(case, after)
        make.send_decision(case)
        assert can_erase(case, after)

    def test_after_an_objection_not_before_one_could_go_to_court(self, jo):
        case = make.send_decision(make.make_decided(make.make_staff(), Action.REJECT))
        services.file_objection(response=case, words="Ik ben het oneens.", now=make.NOW)
        second = make.make_staff("approver")
        make.free(case, second)
        decided_at = make.later(days=60)
        services.decide_objection(
            response=case, text=make.objection_text(), by=second, now=decided_at
        )
        erase_person(user=jo, now=decided_at)
        assert not erase_when_done(response=case, now=make.later(days=600))
        letter = case.messages.get(letter=Letter.OBJECTION_DECISION)
        assert "Beste Buurtgroep Singel (fictief)" in letter.text
        services.deliver_message(message_id=letter.pk, now=decided_at)
        last = decided_at + timedelta(weeks=6)
        assert not erase_when_done(response=case, now=last)
        assert erase_when_done(response=case, now=last + timedelta(days=1))

    @pytest.mark.parametrize("status", [Status.FINISHED, Status.ENDED_EARLY])
    def test_when_the_work_is_done_the_person_can_be_forgotten(self, jo, status):
        case = make.send_decision(make.make_decided(make.make_staff(), Action.ACCEPT))
        case.decision.object_by = make.NOW.date()
        after = make.NOW + timedelta(days=1)
        case.status = Status.RUNNING
        assert not can_erase(case, after)
        case.status = status
        assert not can_erase(case, make.NOW)
        assert can_erase(case, after)

    def test_an_accepted_case_keeps_its_person(self, jo):
        case = make.make_decided(make.make_staff(), Action.ACCEPT)
        erase_person(user=jo, now=make.NOW)
        assert not erase_when_done(response=case, now=make.NOW + timedelta(days=5000))
        assert Response.objects.get(pk=case.pk).applicant_name != ""

    def test_staff_cannot_erase_themselves(self, jo):
        jo.groups.add(ensure_roles()["editor"])
        with pytest.raises(Refused) as refused:
            erase_person(user=jo, now=make.NOW)
        assert refused.value.code == "has_a_role"

    def test_the_page_says_what_happens_and_asks_first(self, client, jo):
        draft, open_case = start_draft(jo), make.make_sent()
        client.force_login(jo)
        page = client.get(reverse("challenges:erase")).content.decode()
        assert draft.call.title in page
        assert "Deze zaken lopen nog" in page
        assert Response.objects.get(pk=open_case.pk).erasure_asked_at is None
        answer = client.post(reverse("challenges:erase"))
        assert answer["Location"] == "/"
        assert "_auth_user_id" not in client.session

    def test_the_database_lets_only_this_change_through_and_only_once(self, jo):
        sent = make.make_sent()
        version = sent.versions.get()

        def refused(sql):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE challenges_responseversion SET {sql}")

        refused("document = '{}'")
        refused("erased_at = sent_at, sha256 = 'x'")
        refused("erased_at = sent_at, number = 7")
        services.withdraw(response=sent, by=None, now=make.NOW)
        erase_person(user=jo, now=make.NOW)
        refused("document = '{}', erased_at = sent_at")
        assert ResponseVersion.objects.get(pk=version.pk).erased_at == make.NOW
        assert sent.status != Status.DRAFT
