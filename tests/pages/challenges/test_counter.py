"""The counter: what staff type in for a resident who wrote, rang or came by."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from pypdf import PdfReader

from pages.challenges import services
from pages.challenges.enums import CounterChannel, Status
from pages.challenges.errors import Refused
from pages.challenges.models import CounterEntry, LateAdmission, Response
from pages.challenges.selectors.counter import counter_entry_of, unfinished_entries
from pages.challenges.selectors.outbox import letters_to_look_after
from pages.challenges.services.counter import drop_entry, start_entry, take_over_entry
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
EARLIER = date(2026, 2, 23)
WITHOUT_EMAIL = {
    "applicant": make.Applicant(
        kind="person", name="Jo Jansen", email="", channel="post", address="Dorpsstraat 1"
    )
}


@pytest.fixture(autouse=True)
def _calm(settings):
    settings.CHALLENGES_MIN_SECONDS = 0


@pytest.fixture
def staff():
    return make.make_staff()


def start(by, call=None, *, received_on=EARLIER, channel=CounterChannel.PAPER):
    return start_entry(
        call=call or make.make_call(), channel=channel, received_on=received_on, by=by, now=make.NOW
    )


def send(response, **changes):
    return services.send_response(
        response=response, document=make.make_document(**changes), draft_revision=0, now=make.NOW
    )


def refusal(action, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        action(*args, **kwargs)
    return refused.value.code


class TestClock:
    def test_the_day_of_receipt_on_paper_counts(self, staff):
        sent = send(start(staff))
        assert sent.received_at.date() == EARLIER
        # Eight weeks, and three working days, from the day on paper.
        assert sent.decide_by == date(2026, 4, 20)
        assert sent.react_by == date(2026, 2, 26)
        first = sent.term_events.get()
        assert (first.kind, first.on) == ("start", EARLIER)
        assert sent.versions.get().sent_at == make.NOW

    def test_what_came_in_today_counts_from_now(self, staff):
        assert send(start(staff, received_on=make.NOW.date())).received_at == make.NOW

    def test_paper_in_time_may_be_typed_in_after_the_call_has_closed(self, staff):
        closed = make.make_call(opens_on=date(2026, 1, 1), closes_on=date(2026, 2, 28))
        assert send(start(staff, closed)).status == Status.SUBMITTED
        late = date(2026, 3, 1)
        assert refusal(start, staff, closed, received_on=late) == "call_closed_then"

    def test_a_late_letter_comes_in_by_its_leave_and_says_why(self, staff, client):
        closed = make.make_call(opens_on=date(2026, 1, 1), closes_on=date(2026, 2, 28))
        late = date(2026, 3, 1)
        reason = "De avond over deze oproep ging niet door."
        leave = LateAdmission.objects.create(
            call=closed, asked_by="Jo (fictief)", reason=reason, until=late, by=staff, at=make.NOW
        )
        client.force_login(staff)
        url = reverse("challenge_responses:counter")
        posted = {"channel": "paper", "received_on": "01-03-2026", "admission": leave.pk}
        page = client.post(url, {**posted, "call": make.make_call("Anders").pk})
        assert page.context["form"].errors == {
            "admission": ["Deze toelating is voor een andere oproep."]
        }
        assert not Response.objects.exists()
        client.post(url, posted)
        response = Response.objects.get()
        assert (response.call_id, response.late_admission) == (closed.pk, leave)
        sent = send(response)
        assert (sent.late_reason, sent.received_at.date()) == (reason, late)
        again = {"call": closed, "channel": CounterChannel.PAPER, "received_on": late}
        code = refusal(start_entry, **again, by=staff, now=make.NOW, admission=leave)
        assert code == "late_not_possible"

    def test_a_day_that_has_to_come_is_refused(self, staff):
        assert refusal(start, staff, received_on=date(2026, 3, 3)) == "not_in_future"
        assert not Response.objects.exists()


class TestSending:
    def test_the_event_names_who_typed_it_in(self, staff):
        sent = send(start(staff))
        event = sent.events.get()
        assert (event.action, event.who, event.by) == ("send", "handler", staff)
        assert make.make_sent().events.get().who == "resident"

    def test_with_an_address_the_receipt_is_mailed(self, staff):
        mailed = send(start(staff))
        message = mailed.messages.get()
        assert (message.channel, message.to) == ("email", mailed.email)
        assert mailed.token in message.text

    def test_without_an_address_the_receipt_waits_to_be_printed(self, staff):
        silent = send(start(staff), **WITHOUT_EMAIL)
        message = silent.messages.get()
        assert (message.letter, message.channel, message.to) == ("receipt", "post", "")
        assert message.archived.as_sent.addressee == ("Jo Jansen", "Dorpsstraat 1")
        assert list(letters_to_look_after(make.NOW)["to_print"]) == [message]

    def test_an_own_challenge_needs_no_call(self, staff):
        response = start_entry(
            call=None,
            channel=CounterChannel.DESK,
            received_on=EARLIER,
            by=staff,
            now=make.NOW,
        )
        assert (response.kind, response.call) == ("unasked", None)


class TestUnfinished:
    def test_a_colleague_takes_it_over_first(self, staff, client):
        response, other = start(staff), make.make_staff()
        draft = reverse("challenges:draft", args=[response.token])
        client.force_login(other)
        assert client.get(draft).url == reverse("challenge_responses:counter")
        entry = counter_entry_of(response)
        answer = client.post(reverse("challenge_responses:counter_take_over", args=[entry.pk]))
        assert answer.url == draft
        assert client.get(draft).status_code == 200
        client.force_login(staff)
        assert client.get(draft).status_code == 302

    def test_a_session_that_ended_costs_nobody_a_text_but_does_not_send(self, staff, client):
        response = start(staff)
        step = reverse("challenges:step", args=[response.token, "plan"])
        client.post(step, {"title": "Een mooier park"})
        response.refresh_from_db()
        assert "Een mooier park" in str(response.draft)
        review = reverse("challenges:review", args=[response.token])
        assert client.post(review).url == reverse("challenge_responses:counter")

    def test_a_file_tells_which_of_the_staff_added_it(self, staff, client):
        response, own = start(staff), make.make_draft()
        client.force_login(staff)
        for at in (response, own):
            url = reverse("challenges:attachments", args=[at.token])
            file = SimpleUploadedFile("brief.txt", b"Beste gemeente")
            assert client.post(url, {"bestanden": [file]}).status_code == 302
        assert response.attachments.get().added_by == staff
        # With the private link of a resident nobody acts for the municipality.
        assert own.attachments.get().added_by is None

    def test_throwing_away_asks_first_and_takes_the_files_along(self, staff, client):
        response = start(staff)
        services.add_attachment(response=response, name="scan.txt", content=b"x", now=make.NOW)
        entry = counter_entry_of(response)
        client.force_login(staff)
        url = reverse("challenge_responses:counter_drop", args=[entry.pk])
        assert "weggooien" in client.get(url).content.decode()
        assert Response.objects.exists()
        assert client.post(url).url == reverse("challenge_responses:counter")
        assert not Response.objects.exists()
        assert client.get(url).status_code == 404

    def test_what_is_sent_is_no_longer_taken_over_or_thrown_away(self, staff):
        response = start(staff)
        entry = counter_entry_of(response)
        send(response)
        assert refusal(take_over_entry, entry=entry, by=make.make_staff()) == "not_writable"
        assert refusal(drop_entry, entry=entry) == "not_writable"
        assert not unfinished_entries().exists()
        for sql in (
            "DELETE FROM challenges_counterentry",
            "UPDATE challenges_counterentry SET received_on = '2026-01-01'",
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                connection.cursor().execute(sql)


class TestPages:
    def test_from_the_list_to_a_draft_with_a_banner(self, staff, client):
        call = make.make_call()
        client.force_login(staff)
        url = reverse("challenge_responses:counter")
        wrong = client.post(url, {"call": call.pk, "received_on": "morgen"}).content.decode()
        assert "Kies hoe de reactie binnenkwam." in wrong
        assert "Vul een datum in zoals" in wrong
        answer = client.post(
            url, {"call": call.pk, "channel": "telephone", "received_on": "23-02-2026"}
        )
        entry = CounterEntry.objects.get()
        assert (entry.channel, entry.received_on, entry.entered_by) == (
            "telephone",
            EARLIER,
            staff,
        )
        # There is nothing to look over yet.
        first = [entry.response.token, "waarover"]
        assert answer.url == reverse("challenges:step", args=first)
        page = client.get(answer.url).content.decode()
        assert "U voert dit in voor een inwoner: telefonisch, ontvangen op 23 februari" in page
        assert call.title in client.get(url).content.decode()

    def test_a_refusal_is_told(self, staff, client):
        client.force_login(staff)
        data = {"channel": "paper", "received_on": "01-01-2099"}
        page = client.post(reverse("challenge_responses:counter"), data).content.decode()
        assert "Deze dag moet nog komen." in page

    def test_everybody_sees_how_it_came_in_and_staff_print_the_receipt(self, staff, client):
        sent = send(start(staff), **WITHOUT_EMAIL)
        page = client.get(reverse("challenges:receipt", args=[sent.token])).content.decode()
        assert "De gemeente heeft dit ingevoerd: op papier, ontvangen op 23 februari 2026" in page
        assert "Wij mailen" not in page
        assert "in het beheer" not in page
        client.force_login(staff)
        page = client.get(reverse("challenge_responses:detail", args=[sent.pk])).content.decode()
        assert "Ingevoerd aan de balie" in page
        assert "Er is geen e-mailadres." in page
        answer = client.get(reverse("challenge_responses:receipt_pdf", args=[sent.pk]))
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
        assert "Ontvangstbevestiging" in text
        assert "23 februari 2026" in text
        assert sent.token not in text


class TestForm:
    def test_an_address_is_needed_unless_letters_go_by_post(self, client):
        draft = make.make_draft()
        url = reverse("challenges:step", args=[draft.token, "wie"])
        who = {"kind": "person", "name": "Jo", "channel": "email"}
        assert "Vul uw e-mailadres in." in client.post(url, who).content.decode()
        page = client.post(url, {**who, "email": "geen"}).content.decode()
        assert "Vul uw e-mailadres in." not in page
        assert "naam@voorbeeld.nl" in page
        post = {**who, "channel": "post", "address": "Dorpsstraat 1"}
        assert client.post(url, post).status_code == 302
