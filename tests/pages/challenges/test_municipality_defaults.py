"""A municipality that set nothing works with complete lists in two languages."""

import pytest

from pages.challenges.enums import ApplicantKind
from pages.challenges.models import ChallengeSettings
from pages.challenges.municipality_defaults import DEFAULT_LISTS


@pytest.mark.parametrize("name", DEFAULT_LISTS)
def test_every_default_row_is_one_that_an_editor_could_have_made(name):
    model = ChallengeSettings._meta.get_field(name).related_model
    for row in DEFAULT_LISTS[name]:
        model(**row).full_clean(exclude=["settings"], validate_constraints=False)
    codes = [row["code"] for row in DEFAULT_LISTS[name] if "code" in row]
    assert len(codes) == len(set(codes))


def test_the_default_kinds_are_the_ones_with_a_party_of_their_own():
    assert [row["code"] for row in DEFAULT_LISTS["applicant_kinds"]] == ApplicantKind.values
