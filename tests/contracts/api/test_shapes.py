"""Every answer has exactly the fields of its shape."""

from __future__ import annotations

import pytest

from contracts.api import shapes
from contracts.api.services.changes import collect_changes
from tests.factories.contracts import NEXT_YEAR


@pytest.mark.parametrize(
    ("below", "shape"),
    [
        ("", shapes.Contract),
        ("/afrekeningen/2026-01-01", shapes.SettlementShape),
        ("/partijen", shapes.PartyShape),
        ("/indicatoren", shapes.IndicatorShape),
        ("/resultaten", shapes.Result),
        ("/betaalafspraken", shapes.TermsVersionShape),
    ],
)
def test_answers_have_the_fields_of_their_shape(scene, below, shape):
    body = scene.get(f"{scene.here}{below}").json()
    found = body["resultaten"][0] if "resultaten" in body else body
    assert set(found) == set(shape().fields)


def test_lists_and_nested_rows_too(scene):
    collect_changes(now=NEXT_YEAR)
    row = scene.get("prestatiecontracten").json()["resultaten"][0]
    assert set(row) == set(shapes.ContractRow().fields)
    feed = scene.get("wijzigingen").json()
    assert set(feed) == set(shapes.ChangeFeed().fields)
    assert set(feed["wijzigingen"][0]) == set(shapes.ChangeShape().fields)
    settlement = scene.get(f"{scene.here}/afrekeningen/2026-01-01").json()
    assert set(settlement["regels"][0]) == set(shapes.Line().fields)
    contract = scene.get(scene.here).json()
    assert set(contract["verloop"][0]) == set(shapes.Event().fields)
