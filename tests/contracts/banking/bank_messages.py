"""Complete, fictitious files of a bank."""

from __future__ import annotations

PAIN002 = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}">
 <CstmrPmtStsRpt>
  <GrpHdr><MsgId>{message}</MsgId><CreDtTm>2026-05-19T07:12:00</CreDtTm>
   <InitgPty><Nm>Voorbeeldbank</Nm></InitgPty></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId>
   <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{group}</OrgnlGrpInfAndSts>
  {batches}
 </CstmrPmtStsRpt>
</Document>"""
TX = """<TxInfAndSts><StsId>1</StsId><OrgnlEndToEndId>{reference}</OrgnlEndToEndId>
   <TxSts>{status}</TxSts>{reason}
   <OrgnlTxRef><Amt><InstdAmt Ccy="EUR">{amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>"""
REASON = """<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn><AddtlInf>{text}</AddtlInf></StsRsnInf>"""
CAMT053 = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">
 <BkToCstmrStmt>
  <GrpHdr><MsgId>AFSCHRIFT-1</MsgId><CreDtTm>2026-05-19T23:00:00</CreDtTm></GrpHdr>
  <Stmt><Id>2026-099</Id><CreDtTm>2026-05-19T23:00:00</CreDtTm>
   <Acct><Id><IBAN>NL52DEMO0000000001</IBAN></Id><Ccy>EUR</Ccy></Acct>
   <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">90000.00</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-05-18</Dt></Dt></Bal>
   {entries}
  </Stmt>
 </BkToCstmrStmt>
</Document>"""


def pain002(batch: str, *payments: str, version: str = "10", message: str = "ST-1") -> bytes:
    """A status report by payment."""
    batches = (
        f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{batch}</OrgnlPmtInfId>"
        f"<PmtInfSts>PART</PmtInfSts>{''.join(payments)}</OrgnlPmtInfAndSts>"
    )
    return PAIN002.format(
        version=version, message=message, batch=batch, group="", batches=batches
    ).encode()


def status(reference: str, code: str, amount: str, reason: str = "", text: str = "") -> str:
    """One payment of a status report."""
    said = REASON.format(code=reason, text=text) if reason else ""
    return TX.format(reference=reference, status=code, amount=amount, reason=said)


def camt053(*entries: str, version: str = "08") -> bytes:
    """A statement."""
    return CAMT053.format(version=version, entries="\n".join(entries)).encode()


def entry(
    amount: str, details: str, *, sign: str = "DBIT", booked: str = "BOOK", more: str = ""
) -> str:
    """One booking of a statement, as version 08 writes it."""
    return (
        f'<Ntry><NtryRef>1</NtryRef><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>'
        f"{more}<Sts><Cd>{booked}</Cd></Sts><BookgDt><Dt>2026-05-19</Dt></BookgDt>"
        f"<ValDt><Dt>2026-05-19</Dt></ValDt><NtryDtls>{details}</NtryDtls></Ntry>"
    )


def detail(reference: str, amount: str = "", text: str = "", more: str = "") -> str:
    """One payment of a booking."""
    money = f'<Amt Ccy="EUR">{amount}</Amt>' if amount else ""
    words = f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf>" if text else ""
    return f"<TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs>{money}{words}{more}</TxDtls>"
