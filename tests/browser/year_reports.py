"""What the provider reports in each quarter, and what the evaluator says of it."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Callable

from openpyxl import Workbook

from tests.browser.desk_hand import Hand
from tests.browser.people import wait_until
from tests.browser.year_start import Year, dutch

Cast = Callable[[str], Hand]
HEADER = ["indicator", "datum", "aantal", "groep"]
STREETS = {"Werf noord": 30, "Werf oost": 30, "Werf zuid": 25, "Werf west": 25}
STORY = "In de herfst hielpen buren elkaar met kieren dichten."


def upload(hand: Hand, year: Year) -> None:
    """The first quarter by CSV: a wrong row keeps all of them out, and says what to do."""
    day = year.quarters[0][1]
    rows = [["woning", dutch(day), str(count), street] for street, count in STREETS.items()]
    wrong = [*rows[:3], ["woning", "31-02-2026", "25", "Werf west"]]
    hand.go(f"{year.at}metingen/inlezen/")
    hand.attach("kwartaal.csv", csv(wrong))
    hand.press("Controleren", tells="1 fout in kwartaal.csv")
    hand.reads("Er is niets ingelezen.")
    row = hand.main.get_by_role("region", name="Fouten in het bestand").get_by_role("row").nth(1)
    assert row.inner_text().split()[:2] == ["5", "datum"]
    hand.attach("kwartaal.csv", csv(rows))
    hand.press("Controleren", tells="4 regels, zonder fouten.")
    assert "€ 330.000,00" in hand.words()
    hand.press("4 metingen inlezen", tells="4 metingen")


def csv(rows: list[list[str]]) -> bytes:
    """A file as a Dutch spreadsheet writes it."""
    return "\r\n".join(";".join(row) for row in [HEADER, *rows]).encode()


def report_by_key(hand: Hand, year: Year) -> None:
    """The second quarter with a key of the API that may do nothing else, and no cookie."""
    hand.go("api/sleutels/nieuw/")
    hand.fill(purpose="Koppeling met de energiemeters", scopes="metingen.schrijven")
    option = hand.main.locator('[name="agreement"] option', has_text=year.number)
    hand.fill(agreement=str(option.get_attribute("value")))
    hand.press("Sleutel maken", tells="Ik heb het bewaard")
    key = hand.main.locator(".api-secret").inner_text().strip()
    day = year.quarters[1][1].isoformat()
    # A browser without anybody's cookies.
    browser = hand.page.context.browser
    assert browser is not None
    bare = browser.new_context(base_url=hand.page.url.split("/beheer/")[0])
    answer = bare.request.post(
        f"/api/v1/prestatiecontracten/{year.number}/metingen",
        headers={"Authorization": f"Bearer {key}", "Idempotency-Key": str(uuid.uuid4())},
        data={"metingen": [{"indicator": "woning", "datum": day, "waarde": "50"}]},
    )
    assert answer.status == 201, answer.text()
    refused = bare.request.get("/api/v1/journaalposten", headers={"Authorization": f"Bearer {key}"})
    assert refused.status == 403
    bare.close()


def upload_workbook(hand: Hand, year: Year) -> None:
    """The third quarter by XLSX."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ["woning", dutch(year.quarters[2][1]), 40, "Werf noord"]):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    hand.go(f"{year.at}metingen/inlezen/")
    hand.attach("kwartaal.xlsx", content.getvalue())
    hand.press("Controleren", tells="1 regel, zonder fouten.")
    hand.press("1 meting inlezen", tells="1 meting")


def report(hand: Hand, year: Year) -> None:
    """The last quarter by the form that the timetable asked for; a mistake loses nothing."""
    hand.go("rapportages/")
    row = hand.main.get_by_role("row").filter(has_text=year.number)
    wait_until(hand.page, lambda: row.count() > 0)
    row.first.get_by_role("link").first.click()
    hand.fill(state_woning="measured", value_woning="dertig", story_woning=STORY)
    hand.press("Controleren en inleveren", tells="geen getal")
    assert hand.main.locator('[name="story_woning"]').input_value() == STORY
    hand.fill(value_woning="30")
    hand.press("Controleren en inleveren", tells="Er is nog niets ingeleverd. Klopt dit?")
    hand.press("Inleveren", tells="Uw rapportage is ingeleverd.")


def verify(hand: Hand, year: Year) -> None:
    """Draw a sample that anybody can draw again; accept it in part; accept the rest at once."""
    hand.go(f"rapportages/contract/{year.pk}/{year.quarters[0][0].isoformat()}/steekproef/")
    hand.fill(method="simple", size="4", seed="trekking van 22 november")
    hand.press("Steekproef trekken", tells="4 van 4")
    sample = hand.page.url
    row = hand.main.get_by_role("row").filter(has_text="Werf west")
    row.get_by_role("link", name="Toetsen").click()
    judge(hand, "partly", accepted="20", reason="Van vijf huizen ontbreekt de meting.")
    for street in list(STREETS)[:3]:
        hand.page.goto(sample)
        row = hand.main.get_by_role("row").filter(has_text=street)
        row.get_by_role("link", name="Toetsen").click()
        judge(hand, "accepted")
    hand.page.goto(sample)
    assert hand.main.locator(".cd-table").get_by_role("link", name="Toetsen").count() == 0


def judge(hand: Hand, decision: str, *, accepted: str = "", reason: str = "") -> None:
    """Give a verdict with the three questions answered."""
    hand.page.locator('[name="decision"]').first.wait_for()
    hand.fill(
        decision=decision,
        accepted_quantity=accepted,
        reason=reason,
        is_context_complete="yes",
        would_have_happened_anyway="no",
        do_practitioners_recognise="yes",
    )
    hand.press("Oordeel bewaren", tells="Uw oordeel is bewaard.")


def judge_waiting(hand: Hand, year: Year, value: str, decision: str, reason: str = "") -> None:
    """Judge the measurement of this contract that waits with this value."""
    hand.go("toetsen/")
    rows = hand.main.get_by_role("row").filter(has_text=year.number)
    row = rows.filter(has=hand.page.get_by_role("cell", name=re.compile(rf"^{value}\b")))
    row.get_by_role("link").first.click()
    judge(hand, decision, reason=reason)


def dispute(cast: Cast, year: Year) -> None:
    """The evaluator doubts; the provider answers and corrects; what is corrected is accepted."""
    evaluator, provider = cast("toetser"), cast("uitvoerder")
    judge_waiting(evaluator, year, "50", "disputed", "Vijf huizen staan er dubbel in.")
    provider.go("rapportages/meningen/")
    row = provider.main.get_by_role("row").filter(has_text=year.number)
    row.get_by_role("link").first.click()
    provider.reads("Vijf huizen staan er dubbel in.")
    thread = provider.page.url
    provider.fill(text="Dat klopt, wij halen ze eruit.")
    provider.press("Plaatsen", tells="Uw reactie is geplaatst.")
    provider.main.locator('a[href*="/meting/"]').first.click()
    provider.follow("Corrigeren")
    provider.fill(quantity="45", reason="Vijf huizen stonden er dubbel in.")
    provider.main.locator("form button[type=submit]").first.click()
    provider.page.wait_for_load_state()
    judge_waiting(evaluator, year, "45", "accepted")
    provider.page.goto(thread)
    assert "Plaatsen" not in provider.words()
