"""A completion that came on paper, by phone or at the desk, typed in by staff."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import CounterChannel, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.models import CompletionEntry, Response
from pages.challenges.selectors.counter import completion_entry_of
from pages.challenges.services.counter import start_completion
from tests.factories import challenges as make
from tests.pages.challenges.test_views import fill_in

pytestmark = pytest.mark.django_db
ASKED_ON = make.NOW.date()
LATER = make.later(days=9)


@pytest.fixture(autouse=True)
def _calm(settings):
    settings.CHALLENGES_MIN_SECONDS = 0


@pytest.fixture
def staff():
    return make.make_staff()


@pytest.fixture
def case(staff):
    return ask(make.make_in_handling(staff), staff)


def ask(response, by):
    return services.ask_completion(
        response=response, question="Wat kost het per jaar?", by=by, now=make.NOW
    )


def start(case, by, *, on=ASKED_ON, now=LATER, channel=CounterChannel.TELEPHONE):
    return start_completion(response=case, channel=channel, received_on=on, by=by, now=now)


def complete(case, entry, now=LATER):
    return services.complete_response(
        response=case,
        document=make.make_document(),
        draft_revision=case.draft_revision,
        now=now,
        entry=entry,
    )


def refusal(*args, **kwargs):
    with pytest.raises(Refused) as refused:
        start(*args, **kwargs)
    return refused.value.code, refused.value.params.get("field")


class TestClock:
    def test_the_term_goes_on_from_the_day_of_receipt(self, case, staff):
        other = ask(make.make_in_handling(staff), staff)
        day = date(2026, 3, 5)
        done = complete(case, start(case, staff, on=day))
        by_hand = complete(other, None, now=make.later(days=3))
        assert by_hand.decide_by == done.decide_by
        assert done.status == Status.IN_HANDLING
        step = done.term_events.latest("pk")
        assert (step.kind, step.on, step.at) == ("resume", day, LATER)

    def test_the_event_says_who_and_how_and_the_letter_leaves(self, case, staff):
        done = complete(case, start(case, staff, on=date(2026, 3, 5)))
        event = done.events.latest("pk")
        assert (event.action, event.who, event.by, event.text) == (
            "complete",
            Who.HANDLER,
            staff,
            "Ingevoerd door de gemeente: telefonisch, ontvangen op 5 maart 2026.",
        )
        assert done.messages.latest("pk").letter == "completion_receipt"
        assert done.versions.count() == 2

    def test_who_completes_online_is_the_resident(self, case, staff):
        start(case, staff)
        event = complete(case, None).events.latest("pk")
        assert (event.who, event.by, event.text) == (Who.RESIDENT, None, "")


class TestBeginning:
    def test_the_day_is_one_from_the_question_to_today(self, case, staff):
        assert refusal(case, staff, on=date(2026, 3, 1)) == ("before_question", "received_on")
        assert refusal(case, staff, on=date(2026, 3, 12)) == ("not_in_future", "received_on")
        assert start(case, staff, on=LATER.date()).received_on == LATER.date()

    def test_only_when_a_completion_is_asked(self, staff):
        assert refusal(make.make_in_handling(staff), staff) == ("no_completion_asked", None)

    def test_the_last_beginning_of_who_types_counts_and_only_for_this_question(self, case, staff):
        colleague = make.make_staff()
        start(case, staff)
        last = start(case, staff, channel=CounterChannel.PAPER)
        assert completion_entry_of(case, staff) == last
        assert completion_entry_of(case, colleague) is None
        done = complete(case, last)
        assert completion_entry_of(done, staff) is None
        assert completion_entry_of(ask(done, staff), staff) is None

    def test_it_stays_as_it_was_also_for_who_goes_around_django(self, case, staff):
        start(case, staff)
        for sql in (
            "UPDATE challenges_completionentry SET channel = 'desk'",
            "DELETE FROM challenges_completionentry",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                connection.cursor().execute(sql)


class TestOnTheScreen:
    def test_from_the_case_over_the_form_back_to_the_case(self, client, case, staff):
        url = reverse("challenge_responses:completion", args=[case.pk])
        client.force_login(staff)
        detail = reverse("challenge_responses:detail", args=[case.pk])
        assert url in client.get(detail).content.decode()
        answer = client.post(url, {"received_on": "2020-01-01"})
        assert "Kies hoe de aanvulling binnenkwam." in answer.content.decode()
        early = {"channel": "paper", "received_on": "2020-01-01"}
        assert "Kies die dag of een latere." in client.post(url, early).content.decode()
        draft = reverse("challenges:draft", args=[case.token])
        begun = {"channel": "paper", "received_on": "2026-03-05"}
        assert client.post(url, begun).url == draft
        assert "U voert de aanvulling in voor een inwoner" in client.get(draft).content.decode()
        files = reverse("challenges:attachments", args=[case.token])
        scan = SimpleUploadedFile("brief.pdf", b"%PDF-1.4 brief", "application/pdf")
        client.post(files, {"bestanden": scan})
        fill_in(client, case)
        review = reverse("challenges:review", args=[case.token])
        page = client.get(review)
        case.refresh_from_db()
        posted = {"revisie": case.draft_revision, "moment": page.context["moment"]}
        assert client.post(review, posted).url == detail
        case.refresh_from_db()
        assert (case.status, case.events.latest("pk").by) == (Status.IN_HANDLING, staff)
        text = client.get(detail).content.decode()
        assert "Ingevoerd door de gemeente: op papier, ontvangen op 5 maart 2026." in text
        (file,) = case.attachments.all()
        assert (file.name, file.added_by, file.version.number) == ("brief.pdf", staff, 2)
        assert url not in text

    def test_nobody_else_is_taken_for_who_types(self, client, case, staff):
        start(case, staff, now=make.NOW)
        draft = reverse("challenges:draft", args=[case.token])
        assert "U voert de aanvulling in" not in client.get(draft).content.decode()

    def test_without_a_question_it_leads_back(self, client, staff):
        case = make.make_in_handling(staff)
        client.force_login(staff)
        url = reverse("challenge_responses:completion", args=[case.pk])
        assert client.get(url).url == reverse("challenge_responses:detail", args=[case.pk])
        assert not CompletionEntry.objects.exists()
        assert Response.objects.get(pk=case.pk).status == Status.IN_HANDLING
