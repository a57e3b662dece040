"""Axe and a phone's width on the screens of the contract desk, each by somebody who works there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.desk_hand import DESK
from tests.browser.people import sign_in
from tests.browser.test_every_screen import WIDTHS, problems_of

# The sections and the screens below them; what hangs below one contract is in the journeys.
SCREENS = {
    "contractmanager": (
        *("", "lijst/", "nieuw/", "informatie/", "rapportages/", "rapportages/meningen/"),
        *("afrekeningen/", "betalingen/", "geld/", "geld/documenten/"),
        *("verwachting/", "verwerking/", "bureau/hoofdlijnen/", "bureau/weergaven/"),
    ),
    "budgethouder": ("", "bank/rekeningen/", "bank/mandaten/", "geld/programma/nieuw/"),
    "financien": (
        *("", "bank/batches/", "bank/antwoorden/", "bank/rekeningen/", "bank/terugvorderen/"),
        *(
            "bank/grootboek/",
            "bank/kostencodes/",
            "bank/mandaten/",
            "bank/batches/1/",
        ),
    ),
    "toetser": ("", "toetsen/", "rapportages/"),
    "uitvoerder": ("", "rapportages/", "api/", "api/sleutels/nieuw/", "api/webhooks/nieuw/"),
    "financier": ("", "lijst/"),
    "accountant": ("bureau/audit/", "bureau/bewaren/", "bureau/sneltoetsen/"),
    "raadslid": ("bureau/hoofdlijnen/",),
}


@pytest.mark.parametrize("role", SCREENS)
def test_the_desk_is_accessible_and_fits(open_page: Callable[..., Page], role: str) -> None:
    page = sign_in(open_page(viewport={"width": WIDTHS[0], "height": 900}), role)
    problems = []
    for path in SCREENS[role]:
        problems += [f"{path}: {problem}" for problem in problems_of(page, DESK + path)]
    assert not problems, "\n".join(problems)
