"""From measured to paid: settling, deciding, the bank and the ledger, each by who does it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Final

from defusedxml.ElementTree import fromstring
from xmlschema import XMLSchema

from tests.browser.desk_hand import Hand
from tests.browser.year_start import PAYER, Year, dutch
from tests.contracts.banking.bank_messages import camt053, detail, entry, pain002, status

NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
WHY_BACK: Final = "Leg eerst uit waarom oost meer huizen heeft."


@dataclass
class Bank:
    """What went to the bank: the amount of each payment by its reference."""

    asked: dict[str, int] = field(default_factory=dict)
    paid: dict[str, int] = field(default_factory=dict)


def cents(text: str) -> int:
    """An amount as files and screens write it, in cents."""
    digits = re.sub(r"[^0-9-]", "", text.replace("−", "-"))
    return int(digits)


def settle(hand: Hand, year: Year, quarter: int) -> str:
    """The contract manager has a quarter settled; where the draft stands."""
    hand.go(f"{year.at}afrekenen/")
    hand.fill(period=year.quarters[quarter][0].isoformat())
    hand.press("Nu opstellen", tells="De afrekening is opgesteld.")
    return hand.page.url


def approve(hand: Hand, settlement: str) -> int:
    """Approve a draft, and return the amount on the button."""
    hand.go(on_site(settlement))
    hand.follow("Vaststellen")
    button = hand.main.get_by_role("button", name=re.compile("vaststellen$"))
    amount = cents(button.inner_text().split("vaststellen")[0])
    button.click()
    hand.reads("De afrekening is vastgesteld.")
    return amount


def on_site(address: str) -> str:
    """An address without its host."""
    return "/" + address.split("/", 3)[3]


def is_above_mandate(hand: Hand, settlement: str) -> None:
    """The screen says that somebody with a larger mandate decides, and offers no button."""
    hand.go(on_site(settlement))
    assert hand.main.get_by_role("link", name="Vaststellen", exact=True).count() == 0
    hand.reads("mandaat")


def send_back(hand: Hand, settlement: str) -> None:
    """Return a draft; without a reason nothing happens."""
    hand.go(on_site(settlement))
    hand.follow("Terugsturen")
    hand.press("Terugsturen")
    hand.main.locator(".cd-error").first.wait_for()
    hand.fill(reason=WHY_BACK)
    hand.press("Terugsturen", tells="De afrekening is teruggestuurd.")


def own_figures_are_not_approved(hand: Hand, settlement: str) -> None:
    """Who entered what it is about does not approve it, not even an administrator."""
    hand.go(on_site(settlement))
    assert hand.main.get_by_role("link", name="Vaststellen", exact=True).count() == 0
    hand.go(on_site(settlement) + "vaststellen/")
    assert hand.main.get_by_role("button", name=re.compile("vaststellen$")).count() == 0


def shows_reversal(hand: Hand, settlement: str) -> None:
    """What was approved before is reversed and corrected on lines of their own."""
    hand.go(on_site(settlement))
    words = hand.words()
    assert "Terugboeking" in words
    assert "Correctie" in words


def does_not_pay(hand: Hand) -> None:
    """Who approves sees what is to be paid, and has nothing to press there."""
    hand.go("betalingen/?status=proposed")
    hand.main.get_by_role("row").nth(1).wait_for()
    assert hand.main.get_by_role("link", name=re.compile("^Vrijgeven")).count() == 0


def does_not_approve(hand: Hand, settlement: str) -> None:
    """Who pays reads what a settlement says, and does not decide about it."""
    hand.go("?bureau=financien")
    hand.reads("vrij te geven")
    hand.go(on_site(settlement))
    assert hand.main.get_by_role("link", name="Vaststellen", exact=True).count() == 0


def release(hand: Hand, year: Year) -> None:
    """Release every payment of this contract that waits for it."""
    for state in ("proposed", "refused"):
        while True:
            hand.go(f"betalingen/?status={state}")
            links = hand.main.get_by_role("link", name=re.compile(f"^Vrijgeven {year.number}"))
            if not links.count():
                break
            links.first.click()
            hand.press("Vrijgeven", tells=f"{year.number}: vrijgeven.")


def make_batch(hand: Hand, year: Year) -> str:
    """Put what was released of this contract in a batch; what is of others stays out."""
    hand.go("bank/batches/")
    hand.main.get_by_role("link", name=f"Batch maken {PAYER}").click()
    boxes = hand.main.locator('[name="orders"]')
    boxes.first.wait_for()
    for number in range(boxes.count()):
        label = boxes.nth(number).locator("xpath=ancestor::label").inner_text()
        boxes.nth(number).set_checked(year.number in label)
    hand.press("Batch maken", tells="Iemand anders van financiën tekent.")
    return on_site(hand.page.url)


def own_batch_is_not_signed(hand: Hand, batch: str) -> None:
    """Who made a batch does not sign it."""
    hand.go(batch)
    assert hand.main.get_by_role("link", name="Tekenen", exact=True).count() == 0
    hand.go(f"{batch}tekenen/")
    hand.main.get_by_role("button", name="Tekenen").click()
    hand.page.wait_for_load_state()
    hand.reads("U hebt deze batch zelf gemaakt.")


def sign(hand: Hand, batch: str) -> None:
    """A second person signs."""
    hand.go(batch)
    hand.follow("Tekenen")
    hand.press("Tekenen", tells="U hebt getekend.")


def pay(hand: Hand, batch: str, bank: Bank) -> str:
    """Make the file once, fetch it, and hold it to the schema of the banks."""
    hand.go(batch)
    hand.follow("Bestand maken")
    hand.press("Bestand maken", tells="Het bestand is gemaakt.")
    hand.follow("Bestand ophalen")
    content = hand.download("Ophalen")
    schema = files("sepaxml") / "schemas" / "pain.001.001.09.xsd"
    XMLSchema(schema.read_text()).validate(io.BytesIO(content))
    root = fromstring(content)
    at = {"p": NAMESPACE}
    payments = {
        str(row.findtext("p:PmtId/p:EndToEndId", namespaces=at)): cents(
            str(row.findtext("p:Amt/p:InstdAmt", namespaces=at))
        )
        for row in root.findall(".//p:CdtTrfTxInf", at)
    }
    total = cents(str(root.findtext(".//p:GrpHdr/p:CtrlSum", namespaces=at)))
    assert sum(payments.values()) == total
    assert len(payments) == int(str(root.findtext(".//p:GrpHdr/p:NbOfTxs", namespaces=at)))
    bank.asked.update(payments)
    hand.go(batch)
    assert hand.main.get_by_role("link", name="Bestand maken").count() == 0
    return str(root.findtext(".//p:GrpHdr/p:MsgId", namespaces=at))


def euros(amount: int) -> str:
    """Cents as a bank writes them."""
    return f"{amount // 100}.{amount % 100:02d}"


def bank_refuses_one(hand: Hand, batch: str, bank: Bank) -> None:
    """A pain.002: the first payment is refused, the others are paid."""
    refused, *paid = [key for key in bank.asked if key not in bank.paid]
    rows = [status(refused, "RJCT", euros(bank.asked[refused]), "AC04", "Fictief: opgeheven")]
    rows += [status(key, "ACSC", euros(bank.asked[key])) for key in paid]
    read_answer(hand, "status.xml", pain002(batch, *rows))
    bank.paid.update({key: bank.asked[key] for key in paid})
    del bank.asked[refused]
    hand.go("betalingen/?status=refused")
    hand.main.get_by_role("row").filter(has_text="opgeheven").first.wait_for()


def bank_pays(hand: Hand, bank: Bank) -> None:
    """A camt.053: everything that was still open is paid."""
    rest = {key: amount for key, amount in bank.asked.items() if key not in bank.paid}
    rows = [entry(euros(amount), detail(key)) for key, amount in rest.items()]
    read_answer(hand, "afschrift.xml", camt053(*rows))
    bank.paid.update(rest)


def read_answer(hand: Hand, name: str, content: bytes) -> None:
    """First look at what the lines mean, then carry them out together."""
    hand.go("bank/antwoorden/")
    hand.attach(name, content)
    hand.press("Inlezen", tells="Er is nog niets geboekt.")
    hand.follow("Verwerken")
    hand.press("Verwerken", tells="Het antwoord is verwerkt.")


def journal(hand: Hand, year: Year) -> dict[str, int]:
    """What the books say of this contract by account, as a program of finance reads them."""
    hand.go("api/sleutels/nieuw/")
    hand.fill(purpose="Koppeling met het grootboek", scopes="journaalposten.lezen")
    hand.press("Sleutel maken", tells="Ik heb het bewaard")
    key = hand.main.locator(".api-secret").inner_text().strip()
    asked, found = "/api/v1/journaalposten", {}
    while asked:
        answer = hand.page.request.get(asked, headers={"Authorization": f"Bearer {key}"})
        assert answer.status == 200, answer.text()
        data = answer.json()
        for row in data["resultaten"]:
            if row["prestatiecontract"] == year.number:
                found[row["rekening"]] = found.get(row["rekening"], 0) + row["bedragCenten"]
        following = data["_links"].get("next")
        asked = on_site(following["href"]) if following else ""
    return found


def ledger_waits(hand: Hand, today: date) -> None:
    """What was booked today goes to the municipal ledger when the day is over; the screen says so.

    The sums of that file are in `tests/pages/demo/test_sums.py`.
    """
    hand.go("bank/grootboek/")
    hand.fill(start=dutch(today), end=dutch(today))
    hand.press("Exporteren", tells="De periode loopt nog.")
