"""Which versions of the terms count, and which one on a day."""

from datetime import date

import pytest

from contracts.arithmetic import TermsError
from contracts.models import TermsVersion
from contracts.terms_documents import (
    once_per_row,
    read_in_force,
    read_rules,
    read_rules_in_force,
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


def test_a_rule_is_read_once_for_all_contracts_that_differ_in_words_only():
    one, other = (
        TermsVersion(number=1, document=terms_document(title={"nl": title}, note={"nl": title}))
        for title in ("Eerste", "Tweede")
    )
    for place in ("parties", "metrics", "components"):
        other.document[place][0]["label"] = {"nl": "Iets anders", "en": "Something else"}
    other.document["metrics"][0]["unit_plural"] = {"nl": "banen"}
    one.document["metrics"][0]["unit_plural"] = {"nl": "plekken"}
    assert read_rules(one) is read_rules(other)
    assert (read_rules(one).title, read_rules(one).components[0].label) == (None, {"nl": "-"})
    # What computes is the same; what is shown in a trace still belongs to the contract.
    assert read_rules(one).components[0].price == read_terms(one).components[0].price
    limit = {**other.document["limits"][0], "label": {"nl": "Plafond", "en": "Cap"}}
    # A row remembers what it read as long as it has the same document.
    other.document = {**other.document, "limits": [limit]}
    assert read_rules(one) is not read_rules(other)
    assert read_rules(other).limits[0].label == {"nl": "Plafond", "en": "Cap"}


def test_a_row_is_asked_once_as_long_as_it_has_the_same_document():
    asked = []

    def currency_of(document):
        asked.append(document)
        return document["currency"]

    row = version(1, "2026-01-01")
    assert [once_per_row(row, currency_of) for _time in range(2)] == ["EUR", "EUR"]
    assert len(asked) == 1
    row.document = {**row.document, "currency": "USD"}
    assert once_per_row(row, currency_of) == "USD"
    assert len(asked) == 2


def test_a_rule_that_cannot_be_read_says_what_is_wrong():
    broken = version(1, "2026-01-01")
    broken.document["metrics"] = "geen"
    with pytest.raises(TermsError) as refused:
        read_rules_in_force([broken])
    assert refused.value.problems[0].path == "metrics"
