"""What a resident reads when a step came too late."""

from pages.challenges import refusals
from pages.challenges.errors import Refused
from pages.challenges.resident_refusals import MESSAGES, refusal_to_resident
from tests.factories.challenges import NOW


def test_a_resident_reads_nothing_about_colleagues_and_who_decided():
    refused = Refused("already_decided", by="Noor", at=NOW, outcome="Toegekend")
    assert refusal_to_resident(refused) == (
        "Dit kan niet meer: er is intussen besloten, en de uitkomst is “Toegekend”. Wat u hier"
        " deed, is niet verstuurd."
    )
    refused = Refused("not_allowed", action="Akkoord", status="Ontvangen")
    assert refusal_to_resident(refused) == (
        "Dit kan niet meer: uw zaak staat nu op “Ontvangen”. Misschien deed u dit al, bijvoorbeeld"
        " in een ander tabblad. Wat u hier deed, is niet verstuurd."
    )
    closed = Refused("call_closed")
    assert refusal_to_resident(closed) == refusals.refusal_text(closed)


def test_the_words_for_residents_are_for_codes_that_exist():
    assert MESSAGES.keys() <= refusals.MESSAGES.keys()
