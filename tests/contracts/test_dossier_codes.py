"""The vocabularies are complete where a publication gives them."""

import pytest

from contracts import dossier_codes as codes

pytestmark = pytest.mark.pure


def test_the_seven_reasons_to_measure_are_all_there():
    assert len(codes.MeasureReason) == 7


def test_codes_fit_their_columns():
    assert max(map(len, codes.DossierPart.values)) <= 20
    choices = (codes.Procedure, codes.StateAid, codes.Duty, codes.BenefitStatus, codes.Route)
    assert max(len(value) for kind in choices for value in kind.values) <= 20
    assert [level.value for level in codes.Backing] == [
        "executive", "management", "official", "governing",
    ]  # fmt: skip
