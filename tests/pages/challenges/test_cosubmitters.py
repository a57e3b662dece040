"""Sending a plan together: every party answers for itself, and every answer stays."""

import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from pages.challenges import services
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import CoAnswer, Letter
from pages.challenges.errors import Refused
from pages.challenges.models import CoSubmitter, CoSubmitterAnswer, OutboxMessage, Response
from pages.challenges.selectors.cosubmitters import find_cosubmitter, mark_of_plan, parties_of
from pages.challenges.selectors.persons import person_export
from pages.challenges.services.cosubmitting import (
    answer_invitation,
    invite_cosubmitter,
    remind_cosubmitter,
    remove_cosubmitter,
)
from pages.challenges.services.erasing import erase_person, erase_when_done
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
WORDS = "Wij doen niet mee: dit is niet wat wij bespraken."


@pytest.fixture(autouse=True)
def _calm(settings):
    settings.CHALLENGES_MIN_SECONDS = 0


@pytest.fixture
def draft():
    return make.make_draft()


def invite(response, name="Ali Kaya (fictief)", email="ali@voorbeeld.example", **fields):
    return invite_cosubmitter(
        response=response, name=name, email=email, organisation="", now=make.NOW, **fields
    )


def say(person, answer=CoAnswer.CONFIRM, words="", now=make.NOW):
    seen = mark_of_plan(Response.objects.get(pk=person.response_id))
    return answer_invitation(cosubmitter=person, answer=answer, words=words, seen=seen, now=now)


def send(response):
    return services.send_response(
        response=response, document=make.make_document(), draft_revision=0, now=make.NOW
    )


