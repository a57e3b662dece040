"""A payment file: pain.001.001.09, valid against its schema, with totals that fit.

The library `sepaxml` makes and validates it. It gives the message its own number and the clock's
time; we put in ours, so that the same batch always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from defusedxml.ElementTree import fromstring
from sepaxml import SepaTransfer
from sepaxml.validation import ValidationError, try_valid_xml

from contracts.banking.sepa_text import sepa_text

SCHEMA: Final = "pain.001.001.09"
NAMESPACE: Final = f"urn:iso:std:iso:20022:tech:xsd:{SCHEMA}"
NAME_LENGTH: Final = 70
TEXT_LENGTH: Final = 140


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody is, in parts: free lines are no longer accepted."""

    street: str
    house_number: str
    postcode: str
    town: str
    country: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment of a file; cents are whole and positive."""

    end_to_end_id: str
    cents: int
    name: str
    iban: str
    address: Address
    text: str


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who pays, and from which account; the BIC may be empty."""

    name: str
    iban: str
    bic: str


class FileRefused(ValueError):  # noqa: N818 - it says what happened
    """A file that would not be right was not made: `reason` says what is wrong with it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def payment_file(
    *,
    number: str,
    debtor: Debtor,
    transfers: Sequence[Transfer],
    execution_on: date,
    made_at: datetime,
) -> bytes:
    """Return the bytes of a payment file; `number` is that of its message and its only batch.

    Raises FileRefused when it is not valid against its schema, or does not say the same as the
    transfers: their number, their sum and every amount.
    """
    config = {
        "name": sepa_text(debtor.name, NAME_LENGTH),
        "IBAN": debtor.iban,
        "batch": True,
        "currency": "EUR",
        **({"BIC": debtor.bic} if debtor.bic else {}),
    }
    writer = SepaTransfer(config, schema=SCHEMA, clean=False)
    for transfer in transfers:
        writer.add_payment(_payment(transfer, execution_on))
    content = _with_our_names(writer.export(validate=False), number, made_at)
    try:
        try_valid_xml(content, SCHEMA)
    except ValidationError as problem:
        raise FileRefused(str(problem.__cause__)) from problem
    require_sums(content, [(row.end_to_end_id, row.cents) for row in transfers])
    return content


def require_sums(content: bytes, expected: Sequence[tuple[str, int]]) -> None:
    """Refuse a file of which a number, a sum or an amount differs from what is expected."""
    root = fromstring(content)
    found = [
        (_text(row, "PmtId/EndToEndId"), _cents(_text(row, "Amt/InstdAmt")))
        for row in root.iter(_tag("CdtTrfTxInf"))
    ]
    if found != list(expected):
        raise FileRefused("the payments in the file are not those of the batch")
    total = (str(len(expected)), sum(cents for _reference, cents in expected))
    for part in (*root.iter(_tag("GrpHdr")), *root.iter(_tag("PmtInf"))):
        if (_text(part, "NbOfTxs"), _cents(_text(part, "CtrlSum"))) != total:
            raise FileRefused("the totals in the file are not those of the batch")


def _payment(transfer: Transfer, execution_on: date) -> dict[str, object]:
    address = transfer.address
    return {
        "name": sepa_text(transfer.name, NAME_LENGTH),
        "IBAN": transfer.iban,
        "amount": transfer.cents,
        "description": sepa_text(transfer.text, TEXT_LENGTH),
        "execution_date": execution_on,
        "endtoend_id": transfer.end_to_end_id,
        "address": {
            "street_name": sepa_text(address.street, 70),
            "building_number": sepa_text(address.house_number, 16),
            "postcode": sepa_text(address.postcode, 16),
            "town": sepa_text(address.town, 35),
            "country": address.country,
        },
    }


def _with_our_names(content: bytes, number: str, made_at: datetime) -> bytes:
    """Return the file with our message number and moment, and a bank that is named as SEPA asks."""
    root = fromstring(content)
    for path, text in (
        ("GrpHdr/MsgId", number),
        ("GrpHdr/CreDtTm", made_at.strftime("%Y-%m-%dT%H:%M:%S")),
        ("PmtInf/PmtInfId", number),
    ):
        _only(root, path).text = text
    bank = _only(root, "PmtInf/DbtrAgt/FinInstnId")
    if len(bank) == 0:
        # Without a BIC the field is there all the same, and says so.
        other = SubElement(bank, _tag("Othr"))
        SubElement(other, _tag("Id")).text = "NOTPROVIDED"
    register_namespace("", NAMESPACE)
    body: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body


def _only(root: Element, path: str) -> Element:
    found = root.find("/".join(_tag(name) for name in ("CstmrCdtTrfInitn", *path.split("/"))))
    assert found is not None  # noqa: S101 - the library always writes it
    return found


def _text(element: Element, path: str) -> str:
    return element.findtext("/".join(_tag(name) for name in path.split("/"))) or ""


def _cents(text: str) -> int:
    return int(text.replace(".", ""))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
