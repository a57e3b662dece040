"""Who may do what, for every address: a matrix."""

import pytest
from django.urls import reverse

from pages.challenges.permissions import can_act, can_view
from pages.challenges.viewsets import ResponseViewSet
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
    "detail": EVERYONE,
    "note": EVERYONE,
    "take_up": HANDLERS,
    "ask": HANDLERS,
    "withdraw": HANDLERS,
    "decide": DECIDERS,
    "agreement": {"contract_manager"},
}
POST_ONLY = {"note", "take_up", "agreement"}


def visit(client, name, response):
    args = [] if name.startswith("index") else [response.pk]
    url = reverse(f"challenge_responses:{name}", args=args)
    return client.post(url) if name in POST_ONLY else client.get(url)


def test_the_matrix_names_every_address():
    assert {pattern.name for pattern in ResponseViewSet().get_urlpatterns()} == MATRIX.keys()


@pytest.mark.parametrize("group", sorted(EVERYONE | OTHERS))
def test_each_role_gets_in_where_it_should_and_403_elsewhere(client, group):
    response = make.make_in_handling(make.make_staff())
    client.force_login(make.make_staff(group))
    for name, allowed in MATRIX.items():
        status = visit(client, name, response).status_code
        assert (status != 403) == (group in allowed), (name, status)
        assert status in (200, 302, 403), (name, status)


@pytest.mark.parametrize("name", MATRIX)
def test_who_is_not_signed_in_goes_to_the_sign_in_page(client, name):
    answer = visit(client, name, make.make_sent())
    assert answer.status_code == 302
    assert "/login/" in answer.url


def test_a_draft_is_not_for_staff(client):
    client.force_login(make.make_staff())
    assert visit(client, "detail", make.make_draft()).status_code == 404


def test_a_superuser_may_do_everything(admin_user):
    assert can_view(admin_user)
    assert all(can_act(admin_user, action) for action in ("reject", "take_up", "draft_agreement"))