def refusal(action, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        action(*args, **kwargs)
    return refused.value.code


def letters(kind):
    return OutboxMessage.objects.filter(letter=kind)


def join_url(person):
    return reverse("challenges:cosubmitter", args=[person.token])


def join(client, person, page=None, **data):
    """Answer on the page as it is now, or on a `page` that was opened before."""
    page = page or client.get(join_url(person))
    posted = {"moment": page.context["moment"], "revisie": page.context["mark"], **data}
    return client.post(join_url(person), posted, follow=True)


class TestAsking:
    def test_each_gets_one_letter_with_a_link_of_their_own(self, draft):
        one, two = invite(draft), invite(draft, "Bo", "bo@voorbeeld.example")
        assert one.token != two.token
        message = letters(Letter.COSUBMITTER_INVITATION).get(to=one.email)
        assert join_url(one) in message.text
        assert one.token not in letters(Letter.COSUBMITTER_INVITATION).get(to=two.email).text
        assert draft.token not in message.text + message.html

    def test_nobody_is_asked_twice_and_not_without_end(self, draft, settings):
        invite(draft)
        assert refusal(invite, draft, email="ALI@voorbeeld.example") == "cosubmitter_twice"
        settings.CHALLENGES_COSUBMITTERS_MAX = 1
        assert refusal(invite, draft, email="bo@voorbeeld.example") == "cosubmitter_limit"

    def test_the_link_is_mailed_again_once_a_day_at_most(self, draft):
        person = invite(draft)
        remind_cosubmitter(cosubmitter=person, now=make.NOW)
        remind_cosubmitter(cosubmitter=person, now=make.NOW)
        assert letters(Letter.COSUBMITTER_INVITATION).count() == 2
        remind_cosubmitter(cosubmitter=person, now=make.later(days=1))
        assert letters(Letter.COSUBMITTER_INVITATION).count() == 3
        say(person)
        assert refusal(remind_cosubmitter, cosubmitter=person, now=make.NOW) == (
            "cosubmitter_answered"
        )

    def test_who_was_asked_by_mistake_is_taken_off_and_the_link_stops(self, draft):
        person = invite(draft)
        remove_cosubmitter(cosubmitter=person, now=make.NOW)
        assert parties_of(draft) == []
        assert find_cosubmitter(person.token) is None
        assert invite(draft).pk != person.pk


class TestAnswering:
    def test_a_yes_before_sending_and_a_no_afterwards_both_stay(self, draft):
        person = invite(draft)
        say(person, words="Mooi plan.")
        sent = send(draft)
        assert not letters(Letter.COSUBMITTER_ANSWER).exists()
        say(person, CoAnswer.DECLINE, WORDS, now=make.later(days=1))
        (party,) = parties_of(sent)
        assert [(row.answer, row.words) for row in party.answers] == [
            ("confirm", "Mooi plan."),
            ("decline", WORDS),
        ]
        assert party.has_declined
        assert not party.is_confirmed
        assert [row.version and row.version.number for row in party.answers] == [None, 1]
        message = letters(Letter.COSUBMITTER_ANSWER).get()
        assert message.to == sent.email
        assert WORDS in message.text
        # As it stood when the plan was sent.
        (then,) = parties_of(sent, at=make.NOW)
        assert then.is_confirmed

    def test_an_answer_is_never_taken_away(self, draft):
        person = invite(draft)
        say(person, CoAnswer.DECLINE, WORDS)
        assert refusal(remove_cosubmitter, cosubmitter=person, now=make.NOW) == (
            "cosubmitter_answered"
        )
        sent = send(draft)
        assert refusal(remove_cosubmitter, cosubmitter=person, now=make.NOW) == (
            "cosubmitter_answered"
        )
        assert parties_of(sent)[0].has_declined

    def test_the_same_answer_twice_is_one_and_a_later_change_shows(self, draft):
        person = invite(draft)
        assert say(person) == say(person)
        assert not parties_of(draft)[0].is_changed_since
        services.save_step(
            response=draft, step="plan", entry=StepEntry({"title": "Anders"}), now=make.NOW
        )
        draft.refresh_from_db()
        assert parties_of(draft)[0].is_changed_since
        assert say(person).pk != say(person, CoAnswer.DECLINE).pk
        assert CoSubmitterAnswer.objects.count() == 3

    def test_after_the_end_nobody_answers_any_more(self, draft):
        person = invite(draft)
        services.withdraw(response=send(draft), by=None, now=make.NOW)
        assert refusal(say, person) == "answer_too_late"


class TestDatabase:
    @pytest.mark.parametrize(
        "sql",
        [
            "DELETE FROM challenges_cosubmitteranswer",
            "UPDATE challenges_cosubmitteranswer SET answer = 'confirm'",
            "UPDATE challenges_cosubmitteranswer SET words = ''",
            "UPDATE challenges_cosubmitteranswer SET answer = 'confirm', erased_at = at",
            "DELETE FROM challenges_cosubmitter",
            "UPDATE challenges_cosubmitter SET name = 'Anders'",
            "UPDATE challenges_cosubmitter SET removed_at = invited_at",
        ],
    )
    def test_what_somebody_said_stays_also_for_who_goes_around_django(self, draft, sql):
        say(invite(draft), CoAnswer.DECLINE, WORDS)
        send(draft)
        with pytest.raises(IntegrityError), transaction.atomic():
            connection.cursor().execute(sql)


class TestForgetting:
    def test_a_draft_takes_its_people_along(self, draft, django_user_model):
        say(invite(draft))
        owner = django_user_model.objects.create_user("jo@voorbeeld.example")
        Response.objects.filter(pk=draft.pk).update(owner=owner)
        (row,) = person_export(owner)["responses"][0]["cosubmitters"]
        assert (row["name"], row["answers"][0]["answer"]) == ("Ali Kaya (fictief)", "confirm")
        erase_person(user=owner, now=make.NOW)
        assert not CoSubmitter.objects.exists()
        assert not CoSubmitterAnswer.objects.exists()

    def test_of_a_sent_case_only_yes_or_no_stays(self, draft):
        person = invite(draft)
        say(person, CoAnswer.DECLINE, WORDS)
        sent = send(draft)
        services.withdraw(response=sent, by=None, now=make.NOW)
        Response.objects.filter(pk=sent.pk).update(erasure_asked_at=make.NOW)
        erase_when_done(response=sent, now=make.NOW)
        kept = json.dumps(
            [
                list(CoSubmitter.objects.values("name", "email", "organisation")),
                list(CoSubmitterAnswer.objects.values("answer", "words")),
                list(OutboxMessage.objects.values("to", "text", "html")),
            ]
        )
        assert "Ali" not in kept
        assert "ali@" not in kept
        assert WORDS not in kept
        assert parties_of(Response.objects.get(pk=sent.pk))[0].has_declined
        assert find_cosubmitter(person.token) is None


class TestPages:
    def ask(self, client, response, **data):
        url = reverse("challenges:cosubmitters", args=[response.token])
        moment = client.get(url).context["moment"]
        posted = {"moment": moment, "name": "Ali", "email": "ali@voorbeeld.example", **data}
        return client.post(url, posted, follow=True)

    def test_asking_says_what_happens_and_lists_who_has_not_confirmed(self, client, draft):
        page = self.ask(client, draft, organisation="Schooltuin").content.decode()
        assert "Wij mailen ali@voorbeeld.example" in page
        assert "Ali (Schooltuin)" in page
        assert "Nog niet bevestigd" in page
        assert "is al gevraagd" in self.ask(client, draft).content.decode()

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"name": ""}, "Vul een naam in."),
            ({"name": "Koop nu www.voorbeeld.example"}, "Vul hier alleen een naam in"),
            ({"organisation": "https://voorbeeld.example"}, "Vul hier alleen een naam in"),
            ({"email": "geen adres"}, "naam@voorbeeld.nl"),
            ({"website": "x"}, "of u een mens bent"),
        ],
    )
    def test_wrong_input_is_told_and_kept(self, client, draft, data, words):
        page = self.ask(client, draft, **data).content.decode()
        assert words in page
        for typed in {"email": "ali@voorbeeld.example", **data}.values():
            assert f'value="{typed}"' in page or typed in ("", "x")
        assert not draft.cosubmitters.exists()

    def test_taking_off_asks_first_and_mailing_again_answers(self, client, draft):
        person = invite(draft)
        remove = reverse("challenges:remove_cosubmitter", args=[draft.token, person.pk])
        remind = reverse("challenges:remind_cosubmitter", args=[draft.token, person.pk])
        assert "nog een keer" in client.post(remind, follow=True).content.decode()
        assert person.name in client.get(remove).content.decode()
        assert "niet meer op de lijst" in client.post(remove, follow=True).content.decode()
        assert client.get(remove).status_code == 404
        answered = invite(draft)
        say(answered)
        for name in ("remove_cosubmitter", "remind_cosubmitter"):
            url = reverse(f"challenges:{name}", args=[draft.token, answered.pk])
            assert "heeft al geantwoord" in client.post(url, follow=True).content.decode()
        other = make.make_draft()
        url = reverse("challenges:remove_cosubmitter", args=[other.token, answered.pk])
        assert client.get(url).status_code == 404

    def test_the_person_reads_the_draft_without_contact_details(self, client, draft):
        who = {"name": "Jo Jansen", "email": "jo@voorbeeld.example", "phone": "06 12"}
        for step, fields in (("wie", who), ("plan", {"title": "Een mooier park"})):
            services.save_step(response=draft, step=step, entry=StepEntry(fields), now=make.NOW)
        person = invite(draft)
        page = client.get(join_url(person)).content.decode()
        assert "Jo Jansen noemt u" in page
        assert "Een mooier park" in page
        assert "06 12" not in page
        assert "jo@voorbeeld.example" not in page
        assert draft.token not in page
        assert "Kies ja of nee." in client.post(join_url(person), {}).content.decode()
        answer = join(client, person, answer="decline", words=WORDS)
        assert "Uw antwoord is bewaard." in answer.content.decode()
        assert WORDS in answer.content.decode()
        assert "noindex" in answer["X-Robots-Tag"]

    def test_the_person_reads_what_was_sent_and_answers_until_the_end(self, client, draft):
        person = invite(draft)
        sent = send(draft)
        page = client.get(join_url(person)).content.decode()
        assert "Wij maaien minder en planten meer." in page
        assert sent.email not in page
        assert sent.token not in page
        services.withdraw(response=sent, by=None, now=make.NOW)
        answer = client.post(join_url(person), {"answer": "decline", "words": WORDS})
        # The text is given back with the reason why it is not kept.
        assert WORDS in answer.content.decode()
        assert "U kunt niet meer antwoorden." in answer.content.decode()
        assert client.get(reverse("challenges:cosubmitter", args=["onzin"])).status_code == 404

    def test_nobody_says_yes_to_a_text_they_did_not_see(self, client, draft):
        person = invite(draft)
        old = client.get(join_url(person))
        services.save_step(
            response=draft, step="plan", entry=StepEntry({"title": "Anders"}), now=make.NOW
        )
        answer = join(client, person, old, answer="confirm", words="Graag.")
        page = answer.content.decode()
        assert "De tekst is net veranderd. Lees hem nog eens" in page
        assert "Anders" in page
        assert "Graag." in page
        assert not person.answers.exists()
        # The page that came back shows the new text, so that this one counts.
        join(client, person, answer, answer="confirm", words="Graag.")
        assert person.answers.get().draft_revision == 1
        services.send_response(
            response=draft, document=make.make_document(), draft_revision=1, now=make.NOW
        )
        page = join(client, person, answer, answer="decline", words="Toch niet.")
        assert "De tekst is net veranderd." in page.content.decode()
        assert "Wij maaien minder en planten meer." in page.content.decode()
        assert (
            "Uw antwoord is bewaard."
            in join(client, person, answer="decline", words="Toch niet.").content.decode()
        )
        assert [row.version and row.version.number for row in person.answers.all()] == [None, 1]

    def test_machines_and_floods_of_answers_are_stopped_and_lose_no_text(
        self, client, draft, settings
    ):
        person, other = invite(draft), invite(draft, "Bo", "bo@voorbeeld.example")
        page = join(client, person, answer="confirm", words="Graag.", website="x").content.decode()
        assert "of u een mens bent" in page
        assert "Graag." in page
        assert not person.answers.exists()
        for number in range(5):
            join(client, person, answer="confirm", words=f"Woord {number}")
        page = join(client, person, answer="confirm", words="Woord 5").content.decode()
        assert "U hebt al een paar keer geantwoord." in page
        assert "Woord 5" in page
        assert person.answers.count() == 5
        assert "Uw antwoord is bewaard." in join(client, other, answer="confirm").content.decode()
        settings.CHALLENGES_ANSWERS_PER_HOUR = 1
        assert "heel vaak gedaan" in join(client, other, answer="decline").content.decode()
        assert other.answers.count() == 1

    def test_everybody_sees_how_each_stands(self, client, draft):
        waiting = invite(draft)
        declined = invite(draft, "Bo", "bo@voorbeeld.example")
        say(declined, CoAnswer.DECLINE, WORDS)
        sent = send(draft)
        for name in ("receipt", "status"):
            page = client.get(reverse(f"challenges:{name}", args=[sent.token])).content.decode()
            assert waiting.name in page
            assert "Nog niet bevestigd" in page
            assert "Doet niet mee" in page
        assert WORDS in page
        client.force_login(make.make_staff())
        page = client.get(reverse("challenge_responses:detail", args=[sent.pk])).content.decode()
        assert WORDS in page
        assert "Nog niet bevestigd" in page
