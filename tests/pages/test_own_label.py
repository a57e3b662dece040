"""What a municipality calls the right to challenge, and the ways to be called back."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from pages.challenges.calls import own_label
from pages.challenges.letters import draft_link_letter
from pages.models import SiteSettings
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile():
    return SiteSettings.for_site(Site.objects.get(is_default_site=True))


def test_the_standard_word_changes_nothing(client, profile):
    profile.challenge_label = "Uitdaagrecht "
    profile.save()
    assert own_label() == ""
    page = client.get(reverse("challenges:start_unasked")).content.decode()
    assert "<h1>Daag de gemeente uit met een eigen idee</h1>" in page
    assert "Besluiten op uitdagingen</a>" in page


def test_a_word_of_ones_own_stands_on_the_pages_and_in_letters(client, profile):
    profile.challenge_label = "bewonersbod"
    profile.save()
    page = client.get(reverse("challenges:start_unasked")).content.decode()
    assert "<h1>Bewonersbod: dien een eigen idee in</h1>" in page
    assert '<p class="uc-kicker">Bewonersbod</p>' in page
    assert "Besluiten over bewonersbod</a>" in page
    page = client.get(reverse("challenges:decisions")).content.decode()
    assert "<h1>Besluiten over bewonersbod</h1>" in page
    letter = draft_link_letter(make.make_unasked_draft())
    assert "bewonersbod" in str(letter.blocks)
    assert "reactie" in str(draft_link_letter(make.make_draft()).blocks)


def test_english_pages_have_a_word_of_their_own(client, profile):
    profile.challenge_label, profile.challenge_label_en = "bewonersbod", "residents’ bid"
    profile.save()
    with override("en"):
        assert own_label() == "residents’ bid"
    assert own_label() == "bewonersbod"
    draft = make.make_unasked_draft()
    draft.language = "en"
    assert "residents’ bid" in str(draft_link_letter(draft).blocks)
    profile.challenge_label_en = ""
    profile.save()
    with override("en"):
        assert own_label() == "bewonersbod"


def test_being_called_back_is_offered_with_a_call_and_in_the_footer(client):
    call = make.make_call()
    page = client.get(call.url).content.decode()
    url = reverse("challenges:call_back")
    assert f'<a href="{url}?oproep={call.pk}">Bel mij terug</a>' in page
    assert f'<a href="{url}">Bel mij terug</a>' in page
    overview = client.get(call.get_parent().url).content.decode()
    assert f'<a href="{reverse("challenges:decisions")}">' in overview
    assert f'<a href="{reverse("challenges:year_reports")}">' in overview
