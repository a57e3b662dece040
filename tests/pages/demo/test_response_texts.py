"""Made-up responses fit the schema of real ones and are labelled."""

import pytest

from pages.challenges.documents import read_document, write_document
from pages.challenges.services.proposing import check_decision, check_outcome
from pages.demo.response_cases import DEMOS


def test_every_demo_response_is_a_valid_and_labelled_document():
    keys = [demo.document.applicant.email for demo in DEMOS]
    assert len(set(keys)) == len(keys)
    for demo in DEMOS:
        assert read_document(write_document(demo.document)) == demo.document
        assert demo.document.applicant.name.endswith("(fictief)")
        assert demo.document.applicant.email.endswith(".example")


@pytest.mark.django_db
def test_every_demo_decision_would_be_accepted_from_a_person():
    for demo in DEMOS:
        if demo.decision:
            assert check_decision(demo.decision) == []
        if demo.objection_answer:
            assert check_outcome(demo.objection_answer) == []
