"""What a colleague reads when a case is theirs now, or no longer."""

import pytest
from django.utils import translation

from pages.challenges.staff_letters import handed_from_letter, handed_to_letter
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def test_it_says_whose_the_case_is_and_why_in_dutch_for_everybody():
    handler = make.make_staff()
    case = make.make_in_handling(handler)
    case.language = "en"
    by = make.make_staff("assessor")
    with translation.override("en"):
        to = handed_to_letter(case, by=by, reason="Ik ben ziek.")
        away = handed_from_letter(case, by=by, reason="Ik ben ziek.")
    assert to.subject == f"U behandelt nu zaak {case.case_number}"
    assert away.subject == f"Zaak {case.case_number} is aan een collega gegeven"
    text, other = to.text, away.text
    assert f"{by} gaf deze zaak aan u, om deze reden:" in text
    assert f"{by} gaf deze zaak aan {handler}, om deze reden:" in other
    for words in (text, other):
        assert "Ik ben ziek." in words
        assert f"Behandelaar: {handler}" in words
        assert f"/{case.pk}/" in words
    assert case.language == "en"
