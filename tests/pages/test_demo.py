import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from pages.demo import people, site
from pages.demo.content import INITIATIVE_TEXTS
from pages.models import CallPage, InitiativePage, SiteSettings
from pages.phases import Phase

ROLES = [person.role for person in people.PEOPLE]


@pytest.fixture
def loaded(db):
    site.build_site(timezone.localdate())


def test_calls_are_in_different_phases(loaded):
    phases = [call.phase for call in CallPage.objects.live().order_by("pk")]
    assert phases == [
        Phase.OPEN,
        Phase.OPEN,
        Phase.PLANNED,
        Phase.IN_ASSESSMENT,
        Phase.RUNNING,
        Phase.WITHDRAWN,
        Phase.IN_ASSESSMENT,
    ]


def test_loading_twice_changes_nothing_and_keeps_what_an_editor_changed(loaded):
    call = CallPage.objects.first()
    call.title = "Door de redactie veranderd"
    call.save_revision().publish()
    SiteSettings.objects.update(phone="010 000 00 00")
    before = (Page.objects.count(), PageLogEntry.objects.count())
    site.build_site(timezone.localdate())
    assert (Page.objects.count(), PageLogEntry.objects.count()) == before
    call.refresh_from_db()
    assert call.title == "Door de redactie veranderd"
    assert SiteSettings.objects.get().phone == "010 000 00 00"
    assert not any(Page.find_problems())


def test_every_initiative_says_when_and_where_from_and_is_complete_in_english(loaded):
    initiatives = list(InitiativePage.objects.live())
    assert len(initiatives) == 27
    for initiative in initiatives:
        assert initiative.source
        assert initiative.facts_as_of.isdigit()
        for name in INITIATIVE_TEXTS:
            assert bool(getattr(initiative, name)) == bool(getattr(initiative, f"{name}_en"))


def test_one_sign_in_per_role(db, client):
    users = people.ensure_people()
    assert people.ensure_people() == users
    assert list(users) == ROLES
    for person in people.PEOPLE:
        assert client.login(username=person.email, password=people.PASSWORD)
        is_resident = person.role == "bewoner"
        assert client.get("/beheer/").status_code == (302 if is_resident else 200)
        client.logout()
