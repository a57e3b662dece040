"""Several people at the same moment, on a real database with real transactions."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection

from pages.challenges import services
from pages.challenges.errors import Refused
from pages.challenges.models import Decision, OutboxMessage, Response
from pages.challenges.services.outbox import deliver_message
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 8


@pytest.fixture(autouse=True)
def _file_database(tmp_path, transactional_db):
    """Move a test database that is in memory to a file: shared memory has locks of its own."""
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    path = str(tmp_path / "together.sqlite3")
    with closing(sqlite3.connect(path)) as on_disk:
        in_memory.backup(on_disk)
    connection.settings_dict["NAME"] = path
    connection.connection = None
    yield
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.connection = in_memory


def at_once(tasks):
    """Run all at the same moment, each in its own thread; results or errors, in order."""
    barrier = Barrier(len(tasks))

    def run(task):
        barrier.wait()
        try:
            return task()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def test_eight_people_send_at_once_and_none_is_lost():
    call = make.make_call()
    drafts = [make.make_draft(call) for _number in range(PEOPLE)]

    def send(draft):
        return lambda: services.send_response(
            response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
        )

    sent = at_once([send(draft) for draft in drafts])

    numbers = sorted(response.case_number for response in sent)
    assert numbers == [f"UD-2026-{number:04d}" for number in range(1, PEOPLE + 1)]
    assert Response.objects.exclude(case_number=None).count() == PEOPLE
    assert OutboxMessage.objects.filter(letter="receipt").count() == PEOPLE


def test_one_draft_sent_eight_times_at_once_is_one_case():
    draft = make.make_draft()
    send = lambda: services.send_response(  # noqa: E731
        response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    sent = at_once([send] * PEOPLE)
    assert {response.case_number for response in sent} == {"UD-2026-0001"}
    assert draft.versions.count() == 1


def test_of_two_people_who_decide_at_once_one_wins():
    first, second = make.make_staff("decider"), make.make_staff("approver")
    proposal = make.make_proposed(make.make_staff())
    response = proposal.response
    make.free(response, first, second)

    def decide(person):
        return lambda: services.decide(proposal=proposal, by=person, now=make.NOW)

    results = at_once([decide(first), decide(second)])

    (refused,) = [result for result in results if isinstance(result, Refused)]
    assert refused.code == "already_decided"
    assert Decision.objects.count() == 1
    assert response.messages.filter(letter="decision").count() == 1


def test_of_eight_workers_one_sends_a_letter(mailoutbox):
    message = make.make_sent().messages.get()
    OutboxMessage.objects.filter(pk=message.pk).update(
        status="pending", sent_at=None, claimed_at=None
    )
    mailoutbox.clear()
    deliver = lambda: deliver_message(message_id=message.pk, now=make.NOW)  # noqa: E731
    assert sorted(at_once([deliver] * PEOPLE)) == [False] * (PEOPLE - 1) + [True]
    assert len(mailoutbox) == 1


def test_one_agreement_from_eight_clicks():
    manager = make.make_staff("contract_manager")
    response = make.make_decided(make.make_staff())
    draft = lambda: services.draft_agreement_for(  # noqa: E731
        response=response, by=manager, now=make.NOW
    )
    assert len({agreement.pk for agreement in at_once([draft] * PEOPLE)}) == 1
