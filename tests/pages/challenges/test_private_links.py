"""Who holds the private link of a case acts as the resident, so staff never read it."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import NoReverseMatch, reverse

from pages.challenges.enums import Action
from pages.challenges.letters import decision_letter
from pages.challenges.viewsets import ResponseViewSet
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client):
    client.force_login(get_user_model().objects.create_superuser("bas@demodam.example"))
    return client


def pages_of(response) -> list[str]:
    """Every address of the admin that is about one case."""
    found = []
    for pattern in ResponseViewSet().get_urlpatterns():
        try:
            found.append(reverse(f"challenge_responses:{pattern.name}", args=[response.pk]))
        except NoReverseMatch:
            continue
    return found


def test_no_page_about_a_case_shows_it(admin_client):
    staff = make.make_staff()
    cases = [
        make.make_sent(),
        make.make_in_handling(staff),
        make.make_advised(staff),
        make.make_proposed(staff).response,
        make.make_decided(staff),
        make.make_decided(staff, Action.REJECT),
        make.make_objected(staff),
        make.make_mending(staff),
    ]
    shown = [
        address
        for case in cases
        for address in pages_of(case)
        if case.token.encode() in b"".join(admin_client.get(address))
    ]
    assert shown == []


def test_reading_the_letter_first_does_not_show_it_either(admin_client):
    response = make.make_advised(make.make_staff())
    text = make.decision_text(Action.ACCEPT)
    page = admin_client.post(
        reverse("challenge_responses:propose", args=[response.pk]),
        {
            "action": text.action,
            "reason": text.reason,
            "amount": "1250",
            "remedies": text.remedies,
            "knop": "nalezen",
        },
    ).content.decode()
    assert "Zaaknummer: " + response.case_number in page
    assert response.token not in page


def test_the_letter_that_is_sent_has_it(admin_client):
    proposal = make.make_proposed(make.make_staff())
    letter = decision_letter(proposal.response, proposal)
    assert proposal.response.token in letter.text
    assert letter.without_link.text == letter.text.replace(
        f"{letter.link_label}:\n{letter.link_url}\n\n", ""
    )
