"""What stands on the screens of the core; test_views looks at them."""

from __future__ import annotations

from contracts.reporting.notes import notes_of_reporting
from contracts.services import approve_settlement, draft_settlement
from tests.contracts.reporting.cases import Case
from tests.factories.contracts import NOW, Q1


def test_something_else_gets_no_notes(case: Case) -> None:
    assert notes_of_reporting(case.people["provider"], case.people["provider"]) == []


def test_an_observation_has_notes_for_the_three_only(case: Case) -> None:
    row = case.observe()
    assert notes_of_reporting(row, case.people["payer"]) == []
    (note,) = notes_of_reporting(row, case.people["provider"])
    assert note.text == "Bewijsstukken: 0. Bewijsstuk toevoegen"
    case.judge(row)
    note, _evidence = notes_of_reporting(row, case.people["evaluator"])
    assert (note.text, note.level) == ("Verschil van mening: Loopt", "warning")
    case.judge(row, "accepted")
    note, _evidence = notes_of_reporting(row, case.people["evaluator"])
    assert (note.text, note.level) == ("Verschil van mening: Alsnog geaccepteerd", "")


def test_what_is_approved_needs_no_sign_off_any_more(case: Case) -> None:
    case.judge(case.observe(), "accepted")
    settlement = draft_settlement(agreement=case.agreement, period=Q1, now=NOW)
    (note,) = notes_of_reporting(settlement, case.people["approver"])
    assert note.level == "warning"
    approved = approve_settlement(settlement=settlement, by=case.people["approver"], now=NOW)
    assert notes_of_reporting(approved, case.people["approver"]) == []
