import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from contracts.enums import AgreementStatus
from contracts.models import Agreement
from tests.factories.pages import ResultFactory, ResultIndexFactory


@pytest.fixture
def agreement(db):
    user = get_user_model().objects.create_user("maker@demodam.example")
    return Agreement.objects.create(
        number="PC-2026-0001",
        title="Jongeren aan de slag",
        slug="jongeren-aan-de-slag",
        status=AgreementStatus.ACTIVE,
        starts_on="2025-01-01",
        is_public=True,
        source_note="Fictief",
        created_at=timezone.now(),
        created_by=user,
    )


@pytest.fixture
def page(home):
    return ResultFactory(parent=ResultIndexFactory(parent=home), lessons="Begin klein\nMeet vroeg")


def test_page_takes_its_figures_from_the_contract(client, page, agreement):
    text = client.get(page.url).content.decode()
    assert "Beloofd, bereikt, betaald" in text
    assert "Begonnen op 1 januari 2025" in text
    assert "€ 0,00" in text
    assert "<li>Meet vroeg</li>" in text


def test_same_figures_for_machines(client, page, agreement):
    answer = client.get(page.url + "gegevens.json")
    assert answer.headers["Content-Type"] == "application/json"
    data = answer.json()
    assert (data["format"], data["number"]) == ("public-account/1", "PC-2026-0001")
    assert data["paid_cents"] == 0


@pytest.mark.parametrize(
    "change",
    [{"is_public": False}, {"status": AgreementStatus.CONCEPT}, {"number": "PC-2026-0002"}],
)
def test_what_is_not_public_stays_hidden(client, page, agreement, change):
    Agreement.objects.filter(pk=agreement.pk).update(**change)
    text = client.get(page.url).content.decode()
    assert "De cijfers van deze afspraak zijn nog niet openbaar." in text
    assert "Beloofd, bereikt, betaald" not in text
    assert client.get(page.url + "gegevens.json").status_code == 404


def test_a_contract_is_found_by_its_number(client, page, agreement):
    answer = client.get("/afspraak/PC-2026-0001/")
    assert (answer.status_code, answer.headers["Location"]) == (302, page.url)

    page.unpublish()
    assert client.get("/afspraak/PC-2026-0001/").status_code == 404
    assert client.get("/afspraak/PC-2026-0002/").status_code == 404
