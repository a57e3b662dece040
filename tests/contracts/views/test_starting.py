"""The guided start: what is there, what is missing, why it matters and where to mend it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contracts.models import Agreement
from tests.contracts.views.drafts import drafted
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory
from tests.factories.dossier import describe, fill_dossier, keep_document, write


@pytest.fixture
def agreement(world: World) -> Agreement:
    """An agreement with terms that is drafted with the guided start."""
    return AgreementFactory(is_guided=True)


def shown(world: World, agreement: Agreement, role: str = "contract_manager") -> str:
    page = world.get(role, "start", agreement.pk)
    assert page.status_code == 200
    return page.content.decode()


def page_done(text: str) -> int:
    """How many of the eight steps are ready, as the page says."""
    found = re.search(r"(\d) van 8 stappen klaar", text)
    assert found
    return int(found[1])


def test_a_new_draft_goes_on_at_its_start(world: World) -> None:
    agreement = drafted(world)
    assert agreement.is_guided
    text = shown(world, agreement)
    assert page_done(text) == 1
    assert "Bij watTwest stond niet in het contract of de btw erin zat" in text
    assert "ongeveer € 30.000" in text


def test_every_link_of_a_start_leads_to_a_screen(world: World, agreement: Agreement) -> None:
    by = world.people["contract_manager"]
    payer = agreement.parties.get(role="payer").party_id
    write(agreement, "duty", by, subject=str(payer), choice="controller")
    write(agreement, "service_kind", by, choice="collective")
    write(agreement, "benefit", by, subject="banen", name="UWV", choice="in_talks")
    indicator = agreement.indicators.get()
    describe(indicator, by, level="output", assess_from=None)
    indicator.definition = indicator.unit = ""
    indicator.save()
    agreement.vat_treatment = ""
    agreement.save()
    agreement.terms_versions.first()
    page = world.get("contract_manager", "start", agreement.pk)
    client = world.client("contract_manager")
    urls = {point["url"] for row in page.context["steps"] for point in row["points"]}
    urls |= {part["add"] for row in page.context["steps"] for part in row["parts"]}
    urls |= {
        line[key]
        for row in page.context["steps"]
        for part in row["parts"]
        for line in part["lines"]
        for key in ("url", "withdraw")
        if line[key]
    }
    assert "#money" in urls
    found = {url: client.get(url).status_code for url in urls if not url.startswith("#")}
    assert set(found.values()) == {200}, found
    assert len(found) > 20


def test_a_service_that_is_not_simple_is_warned_about(world: World, agreement: Agreement) -> None:
    assert "Waarom alleen betalen voor resultaat?" not in shown(world, agreement)
    write(agreement, "service_kind", world.people["contract_manager"], choice="complex")
    text = shown(world, agreement)
    assert "Waarom alleen betalen voor resultaat?" in text
    assert "past betalen op één cijfer vaak niet" in text


def test_a_complete_start_says_so_and_keeps_its_weak_points(
    world: World, agreement: Agreement
) -> None:
    fill_dossier(agreement, world.people["contract_manager"])
    keep_document(agreement, world.people["contract_manager"])
    page = world.get("contract_manager", "start", agreement.pk)
    codes = [point["is_blocking"] for row in page.context["steps"] for point in row["points"]]
    assert codes
    assert not any(codes)
    text = page.content.decode()
    assert "8 van 8 stappen klaar." in text
    assert "Er ontbreekt niets meer." in text
    assert "Let ook op 8 zwakke punten; die houden de start niet tegen." in text


def test_who_does_not_manage_reads_along(world: World) -> None:
    text = shown(world, world.agreement, "provider")
    assert "Dit contract is opgesteld vóór de begeleide start." in text
    assert reverse("contracten:dossier", args=[world.agreement.pk, "route"]) not in text


def test_the_start_takes_as_many_queries_with_more_lines(
    world: World, agreement: Agreement
) -> None:
    by = world.people["contract_manager"]
    fill_dossier(agreement, by)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            text = shown(world, agreement)
        counts.append(len(queries))
        for _number in range(5):
            write(agreement, "replaces", by)
    assert counts[0] == counts[1] < 80
    assert len(re.findall("Sollicitatietraining", text)) >= 6
