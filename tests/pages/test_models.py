"""What holds for every kind of page: it can be made, edited, previewed, searched and read."""

import re

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import Page

from pages.models.base import PortalPage
from tests.factories import pages as factories

pytestmark = pytest.mark.usefixtures("today")

UNDER_HOME = (
    factories.CallIndexFactory,
    factories.InitiativeIndexFactory,
    factories.ResultIndexFactory,
    factories.StandardPageFactory,
    factories.ContactPageFactory,
    factories.PrivacyPageFactory,
    factories.AccessibilityPageFactory,
)
UNDER_INDEX = (
    (factories.CallIndexFactory, factories.CallFactory),
    (factories.InitiativeIndexFactory, factories.InitiativeFactory),
    (factories.ResultIndexFactory, factories.ResultFactory),
)
KINDS = [model for model in apps.get_app_config("pages").get_models() if issubclass(model, Page)]


@pytest.fixture
def one_of_each(home):
    pages = [factory(parent=home) for factory in UNDER_HOME]
    by_kind = {type(page): page for page in pages}
    below = [child(parent=by_kind[index._meta.model]) for index, child in UNDER_INDEX]
    return [home, *pages, *below]


def test_there_is_a_test_page_of_every_kind(one_of_each):
    assert {type(page) for page in one_of_each} == set(KINDS)
    assert all(issubclass(kind, PortalPage) for kind in KINDS)


def test_every_kind_can_be_read_in_both_languages(client, one_of_each):
    for page in one_of_each:
        answer = client.get(page.url)
        assert answer.status_code == 200, page
        text = answer.content.decode()
        assert '<html lang="nl">' in text
        assert text.count("<h1") == 1
        assert "style=" not in text
        assert re.findall(r'<script(?! src="/static/)', text) == []
        client.cookies["taal"] = "en"
        assert '<html lang="en">' in client.get(page.url).content.decode()
        del client.cookies["taal"]


def test_every_kind_can_be_edited_and_previewed(admin_client, one_of_each):
    for page in one_of_each:
        assert (
            admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
        )
        assert page.make_preview_request().status_code == 200, page


def test_every_kind_can_be_made_where_it_belongs(admin_client, one_of_each, home):
    for page in one_of_each:
        if page == home or page.max_count == 1:
            continue
        parent = page.get_parent()
        address = reverse(
            "wagtailadmin_pages:add",
            args=["pages", type(page)._meta.model_name, parent.pk],
        )
        assert admin_client.get(address).status_code == 200, page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_text_has_an_english_twin(kind):
    shared = {"legal_basis_url", "title", "slug", "seo_title", "search_description"}
    names = {field.name for field in kind._meta.local_fields}
    for name in kind.searched_names:
        if name in {"agreement_number", "present_executor"} | shared:
            continue
        assert f"{name}_en" in names, f"{kind.__name__}.{name}"
    assert {"title_en", "summary_en"} <= names


def test_menu_comes_from_the_tree_and_the_footer_has_the_rest(client, one_of_each, home):
    text = client.get(home.url).content.decode()
    menu = text[text.index("ul-menu") : text.index("</nav>")]
    assert 'href="/oproepen/"' in menu
    assert 'href="/privacy/"' not in menu
    assert 'href="/privacy/"' in text[text.index("<footer") :]


def test_reader_of_english_sees_where_a_text_is_dutch(client, home):
    page = factories.StandardPageFactory(parent=home, title="Uitleg", summary="Zo werkt het")
    client.cookies["taal"] = "en"
    text = client.get(page.url).content.decode()
    assert '<span lang="nl">Zo werkt het</span>' in text
    page.summary_en = "How it works"
    page.save()
    assert '<p class="ul-lead">How it works</p>' in client.get(page.url).content.decode()
