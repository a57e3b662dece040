"""What every screen of the desk has: a refusal in words, and a place in the navigation.

Who gets in where is in `tests/permissions`.
"""

from __future__ import annotations

import pytest

from contracts.views.base import PARTS, SECTIONS, DeskSection, add_part, add_section
from tests.contracts.views.world import World


def test_a_refusal_says_whom_to_ask(world: World) -> None:
    response = world.get("editor", "home")
    assert response.status_code == 403
    assert "Vraag de contractmanager om u toe te voegen." in response.content.decode()


def test_nobody_sees_an_agreement_of_others(world: World) -> None:
    assert world.get("investor", "agreement", world.agreement.pk).status_code == 403


def test_an_app_above_the_core_adds_its_section_once():
    kept = list(SECTIONS)
    section = DeskSection("test", "Proef", "contracten:home", "home", lambda _user: False)
    try:
        add_section(section, after="payments")
        add_section(section, after="payments")
        names = [known.name for known in SECTIONS]
        assert names.count("test") == 1
        assert names[names.index("payments") + 1] == "test"
        other = DeskSection("other", "Proef", "contracten:home", "home", lambda _user: False)
        with pytest.raises(ValueError, match="is not in list"):
            add_section(other, after="nowhere")
    finally:
        SECTIONS[:] = kept


def test_a_section_shows_the_screens_below_it(world: World) -> None:
    kept = {name: list(parts) for name, parts in PARTS.items()}
    part = DeskSection("deel", "Deelscherm", "contracten:home", "home", lambda user: user.is_staff)
    try:
        for _again in range(2):
            add_part(part, below="runs")
        assert PARTS["runs"] == [part]
        shown = world.get("superuser", "runs").context
        assert [item.name for item in shown["parts"]] == ["runs", "deel"]
        assert world.get("approver", "runs").context["parts"] == []
    finally:
        PARTS.clear()
        PARTS.update(kept)
