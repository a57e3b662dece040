"""Eight people at their own browsers, who press the same button at the same moment."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from pages.challenges import services
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import CoAnswer, ResponseKind, Status
from pages.challenges.models import CoSubmitterAnswer, OutboxMessage, Response
from pages.challenges.services.cosubmitting import invite_cosubmitter
from pages.voices.models import Question, Support
from pages.voices.selectors.support import support_state
from pages.voices.selectors.topics import CALL
from tests.factories import challenges as make
from tests.factories import voices
from tests.pages.challenges.test_together import PEOPLE, _file_database, at_once  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = [f"Bewoner {number} (fictief)" for number in range(PEOPLE)]
EMAILS = [f"bewoner-{number}@voorbeeld.example" for number in range(PEOPLE)]


@pytest.fixture(autouse=True)
def _calm(settings):
    settings.CHALLENGES_MIN_SECONDS = 0
    with time_machine.travel(make.NOW, tick=False):
        yield


def pressed(url, posted, *, hidden=("moment",)):
    """A task: the page was opened before; the button is pressed when everybody is ready."""
    client = Client()
    page = client.get(url)
    assert page.status_code == 200
    kept = {name: page.context[name] for name in hidden}
    return lambda: client.post(url, {**kept, **posted})


def filled(draft, name, email):
    """A form of which everything that must be told is told."""
    entries = {
        "wie": {"kind": "person", "name": name, "email": email, "channel": "email"},
        "plan": {"title": f"Plan van {name}", "different": "Wij doen het samen."},
        "openbaar": {"publish_plan": "on", "declaration": "on"},
    }
    for step, fields in entries.items():
        services.save_step(response=draft, step=step, entry=StepEntry(fields), now=make.NOW)
    draft.refresh_from_db()
    return draft


def sending(draft):
    """The task of pressing the button below the overview."""
    url = reverse("challenges:review", args=[draft.token])
    return pressed(url, {"revisie": draft.draft_revision})


def test_eight_challenges_of_their_own_are_begun_and_none_is_lost():
    make.make_call()
    url = reverse("challenges:start_unasked")
    tasks = [pressed(f"{url}?q=tuin", {"q": f"De tuin van {name}"}) for name in NAMES]
    answers = at_once(tasks)
    assert {answer.status_code for answer in answers} == {302}
    drafts = Response.objects.filter(kind=ResponseKind.UNASKED, status=Status.DRAFT)
    assert drafts.count() == PEOPLE
    told = {draft.draft["steps"]["waarover"]["fields"]["task"] for draft in drafts}
    assert told == {f"De tuin van {name}" for name in NAMES}


def test_eight_plans_of_both_kinds_are_sent_and_none_is_lost():
    call = make.make_call()
    drafts = [
        make.make_draft(call) if number % 2 else make.make_unasked_draft()
        for number in range(PEOPLE)
    ]
    people = zip(drafts, NAMES, EMAILS, strict=True)
    answers = at_once([sending(filled(*person)) for person in people])
    assert {answer.status_code for answer in answers} == {302}
    sent = Response.objects.exclude(case_number=None)
    numbers = sorted(response.case_number for response in sent)
    assert numbers == [f"UD-2026-{number:04d}" for number in range(1, PEOPLE + 1)]
    assert sorted(response.applicant_name for response in sent) == NAMES
    assert {response.versions.get().document["schema"] for response in sent} == {"response/2"}
    receipts = OutboxMessage.objects.filter(letter="receipt")
    assert sorted(receipt.response.email for receipt in receipts) == EMAILS


def test_eight_co_submitters_answer_and_none_is_lost():
    draft = filled(make.make_unasked_draft(), "Jo (fictief)", "jo@voorbeeld.example")
    tasks = []
    for name, email in zip(NAMES, EMAILS, strict=True):
        person = invite_cosubmitter(
            response=draft, name=name, organisation="", email=email, now=make.NOW
        )
        url = reverse("challenges:cosubmitter", args=[person.token])
        tasks.append((url, {"answer": CoAnswer.CONFIRM, "words": f"Namens {name}."}))
    presses = []
    for url, posted in tasks:
        mark = Client().get(url).context["mark"]
        presses.append(pressed(url, {**posted, "revisie": mark}))
    answers = at_once(presses)
    assert {answer.status_code for answer in answers} == {302}
    rows = CoSubmitterAnswer.objects.filter(answer=CoAnswer.CONFIRM)
    assert {row.words for row in rows} == {f"Namens {name}." for name in NAMES}
    assert {row.cosubmitter.name for row in rows} == set(NAMES)


def test_eight_supporters_give_and_confirm_and_all_count():
    plan = voices.make_plan()
    url = reverse("voices:support", args=[plan.pk])
    tasks = [
        pressed(url, {"name": name, "email": email, "area": "Singelwijk", "is_old_enough": "on"})
        for name, email in zip(NAMES, EMAILS, strict=True)
    ]
    assert {answer.status_code for answer in at_once(tasks)} == {302}
    assert sorted(Support.objects.values_list("name", flat=True)) == NAMES
    assert support_state(plan).count == 0
    links = [reverse("voices:private", args=[row.token]) for row in Support.objects.all()]
    confirm = [pressed(link, {"doe": "bevestig"}, hidden=()) for link in links]
    assert {answer.status_code for answer in at_once(confirm)} == {302}
    assert support_state(plan).count == PEOPLE


def test_eight_questions_are_asked_and_confirmed_and_none_is_lost():
    topic = voices.call_topic()
    url = reverse("voices:ask", args=[CALL, topic.pk])
    tasks = [
        pressed(url, {"text": f"Mag {name} ook meedoen?", "email": email})
        for name, email in zip(NAMES, EMAILS, strict=True)
    ]
    assert {answer.status_code for answer in at_once(tasks)} == {302}
    links = [reverse("voices:private", args=[row.token]) for row in Question.objects.all()]
    confirm = [pressed(link, {"doe": "bevestig"}, hidden=()) for link in links]
    assert {answer.status_code for answer in at_once(confirm)} == {302}
    asked = Question.objects.exclude(confirmed_at=None)
    assert {row.text for row in asked} == {f"Mag {name} ook meedoen?" for name in NAMES}
