"""What others see of a contract year: the public, the council, the investor, the accountant."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader

from tests.browser.desk_hand import Hand
from tests.browser.year_money import cents
from tests.browser.year_start import DESK, TITLE, Year


def publish(hand: Hand, year: Year) -> None:
    """The contract manager makes the contract public, and puts its page on the site."""
    hand.go(f"{year.at}stap/openbaar-maken/")
    hand.main.locator("form button[type=submit]").first.click()
    hand.page.wait_for_url(f"**{DESK}{year.at}")
    hand.go(f"geld/contract/{year.pk}/openbaar/")
    hand.press("Zet de resultaatpagina op de site", tells="De resultaatpagina staat op de site.")


def yearly_account(hand: Hand, year: Year, total: int) -> None:
    """The account of each budget year as PDF: the years add up, and from the start it is all."""
    found = 0
    for number in sorted({end.year for _start, end in year.quarters}):
        hand.go(f"geld/contract/{year.pk}/documenten/")
        hand.fill(year=str(number))
        hand.press("Jaarrekening van het contract maken", tells="Gemaakt:")
        pdf = PdfReader(io.BytesIO(hand.download("PDF")))
        assert pdf.metadata is not None
        assert TITLE in str(pdf.metadata.title)
        words = " ".join(page.extract_text() for page in pdf.pages).replace("\xa0", " ")
        of_year, since_start = re.findall(r"Samen\s+€ ([0-9.,]+)", words)
        assert cents(since_start) == total
        found += cents(of_year)
    assert found == total


def passer_by(hand: Hand, year: Year) -> dict[str, int]:
    """Somebody without an account reads what was promised, measured, verified and paid."""
    hand.go(f"/afspraak/{year.number}/")
    hand.reads("Beloofd, bereikt, betaald")
    words = hand.words()
    assert TITLE in words
    foot = hand.main.get_by_role("table", name="Tabel met bedragen per periode").locator("tfoot td")
    approved, paid = foot.all_inner_texts()
    return {"approved": cents(approved), "paid": cents(paid)}


def council(hand: Hand, year: Year, total: int) -> None:
    """A council member sees the contract on one line, and nothing behind it."""
    hand.go("bureau/hoofdlijnen/")
    hand.fill(q=TITLE)
    hand.press("Tonen")
    row = hand.main.get_by_role("row").filter(has_text=year.number)
    row.first.wait_for()
    euros = f"{total // 100:,}".replace(",", ".")
    assert f"€ {euros},00" in row.first.inner_text().replace("\xa0", " ")
    assert hand.page.request.get(DESK + year.at).status == 403


def investor(hand: Hand, year: Year) -> None:
    """The investor sees the contract and its settlements, and no pseudonyms or bank screens."""
    hand.go()
    hand.reads("Inleg en rendement")
    hand.go(year.at)
    assert TITLE in hand.words()
    assert hand.page.request.get(f"{DESK}bank/batches/").status == 403


def audit(hand: Hand, year: Year) -> None:
    """The accountant finds who did what, and cannot change any of it."""
    hand.go(f"bureau/audit/?contract={year.number}")
    pages = [hand.words()]
    while hand.main.get_by_role("link", name="Volgende").count():
        hand.main.get_by_role("link", name="Volgende").first.click()
        hand.page.wait_for_load_state()
        pages.append(hand.words())
    words = " ".join(pages)
    for name in ("Cato Contractmanager", "Umar Uitvoerder", "Tygo Toetser", "Bo Budgethouder"):
        assert name in words, name
    assert "Fay Financiën" in words
