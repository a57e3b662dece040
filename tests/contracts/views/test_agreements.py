"""Finding an agreement and reading it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from contracts.views.agreements import public_url
from tests.contracts.views.drafts import drafted
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory, ObservationFactory, jobs


def test_searching_by_number_title_and_party(world: World) -> None:
    agreement = drafted(world)
    for text in (agreement.number, "koken", "Buurtkeuken"):
        page = world.get("contract_manager", "agreements", q=text).context["page"]
        assert [row.pk for row in page] == [agreement.pk]
    assert (
        "Niets gevonden." in world.get("contract_manager", "agreements", q="xyz").content.decode()
    )


def test_searching_for_what_a_database_cannot_hold_finds_the_rest(world: World) -> None:
    agreement = drafted(world)
    page = world.get("contract_manager", "agreements", q="ko\0ken", p="\0", status="\0")
    assert [row.pk for row in page.context["page"]] == [agreement.pk]


def test_the_timeline_reads_as_words(world: World) -> None:
    text = world.get("contract_manager", "agreement", world.agreement.pk).content.decode()
    assert "Afrekening opgesteld: periode vanaf 1 januari 2026, versie 1" in text


def test_a_public_agreement_leads_to_its_public_page(world: World) -> None:
    agreement = world.agreement
    address = f'href="/afspraak/{agreement.number}/"'
    for is_public in (True, False):
        agreement.is_public = is_public
        agreement.save(update_fields=["is_public"])
        text = world.get("contract_manager", "agreement", agreement.pk).content.decode()
        assert (address in text) is is_public


@pytest.mark.parametrize(
    ("role", "name", "most"),
    [
        ("contract_manager", "home", 66),
        ("contract_manager", "agreements", 45),
        ("contract_manager", "settlements", 45),
        ("contract_manager", "payments", 45),
        ("contract_manager", "runs", 50),
        ("evaluator", "verify_list", 45),
    ],
)
def test_more_rows_take_no_more_queries(
    world: World, role: str, name: str, most: int, django_assert_max_num_queries
) -> None:
    client = world.client(role)
    url = reverse(f"contracten:{name}")
    client.get(url)
    with django_assert_max_num_queries(most) as few:
        client.get(url)
    before = len(few.captured_queries)
    for _number in range(4):
        agreement = AgreementFactory(active=True)
        jobs(agreement, 2)
        ObservationFactory(agreement=world.agreement)
    with django_assert_max_num_queries(before):
        client.get(url)


def test_a_list_of_observations_takes_no_more_queries(
    world: World, django_assert_max_num_queries
) -> None:
    client = world.client("provider")
    url = reverse("contracten:observations", args=[world.agreement.pk])
    client.get(url)
    with django_assert_max_num_queries(45) as few:
        client.get(url)
    before = len(few.captured_queries)
    for _number in range(30):
        ObservationFactory(agreement=world.agreement)
    with django_assert_max_num_queries(before):
        response = client.get(url)
    assert "Bladzijde 1 van 2" in response.content.decode()


def test_without_public_pages_there_is_no_public_address(world: World, settings) -> None:
    world.agreement.is_public = True
    assert public_url(world.agreement) == f"/afspraak/{world.agreement.number}/"
    settings.ROOT_URLCONF = "contracts.urls"
    assert public_url(world.agreement) == ""


def test_suspending_needs_a_reason_that_the_history_keeps(world: World) -> None:
    pk = world.agreement.pk
    empty = world.post("contract_manager", "step", pk, "opschorten", reason=" ")
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["reason"])
    done = world.post("contract_manager", "step", pk, "opschorten", reason="Meting klopt niet")
    assert done.url == reverse("contracten:agreement", args=[pk])
    world.agreement.refresh_from_db()
    event = world.agreement.events.order_by("-pk").first()
    assert (world.agreement.status, event.verb, event.reason) == (
        "suspended",
        "suspended",
        "Meting klopt niet",
    )
    assert world.get("contract_manager", "step", pk, "vergeten").status_code == 404
