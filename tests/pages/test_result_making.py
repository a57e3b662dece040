"""A result page makes itself for a contract that becomes public."""

import pytest

from pages.models import ResultPage
from pages.result_making import make_result_page
from tests.factories.contracts import AgreementFactory, PersonFactory
from tests.factories.pages import ResultFactory, ResultIndexFactory

pytestmark = pytest.mark.django_db


def test_the_page_has_the_words_of_the_contract_and_is_made_once(home, client):
    agreement, by = AgreementFactory(public=True, title="Werk", title_en="Work"), PersonFactory()
    assert make_result_page(agreement, by) == ""
    index = ResultIndexFactory(parent=home)
    url = make_result_page(agreement, by)
    page = ResultPage.objects.get()
    assert (page.title, page.title_en, page.agreement_number) == ("Werk", "Work", agreement.number)
    assert page.get_parent().pk == index.pk
    assert page.live
    assert client.get(url).status_code == 200
    assert make_result_page(agreement, by) == url
    assert ResultPage.objects.count() == 1


def test_a_page_that_an_editor_took_down_comes_back_and_a_taken_address_is_left(home):
    index, by = ResultIndexFactory(parent=home), PersonFactory()
    agreement = AgreementFactory(public=True)
    ResultFactory(parent=index, slug=agreement.slug, agreement_number="PC-1999-0001")
    assert make_result_page(agreement, by).endswith(f"{agreement.slug}-2/")
    page = ResultPage.objects.get(agreement_number=agreement.number)
    page.unpublish()
    make_result_page(agreement, by)
    page.refresh_from_db()
    assert page.live
