"""The address of a result names nobody, and search finds no page by a name that is hidden."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from contracts.budgets.services.publication import hold_back_part
from pages.models import GoneAddress, ResultPage
from pages.result_making import make_result_page
from tasks.erasures import sweep_erasures
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory
from tests.factories.pages import ResultIndexFactory

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


@pytest.fixture
def page_of_before(home, agreement):
    """A page that was made, published and drafted while the name was public."""
    ResultIndexFactory(parent=home)
    make_result_page(agreement, PersonFactory())
    page = ResultPage.objects.get()
    page.title = "Nog een concept"
    page.save_revision()
    return page


def test_the_address_of_before_is_gone_and_kept_nowhere(client, agreement, page_of_before):
    old = page_of_before.url
    assert "jo-van-demodam" in old
    assert client.get(old).status_code == 200
    hide(agreement)
    page = ResultPage.objects.get()
    assert page.slug == agreement.number.lower()
    gone = client.get(old)
    assert gone.status_code == 410
    text = gone.content.decode()
    assert "Dit adres bestaat niet meer" in text
    assert agreement.number.lower() not in text.lower()
    assert client.get(f"/resultaten/{page_of_before.slug}/gegevens.json").status_code == 410
    assert client.get(page.url).status_code == 200
    assert client.get(f"{page.get_parent().url}iets-anders/").status_code == 404
    assert {one.content["slug"] for one in page.revisions.all()} == {page.slug}
    assert not any("jo-van-demodam" in one.content["url_path"] for one in page.revisions.all())
    assert not Redirect.objects.exists()
    page.get_latest_revision().publish()
    assert client.get(old).status_code == 410
    assert not Redirect.objects.exists()


def test_a_redirect_that_names_somebody_goes_as_well(client, agreement, page_of_before):
    old = page_of_before.url
    page_of_before.slug = "kruidentuin"
    page_of_before.save_revision().publish()
    Redirect.add_redirect(old, redirect_to=page_of_before)
    hide(agreement)
    assert not Redirect.objects.exists()
    assert ResultPage.objects.get().slug == "kruidentuin"
    assert client.get(old).status_code == 410


def test_search_finds_no_page_by_a_name_that_is_hidden(client, agreement, page_of_before):
    for word in ("Demodam", "demodam kruidentuin"):
        assert page_of_before.url in client.get("/zoeken/", {"q": word}).content.decode()
    hide(agreement)
    page = ResultPage.objects.get()
    for word in ("Demodam", "demodam kruidentuin", "Jo", "jo-van-demodam"):
        assert page.url not in client.get("/zoeken/", {"q": word}).content.decode(), word
    assert page.url in client.get("/zoeken/", {"q": "kruidentuin"}).content.decode()


def test_a_name_typed_in_an_address_later_goes_in_the_night(client, agreement, page_of_before):
    hide(agreement)
    page = ResultPage.objects.get()
    page.slug = "jo-van-demodam-2"
    page.save()
    for _time in range(2):
        sweep_erasures()
    assert ResultPage.objects.get().slug == agreement.number.lower()
    assert GoneAddress.objects.count() == 2


def test_an_address_knows_no_accents(home, agreement):
    party = agreement.parties.get(role="provider").party
    party.name = "Zoë Bos"
    party.save()
    agreement.slug = "tuin-van-zoe-bos"
    agreement.save()
    ResultIndexFactory(parent=home)
    hide(agreement)
    make_result_page(agreement, PersonFactory())
    assert ResultPage.objects.get().slug == agreement.number.lower()
