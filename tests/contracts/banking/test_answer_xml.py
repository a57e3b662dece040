"""Reading pain.002 and camt.053: what is in them, and what is wrong with them."""

from datetime import date

import pytest

from contracts.banking.answer_rows import AnswerRow
from contracts.banking.answer_xml import read_xml
from contracts.errors import Refused, RefusedTogether
from tests.contracts.banking.bank_messages import camt053, detail, entry, pain002, status


def codes(content):
    with pytest.raises((Refused, RefusedTogether)) as refused:
        read_xml(content)
    reasons = getattr(refused.value, "reasons", (refused.value,))
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("version", ["03", "10"])
def test_a_status_report_tells_of_each_payment(version):
    found = read_xml(
        pain002(
            "B-1",
            status("A", "ACSC", "10.5"),
            status("B", "RJCT", "7", "AC01", "Onbekend"),
            version=version,
        )
    )
    assert (found.kind, found.message_id) == ("pain002", "ST-1")
    assert found.rows == (
        AnswerRow("PmtInf 1, Tx 1", "ACSC", "A", cents=1050),
        AnswerRow("PmtInf 1, Tx 2", "RJCT", "B", cents=700, reason="AC01", text="Onbekend"),
    )


def test_a_report_without_amounts_or_with_a_reason_of_the_bank_itself():
    plain = (
        "<TxInfAndSts><OrgnlEndToEndId>A</OrgnlEndToEndId><TxSts>PDNG</TxSts>"
        "<StsRsnInf><Rsn><Prtry>EIGEN</Prtry></Rsn></StsRsnInf></TxInfAndSts>"
    )
    (row,) = read_xml(pain002("B-1", plain)).rows
    assert (row.cents, row.currency, row.reason) == (None, "EUR", "EIGEN")


def test_a_report_of_a_batch_or_of_the_whole_message():
    (row,) = read_xml(pain002("B-1")).rows
    assert (row.batch, row.reference, row.status) == ("B-1", "", "PART")
    silent = pain002("B-1").replace(b"<PmtInfSts>PART</PmtInfSts>", b"")
    assert codes(silent) == ["answer_empty"]
    start, end = silent.index(b"<OrgnlPmtInfAndSts>"), silent.index(b"</CstmrPmtStsRpt>")
    bare = silent[:start] + silent[end:]
    assert codes(bare) == ["answer_empty"]
    group = bare.replace(b"</OrgnlGrpInf", b"<GrpSts>ACCP</GrpSts></OrgnlGrpInf")
    (row,) = read_xml(group).rows
    assert (row.batch, row.status, row.place) == ("B-1", "ACCP", "GrpHdr")
    whole = group.index(b"<OrgnlGrpInfAndSts>")
    without = group[:whole] + group[group.index(b"</CstmrPmtStsRpt>") :]
    assert codes(without) == ["answer_empty"]


@pytest.mark.parametrize("version", ["02", "08"])
def test_a_statement_tells_of_each_booked_transaction(version):
    returned = "<RtrInf><Rsn><Cd>MS03</Cd></Rsn></RtrInf>"
    content = camt053(
        entry("30.00", detail("A", "10.00") + detail("B", "20.00", "Wijk")),
        entry("5.00", detail("C", more=returned), sign="CRDT"),
        entry("1.00", detail("D"), booked="PDNG"),
        entry("2.00", "", more="<RvslInd>true</RvslInd>"),
        version=version,
    )
    if version == "02":
        content = content.replace(b"<Cd>BOOK</Cd>", b"BOOK").replace(
            b'<Amt Ccy="EUR">10.00</Amt>',
            b'<AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls>',
        )
    rows = read_xml(content).rows
    day = date(2026, 5, 19)
    assert rows == (
        AnswerRow("Stmt 1, Ntry 1, Tx 1", "BOOK", "A", cents=1000, booked_on=day),
        AnswerRow("Stmt 1, Ntry 1, Tx 2", "BOOK", "B", cents=2000, text="Wijk", booked_on=day),
        AnswerRow(
            "Stmt 1, Ntry 2",
            "BOOK",
            "C",
            cents=500,
            is_credit=True,
            is_return=True,
            reason="MS03",
            booked_on=day,
        ),
        AnswerRow("Stmt 1, Ntry 4", "BOOK", cents=200, is_return=True, booked_on=day),
    )


def test_all_that_is_wrong_is_told_at_once():
    content = camt053(
        entry("30.00", detail("A", "10.00") + detail("B", "19.00")),
        entry("veel", detail("C")),
        entry("1.001", detail("D")),
        entry("3.00", detail("E", "1.00") + detail("F")),
        entry("1.00", detail("G")).replace("<Dt>2026-05-19</Dt>", "<Dt>gisteren</Dt>", 1),
    )
    assert codes(content) == [
        "answer_sum",
        "answer_amount",
        "answer_amount",
        "answer_amount",
        "answer_sum",
        "answer_day",
    ]
    without = camt053(entry("1.00", detail("G")).replace('<Amt Ccy="EUR">1.00</Amt>', "", 1))
    assert codes(without) == ["answer_amount"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<open>", "answer_unreadable"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "answer_unreadable"),
        (b"<Document><CstmrCdtTrfInitn/></Document>", "answer_kind"),
        (b"<iets/>", "answer_kind"),
    ],
)
def test_what_is_no_answer_is_refused(content, code):
    assert codes(content) == [code]
