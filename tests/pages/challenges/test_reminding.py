"""Reminders: to the person, then to the lead, each once per last day."""

import pytest
from django.db import IntegrityError, connection, transaction

from pages.challenges import services
from pages.challenges.models import OutboxMessage, Reminder
from pages.challenges.selectors.terms import ids_to_remind, lead_addresses
from pages.challenges.terms import local_day
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def at(**delta):
    """What a sweep at that moment writes, as (kind, due, to)."""
    now = make.later(**delta)
    found = []
    for response_id in ids_to_remind(local_day(now)):
        found += services.remind(response_id=response_id, now=now)
    return [(row.kind, str(row.due), row.to) for row in found]


@pytest.fixture
def editor():
    make.make_call()
    return make.make_staff("editor")


def test_a_case_that_nobody_takes_up(editor):
    make.make_sent()
    assert at(days=2) == []
    # Thursday 5 March is the third working day.
    assert at(days=3) == [("reaction_due", "2026-03-05", editor.email)]
    assert at(days=3, hours=5) == []
    assert at(days=40) == []


def test_the_handler_before_and_the_lead_after_the_last_day(editor):
    handler, lead = make.make_staff("assessor"), make.make_staff("editor")
    make.set_municipality(lead=lead)
    make.make_in_handling(handler)
    assert at(days=49) == []
    assert at(days=50) == [("decision_soon", "2026-04-28", handler.email)]
    assert at(days=57) == []
    assert at(days=58) == [("decision_late", "2026-04-28", lead.email)]
    assert at(days=59) == []
    assert at(days=400) == []


def test_who_was_away_for_a_while_still_hears_it(editor):
    """The sweep did not run for months: nothing is skipped, nothing is doubled."""
    make.make_sent()
    assert at(days=100) == [
        ("reaction_due", "2026-03-05", editor.email),
        ("decision_late", "2026-04-28", editor.email),
    ]
    assert at(days=100) == []


def test_a_term_that_moved_has_a_reminder_of_its_own(editor):
    handled = make.make_in_handling(editor)
    assert at(days=50) == [("decision_soon", "2026-04-28", editor.email)]
    services.extend_term(
        response=handled,
        reason="De wijkraad bespreekt uw plan pas in mei, en dat nemen wij graag mee.",
        by=editor,
        now=make.later(days=51),
    )
    assert at(days=58) == []
    assert at(days=91) == [("decision_soon", "2026-06-08", editor.email)]


def test_the_resident_is_reminded_of_the_completion_and_the_handler_when_it_did_not_come(editor):
    asked = services.ask_completion(
        response=make.make_sent(), question="Met wie doet u dit?", by=editor, now=make.NOW
    )
    assert at(days=10) == []
    assert at(days=11) == [("completion_soon", "2026-03-16", "")]
    assert asked.messages.get(letter="completion_reminder").to == asked.email
    assert at(days=14) == []
    assert at(days=15) == [("completion_passed", "2026-03-16", editor.email)]
    services.take_up(response=asked, by=editor, now=make.later(days=16))
    assert at(days=17) == []


def test_nobody_is_reminded_of_what_has_ended(editor):
    services.withdraw(response=make.make_sent(), by=None, now=make.NOW)
    make.make_decided(editor)
    make.make_draft()
    assert at(days=400) == []
    done = make.make_decided(editor)
    assert services.remind(response_id=done.pk, now=make.later(days=400)) == []


def test_who_left_is_not_written_to(editor):
    gone = make.make_staff("assessor")
    make.make_in_handling(gone)
    gone.is_active = False
    gone.save()
    assert at(days=50) == [("decision_soon", "2026-04-28", editor.email)]


def test_without_a_lead_all_editors_hear_it_each_once(editor):
    other = make.make_staff("editor")
    make.make_sent()
    expected = sorted([editor.email, other.email])
    assert lead_addresses() == expected
    assert [to for _kind, _due, to in at(days=3)] == expected
    assert OutboxMessage.objects.filter(letter="staff_reminder").count() == 2
    make.set_municipality(lead=other)
    assert lead_addresses() == [other.email]
    other.is_active = False
    other.save()
    assert lead_addresses() == [editor.email]


def test_that_there_was_nobody_is_kept_and_shown_and_later_somebody_hears_it():
    response = make.make_sent()
    assert at(days=3) == [("reaction_due", "2026-03-05", "")]
    assert Reminder.objects.get().message is None
    assert at(days=4) == []
    editor = make.make_staff("editor")
    assert at(days=5) == [("reaction_due", "2026-03-05", editor.email)]
    assert response.messages.get(letter="staff_reminder").to == editor.email


def test_a_reminder_and_its_message_are_one(editor):
    make.make_sent()
    at(days=3)
    reminder = Reminder.objects.get()
    assert reminder.message == OutboxMessage.objects.get(letter="staff_reminder")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(
            response=reminder.response,
            kind=reminder.kind,
            due=reminder.due,
            to=reminder.to,
            message=reminder.message,
            at=make.NOW,
        )
    for sql in ("UPDATE challenges_reminder SET id = id", "DELETE FROM challenges_reminder"):
        with (
            pytest.raises(IntegrityError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
