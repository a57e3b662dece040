"""A change that we propose has a last day to answer: told, reminded of once, and seen when late."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from pages.challenges import services
from pages.challenges.errors import Refused
from pages.challenges.models import ProposedChanges, Response
from pages.challenges.selectors.outbox import letters_to_look_after
from pages.challenges.selectors.terms import ids_to_remind, waiting_changes, with_next_due
from pages.challenges.terms import local_day
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
TODAY = make.NOW.date()
LAST = date(2026, 3, 16)


@pytest.fixture
def staff():
    make.make_call()
    return make.make_staff("editor")


@pytest.fixture
def advised(staff):
    return make.make_advised(staff)


def propose(response, staff, **more):
    values = {"words": make.REASON, "by": staff, "now": make.NOW, **more}
    return services.propose_changes(response=response, **values)


def at(**delta):
    """What a sweep at that moment writes, as (kind, due, to)."""
    now = make.later(**delta)
    found = []
    for response_id in ids_to_remind(local_day(now)):
        found += services.remind(response_id=response_id, now=now)
    return [(row.kind, row.due, row.to) for row in found]


def test_it_is_two_weeks_unless_staff_choose_a_day_and_stands_in_the_letter(advised, staff):
    changes = propose(advised, staff)
    assert changes.answer_by == LAST
    letter = advised.messages.get(letter="changes")
    assert "U kunt antwoorden tot en met 16 maart 2026." in letter.text
    services.answer_changes(response=advised, agrees=False, by=None, now=make.NOW)
    other = propose(advised, staff, answer_by=date(2026, 3, 9))
    assert other.answer_by == date(2026, 3, 9)


@pytest.mark.parametrize("days", [0, -1])
def test_a_day_that_does_not_come_any_more_is_refused(advised, staff, days):
    with pytest.raises(Refused) as error:
        propose(advised, staff, answer_by=TODAY + timedelta(days=days))
    assert (error.value.code, error.value.params["field"]) == ("answer_day_past", "answer_by")
    assert not ProposedChanges.objects.exists()


def test_the_resident_is_reminded_once_and_then_the_handler_hears_it(advised, staff):
    make.set_municipality(completion_reminder_days=3)
    propose(advised, staff)
    assert at(days=10) == []
    assert at(days=11) == [("changes_soon", LAST, "")]
    reminder = advised.messages.get(letter="changes_reminder")
    assert reminder.to == advised.email
    assert "tot en met 16 maart 2026" in " ".join(reminder.text.split())
    assert make.REASON in reminder.text
    assert at(days=12) == []
    assert at(days=14) == []
    assert at(days=15) == [("changes_passed", LAST, staff.email)]
    assert at(days=16) == []


def test_a_case_with_an_earlier_proposal_is_looked_at_once(advised, staff):
    propose(advised, staff, answer_by=date(2026, 3, 9))
    services.answer_changes(response=advised, agrees=False, by=None, now=make.NOW)
    propose(advised, staff)
    # The decision is due by then as well.
    day = advised.decide_by + timedelta(days=1)
    assert ids_to_remind(day) == [advised.pk]
    assert ids_to_remind(date(2026, 3, 10)) == []


def test_who_answered_or_stopped_hears_nothing(advised, staff):
    propose(advised, staff)
    services.answer_changes(response=advised, agrees=True, by=None, now=make.NOW)
    assert (at(days=13), at(days=20)) == ([], [])
    advised.refresh_from_db()
    assert waiting_changes(advised) is None


def test_a_short_time_has_no_reminder_on_the_day_of_the_letter_itself(advised, staff):
    propose(advised, staff, answer_by=TODAY + timedelta(days=1))
    assert at(hours=2) == []
    assert at(days=1) == [("changes_soon", TODAY + timedelta(days=1), "")]


def test_what_was_proposed_before_this_was_asked_has_no_day(advised, staff, client):
    advised.status = "changes_proposed"
    advised.save()
    ProposedChanges.objects.create(response=advised, words=make.REASON, by=staff, at=make.NOW)
    assert at(days=20) == []
    page = client.get(reverse("challenges:status", args=[advised.token]))
    assert "antwoorden tot en met" not in page.content.decode()


def test_the_list_of_terms_shows_it_before_the_decision(advised, staff):
    propose(advised, staff)
    row = with_next_due(TODAY).get(pk=advised.pk)
    assert (row.due_kind, row.due_on) == ("answer", LAST)
    services.answer_changes(response=advised, agrees=True, by=None, now=make.NOW)
    row = with_next_due(TODAY).get(pk=advised.pk)
    assert (row.due_kind, row.due_on) == ("decision", row.decide_by)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-03-16", "U kunt antwoorden tot en met 16 maart 2026."),
        ("2026-03-17", "U kon antwoorden tot en met 16 maart 2026."),
    ],
)
def test_the_resident_reads_the_day_on_both_pages(client, advised, staff, day, words):
    propose(advised, staff)
    with time_machine.travel(f"{day}T10:00:00+00:00", tick=False):
        for name in ("challenges:status", "challenges:changes"):
            page = client.get(reverse(name, args=[advised.token])).content.decode()
            assert words in page


def test_staff_read_the_day_with_the_case_until_the_answer(client, advised, staff):
    propose(advised, staff)
    client.force_login(staff)
    detail = reverse("challenge_responses:detail", args=[advised.pk])
    words = "De indiener heeft tijd tot en met 16 maart 2026."
    assert words in client.get(detail).content.decode()
    services.answer_changes(response=advised, agrees=True, by=None, now=make.NOW)
    assert words not in client.get(detail).content.decode()


def test_both_letters_are_in_the_language_of_the_resident(advised, staff):
    Response.objects.filter(pk=advised.pk).update(language="en")
    propose(advised, staff)
    letter = advised.messages.get(letter="changes")
    assert "You can answer until 16 March 2026." in letter.text
    at(days=13)
    reminder = advised.messages.get(letter="changes_reminder")
    assert reminder.subject == f"Will you answer our proposal? ({advised.case_number})"
    for body in (reminder.text, reminder.html):
        assert "16 March 2026" in body
        assert advised.token in body
        assert make.REASON in body
        assert "Noor de Wit" in body


def test_who_has_no_address_is_reminded_on_paper(advised, staff):
    Response.objects.filter(pk=advised.pk).update(email="")
    propose(advised, staff)
    assert at(days=13) == [("changes_soon", LAST, "")]
    assert at(days=14) == []
    reminder = advised.messages.get(letter="changes_reminder")
    assert reminder in letters_to_look_after(make.later(days=14))["to_print"]


def test_late_ones_stand_on_the_first_screen(client, advised, staff):
    propose(advised, staff)
    client.force_login(staff)
    index = reverse("challenge_responses:index")
    words = "zonder antwoord op ons voorstel"
    with time_machine.travel("2026-03-16T10:00:00+00:00", tick=False):
        assert words not in client.get(index).content.decode()
    with time_machine.travel("2026-03-17T10:00:00+00:00", tick=False):
        page = client.get(index)
        assert words in page.content.decode()
        assert page.context["counts"]["unanswered"] == 1
        found = client.get(index, {"aandacht": "antwoord"}).context["object_list"]
        assert [row.pk for row in found] == [advised.pk]


def test_the_handler_chooses_the_day_on_the_page_and_keeps_what_was_typed(client, advised, staff):
    client.force_login(staff)
    url = reverse("challenge_responses:changes", args=[advised.pk])
    with time_machine.travel(make.NOW, tick=False):
        assert 'value="2026-03-16"' in client.get(url).content.decode()
        posted = {"words": make.REASON, "knop": "inleveren"}
        page = client.post(url, posted | {"answer_by": "2026-03-02"})
        assert page.context["form"].errors == {
            "answer_by": ["Kies een dag na vandaag: de indiener heeft tijd nodig."]
        }
        assert make.REASON in page.content.decode()
        assert client.post(url, posted | {"answer_by": "2026-03-10"}).status_code == 302
    assert ProposedChanges.objects.get().answer_by == date(2026, 3, 10)
