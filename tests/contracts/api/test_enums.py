"""The codes of scopes are part of the API; changing one breaks keys that were made."""

from __future__ import annotations

from contracts.api.enums import DeliveryStatus, Scope


def test_the_codes_stay():
    assert Scope.values == [
        "metingen.lezen",
        "metingen.schrijven",
        "toetsingen.schrijven",
        "rapportages.lezen",
        "rapportages.schrijven",
        "betaalopdrachten.lezen",
        "journaalposten.lezen",
        "bankantwoorden.schrijven",
        "grootboekexports.schrijven",
    ]
    assert DeliveryStatus.values == ["waiting", "sent", "stopped"]
