"""Reading pain.002 (status of payments) and camt.053 (statement of an account).

Versions 03 and 10 of pain.002 and 02 and 08 of camt.053 are what Dutch banks send; names are
compared without their version, so others with the same elements are read as well. Parsed by
`defusedxml`, which refuses entities and document types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from contracts.banking.answer_rows import BOOKED, AnswerFile, AnswerRow
from contracts.errors import Refused, RefusedTogether

AMOUNT: Final = re.compile(r"([0-9]{1,15})(?:\.([0-9]{1,5}))?")
CENT_DIGITS: Final = 2


def read_xml(content: bytes) -> AnswerFile:
    """Read a file of the bank. Raises Refused, or RefusedTogether with all that is wrong in it."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as problem:
        raise Refused("answer_unreadable", "file") from problem
    _strip_names(root)
    report, statement = root.find("CstmrPmtStsRpt"), root.find("BkToCstmrStmt")
    if report is not None:
        reader = _Reader("pain002", report)
        rows = tuple(reader.status_rows())
    elif statement is not None:
        reader = _Reader("camt053", statement)
        rows = tuple(reader.statement_rows())
    else:
        found = root[0].tag if len(root) else root.tag
        raise Refused("answer_kind", "file", {"found": found})
    if reader.problems:
        raise RefusedTogether(reader.problems)
    if not rows:
        raise Refused("answer_empty", "file")
    return AnswerFile(reader.kind, _text(reader.body, "GrpHdr/MsgId"), rows)


class _Reader:
    """Reads one message and collects what is wrong with it."""

    def __init__(self, kind: str, body: Element) -> None:
        self.kind = kind
        self.body = body
        self.problems: list[Refused] = []

    def status_rows(self) -> Iterator[AnswerRow]:
        """Give what a status report says: by payment, else by batch, else of the whole message."""
        group = self.body.find("OrgnlGrpInfAndSts")
        batches = self.body.findall("OrgnlPmtInfAndSts")
        for number, batch in enumerate(batches, start=1):
            payments = batch.findall("TxInfAndSts")
            for position, payment in enumerate(payments, start=1):
                yield self._status_row(payment, f"PmtInf {number}, Tx {position}", "Tx")
            if not payments and batch.find("PmtInfSts") is not None:
                yield self._status_row(batch, f"PmtInf {number}", "PmtInf")
        if not batches and group is not None and group.find("GrpSts") is not None:
            yield self._status_row(group, "GrpHdr", "Grp")

    def statement_rows(self) -> Iterator[AnswerRow]:
        """Give every booked transaction of every statement; announced ones are no payments yet."""
        for number, statement in enumerate(self.body.findall("Stmt"), start=1):
            for position, entry in enumerate(statement.findall("Ntry"), start=1):
                status = _text(entry, "Sts/Cd") or _text(entry, "Sts")
                if status == BOOKED:
                    yield from self._entry_rows(entry, f"Stmt {number}, Ntry {position}")

    def _status_row(self, element: Element, place: str, level: str) -> AnswerRow:
        amount = element.find("OrgnlTxRef/Amt/InstdAmt")
        is_payment = level == "Tx"
        names = {"Tx": "OrgnlEndToEndId", "PmtInf": "OrgnlPmtInfId", "Grp": "OrgnlMsgId"}
        reference = _text(element, names[level])
        return AnswerRow(
            place=place,
            status=_text(element, f"{level}Sts"),
            reference=reference if is_payment else "",
            batch="" if is_payment else reference,
            cents=None if amount is None else self._cents(amount, place),
            currency="EUR" if amount is None else amount.get("Ccy", ""),
            reason=_text(element, "StsRsnInf/Rsn/Cd") or _text(element, "StsRsnInf/Rsn/Prtry"),
            text=" ".join(_texts(element, "StsRsnInf/AddtlInf")),
        )

    def _entry_rows(self, entry: Element, place: str) -> Iterator[AnswerRow]:
        whole = entry.find("Amt")
        cents = self._cents(whole, place)
        details = entry.findall("NtryDtls/TxDtls")
        day = self._day(_text(entry, "BookgDt/Dt") or _text(entry, "BookgDt/DtTm")[:10], place)
        is_credit = _text(entry, "CdtDbtInd") == "CRDT"
        is_reversal = _text(entry, "RvslInd") == "true"
        currency = "" if whole is None else whole.get("Ccy", "")
        if not details:
            yield AnswerRow(
                place=place,
                status=BOOKED,
                batch=_text(entry, "NtryDtls/Btch/PmtInfId"),
                cents=cents,
                currency=currency,
                is_credit=is_credit,
                is_return=is_reversal,
                text=_text(entry, "AddtlNtryInf"),
                booked_on=day,
            )
            return
        total = 0
        for position, detail in enumerate(details, start=1):
            where = place if len(details) == 1 else f"{place}, Tx {position}"
            amount = detail.find("Amt")
            if amount is None:
                amount = detail.find("AmtDtls/TxAmt/Amt")
            part = cents if amount is None and len(details) == 1 else self._cents(amount, where)
            total += part
            reason = _text(detail, "RtrInf/Rsn/Cd")
            yield AnswerRow(
                place=where,
                status=BOOKED,
                reference=_reference(detail),
                cents=part,
                currency=currency,
                is_credit=is_credit,
                is_return=is_reversal or detail.find("RtrInf") is not None,
                reason=reason,
                text=" ".join(_texts(detail, "RmtInf/Ustrd")),
                booked_on=day,
            )
        if total != cents:
            self.problems.append(Refused("answer_sum", "file", {"place": place}))

    def _cents(self, amount: Element | None, place: str) -> int:
        text = "" if amount is None else (amount.text or "").strip()
        found = AMOUNT.fullmatch(text)
        decimals = "" if found is None else (found[2] or "")
        if found is None or decimals[CENT_DIGITS:].strip("0"):
            self.problems.append(Refused("answer_amount", "file", {"place": place, "found": text}))
            return 0
        return int(found[1]) * 100 + int(decimals[:CENT_DIGITS].ljust(CENT_DIGITS, "0"))

    def _day(self, text: str, place: str) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            params = {"place": place, "found": text}
            self.problems.append(Refused("answer_day", "file", params))
            return None


def _reference(detail: Element) -> str:
    """Return what names the payment: our reference, or the one that somebody who paid gave."""
    given = _text(detail, "Refs/EndToEndId")
    structured = _text(detail, "RmtInf/Strd/CdtrRefInf/Ref")
    return structured if given in ("", "NOTPROVIDED") else given


def _strip_names(root: Element) -> None:
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _texts(element: Element, path: str) -> list[str]:
    return [" ".join((found.text or "").split()) for found in element.findall(path)]
