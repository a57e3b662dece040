"""Finding an agreement and reading it."""

from __future__ import annotations

from django.urls import reverse

from contracts.views.agreements import public_url
from tests.contracts.views.world import World
from tests.factories.contracts import ObservationFactory


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
    # It need not go on first to end, but then it is said why.
    link = reverse("contracten:step", args=[pk, "beeindigen"])
    assert link in world.get("contract_manager", "agreement", pk).content.decode()
    empty = world.post("contract_manager", "step", pk, "beeindigen", reason="")
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["reason"])
    world.post("contract_manager", "step", pk, "beeindigen", reason="Niet te herstellen")
    world.agreement.refresh_from_db()
    event = world.agreement.events.order_by("-pk").first()
    assert (world.agreement.status, event.reason) == ("ended", "Niet te herstellen")
