"""Being called back: asked, tried, done, and forgotten."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pages.challenges.enums import BestTime, CallOutcome
from pages.challenges.errors import Refused
from pages.challenges.models import CallBackAttempt, CallBackRequest
from pages.challenges.selectors.counter import done_call_backs, open_call_backs
from pages.challenges.services.calling_back import ask_call_back, forget_call_backs, record_call
from tasks.callbacks import sweep_call_backs
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
URL = "/bel-mij-terug/"
TYPED = {
    "name": "Jo Jansen",
    "phone": "06 12 34 56 78",
    "subject": "Over het park.",
    "best_time": "morning",
}


@pytest.fixture(autouse=True)
def _calm(settings):
    settings.CHALLENGES_MIN_SECONDS = 0


def ask(**changes):
    values = {
        "name": "Jo",
        "phone": "06 12 34 56 78",
        "subject": "Over het park.",
        "best_time": BestTime.ANY,
        "language": "nl",
        "now": make.NOW,
    }
    return ask_call_back(**{**values, **changes})


def ring(request, outcome=CallOutcome.SPOKEN, note="", now=make.NOW):
    return record_call(request=request, outcome=outcome, note=note, by=make.make_staff(), now=now)


def post(client, url=URL, **changes):
    moment = client.get(url).context["moment"]
    return client.post(url, {"moment": moment, **TYPED, **changes})


def test_a_request_is_done_once_somebody_was_spoken_to():
    wanted = ask()
    assert ask() == wanted
    ring(wanted, CallOutcome.NOT_REACHED, "voicemail")
    assert list(open_call_backs()) == [wanted]
    ring(wanted)
    assert list(done_call_backs()) == [wanted]
    with pytest.raises(Refused) as refused:
        ring(wanted)
    assert refused.value.code == "call_back_done"
    assert [row.outcome for row in wanted.attempts.all()] == ["not_reached", "spoken"]
    # The same question again is a new one.
    assert ask() != wanted


def test_what_is_done_is_forgotten_after_the_weeks_of_the_municipality_and_nothing_else():
    done, waiting = ask(), ask(phone="010 000 00 00")
    make.make_call()
    make.set_municipality(callback_keep_weeks=2)
    ring(done, CallOutcome.STOPPED)
    assert forget_call_backs(now=make.NOW + timedelta(weeks=2)) == 0
    assert forget_call_backs(now=make.NOW + timedelta(weeks=2, seconds=1)) == 1
    assert list(CallBackRequest.objects.all()) == [waiting]
    assert not CallBackAttempt.objects.exists()


def test_the_timetable_forgets_at_night():
    ring(ask(), now=timezone.now() - timedelta(weeks=60))
    sweep_call_backs()
    assert not CallBackRequest.objects.exists()


class TestPublicPage:
    def test_asking_keeps_everything_and_says_what_happens(self, client):
        call = make.make_call()
        answer = post(client, f"{URL}?oproep={call.pk}")
        page = answer.content.decode()
        assert "Wij bellen u op 06 12 34 56 78." in page
        wanted = CallBackRequest.objects.get()
        assert (wanted.name, wanted.phone, wanted.subject, wanted.best_time, wanted.call) == (
            "Jo Jansen",
            "06 12 34 56 78",
            "Over het park.",
            "morning",
            call,
        )

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"name": ""}, "Vul uw naam in."),
            ({"phone": "bel maar"}, "alleen cijfers"),
            ({"subject": ""}, "Schrijf kort op waar het over gaat."),
            ({"best_time": "ooit"}, "Kies een moment."),
            ({"website": "x"}, "of u een mens bent"),
            ({"moment": "onzin"}, "of u een mens bent"),
        ],
    )
    def test_wrong_input_is_told_and_kept(self, client, changes, words):
        page = post(client, **changes).content.decode()
        assert words in page
        for name in {"name", "phone"} - changes.keys():
            assert f'value="{TYPED[name]}"' in page
        assert not CallBackRequest.objects.exists()

    def test_one_address_cannot_fill_the_list(self, client, settings):
        settings.CHALLENGES_CALLBACKS_PER_HOUR = 1
        post(client)
        assert "al heel vaak" in post(client, subject="Nog iets.").content.decode()
        assert CallBackRequest.objects.count() == 1

    @pytest.mark.parametrize("oproep", ["onzin", "²", "9" * 40, "-1", "0"])
    def test_a_strange_number_in_the_address_is_no_call(self, client, oproep):
        assert client.get(URL, {"oproep": oproep}).context["call"] is None


class TestStaffPage:
    def test_the_list_shows_who_waits_and_takes_what_came_of_it(self, client):
        wanted = ask(language="en", subject="<b>Vraag</b>")
        client.force_login(make.make_staff())
        url = reverse("challenge_responses:callbacks")
        page = client.get(url).content.decode()
        assert "&lt;b&gt;Vraag&lt;/b&gt;" in page
        assert "spreekt Engels" in page
        record = reverse("challenge_responses:callback", args=[wanted.pk])
        assert "Kies hoe het ging" in client.post(record, follow=True).content.decode()
        client.post(record, {"outcome": "not_reached", "note": "voicemail"})
        assert "voicemail" in client.get(url).content.decode()
        client.post(record, {"outcome": "spoken"})
        page = client.post(record, {"outcome": "spoken"}, follow=True).content.decode()
        assert "Een collega heeft dit al afgehandeld." in page
        assert "Niemand wacht op een telefoontje." in page
        assert "Gesproken" in page

    def test_as_many_queries_for_many_requests_as_for_few(self, client):
        client.force_login(make.make_staff())
        counts = []
        for half in range(2):
            for number in range(4):
                wanted = ask(phone=f"010 000 0{half} 0{number}")
                ring(wanted, CallOutcome.NOT_REACHED)
            # The first visit fills what the admin keeps.
            client.get(reverse("challenge_responses:callbacks"))
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse("challenge_responses:callbacks"))
            counts.append(len(queries))
        assert counts[0] == counts[1]
