"""Who may do what; every address for every role is in tests/permissions."""

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.models import OutboxMessage
from pages.challenges.permissions import can_act, can_view
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    """A response that somebody handles."""
    staff = make.make_staff()
    return make.make_in_handling(staff)


def visit(client, name, response):
    return client.get(reverse(f"challenge_responses:{name}", args=[response.pk]))


def test_an_interest_closes_the_case_and_the_page_says_so(client, case):
    person = make.make_staff()
    client.force_login(person)
    services.declare_interest(
        response=case, person=person, has_conflict=True, words="Mijn buurman.", now=make.NOW
    )
    assert "Deze zaak is voor u gesloten" in visit(client, "detail", case).content.decode()


def test_a_letter_of_a_closed_case_is_not_sent_again_by_who_has_an_interest(client, case):
    person = make.make_staff()
    client.force_login(person)
    services.declare_interest(
        response=case, person=person, has_conflict=True, words="Mijn buurman.", now=make.NOW
    )
    message = case.messages.earliest("pk")
    before = OutboxMessage.objects.filter(pk=message.pk).values().get()
    for name in ("outbox_again", "outbox_posted"):
        url = reverse(f"challenge_responses:{name}", args=[message.pk])
        assert client.post(url).status_code == 403
    assert OutboxMessage.objects.filter(pk=message.pk).values().get() == before


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
