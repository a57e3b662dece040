"""A contract manager writes a rule from nothing with the keyboard, tries it and saves it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.people import look, sign_in, visit

Open = Callable[..., Page]
TITLE = "Taallessen in de wijk"
PATIENCE_MS = 20_000


def test_a_rule_from_nothing_with_the_keyboard_only(open_page: Open) -> None:
    page = sign_in(open_page(), "contractmanager")
    draft_contract(page)
    start_empty(page)
    write_metric(page)
    write_component(page)
    add_cap(page)
    try_it(page)
    save(page)


def press_on(page: Page, name: str, *, exact: bool = True) -> None:
    """Reach a button as the keyboard does, and press Enter on it."""
    button = page.get_by_role("button", name=name, exact=exact).last
    button.focus()
    page.keyboard.press("Enter")


def type_in(page: Page, name: str, text: str) -> None:
    """Type in a field, and leave it with Tab."""
    field = page.locator(f'[name="{name}"]')
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def choose(page: Page, name: str, label: str) -> None:
    """Choose in a list by typing the beginning of its words."""
    field = page.locator(f'[name="{name}"]')
    field.focus()
    page.keyboard.type(label)
    page.keyboard.press("Tab")


def saved(page: Page) -> None:
    """Wait until the form says that everything is kept."""
    expect(page.locator("#te-status")).to_contain_text("Bewaard op", timeout=PATIENCE_MS)


def draft_contract(page: Page) -> None:
    """An agreement with a payer, a provider and an evaluator."""
    visit(page, "/beheer/contracten/nieuw/")
    page.get_by_label("Titel", exact=True).fill(TITLE)
    page.locator('[name="starts_on"]').fill("01-01-2026")
    page.locator('[name="ends_on"]').fill("31-12-2026")
    rows = (("payer", "gemeente"), ("provider", "taalhuis"), ("evaluator", "meetbureau"))
    for number, (role, code) in enumerate(rows):
        page.locator(f'[name="partij-{number}-role"]').select_option(role)
        page.locator(f'[name="partij-{number}-name"]').fill(code.capitalize())
        page.locator(f'[name="partij-{number}-code"]').fill(code)
    page.get_by_role("button", name="Concept bewaren").click()
    # A new contract opens on what is missing; its terms are written from the contract itself.
    page.wait_for_url("**/start/")
    page.goto(page.url.removesuffix("start/"))
    page.get_by_role("heading", name="Betaalafspraken").wait_for()


def start_empty(page: Page) -> None:
    """The first screen offers beginnings; the empty rule knows the parties already."""
    page.get_by_role("link", name="Nieuwe versie").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Beginnen").wait_for()
    look(page)
    press_on(page, "Beginnen")
    page.locator("#te").wait_for()
    look(page)


def write_metric(page: Page) -> None:
    """What counts: its name becomes a choice further on, without a new page."""
    type_in(page, "metrics.0.label.nl", "Mensen die de cursus afmaken")
    saved(page)
    choose(page, "metrics.0.kind", "Aantal")
    type_in(page, "metrics.0.unit.nl", "deelnemer")
    choose(page, "metrics.0.verified_by", "Meetbureau")
    saved(page)


def write_component(page: Page) -> None:
    """What it is worth: choosing a kind shows its fields; a mistake is explained at its field."""
    type_in(page, "components.0.label.nl", "Afgemaakte cursussen")
    saved(page)
    choose(page, "components.0.quantity.__kind", "Optellen")
    page.locator('[name="components.0.quantity.sum"]').wait_for()
    choose(page, "components.0.quantity.sum", "Mensen")
    choose(page, "components.0.price.__kind", "Tarief")
    page.locator('[name="components.0.price.per_unit"]').wait_for()
    type_in(page, "components.0.price.per_unit", "duizend")
    expect(page.locator("#samenvatting")).to_contain_text("is geen getal", timeout=PATIENCE_MS)
    look(page)
    type_in(page, "components.0.price.per_unit", "1.250,50")
    words = page.locator('[id="w-components.0"]')
    expect(words).to_contain_text("1.250,50 per deelnemer", timeout=PATIENCE_MS)


def add_cap(page: Page) -> None:
    """What holds it back: the advice asks for a cap until there is one."""
    expect(page.locator("#samenvatting")).to_contain_text("geen plafond", timeout=PATIENCE_MS)
    press_on(page, "Toevoegen: grens")
    page.locator('[name="limits.0.scope"]').wait_for()
    choose(page, "limits.0.scope", "Het hele")
    choose(page, "limits.0.__kind0", "Hoogstens")
    page.locator('[name="limits.0.max"]').wait_for()
    type_in(page, "limits.0.max", "20000")
    expect(page.locator("#samenvatting")).to_contain_text(
        "Alles is ingevuld en klopt", timeout=PATIENCE_MS
    )
    saved(page)


def try_it(page: Page) -> None:
    """What would be paid shows while one types."""
    cell = page.locator("table.te-trial input").first
    cell.wait_for()
    cell.focus()
    page.keyboard.type("12")
    outcome = page.locator("#te-outcome")
    expect(outcome).to_contain_text("15.006,00", timeout=PATIENCE_MS)
    cell.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("20")
    expect(outcome).to_contain_text("20.000,00", timeout=PATIENCE_MS)
    expect(outcome).to_contain_text("Begrensd")
    saved(page)
    look(page)
    page.reload()
    assert page.locator("table.te-trial input").first.input_value() == "20"


def save(page: Page) -> None:
    """The last step asks for nothing that is not needed, and the version is in words."""
    press_on(page, "Controleren en verder")
    page.get_by_role("button", name="Als versie bewaren").wait_for()
    look(page)
    press_on(page, "Als versie bewaren")
    page.get_by_text("Versie 1 is bewaard.").wait_for()
    assert "1.250,50 per deelnemer" in page.locator("main").inner_text().replace("\xa0", " ")
    look(page)
