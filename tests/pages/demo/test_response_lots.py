"""A decision per lot in the demo: two granted for an amount each, one refused; loaded once."""

import pytest

from pages.challenges.models import Response
from pages.challenges.outcome_words import outcome_label
from pages.challenges.selectors.lots import lot_answers
from pages.demo.call_sports_hall import SPORTS_HALL
from pages.demo.response_lots import load_split
from pages.models import CallLot, CallPage
from tests.factories import challenges as make


@pytest.mark.django_db
def test_two_lots_are_granted_and_one_is_not():
    users = {
        "redacteur": make.make_staff(),
        "beoordelaar": make.make_staff("assessor"),
        "panellid": make.make_staff("panel_member"),
        "beslisser": make.make_staff("decider"),
    }
    load_split(now=make.NOW, users=users)
    assert not Response.objects.exists()
    call = make.make_call(
        opens_on=make.later(days=-130).date(), closes_on=make.later(days=-75).date()
    )
    for lot in SPORTS_HALL["lots"]:
        CallLot.objects.create(call=call, name=lot["name"], what=lot["what"])
    CallPage.objects.filter(pk=call.pk).update(slug=SPORTS_HALL["slug"])
    for _time in range(2):
        load_split(now=make.NOW, users=users)
    response = Response.objects.get()
    assert response.assessments.first().points.filter(kind="lot").count() == 3
    assert outcome_label(response.decision) == "Deels toegekend"
    assert [(one.name, one.amount_cents) for one in lot_answers(response.decision)] == [
        ("Ontvangst en beheer", 27_500_00),
        ("Kantine", 6_250_00),
        ("Onderhoud van de sportvloer", None),
    ]
    assert response.decision.amount_cents == 33_750_00
