"""A line of the dossier is written once; a change is a new line with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from contracts.enums import AgreementStatus, EventVerb
from contracts.errors import Refused
from contracts.models import DossierEntry
from contracts.selectors.dossier import dossier_of
from contracts.services.dossier import withdraw_dossier_line, write_dossier
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory
from tests.factories.dossier import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return PersonFactory()


@pytest.fixture
def agreement():
    return AgreementFactory()


def refusal(**values):
    with pytest.raises(Refused) as refused:
        write_dossier(now=NOW, **values)
    assert refused.value.message
    return refused.value.code, refused.value.field


def test_a_part_is_written_with_one_line_of_history(agreement, by):
    entry = write(agreement, "measurable", by, text=" Ja hoor. ")
    assert (entry.row, entry.choice, entry.text) == (1, "yes", "Ja hoor.")
    event = agreement.events.get()
    assert (event.verb, event.detail) == (EventVerb.DOSSIER_CHANGED, "measurable")


def test_changing_needs_a_reason_and_keeps_what_stood_there(agreement, by):
    first = write(agreement, "measurable", by)
    again = {"agreement": agreement, "by": by, "part": "measurable", "choice": "no", "text": "Nee."}
    assert refusal(**again) == ("dossier_reason_missing", "reason")
    second = write_dossier(now=NOW, reason="Bij nader inzien", **again)
    (line,) = dossier_of(agreement).lines("measurable")
    assert (line.entry, line.earlier, second.row) == (second, (first,), 1)
    assert agreement.events.latest("pk").reason == "Bij nader inzien"


def test_a_part_with_more_lines_gets_more_and_changes_one(agreement, by):
    one = write(agreement, "replaces", by)
    two = write(agreement, "replaces", by, name="Cursus")
    assert (one.row, two.row) == (1, 2)
    changed = write(agreement, "replaces", by, row=2, name="Andere cursus", reason="Naam fout")
    names = [line.entry.name for line in dossier_of(agreement).lines("replaces")]
    assert (changed.row, names) == (2, ["Sollicitatietraining", "Andere cursus"])


def test_a_line_lapses_with_a_reason(agreement, by):
    write(agreement, "replaces", by)
    which = {"agreement": agreement, "part": "replaces", "subject": "", "by": by, "now": NOW}
    with pytest.raises(Refused, match="Schrijf op waarom"):
        withdraw_dossier_line(**which, row=1, reason=" ")
    with pytest.raises(Refused, match="staat er niet meer"):
        withdraw_dossier_line(**which, row=2, reason="Weg")
    ended = withdraw_dossier_line(**which, row=1, reason="Toch niet")
    assert (ended.is_withdrawn, dossier_of(agreement).lines("replaces")) == (True, [])
    assert write(agreement, "replaces", by).row == 2


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"part": "weather"}, ("dossier_part_unknown", "part")),
        ({"part": "measurable", "choice": "maybe"}, ("dossier_choice_unknown", "choice")),
        ({"part": "money_ends", "choice": "yes"}, ("dossier_choice_unknown", "choice")),
        ({"part": "measurable", "choice": "yes"}, ("dossier_column_missing", "text")),
        (
            {"part": "duty", "subject": "0", "choice": "client"},
            ("dossier_subject_unknown", "subject"),
        ),
        (
            {"part": "benefit", "subject": "nergens", "choice": "in_talks", "name": "UWV"},
            ("dossier_subject_unknown", "subject"),
        ),
        (
            {"part": "backing", "subject": "hemels", "name": "Iemand"},
            ("dossier_subject_unknown", "subject"),
        ),
        (
            {"part": "conflict", "subject": "1:pays_and_checks", "text": "x"},
            ("dossier_subject_unknown", "subject"),
        ),
        (
            {"part": "replaces", "row": 7, "choice": "nothing", "text": "x", "reason": "x"},
            ("dossier_line_unknown", "row"),
        ),
        (
            {
                "part": "replaces",
                "choice": "stops",
                "name": "x",
                "on": date(2026, 1, 1),
                "amount_cents": -1,
            },
            ("dossier_amount_negative", "amount_cents"),
        ),
    ],
)
def test_bad_input_is_refused_with_its_field(agreement, by, values, problem):
    assert refusal(agreement=agreement, by=by, **values) == problem
    assert DossierEntry.objects.count() == 0


def test_an_agreement_that_is_over_stays_as_it_was(agreement, by):
    agreement.status = AgreementStatus.ENDED
    agreement.save()
    values = {"part": "service_kind", "choice": "single"}
    assert refusal(agreement=agreement, by=by, **values) == ("wrong_status", "status")


def test_the_database_keeps_a_line_as_it_was_written(agreement, by):
    entry = write(agreement, "service_kind", by)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE contracts_dossierentry SET choice = 'complex'")
    bad = [
        {"part": "weather"},
        {"row": 0},
        {"amount_cents": -1},
        {"is_withdrawn": True},
    ]
    for values in bad:
        columns = {"agreement": agreement, "part": "duty", "by": by, "at": NOW, **values}
        with pytest.raises(IntegrityError), transaction.atomic():
            DossierEntry.objects.create(**columns)
    assert list(DossierEntry.objects.all()) == [entry]
