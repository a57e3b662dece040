"""The fixed document: written, checked, read back the same, on any database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.challenges.documents import (
    About,
    InvalidDocument,
    fingerprint,
    read_document,
    write_document,
)
from pages.challenges.models import ResponseVersion
from tests.factories import challenges as make


def test_reads_back_what_it_wrote():
    document = make.make_document()
    assert read_document(write_document(document)) == document


@given(st.text(min_size=1, max_size=120), st.text(max_size=5000), st.integers(0, 99_999_999_999))
def test_reads_back_any_words_and_amounts(title, words, cents):
    document = make.make_document(
        plan=make.Plan(title=title, different=words or "x"),
        results=make.Results(own_contribution=words, own_contribution_cents=cents),
    )
    assert read_document(write_document(document)) == document


@pytest.mark.parametrize(
    "change",
    [
        {"applicant": make.Applicant(kind="De koning", name="x", email="x@x.nl")},
        {"applicant": make.Applicant(kind="person", name="", email="x@x.nl")},
        {"applicant": make.Applicant(kind="person", name="x", email="x@x.nl", kvk="123")},
        {"plan": make.Plan(title="x" * 121, different="x")},
        {"results": make.Results(budget=(make.BudgetLine("x", -1),))},
        {"planning": make.Planning(starts_on="1 maart")},
        {"is_declared_true": False},
    ],
)
def test_refuses_what_does_not_fit_the_schema(change):
    with pytest.raises(InvalidDocument):
        write_document(make.make_document(**change))


@pytest.mark.parametrize(
    "data",
    [{}, {"schema": "response/3"}, {"schema": "response/2"}, {"schema": None}],
)
def test_refuses_another_schema(data):
    with pytest.raises(InvalidDocument):
        read_document(data)


@pytest.mark.django_db
def test_fingerprint_survives_the_database():
    response = make.make_sent()
    version = ResponseVersion.objects.get(response=response)
    assert version.sha256 == fingerprint(version.document)
    assert len(version.sha256) == 64


def as_first(data):
    """The same in the shape of before the second one."""
    results = {key: data["results"][key] for key in ("own_contribution", "needs")}
    names = ("what", "baseline", "target", "source")
    return {
        "schema": "response/1",
        "applicant": data["applicant"],
        "plan": {key: value for key, value in data["plan"].items() if key != "why"},
        "results": {
            **results,
            "own_contribution_cents": 5,
            "indicators": [{n: row[n] for n in names} for row in data["results"]["indicators"]],
            "budget": [
                {"description": row["description"], "amount_cents": row["amount_cents"]}
                for row in data["results"]["budget"]
            ],
        },
        "planning": {
            key: value
            for key, value in data["planning"].items()
            if key not in ("involvement", "quality")
        },
        "publication": {"name": True, "plan": True, "results": True, "costs": False},
        "is_declared_true": True,
    }


def test_a_document_of_the_first_shape_stays_readable():
    data = as_first(write_document(make.make_document()))
    old = read_document(data)
    assert old.plan.title == "Samen voor het Singelpark"
    assert old.results.budget == make.make_document().results.budget
    assert old.results.own_contribution_cents == 5
    assert old.about == About()
    # The old consent named the planning with the results; nothing else was asked, so nothing
    # else is allowed.
    assert old.publication == make.Publication(name=True, plan=True, results=True, planning=True)
    with pytest.raises(InvalidDocument):
        read_document({**data, "about": {}})


def test_what_is_written_says_which_shape_it_has():
    assert write_document(make.make_document())["schema"] == "response/2"
