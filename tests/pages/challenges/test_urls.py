"""The addresses that others link to."""

from django.urls import reverse


def test_addresses_are_dutch_and_stable():
    assert reverse("challenges:start", args=[7]) == "/reageren/7/"
    assert reverse("challenges:draft", args=["t"]) == "/reageren/concept/t/"
    assert reverse("challenges:step", args=["t", "wie"]) == "/reageren/concept/t/wie/"
    assert reverse("challenges:status", args=["t"]) == "/zaak/t/"
    assert reverse("challenge_responses:index") == "/beheer/reacties/"
