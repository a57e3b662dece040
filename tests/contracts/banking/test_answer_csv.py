"""Reading an answer as CSV: tolerant in form, strict in what it says."""

from datetime import date

import pytest

from contracts.banking.answer_csv import read_csv
from contracts.banking.answer_rows import AnswerRow
from contracts.errors import Refused, RefusedTogether


def refused(text):
    with pytest.raises((Refused, RefusedTogether)) as found:
        read_csv(text.encode())
    return [reason.code for reason in getattr(found.value, "reasons", (found.value,))]


@pytest.mark.parametrize(
    "text",
    [
        "Kenmerk;Bedrag;Status;Datum\nA-1;1.234,50;Betaald;19-05-2026\n\n;;;\n",
        "\ufeffEnd-to-end-ID,Amount,Status,Date\nA-1,1234.50,paid,2026-05-19\n",
        "reference\tamount\tstatus\tdate\nA-1\t€ 1,234.50\tACSC\t2026-05-19\n",
    ],
)
def test_three_ways_of_writing_say_the_same(text):
    found = read_csv(text.encode())
    expected = AnswerRow("regel 2", "BOOK", "A-1", cents=123_450, booked_on=date(2026, 5, 19))
    assert (found.kind, found.rows) == ("csv", (expected,))


def test_statuses_and_what_may_be_left_out():
    text = "kenmerk;status;reden\nA;geweigerd;Rekening dicht\nB;In  behandeling;\nC;ontvangen;\n"
    first, second, third = read_csv(text.encode()).rows
    assert (first.status, first.text, first.cents) == ("RJCT", "Rekening dicht", None)
    assert (second.status, third.status, third.is_credit) == ("PDNG", "BOOK", True)
    old = "kenmerk;status;reden\nA;betaald;Café".encode("cp1252")
    assert read_csv(old).rows[0].text == "Café"


def test_every_row_that_is_wrong_is_named():
    text = (
        "kenmerk;bedrag;status;datum\n;1,00;betaald;\nB;1,001;misschien;31-02-2026\n"
        "C;-5,00;betaald;\nD;veel;betaald;\n"
    )
    assert refused(text) == [
        "answer_reference",
        "answer_status",
        "answer_amount",
        "answer_day",
        "answer_amount",
        "answer_amount",
    ]


def test_a_file_without_columns_or_rows():
    assert refused("naam;bedrag\nA;1\n") == ["answer_column", "answer_column"]
    assert refused("") == ["answer_column", "answer_column"]
    assert refused("kenmerk;status\n") == ["answer_empty"]
