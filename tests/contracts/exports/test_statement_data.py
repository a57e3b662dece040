"""A kept statement fits its schema and comes back the same."""

import json

import pytest
from jsonschema import ValidationError

from contracts.exports.statement_data import statement_from_data, statement_to_data
from contracts.exports.statements import statement_document
from contracts.services import draft_settlement
from tests.contracts.exports.settled import amended, corrected
from tests.factories.contracts import NOW, Q1, AgreementFactory, jobs
from tests.factories.terms import money_terms
from tests.schemas import check

pytestmark = pytest.mark.django_db


def with_money():
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 4)
    return draft_settlement(agreement=agreement, period=Q1, now=NOW)


@pytest.mark.parametrize("made", [corrected, amended, with_money])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_there_and_back_by_the_schema(made, language):
    settlement = made()
    for with_persons in (False, True):
        document = statement_document(settlement, language, with_persons=with_persons)
        data = statement_to_data(document)
        assert data == json.loads(json.dumps(data))
        check(data, "statement-1")
        assert statement_from_data(data) == document


def test_a_statement_that_was_kept_without_payers_is_read():
    document = statement_document(corrected(), "nl")
    data = statement_to_data(document)
    (row,) = data["corrections"]
    old = {key: value for key, value in row.items() if key != "payers"}
    assert statement_from_data({**data, "corrections": [old]}) == document


def test_another_shape_is_refused():
    data = statement_to_data(statement_document(corrected(), "nl"))
    with pytest.raises(ValueError, match="statement/2"):
        statement_from_data({**data, "format": "statement/2"})
    with pytest.raises(ValidationError):
        check({**data, "total": 300}, "statement-1")
