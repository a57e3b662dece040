"""Who may do what, for every address: a matrix."""

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import BestTime, CounterChannel
from pages.challenges.models import CallBackRequest, CounterEntry
from pages.challenges.permissions import can_act, can_view
from pages.challenges.services.calling_back import ask_call_back
from pages.challenges.services.counter import start_entry
from pages.challenges.viewsets import AssessmentViewSet, ResponseViewSet
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

HANDLERS = {"editor", "assessor"}
DECIDERS = {"decider", "approver"}
EVERYONE = HANDLERS | DECIDERS | {"contract_manager"}
OTHERS = {"finance", "evaluator", "provider", "investor", "panel_member"}
# Every address of the admin, with who gets in.
MATRIX = {
    "index": EVERYONE,
    "index_results": EVERYONE,
    "terms": EVERYONE,
    "terms_results": EVERYONE,
    "late": HANDLERS,
    "detail": EVERYONE,
    "outbox": EVERYONE,
    "outbox_again": HANDLERS,
    "outbox_posted": HANDLERS,
    "letter": EVERYONE,
    "letter_pdf": EVERYONE,
    "interest": EVERYONE,
    "note": EVERYONE,
    "attachment": EVERYONE,
    "sent_pdf": EVERYONE,
    "take_up": HANDLERS,
    "receipt_pdf": HANDLERS,
    "counter": HANDLERS,
    "counter_take_over": HANDLERS,
    "counter_drop": HANDLERS,
    "callbacks": HANDLERS,
    "callback": HANDLERS,
    "ask": HANDLERS,
    "withdraw": HANDLERS,
    "extend": HANDLERS,
    "assign": HANDLERS,
    "unassign": HANDLERS,
    "talk": HANDLERS,
    "report": HANDLERS,
    "admissibility": HANDLERS,
    "advice": HANDLERS,
    "reopen": HANDLERS,
    "changes": HANDLERS,
    "changes_answer": HANDLERS,
    "propose": HANDLERS,
    "paper_objection": HANDLERS,
    "decide": DECIDERS,
    "send_back": DECIDERS,
    "objection": DECIDERS,
    "agreement": {"contract_manager"},
    "run": {"contract_manager"},
    "finish": {"contract_manager"},
}
LISTS = ("index", "terms", "late", "counter", "callback", "outbox")
POST_ONLY = {
    *("note", "take_up", "agreement", "unassign", "send_back", "run"),
    *("counter_take_over", "callback", "outbox_again", "outbox_posted"),
}
# The dossiers of who was asked to assess; the names carry the viewset, as two are the same.
ASSESSORS = {"editor", "assessor", "contract_manager", "panel_member"}
ASSESSING = ("index", "assess", "interest")


