"""Made-up responses fit the schema of real ones and are labelled."""

from pages.challenges.documents import read_document, write_document
from pages.challenges.services.deciding import check_decision
from pages.demo.responses import DEMOS


def test_every_demo_response_is_a_valid_and_labelled_document():
    keys = [demo.document.applicant.email for demo in DEMOS]
    assert len(set(keys)) == len(keys)
    for demo in DEMOS:
        assert read_document(write_document(demo.document)) == demo.document
        assert demo.document.applicant.name.endswith("(fictief)")
        assert demo.document.applicant.email.endswith(".example")


def test_every_demo_decision_would_be_accepted_from_a_person():
    assert [check_decision(demo.decision) for demo in DEMOS if demo.decision] == [[]] * 6
