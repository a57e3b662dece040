"""A document in words, and what of it the public may read."""

import pytest

from pages.challenges.presentation import public_sections_of, sections_of
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def words(sections) -> str:
    return repr(sections)


def test_everything_that_was_sent_is_shown_once():
    sections = sections_of(make.make_document())
    assert [section.slug for section in sections] == [
        "wie", "plan", "resultaten", "planning", "openbaar",
    ]  # fmt: skip
    shown = words(sections)
    for part in ("singel@voorbeeld.example", "Schooltuin", "1 september 2026", "na de zomer"):
        assert part in shown
    (costs,) = [table for table in sections[2].tables if table.has_amounts]
    assert costs.total == "€\u00a01.284,56"


def test_the_public_reads_only_what_was_allowed_and_never_contact_details():
    nothing = make.make_document(publication=make.Publication())
    assert public_sections_of(nothing) == []
    everything = make.make_document(
        publication=make.Publication(name=True, plan=True, results=True, costs=True)
    )
    shown = words(public_sections_of(everything))
    assert "Samen voor het Singelpark" in shown
    assert "1.284,56" in shown
    assert "singel@voorbeeld.example" not in shown
    assert "06 00000000" not in shown
    plan_only = make.make_document(publication=make.Publication(plan=True))
    assert "1.284,56" not in words(public_sections_of(plan_only))
