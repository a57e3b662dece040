"""The closing clause of a decision."""

from datetime import date, datetime
from types import SimpleNamespace

from pages.challenges.enums import Remedies
from pages.challenges.remedies import remedies_in_letter, remedies_on_page
from pages.challenges.selectors.objections import ObjectionTerm
from tests.factories.challenges import NOW

WHO = {"case_number": "UD-1", "municipality": "Gemeente X"}


def decision(remedies: str, *, at: datetime = NOW) -> SimpleNamespace:
    last = date(2026, 4, 13) if remedies == Remedies.OBJECTION else None
    return SimpleNamespace(remedies=remedies, object_by=last, decided_at=at)


def test_the_letter_says_from_when_the_weeks_count_and_each_choice_has_its_own_clause():
    objection = " ".join(remedies_in_letter(decision(Remedies.OBJECTION), **WHO))
    assert (
        "U kunt ook bezwaar maken. U hebt daarvoor 6 weken, vanaf de dag nadat wij deze brief"
        " hebben verstuurd. Is dat op 2 maart 2026, dan kan het tot en met 13 april 2026."
        " Bezwaar maken kan op uw zaakpagina, of met een brief aan het college van Gemeente X."
    ) in objection
    assert "klacht" in " ".join(remedies_in_letter(decision(Remedies.TALK), **WHO))
    assert remedies_in_letter(decision(Remedies.NONE), **WHO) == []


def test_the_page_knows_whether_the_term_runs():
    def page(last_day: date | None) -> str:
        term = ObjectionTerm(6, last_day)
        return " ".join(remedies_on_page(decision(Remedies.OBJECTION), term, **WHO))

    assert "U kunt bezwaar maken tot en met 13 april 2026. Bezwaar maken kan" in page(
        date(2026, 4, 13)
    )
    assert "De termijn van 6 weken is nog niet begonnen." in page(None)
    assert remedies_on_page(decision(Remedies.NONE), None, **WHO) == []
