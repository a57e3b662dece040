"""An agreement as somebody drafts it on the screen."""

from __future__ import annotations

from typing import Any

from contracts.models import Agreement
from tests.contracts.views.world import World
from tests.factories.contracts import PartyFactory


def draft_data(**changes: Any) -> dict[str, Any]:
    known = PartyFactory(name="Gemeente Voorbeeldstad", kind="municipality")
    rows: list[dict[str, Any]] = [
        {"role": "payer", "party": known.pk, "code": "gemeente", "kind": "municipality"},
        {"role": "provider", "name": "Buurtkeuken", "code": "aanbieder", "kind": "foundation"},
        {"role": "evaluator", "name": "Meetbureau", "code": "toetser", "kind": "company"},
    ]
    data = {
        "title": "Samen koken",
        "starts_on": "01-01-2026",
        "ends_on": "31-12-2026",
        "partij-TOTAL_FORMS": len(rows),
        "partij-INITIAL_FORMS": 0,
    }
    for number, row in enumerate(rows):
        data |= {f"partij-{number}-{name}": value for name, value in row.items()}
    return data | changes


def drafted(world: World) -> Agreement:
    response = world.post("contract_manager", "draft", **draft_data())
    assert response.status_code == 302
    return Agreement.objects.get(title="Samen koken")
