"""A document in words, and what of it the public may read."""

import pytest

from pages.challenges.documents import About, Lot, Value
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


def test_consent_counts_per_part():
    document = make.make_document(
        value=Value(services="Elke week eten", pays_later="De leden"),
        planning=make.Planning(
            starts_on="2027-03-01",
            involvement="Twaalf buren helpen",
            support="Mevrouw Naam",
            continuity="De school neemt het over",
        ),
        publication=make.Publication(value=True, planning=True),
    )
    public = public_sections_of(document)
    assert [section.slug for section in public] == ["waarde", "planning"]
    shown = words(public)
    for part in ("Elke week eten", "De leden", "1 maart 2027", "Twaalf buren helpen"):
        assert part in shown
    # Whom somebody names, and how it could end, is never public.
    assert "Mevrouw Naam" not in shown
    assert "neemt het over" not in shown


def test_task_and_lots_are_public_with_the_plan():
    about = About(task="De speeltuin", lots=(Lot("lot_1", "Noord"),), cooperation="together")
    document = make.make_document(about=about, publication=make.Publication(plan=True))
    shown = words(public_sections_of(document))
    assert "De speeltuin" in shown
    assert "Noord" in shown
    assert "Wij doen het samen met de gemeente" in shown


def test_a_small_request_shows_no_part_that_was_not_asked():
    document = make.make_document(
        about=About(size="short", asked_cents=90_000), planning=make.Planning()
    )
    sections = sections_of(document, with_empty=True)
    assert [section.slug for section in sections] == [
        "waarover", "wie", "plan", "resultaten", "openbaar",
    ]  # fmt: skip
    assert len(sections[-1].facts) == 3
    assert sections[0].facts[0] == ("Gevraagd bedrag", "€\u00a0900,00")
