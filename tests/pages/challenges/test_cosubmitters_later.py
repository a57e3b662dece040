"""Co-submitters after sending: somebody who joins later, and somebody who wants to be forgotten."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from pages.challenges import services
from pages.challenges.documents import Plan, Publication
from pages.challenges.enums import CoAnswer, Letter, OutboxStatus
from pages.challenges.errors import Refused
from pages.challenges.exports.sent_pdf import render_sent_pdf
from pages.challenges.models import (
    ArchivedLetter,
    CoSubmitter,
    CoSubmitterAnswer,
    OutboxMessage,
    Response,
)
from pages.challenges.openness import cases
from pages.challenges.publishing import HiddenNames, marks_of_name, names_with_marks
from pages.challenges.selectors.cosubmitters import find_cosubmitter, mark_of_plan, parties_of
from pages.challenges.selectors.persons import person_export
from pages.challenges.selectors.responses import public_decisions
from pages.challenges.services.cosubmitting import (
    answer_invitation,
    invite_cosubmitter,
    leave_plan,
    remove_cosubmitter,
)
from pages.challenges.services.erasing import erase_person, erase_when_done
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
WORDS = "Ik help in het weekend, ik woon op nummer 12."
LATER = make.later(days=3)


@pytest.fixture(autouse=True)
def _calm(settings):
    settings.CHALLENGES_MIN_SECONDS = 0


@pytest.fixture
def sent():
    return make.make_sent()


def invite(response, name="Fatima Demir", email="fatima@voorbeeld.example", now=LATER):
    return invite_cosubmitter(
        response=response, name=name, email=email, organisation="Schooltuin", now=now
    )


def say(person, answer=CoAnswer.CONFIRM, words=WORDS, now=LATER):
    seen = mark_of_plan(Response.objects.get(pk=person.response_id))
    return answer_invitation(cosubmitter=person, answer=answer, words=words, seen=seen, now=now)


def refusal(action, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        action(*args, **kwargs)
    return refused.value.code


def everything_kept():
    """Every row that could hold a word of a co-submitter, as one text."""
    return json.dumps(
        [
            list(CoSubmitter.objects.values("name", "email", "organisation")),
            list(CoSubmitterAnswer.objects.values("answer", "words")),
            list(OutboxMessage.objects.values("to", "subject", "text", "html")),
            list(ArchivedLetter.objects.values("subject", "content")),
        ]
    )


def leave_url(person):
    return reverse("challenges:leave_cosubmitter", args=[person.token])


class TestJoiningLater:
    def test_it_is_an_event_and_what_was_sent_stays_as_it_was(self, sent):
        version = sent.versions.get()
        before = render_sent_pdf(version)
        person = invite(sent)
        case = Response.objects.get(pk=sent.pk)
        event = case.events.latest("pk")
        assert (event.action, event.who, event.at, event.text) == (
            *("add_cosubmitter", "resident", LATER, ""),
        )
        assert list(event.added_cosubmitters.all()) == [person]
        assert (case.status, case.decide_by) == (sent.status, sent.decide_by)
        assert case.versions.get().document == version.document
        assert render_sent_pdf(version) == before
        assert parties_of(case, at=version.sent_at) == []
        assert [str(party.person) for party in parties_of(case)] == ["Fatima Demir (Schooltuin)"]

    def test_they_confirm_by_their_own_link_as_before(self, client, sent):
        person = invite(sent)
        message = OutboxMessage.objects.get(letter=Letter.COSUBMITTER_INVITATION)
        assert message.to == "fatima@voorbeeld.example"
        assert reverse("challenges:cosubmitter", args=[person.token]) in message.text
        assert not parties_of(sent)[0].is_confirmed
        assert say(person).version == sent.versions.get()
        assert parties_of(sent)[0].is_confirmed

    def test_who_is_asked_in_the_draft_makes_no_event(self):
        draft = make.make_draft()
        assert invite(draft).added_by is None
        assert not draft.events.exists()

    def test_the_same_limits_as_in_the_draft(self, sent, settings):
        invite(sent)
        assert refusal(invite, sent, email="FATIMA@voorbeeld.example") == "cosubmitter_twice"
        settings.CHALLENGES_COSUBMITTERS_MAX = 1
        assert refusal(invite, sent, email="bo@voorbeeld.example") == "cosubmitter_limit"
        assert [event.action for event in sent.events.all()] == ["send", "add_cosubmitter"]

    def test_not_after_the_end(self, sent):
        person = invite(sent)
        services.withdraw(response=sent, by=None, now=LATER)
        assert refusal(invite, sent, email="bo@voorbeeld.example") == "cosubmitter_too_late"
        assert refusal(remove_cosubmitter, cosubmitter=person, now=LATER) == "cosubmitter_too_late"

    def test_who_was_asked_by_mistake_is_taken_off_and_that_is_an_event(self, sent):
        person = invite(sent)
        remove_cosubmitter(cosubmitter=person, now=LATER)
        assert parties_of(sent) == []
        assert find_cosubmitter(person.token) is None
        assert [event.action for event in sent.events.all()] == [
            *("send", "add_cosubmitter", "remove_cosubmitter"),
        ]

    def test_a_completion_that_is_asked_for_keeps_waiting(self, sent):
        staff = make.make_staff()
        waiting = services.ask_completion(
            response=sent, question="Wat kost het?", by=staff, now=make.NOW
        )
        invite(waiting)
        case = Response.objects.get(pk=sent.pk)
        assert (case.status, case.complete_by) == (waiting.status, waiting.complete_by)

    def test_the_pages_ask_and_show_who_and_when(self, client, sent):
        status = reverse("challenges:status", args=[sent.token])
        url = reverse("challenges:cosubmitters", args=[sent.token])
        assert url in client.get(status).content.decode()
        page = client.get(url)
        assert "Wat u hebt gestuurd, blijft zoals het is." in page.content.decode()
        posted = {"moment": page.context["moment"], "name": "Bo", "email": "bo@voorbeeld.example"}
        page = client.post(url, posted, follow=True).content.decode()
        assert "Wij mailen bo@voorbeeld.example" in page
        assert "Haal van de lijst" in page
        page = client.get(status).content.decode()
        assert "Mede-indiener gevraagd: Bo" in page
        assert "na het versturen" in page
        client.force_login(make.make_staff())
        page = client.get(reverse("challenge_responses:detail", args=[sent.pk])).content.decode()
        assert "Mede-indiener gevraagd: Bo" in page
        assert "na het versturen" in page

    def test_after_the_end_the_page_leads_back_and_keeps_what_was_typed(self, client, sent):
        url = reverse("challenges:cosubmitters", args=[sent.token])
        page = client.get(url)
        services.withdraw(response=sent, by=None, now=LATER)
        assert client.get(url).url == reverse("challenges:status", args=[sent.token])
        posted = {"moment": page.context["moment"], "name": "Bo", "email": "bo@voorbeeld.example"}
        page = client.post(url, posted).content.decode()
        assert "U kunt de lijst van mede-indieners niet meer veranderen." in page
        assert "bo@voorbeeld.example" in page
        assert url not in client.get(url, follow=True).content.decode()


class TestLeaving:
    def test_the_page_asks_first_and_says_what_stays(self, client, sent):
        person = invite(sent)
        say(person)
        join = reverse("challenges:cosubmitter", args=[person.token])
        assert leave_url(person) in client.get(join).content.decode()
        answer = client.get(leave_url(person))
        page = answer.content.decode()
        assert "Dit kunt u niet terugdraaien." in page
        assert "Wat u bij uw antwoord schreef." in page
        assert "noindex" in answer["X-Robots-Tag"]
        assert CoSubmitter.objects.get().left_at is None
        answer = client.post(leave_url(person))
        assert answer["Location"] == "/"
        (told,) = get_messages(answer.wsgi_request)
        assert str(told) == "U staat niet meer bij dit plan. Uw gegevens zijn gewist."
        assert CoSubmitter.objects.get().left_at is not None
        assert client.get(leave_url(person)).status_code == 404
        assert client.post(leave_url(person)).status_code == 404
        assert client.get(join).status_code == 404

    def test_only_a_pseudonym_with_yes_or_no_stays(self, sent):
        version, first = sent.versions.get(), invite(sent, "Bo", "bo@voorbeeld.example")
        person = invite(sent)
        say(person)
        leave_plan(cosubmitter=person, now=LATER)
        leave_plan(cosubmitter=person, now=make.later(days=9))
        kept = everything_kept()
        for secret in ("Fatima", "Demir", "fatima@", "nummer 12", person.token):
            assert secret not in kept
        assert "bo@voorbeeld.example" in kept
        gone = CoSubmitter.objects.get(pk=person.pk)
        assert (gone.name, gone.organisation, gone.left_at) == ("Mede-indiener 2", "", LATER)
        other, party = parties_of(sent)
        assert (other.person.pk, other.has_left) == (first.pk, False)
        assert (party.has_left, party.is_confirmed, party.has_declined) == (True, False, False)
        assert [row.answer for row in party.answers] == ["confirm"]
        assert sent.versions.get().document == version.document
        assert sent.versions.get().erased_at is None

    def test_the_main_submitter_is_told_without_a_name(self, sent):
        person = invite(sent)
        say(person)
        leave_plan(cosubmitter=person, now=LATER)
        last = OutboxMessage.objects.latest("pk")
        assert (last.letter, last.to, last.status) == (
            *(Letter.COSUBMITTER_ANSWER, sent.email, OutboxStatus.PENDING),
        )
        assert "Mede-indiener 1 doet niet meer mee met uw plan." in last.text
        # The letters before it are kept as letters without words, and never leave any more.
        assert OutboxMessage.objects.filter(subject="Gewist op verzoek").count() == 2

    def test_it_can_be_done_in_the_draft_and_after_the_end(self):
        draft = make.make_draft()
        early, late = invite(draft), invite(draft, "Bo", "bo@voorbeeld.example")
        leave_plan(cosubmitter=early, now=LATER)
        sent = services.send_response(
            response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
        )
        services.withdraw(response=sent, by=None, now=LATER)
        leave_plan(cosubmitter=late, now=LATER)
        assert [party.has_left for party in parties_of(sent)] == [True, True]
        assert "bo@" not in everything_kept()

    def test_an_address_may_be_asked_again_and_the_pseudonym_holds(self, sent):
        person = invite(sent)
        leave_plan(cosubmitter=person, now=LATER)
        invite(sent)
        services.withdraw(response=sent, by=None, now=LATER)
        Response.objects.filter(pk=sent.pk).update(erasure_asked_at=LATER)
        assert erase_when_done(response=sent, now=LATER)
        names = list(CoSubmitter.objects.order_by("pk").values_list("name", flat=True))
        assert names == ["Mede-indiener 1", "Mede-indiener 2"]

    def test_everybody_sees_that_somebody_left(self, client, sent):
        person = invite(sent)
        leave_plan(cosubmitter=person, now=LATER)
        page = client.get(reverse("challenges:status", args=[sent.token])).content.decode()
        assert "Doet niet meer mee" in page
        assert "Mede-indiener gevraagd: Mede-indiener 1" in page
        assert "Nog niet bevestigd" not in page
        assert "Fatima" not in page
        client.force_login(make.make_staff())
        page = client.get(reverse("challenge_responses:detail", args=[sent.pk])).content.decode()
        assert "Doet niet meer mee" in page
        assert "gewist@gewist.invalid" not in page

    @pytest.mark.parametrize("sql", ["name = 'Anders'", "left_at = invited_at"])
    def test_the_database_keeps_what_was_answered_and_forgotten(self, sent, sql):
        person = invite(sent)
        say(person)
        with pytest.raises(IntegrityError), transaction.atomic():
            connection.cursor().execute(f"UPDATE challenges_cosubmitter SET {sql}")


class TestWithAnAccount:
    @pytest.fixture
    def fatima(self):
        user = get_user_model().objects.create_user("Fatima@voorbeeld.example")
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        return user

    def test_the_export_holds_what_they_answered(self, sent, fatima):
        say(invite(sent))
        assert person_export(fatima)["responses"] == []
        (row,) = person_export(fatima)["invitations"]
        assert row == {
            "about": sent.call.title,
            "name": "Fatima Demir (Schooltuin)",
            "email": "fatima@voorbeeld.example",
            "asked_at": LATER.isoformat(),
            "answers": [{"at": LATER.isoformat(), "answer": "confirm", "words": WORDS}],
        }

    def test_the_erase_page_names_the_plan_and_takes_them_off(self, client, sent, fatima):
        say(invite(sent))
        client.force_login(fatima)
        page = client.get(reverse("challenges:erase")).content.decode()
        assert "Bij deze plannen bent u mede-indiener" in page
        assert sent.call.title in page
        client.post(reverse("challenges:erase"))
        assert "Fatima" not in everything_kept()
        assert parties_of(sent)[0].has_left

    def test_an_address_that_is_not_proved_erases_nobody(self, sent, fatima):
        EmailAddress.objects.update(verified=False)
        invite(sent)
        assert person_export(fatima)["invitations"] == []
        erase_person(user=fatima, now=LATER)
        assert CoSubmitter.objects.get().erased_at is None


class TestTheNameStaysOutOfPublicWords:
    PLAN = Plan(
        title="Samen met mevrouw Demir",
        different="Vraag het aan fatima  demir.",
        why="De demir is een boom.",
    )

    def test_also_after_it_was_erased(self, client):
        draft = make.make_draft(make.make_call())
        person = invite(draft, now=make.NOW)
        document = make.make_document(plan=self.PLAN, publication=Publication(plan=True))
        sent = services.send_response(
            response=draft, document=document, draft_revision=0, now=make.NOW
        )
        staff = make.make_staff()
        services.take_up(response=sent, by=staff, now=make.NOW)
        response = make.make_decided(staff, response=Response.objects.get(pk=sent.pk))
        leave_plan(cosubmitter=person, now=LATER)

        response = Response.objects.get(pk=response.pk)
        case = cases.public_case(response)
        assert case.plan_title == "Samen met mevrouw […]"
        words = [value for _label, value in case.sections[0].facts]
        assert "Vraag het aan […]." in words
        assert "De demir is een boom." in words
        assert public_decisions(response.call)[0].plan_title == "Samen met mevrouw […]"
        for url in (case.url, response.call.url):
            assert "Demir" not in client.get(url).content.decode()
        assert not cases.found_responses(cases.Filters(text="fatima")).exists()

    def test_also_when_who_decided_had_let_it_stand(self, client):
        """Reading the words once more was about people who had not asked to be forgotten."""
        person = invite(draft := make.make_draft(make.make_call()), now=make.NOW)
        document = make.make_document(publication=Publication(plan=True))
        sent = services.send_response(
            response=draft, document=document, draft_revision=0, now=make.NOW
        )
        staff, decider = make.make_staff(), make.make_staff("decider")
        services.take_up(response=sent, by=staff, now=make.NOW)
        response = make.make_advised(staff, response=Response.objects.get(pk=sent.pk))
        reason = f"Mevrouw Demir leidt de groep. {make.REASON}"
        proposal = services.propose_decision(
            response=response, text=make.decision_text(reason=reason), by=staff, now=make.NOW
        )
        make.free(response, decider)
        services.decide(proposal=proposal, by=decider, now=make.NOW, has_read=True)
        call = response.call
        assert public_decisions(call)[0].reason == reason
        leave_plan(cosubmitter=person, now=LATER)
        hidden = f"Mevrouw […] leidt de groep. {make.REASON}"
        assert public_decisions(call)[0].reason == hidden
        case = cases.public_case(Response.objects.get(pk=response.pk))
        assert case.reason == hidden
        for url in (case.url, call.url):
            assert "Demir" not in client.get(url).content.decode()

    def test_of_the_name_itself_nothing_can_be_read(self):
        marks = marks_of_name("Fatima Demir (buurvrouw)", salt="7")
        assert "emir" not in marks
        texts = ("Demir en demir, met FATIMA Demir, buurvrouw.",)
        assert names_with_marks(marks, texts, salt="7") == HiddenNames(
            ("FATIMA Demir, buurvrouw",), ("Demir", "demir")
        )
        assert names_with_marks(marks, texts, salt="8") == HiddenNames()
        assert marks_of_name("Bo", salt="7") == ""
