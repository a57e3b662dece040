"""Which settlements an observation went into."""

from __future__ import annotations

from datetime import date

import pytest

from contracts.selectors import settlements
from contracts.selectors.settlements import (
    add_decision_objection,
    recipients_before,
    settlements_of,
)
from contracts.services import draft_settlement
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    jobs,
)

pytestmark = pytest.mark.django_db


def test_a_spell_is_about_every_period_that_holds_its_days() -> None:
    agreement = AgreementFactory(active=True)
    on = date(2026, 3, 20)
    day = jobs(agreement, 2, on=on)
    spell, until_the_end = (
        ObservationFactory(
            agreement=agreement, on=on, start=on, end=end, quantity=None, accepted=True
        )
        for end in (date(2026, 4, 2), date(2026, 4, 1))
    )
    waiting = ObservationFactory(agreement=agreement, on=on)
    first, second = (
        draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR) for period in (Q1, Q2)
    )
    assert settlements_of(spell) == [second, first]
    assert settlements_of(until_the_end) == [first]
    assert settlements_of(day) == [first]
    assert settlements_of(waiting) == []


def test_the_last_line_of_a_component_says_who_was_paid() -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 2)
    draft_settlement(agreement=agreement, period=Q1, now=NOW)
    role = agreement.parties.get(code="aanbieder")
    assert recipients_before(agreement.pk, ["banen", "anders"]) == {"banen": role.pk}
    assert recipients_before(agreement.pk, []) == {}
    agreement.settlements.update(status="superseded")
    assert recipients_before(agreement.pk, ["banen"]) == {}


def test_an_app_objects_once_also_when_it_is_added_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_settlements: object, _by: object) -> dict:
        return {}

    monkeypatch.setattr(settlements, "_OBJECTIONS", [])
    add_decision_objection(nothing)
    add_decision_objection(nothing)
    assert [nothing] == settlements._OBJECTIONS
