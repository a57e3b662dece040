"""The addresses of these screens lead to something that is there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.contracts.views.world import World


@pytest.mark.parametrize("name", ["programme", "ceiling"])
def test_a_programme_that_is_not_there_is_not_found(world: World, name: str) -> None:
    answer = world.client("approver").get(reverse(f"geld:{name}", args=["onbekend"]))
    assert answer.status_code == 404


def test_the_form_begins_with_this_year_and_offers_payers_only(world: World) -> None:
    answer = world.client("approver").get(reverse("geld:allocate", args=[world.agreement.pk]))
    form = answer.context["form"]
    assert [row.role for row in form.fields["payer"].queryset] == ["payer"]
    assert form.initial["year"] >= 2026
