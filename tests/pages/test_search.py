import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pages.search import clean_query, search_pages
from tests.factories.pages import (
    CallFactory,
    CallIndexFactory,
    InitiativeFactory,
    InitiativeIndexFactory,
    StandardPageFactory,
)

HOSTILE = ['"', '"abc', "abc\"", " ", "\x00", "a OR", "NEAR(", "*", "a*", "-", "'; DROP", "((", "^", "%", "\\", ":a", "park:", "AND", "NOT", "à" * 500, "a " * 400, "&", "|", "!", "<->", "😀"]  # fmt: skip # noqa: E501


def titles(text):
    return [page.title for page in search_pages(text)]


@pytest.fixture
def pages(home):
    calls = CallIndexFactory(parent=home)
    initiatives = InitiativeIndexFactory(parent=home)
    CallFactory(parent=calls, title="Het park in Oost", task="Schoffelen langs de straat")
    CallFactory(parent=calls, title="Nog niet klaar park", live=False)
    InitiativeFactory(parent=initiatives, title="Goed idee", helps="Gezelligheid")
    StandardPageFactory(parent=home, title="Zwembad", title_en="Swimming pool")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("parken", ["Het park in Oost"]),
        ("PARK", ["Het park in Oost"]),
        ("ideeën", ["Goed idee"]),
        ("ideeen", ["Goed idee"]),
        ("straten", ["Het park in Oost"]),
        ("zwembaden", ["Zwembad"]),
        ("pools", ["Zwembad"]),
        ("gezelligheid", ["Goed idee"]),
        ("het park", ["Het park in Oost"]),
        ("park zwembad", []),
        ("onvindbaar", []),
    ],
)
def test_search_finds_words_in_every_form(pages, asked, found):
    assert titles(asked) == found


def test_search_stays_inside_the_public_tree(pages, home):
    page = StandardPageFactory(parent=home, title="Geheim park")
    page.view_restrictions.create(restriction_type="login")
    assert titles("park") == ["Het park in Oost"]


def test_clean_query_drops_words_that_say_nothing():
    assert clean_query('Het "groen" in de wijk!') == ["groen", "wijk"]
    assert clean_query("de het een") == ["de", "het", "een"]
    assert clean_query("") == []
    assert len(clean_query("woord1 woord2 woord3 a1 a2 a3 a4 a5 a6 a7")) == 8


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_answers_whatever_is_typed(pages, client, text):
    answer = client.get(reverse("pages:search"), {"q": text})
    assert answer.status_code == 200


@pytest.mark.django_db
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
@example('"')
@example("NEAR/")
def test_search_never_fails(pages, text):
    assert isinstance(search_pages(text), list)


def test_page_without_query_gives_tips(client, home):
    answer = client.get(reverse("pages:search")).content.decode()
    assert "Tips om te zoeken" in answer


def test_page_shows_the_query_safely_and_the_count(pages, client):
    answer = client.get(reverse("pages:search"), {"q": "park <"}).content.decode()
    assert "1 resultaat voor ‘park &lt;’" in answer
    assert "Het park in Oost" in answer


@pytest.mark.parametrize("page", ["0", "-1", "99", "abc", "1;2"])
def test_page_number_can_be_anything(pages, client, page):
    answer = client.get(reverse("pages:search"), {"q": "park", "pagina": page})
    assert answer.status_code == 200


def test_number_of_queries_does_not_grow_with_the_results(
    client, home, django_assert_max_num_queries
):
    index = InitiativeIndexFactory(parent=home)
    for number in range(10):
        InitiativeFactory(parent=index, title="Tuin in de wijk", slug=f"tuin-{number}")
    client.get(reverse("pages:search"), {"q": "tuin"})
    with django_assert_max_num_queries(16):
        client.get(reverse("pages:search"), {"q": "tuin"})
