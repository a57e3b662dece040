"""Words that mean the same: which a municipality keeps, and what search finds with them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from pages.challenges.selectors.similar import find_similar
from pages.models import SiteSettings
from pages.search import search_pages
from pages.synonyms import (
    DEFAULT_SYNONYMS,
    MOST_LINES,
    Synonyms,
    SynonymsError,
    read_synonyms,
    synonyms,
)
from tests.factories.pages import CallFactory, CallIndexFactory


def titles(text):
    return [page.title for page in search_pages(text)]


@pytest.fixture
def calls(home):
    index = CallIndexFactory(parent=home)
    CallFactory(parent=index, title="Een speelplek in Oost", task="Schommels")
    CallFactory(parent=index, title="Koffie voor senioren", task="Elke week")
    CallFactory(parent=index, title="Cursus voor ouders", task="Opvoeden")
    return index


def settings_of_site():
    return SiteSettings.for_site(Site.objects.get(is_default_site=True))


def test_a_line_is_words_with_commas():
    assert read_synonyms("Speeltuin, speelplék\n\n a,b ") == [
        ("speeltuin", "speelplek"),
        ("a", "b"),
    ]
    assert len(read_synonyms(DEFAULT_SYNONYMS)) == 12


@pytest.mark.parametrize("line", ["speeltuin", "speel tuin, speelplek", "a,", ",".join("ab" * 7)])
def test_what_is_no_such_line_is_refused_with_what_to_do(line):
    with pytest.raises(SynonymsError, match="losse woorden met komma’s"):
        read_synonyms(f"fiets, rijwiel\n{line}")


def test_there_is_an_end_to_it():
    with pytest.raises(SynonymsError, match="hoogstens 200 regels"):
        read_synonyms("a, b\n" * (MOST_LINES + 1))


def test_every_form_of_a_word_has_the_forms_of_the_others():
    both = Synonyms([("speeltuin", "speelplek")])
    assert "speelplek" in both.stems_of_word("speeltuinen")
    assert "speeltuin" in both.stems_of_word("Speelplekken")
    assert both.stems_of_word("park") == {"park"}


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        lines = read_synonyms(text)
    except SynonymsError:
        return
    assert all(len(words) > 1 for words in lines)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("speeltuin", ["Een speelplek in Oost"]),
        ("speelplaatsen", ["Een speelplek in Oost"]),
        ("ouderen", ["Koffie voor senioren"]),
        ("oudere", ["Koffie voor senioren"]),
        ("ouders", ["Cursus voor ouders"]),
        ("speeltuin oost", ["Een speelplek in Oost"]),
        ("speeltuin west", []),
    ],
)
def test_search_finds_what_means_the_same(calls, asked, found):
    assert titles(asked) == found


@pytest.mark.django_db
def test_so_does_the_question_whether_something_like_it_exists(calls):
    def found(text):
        return [page.title for page in find_similar(text).calls]

    assert found("Ik wil een speeltuin beginnen") == ["Een speelplek in Oost"]
    assert found("iets voor ouderen") == ["Koffie voor senioren"]


@pytest.mark.django_db
def test_whoever_changed_nothing_follows_the_standard_list(calls, admin_client):
    row = settings_of_site()
    assert row.synonyms == ""
    address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", row.site_id])
    form = admin_client.get(address).context["form"]
    assert form["synonyms"].value() == DEFAULT_SYNONYMS
    typed = {name: form[name].value() or "" for name in form.fields}

    def stored(text):
        assert admin_client.post(address, {**typed, "synonyms": text}).status_code == 302
        return settings_of_site().synonyms

    assert stored(DEFAULT_SYNONYMS.replace("\n", "\r\n")) == ""
    assert stored("hangplek, speelplek") == "hangplek, speelplek"
    assert admin_client.get(address).context["form"]["synonyms"].value() == "hangplek, speelplek"
    assert stored("") == ""
    assert titles("speeltuin") == ["Een speelplek in Oost"]


@pytest.mark.django_db
def test_the_municipality_keeps_its_own(calls):
    row = settings_of_site()
    row.synonyms = "hangplek, speelplek"
    row.full_clean()
    row.save()
    assert titles("hangplek") == ["Een speelplek in Oost"]
    assert titles("speeltuin") == []
    row.synonyms = "hangplek"
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert list(refused.value.message_dict) == ["synonyms"]
    SiteSettings.objects.update(synonyms="hangplek")
    assert synonyms().stems_of_word("hangplek") == {"hangplek"}
