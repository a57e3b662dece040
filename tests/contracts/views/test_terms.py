"""A new version of the payment rule."""

from __future__ import annotations

import json

from tests.contracts.views.drafts import drafted
from tests.contracts.views.world import World
from tests.factories.terms import terms_document


def test_all_problems_of_terms_come_together_and_the_text_stays(world: World) -> None:
    agreement = drafted(world)
    document = terms_document(currency="EURO")
    document["components"][0]["price"]["per_unit"] = "1,10O"
    response = world.post("contract_manager", "add_terms", agreement.pk, text=json.dumps(document))
    assert [path for path, _sentence in response.context["problems"]] == [
        "currency",
        "components[0].price.per_unit",
    ]
    assert response.status_code == 422
    assert response.context["form"]["text"].value() == json.dumps(document)
    assert agreement.terms_versions.count() == 0


def test_an_amendment_needs_a_reason(world: World) -> None:
    text = json.dumps(terms_document())
    response = world.post("contract_manager", "add_terms", world.agreement.pk, text=text)
    assert response.context["form"].errors == {
        "reason": ["Schrijf op waarom de betaalafspraken veranderen."]
    }
