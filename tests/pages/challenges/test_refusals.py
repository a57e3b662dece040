"""Every refusal has words."""

import ast
from pathlib import Path

from pages.challenges import resident_refusals
from pages.challenges.errors import Refused
from pages.challenges.refusals import MESSAGES, message_for, refusal_text
from tests.factories.challenges import NOW

SERVICES = Path(__file__).parents[3] / "pages" / "challenges" / "services"


def raised_codes():
    for path in SERVICES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))


def test_every_code_that_a_service_raises_has_a_sentence():
    assert set(raised_codes()) <= MESSAGES.keys()


def test_the_sentence_says_who_and_when():
    refused = Refused("already_decided", by="Noor", at=NOW, outcome="Toegekend")
    assert "Noor heeft al een besluit genomen op 2 maart 2026 11:00" in refusal_text(refused)
    assert refusal_text(Refused("call_closed")) == message_for("call_closed")


def test_a_resident_reads_nothing_about_colleagues_and_who_decided():
    refused = Refused("already_decided", by="Noor", at=NOW, outcome="Toegekend")
    assert resident_refusals.refusal_to_resident(refused) == (
        "Dit kan niet meer: er is intussen besloten, en de uitkomst is “Toegekend”. Wat u hier"
        " deed, is niet verstuurd."
    )
    refused = Refused("not_allowed", action="Akkoord", status="Ontvangen")
    assert resident_refusals.refusal_to_resident(refused) == (
        "Dit kan niet meer: uw zaak staat nu op “Ontvangen”. Misschien deed u dit al, bijvoorbeeld"
        " in een ander tabblad. Wat u hier deed, is niet verstuurd."
    )
    closed = Refused("call_closed")
    assert resident_refusals.refusal_to_resident(closed) == refusal_text(closed)


def test_the_words_for_residents_are_for_codes_that_exist():
    assert resident_refusals.MESSAGES.keys() <= MESSAGES.keys()
