"""Which sections of the desk each role has in sight, and which are one click further."""

from __future__ import annotations

import pytest

from contracts.views.navigation import split_sections
from tests.contracts.views.world import World

IN_SIGHT = {
    "contract_manager": ["home", "agreements", "reports", "settlements", "payments", "money"],
    "approver": ["home", "agreements", "settlements", "payments", "money", "forecasts"],
    "finance": ["home", "settlements", "payments"],
}


@pytest.mark.parametrize("role", IN_SIGHT)
def test_each_role_sees_its_own_sections_first(world: World, role: str) -> None:
    context = world.get(role, "home").context
    seen = [item.name for item in context["sections_in_sight"]]
    folded = [item.name for item in context["sections_folded"]]
    assert seen == IN_SIGHT[role]
    assert sorted(seen + folded) == sorted(item.name for item in context["sections"])
    assert not set(seen) & set(folded)


def test_the_open_section_is_never_folded(world: World) -> None:
    context = world.get("contract_manager", "runs").context
    assert "runs" in [item.name for item in context["sections_in_sight"]]
    assert "runs" not in [item.name for item in context["sections_folded"]]


def test_who_is_in_no_group_has_one_line_of_sections(world: World) -> None:
    context = world.get("superuser", "home").context
    assert context["sections_in_sight"] == context["sections"][:6]
    assert context["sections_folded"] == context["sections"][6:]


def test_a_fold_for_one_or_two_is_not_made(world: World) -> None:
    sections = world.get("contract_manager", "home").context["sections"]
    user = world.people["contract_manager"]
    names = ("home", "agreements", "disputes", "runs")
    few = [item for item in sections if item.name in names]
    assert split_sections(few, user, "home") == (few, [])


def test_the_fold_is_a_list_that_opens_without_a_script(world: World) -> None:
    page = world.get("contract_manager", "home").content.decode()
    fold = page.split('<li class="cd-more">')[1].split("</details>")[0]
    assert "<summary>Meer</summary>" in fold
    assert "Verwerking" in fold
    assert "Rapportages" not in fold
