"""The closing clause of a decision."""

from datetime import date

from pages.challenges.enums import Remedies
from pages.challenges.remedies import remedies_sentences


def clause(remedies):
    return " ".join(
        remedies_sentences(
            remedies, object_by=date(2026, 4, 13), case_number="UD-1", municipality="Gemeente X"
        )
    )


def test_each_choice_has_its_own_clause():
    assert "13 april 2026" in clause(Remedies.OBJECTION)
    assert "Gemeente X" in clause(Remedies.OBJECTION)
    assert "klacht" in clause(Remedies.TALK)
    assert clause(Remedies.NONE) == ""
