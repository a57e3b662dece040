"""The fixed document: written, checked, read back the same, on any database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.challenges.documents import (
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


@pytest.mark.parametrize("data", [{}, {"schema": "response/2"}])
def test_refuses_another_schema(data):
    with pytest.raises(InvalidDocument):
        read_document(data)


@pytest.mark.django_db
def test_fingerprint_survives_the_database():
    response = make.make_sent()
    version = ResponseVersion.objects.get(response=response)
    assert version.sha256 == fingerprint(version.document)
    assert len(version.sha256) == 64
