"""Which versions of the terms count, and which one on a day."""

from datetime import date

import pytest

from contracts.arithmetic import TermsError
from contracts.models import TermsVersion
from contracts.terms_documents import (
    read_in_force,
    read_terms,
    version_on,
    versions_in_force,
    write_document,
)
from tests.factories.terms import terms_document


def version(number, valid_from):
    document = terms_document(valid_from=valid_from)
    return TermsVersion(number=number, valid_from=date.fromisoformat(valid_from), document=document)


FIRST, SECOND, AGAIN = (
    version(1, "2026-01-01"),
    version(2, "2026-07-01"),
    version(3, "2026-01-01"),
)


def test_of_one_day_only_the_newest_version_counts():
    assert versions_in_force([SECOND, AGAIN, FIRST]) == [AGAIN, SECOND]
    days = [terms.valid_from for terms in read_in_force([SECOND, FIRST])]
    assert days == [date(2026, 1, 1), date(2026, 7, 1)]


@pytest.mark.parametrize(
    ("day", "found"),
    [("2025-01-01", FIRST), ("2026-06-30", FIRST), ("2026-07-01", SECOND)],
)
def test_the_version_on_a_day(day, found):
    assert version_on([SECOND, FIRST], date.fromisoformat(day)) is found
    assert version_on([], date.fromisoformat(day)) is None


def test_what_is_written_is_a_copy_that_was_read():
    document = terms_document()
    stored, terms = write_document(document)
    document["currency"] = "USD"
    assert (stored["currency"], terms.currency) == ("EUR", "EUR")
    assert read_terms(FIRST).valid_from == date(2026, 1, 1)
    with pytest.raises(TermsError):
        write_document({"format": "terms/1"})
