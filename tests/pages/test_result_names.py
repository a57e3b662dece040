"""A name that a contract does not make public is not on its page, nor where the page is named."""

import pytest
from django.utils import translation
from wagtail.models import Page

from contracts.budgets.services.publication import hold_back_part
from pages.challenges.selectors.similar import find_similar
from pages.models import ResultPage
from pages.result_making import make_result_page
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory
from tests.factories.pages import ResultFactory, ResultIndexFactory

pytestmark = pytest.mark.django_db
NAME = "Jo van Demodam"


@pytest.fixture
def agreement():
    found = AgreementFactory(
        public=True,
        title=f"De kruidentuin van {NAME}",
        title_en=f"The garden of {NAME}",
        slug="de-kruidentuin-van-jo-van-demodam",
    )
    party = found.parties.get(role="provider").party
    party.name = NAME
    party.save()
    return found


def hide(agreement):
    code = agreement.parties.get(role="provider").code
    hold_back_part(
        agreement=agreement,
        part=f"party:{code}",
        reason="deze bewoner de naam niet openbaar maakt.",
        by=PersonFactory(),
        now=NOW,
    )


def test_a_page_of_before_is_shown_without_it(home, client, agreement):
    index = ResultIndexFactory(parent=home)
    page = ResultFactory(
        parent=index,
        slug="tuin",
        title=agreement.title,
        title_en=agreement.title_en,
        summary=f"{NAME} tuiniert.",
        lessons=f"{NAME} leerde veel.",
        agreement_number=agreement.number,
    )
    hide(agreement)
    for address in (page.url, index.url, home.url, "/zoeken/?q=kruidentuin"):
        text = client.get(address).content.decode()
        assert ("De kruidentuin van een bewoner" in text, "Demodam" in text) == (True, False)
    with translation.override("en"):
        assert ResultPage.objects.get().heading == "The garden of a resident"


def test_a_new_page_takes_the_words_without_it_and_an_address_that_names_nobody(home, agreement):
    ResultIndexFactory(parent=home)
    hide(agreement)
    make_result_page(agreement, PersonFactory())
    page = Page.objects.get(slug=agreement.number.lower()).specific
    assert page.title == page.draft_title == "De kruidentuin van een bewoner"
    assert page.title_en == "The garden of a resident"


def test_the_address_stays_when_nobody_is_named_in_it(home, agreement):
    ResultIndexFactory(parent=home)
    agreement.slug = "kruidentuin"
    agreement.save()
    hide(agreement)
    make_result_page(agreement, PersonFactory())
    assert ResultPage.objects.get().slug == "kruidentuin"


def test_something_like_it_is_told_and_found_without_it(agreement):
    hide(agreement)
    assert [one.title for one in find_similar("kruidentuin").agreements] == [
        "De kruidentuin van een bewoner"
    ]
    assert find_similar("Demodam").agreements == ()
