"""The desk in the sidebar, by role."""

from __future__ import annotations

import pytest

from tests.contracts.views.world import World, make_world

OWN = {
    *("Overzicht", "Contracten", "Toetsen", "Afrekeningen", "Betalingen", "Verwachting"),
    "Verwerking",
}


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (
            "contract_manager",
            ["Overzicht", "Contracten", "Afrekeningen", "Betalingen", "Verwachting", "Verwerking"],
        ),
        ("evaluator", ["Overzicht", "Contracten", "Toetsen", "Afrekeningen"]),
        ("provider", ["Overzicht", "Contracten", "Afrekeningen"]),
        ("editor", []),
    ],
)
def test_the_menu_has_what_a_role_can_use(world: World, role: str, labels: list[str], rf) -> None:
    from contracts.viewsets import desk_menu

    request = rf.get("/")
    request.user = world.people[role]
    menu = desk_menu()
    shown = [str(item.label) for item in menu.menu.menu_items_for_request(request)]
    # What apps above the core add, their own tests look at.
    assert [label for label in shown if label in OWN] == labels
    assert menu.is_shown(request) is bool(labels)
