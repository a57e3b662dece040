"""A payment file that is valid, the same each time, and never says something else."""

from datetime import date, datetime

import pytest
from defusedxml.ElementTree import fromstring

from contracts.banking.sepa_file import (
    NAMESPACE,
    Address,
    Debtor,
    FileRefused,
    Transfer,
    payment_file,
    require_sums,
)

HERE = Address("Cliëntstraat", "1", "1234 AB", "Demodam", "NL")
MADE = datetime(2026, 5, 18, 9, 30)  # noqa: DTZ001 - as the file shows it


def transfer(number, cents, **changes):
    fields = {"name": "Stichting & Ærø", "iban": "NL25DEMO0000000002", "text": "Werk – wijk"}
    return Transfer(f"PC-2026-0001-{number}-1", cents, address=HERE, **{**fields, **changes})


def made(*transfers, bic=""):
    return payment_file(
        number="B-2026-00001",
        debtor=Debtor("Gemeente Demodam", "NL52DEMO0000000001", bic),
        transfers=transfers,
        execution_on=date(2026, 5, 20),
        made_at=MADE,
    )


def text(content, path):
    names = "/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/"))
    return fromstring(content).findtext(f"{{{NAMESPACE}}}CstmrCdtTrfInitn/{names}")


def test_the_file_names_the_batch_its_totals_and_its_day():
    content = made(transfer(1, 123_456), transfer(2, 5))
    assert {
        path: text(content, path)
        for path in (
            "GrpHdr/MsgId",
            "GrpHdr/CreDtTm",
            "GrpHdr/NbOfTxs",
            "GrpHdr/CtrlSum",
            "PmtInf/PmtInfId",
            "PmtInf/ReqdExctnDt/Dt",
            "PmtInf/DbtrAgt/FinInstnId/Othr/Id",
        )
    } == {
        "GrpHdr/MsgId": "B-2026-00001",
        "GrpHdr/CreDtTm": "2026-05-18T09:30:00",
        "GrpHdr/NbOfTxs": "2",
        "GrpHdr/CtrlSum": "1234.61",
        "PmtInf/PmtInfId": "B-2026-00001",
        "PmtInf/ReqdExctnDt/Dt": "2026-05-20",
        "PmtInf/DbtrAgt/FinInstnId/Othr/Id": "NOTPROVIDED",
    }
    payment = "PmtInf/CdtTrfTxInf"
    assert text(content, f"{payment}/Cdtr/Nm") == "Stichting + AEro"
    assert text(content, f"{payment}/Cdtr/PstlAdr/StrtNm") == "Clientstraat"
    assert text(content, f"{payment}/Cdtr/PstlAdr/Ctry") == "NL"
    assert text(content, f"{payment}/RmtInf/Ustrd") == "Werk - wijk"
    assert content == made(transfer(1, 123_456), transfer(2, 5))


def test_a_bic_is_named_when_it_is_known():
    content = made(transfer(1, 1), bic="ABNANL2A")
    assert text(content, "PmtInf/DbtrAgt/FinInstnId/BICFI") == "ABNANL2A"


def test_a_file_that_is_not_valid_is_not_made():
    with pytest.raises(FileRefused, match="IBAN"):
        made(transfer(1, 1, iban="geen rekening"))


def test_a_file_that_says_something_else_is_refused():
    content = made(transfer(1, 100), transfer(2, 200))
    right = [("PC-2026-0001-1-1", 100), ("PC-2026-0001-2-1", 200)]
    require_sums(content, right)
    for wrong in (right[:1], [right[0], ("PC-2026-0001-2-1", 201)]):
        with pytest.raises(FileRefused, match="payments"):
            require_sums(content, wrong)
    for old, new in ((b">3.00<", b">3.01<"), (b"NbOfTxs>2<", b"NbOfTxs>3<")):
        with pytest.raises(FileRefused, match="totals"):
            require_sums(content.replace(old, new), right)
