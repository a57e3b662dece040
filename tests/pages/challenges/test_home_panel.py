"""The first page of the admin says what waits for whom."""

import pytest
from django.urls import reverse
from time_machine import travel

from pages.challenges import services
from pages.challenges.enums import Action, BestTime
from pages.challenges.home_panel import WaitingPanel
from pages.challenges.selectors.assessing import assessments_to_write
from pages.challenges.services.calling_back import ask_call_back
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
HOME = "/beheer/"


def rows(client, person, at=make.NOW) -> list[tuple[int, str]]:
    """What the panel of this person says."""
    client.force_login(person)
    with travel(at):
        panels = client.get(HOME).context["panels"]
    (panel,) = [one for one in panels if isinstance(one, WaitingPanel)]
    request = type("Request", (), {"user": person})()
    with travel(at):
        found = panel.get_context_data({"request": request})["rows"]
    return [(count, str(words)) for count, words, _url, _is_late in found]


def test_the_lead_sees_what_is_too_late_and_new(client):
    lead = make.make_staff()
    late = make.make_in_handling(lead)
    today = make.later(days=70)
    make.make_sent(now=today)
    ask_call_back(
        name="Femke (fictief)",
        phone="06 00 00 00 17",
        subject="Mag het?",
        best_time=BestTime.ANY,
        language="nl",
        now=today,
    )
    late.refresh_from_db()
    assert late.decide_by < today.date()
    found = {words: count for count, words in rows(client, lead, today)}
    assert (found["te laat"], found["nieuw"], found["terugbellen"]) == (1, 1, 1)
    page = client.get(HOME).content.decode()
    assert "Reacties die aandacht vragen" in page
    assert "/beheer/reacties/termijnen/?wanneer=te_laat" in page


def test_who_decides_sees_proposals_and_objections(client):
    staff, decider = make.make_staff(), make.make_staff("decider")
    make.make_proposed(staff)
    rejected = make.make_decided(staff, Action.REJECT)
    services.file_objection(response=rejected, words="Ik ben het oneens.", now=make.NOW)
    assert rows(client, decider) == [(1, "ter besluit"), (1, "met een bezwaar")]
    # Who prepares does not decide.
    assert rows(client, staff) == []


def test_a_resident_who_assesses_sees_only_that(client):
    staff, panel = make.make_staff(), make.make_staff("panel_member")
    response = make.make_in_handling(staff)
    assert rows(client, panel) == []
    services.declare_interest(response=response, person=staff, has_conflict=False, now=make.NOW)
    services.assign_assessor(response=response, person=panel, by=staff, now=make.NOW)
    assert rows(client, panel) == [(1, "te beoordelen")]
    assert reverse("challenge_assessments:index") in client.get(HOME).content.decode()
    services.declare_interest(
        response=response, person=panel, has_conflict=True, words="Mijn buurman", now=make.NOW
    )
    assert list(assessments_to_write(panel)) == []
    assert rows(client, panel) == []
    assert "Reacties die aandacht vragen" not in client.get(HOME).content.decode()


def test_other_roles_see_nothing_of_it(client):
    make.make_sent()
    assert rows(client, make.make_staff("provider")) == []