@pytest.fixture
def case():
    """A response with somebody assigned and a talk planned."""
    staff = make.make_staff()
    draft = make.make_draft()
    services.add_attachment(response=draft, name="plan.txt", content=b"Plan", now=make.NOW)
    response = services.send_response(
        response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    services.take_up(response=response, by=staff, now=make.NOW)
    start_entry(
        call=response.call,
        channel=CounterChannel.PAPER,
        received_on=make.NOW.date(),
        by=staff,
        now=make.NOW,
    )
    ask_call_back(
        name="Jo",
        phone="010 000 00 00",
        subject="Een vraag.",
        best_time=BestTime.ANY,
        language="nl",
        now=make.NOW,
    )
    make.make_talk(staff, response)
    services.assign_assessor(
        response=response, person=make.make_staff("panel_member"), by=staff, now=make.NOW
    )
    return response


def visit(client, name, response):
    args = [] if name.startswith(LISTS) else [response.pk]
    if name in ("counter_take_over", "counter_drop"):
        args.append(CounterEntry.objects.get().pk)
    if name == "callback":
        args.append(CallBackRequest.objects.get().pk)
    if name == "attachment":
        args.append(response.attachments.get().pk)
    if name == "sent_pdf":
        args.append(1)
    if name.startswith("outbox_"):
        args = [response.messages.earliest("pk").pk]
    if name.startswith("letter"):
        args.append(response.letters.earliest("pk").pk)
    if name == "report":
        args.append(response.talks.get().pk)
    if name == "unassign":
        args.append(response.assignments.get().person_id)
    url = reverse(f"challenge_responses:{name}", args=args)
    return client.post(url) if name in POST_ONLY else client.get(url)


def assessing_url(name, response):
    return reverse(f"challenge_assessments:{name}", args=[] if name == "index" else [response.pk])


def test_the_matrix_names_every_address():
    assert {pattern.name for pattern in ResponseViewSet().get_urlpatterns()} == MATRIX.keys()
    assert {pattern.name for pattern in AssessmentViewSet().get_urlpatterns()} == set(ASSESSING)


@pytest.mark.parametrize("group", sorted(EVERYONE | OTHERS))
def test_each_role_gets_in_where_it_should_and_403_elsewhere(client, group, case):
    person = make.make_staff(group)
    client.force_login(person)
    for name, allowed in MATRIX.items():
        # Taking somebody off ends the row that the address names.
        if name == "unassign" and not case.assignments.filter(removed_at=None).exists():
            continue
        status = visit(client, name, case).status_code
        assert (status != 403) == (group in allowed), (name, status)
        assert status in (200, 302, 403), (name, status)


@pytest.mark.parametrize("group", sorted(EVERYONE | OTHERS))
def test_an_assessor_sees_the_own_dossiers_and_no_other(client, group, case):
    person = make.make_staff(group)
    client.force_login(person)
    may = group in ASSESSORS
    assert client.get(assessing_url("index", case)).status_code == (200 if may else 403)
    for name in ("assess", "interest"):
        assert client.get(assessing_url(name, case)).status_code == (404 if may else 403)
    if may:
        services.assign_assessor(response=case, person=person, by=make.make_staff(), now=make.NOW)
        assert client.get(assessing_url("interest", case)).status_code == 200
        answer = client.get(assessing_url("assess", case))
        assert answer.url == assessing_url("interest", case)
        make.free(case, person)
        assert client.get(assessing_url("assess", case)).status_code == 200


@pytest.mark.parametrize("name", MATRIX)
def test_who_is_not_signed_in_goes_to_the_sign_in_page(client, name, case):
    answer = visit(client, name, case)
    assert answer.status_code == 302
    assert "/login/" in answer.url


@pytest.mark.parametrize("name", ASSESSING)
def test_assessors_sign_in_as_well(client, name, case):
    answer = client.get(assessing_url(name, case))
    assert answer.status_code == 302
    assert "/login/" in answer.url


@pytest.mark.parametrize("group", sorted(EVERYONE))
def test_an_interest_closes_every_page_of_the_case(client, group, case):
    person = make.make_staff(group)
    client.force_login(person)
    services.declare_interest(
        response=case, person=person, has_conflict=True, words="Mijn buurman.", now=make.NOW
    )
    for name, allowed in MATRIX.items():
        if group in allowed and not name.startswith(LISTS):
            assert visit(client, name, case).status_code == 403, name
    assert "Deze zaak is voor u gesloten" in visit(client, "detail", case).content.decode()


def test_staff_who_assess_say_first_whether_they_have_an_interest(client, case):
    person = make.make_staff("assessor")
    client.force_login(person)
    assert visit(client, "detail", case).status_code == 200
    services.assign_assessor(response=case, person=person, by=make.make_staff(), now=make.NOW)
    answer = visit(client, "detail", case)
    assert answer.url == reverse("challenge_responses:interest", args=[case.pk])
    make.free(case, person)
    assert visit(client, "detail", case).status_code == 200


def test_a_draft_is_not_for_staff(client):
    client.force_login(make.make_staff())
    assert visit(client, "detail", make.make_draft()).status_code == 404


def test_a_superuser_may_do_everything(admin_user):
    assert can_view(admin_user)
    assert all(can_act(admin_user, action) for action in ("reject", "take_up", "draft_agreement"))
