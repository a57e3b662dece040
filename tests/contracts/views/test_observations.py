"""Entering, correcting and finding what was measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from contracts.models import Observation
from tests.contracts.views.world import World


def test_a_value_is_typed_the_dutch_way(world: World) -> None:
    response = world.post(
        "provider",
        "record",
        world.agreement.pk,
        indicator=world.agreement.indicators.get().pk,
        on="21-03-2026",
        status="measured",
        quantity="1.234,56",
    )
    assert response.status_code == 302
    made = Observation.objects.latest("pk")
    assert (made.on, made.quantity, made.entered_by) == (
        date(2026, 3, 21),
        Decimal("1234.56"),
        world.people["provider"],
    )


def test_what_was_typed_wrong_is_not_lost(world: World) -> None:
    response = world.post(
        "provider", "record", world.agreement.pk, on="31-02-2026", quantity="1,1O", note="let op"
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "“31-02-2026” is geen datum. Typ de datum als 21-11-2026." in text
    assert "“1,1O” is geen getal. Gebruik cijfers, zoals 1.234,56." in text
    assert "let op</textarea>" in text


def test_a_correction_needs_a_reason_and_keeps_the_old_value(world: World) -> None:
    pk = world.waiting.pk
    refused = world.post("provider", "correct", pk, on="01-02-2026", status="measured", quantity=2)
    assert refused.status_code == 422
    done = world.post(
        "provider", "correct", pk, on="01-02-2026", status="measured", quantity=2, reason="teveel"
    )
    assert done.status_code == 302
    newer = Observation.objects.get(replaces=world.waiting)
    assert (newer.quantity, newer.note) == (Decimal(2), "teveel")
    assert world.get("provider", "observation", pk).context["newer"] == newer


def test_a_withdrawal_is_a_new_row(world: World) -> None:
    done = world.post("provider", "withdraw", world.waiting.pk, reason="verkeerde persoon")
    assert done.status_code == 302
    assert Observation.objects.get(replaces=world.waiting).status == "withdrawn"


def test_states_filter_the_list(world: World) -> None:
    def found(state: str) -> set[int]:
        page = world.get("provider", "observations", world.agreement.pk, staat=state)
        return {row.pk for row in page.context["page"]}

    everything = found("")
    assert found("open") == {world.waiting.pk}
    assert found("accepted") == everything - {world.waiting.pk}
    assert found("disputed") == found("withdrawn") == set()
    text = world.get("provider", "observations", world.agreement.pk, staat="disputed")
    assert "Er zijn geen metingen in deze staat." in text.content.decode()
