"""The feed of changes: public facts only, in an order that never changes."""

from __future__ import annotations

import pytest

from contracts.api.models import Change, FeedPosition
from contracts.api.services.changes import collect_changes
from contracts.budgets.services.publication import hold_back_part, publish_part
from contracts.enums import EventVerb
from contracts.models import AgreementEvent, PaymentOrder
from contracts.services import (
    carry_out_reversal,
    confirm_payment,
    propose_reversal,
    refuse_payment,
    return_payment,
)
from contracts.services.history import write_event
from tests.factories.contracts import NEXT_YEAR, NOW, AgreementFactory, PersonFactory


def told(scene, **query):
    return scene.get("wijzigingen", **query).json()


def test_the_feed_tells_public_facts_with_a_cursor_to_go_on(scene):
    assert told(scene)["wijzigingen"] == []
    assert collect_changes(now=NEXT_YEAR) == 1
    assert collect_changes(now=NEXT_YEAR) == 0
    body = told(scene)
    (change,) = body["wijzigingen"]
    assert change == {
        "cursor": Change.objects.get().pk,
        "wat": "settlement_approved",
        "omschrijving": "Afrekening vastgesteld",
        "prestatiecontract": scene.agreement.number,
        "moment": "2027-02-01T09:00:00Z",
        "waarover": "2026-01-01 r1",
        "_links": {
            "prestatiecontract": {
                "href": f"http://127.0.0.1:8000/api/v1/prestatiecontracten/{scene.agreement.number}"
            }
        },
    }
    assert body["volgende"] == change["cursor"]
    assert body["_links"]["next"]["href"].endswith(f"wijzigingen?na={change['cursor']}")
    after = told(scene, na=change["cursor"])
    assert (after["wijzigingen"], after["volgende"]) == ([], change["cursor"])
    assert FeedPosition.objects.get().changed_at == NEXT_YEAR
    assert str(FeedPosition.objects.get()) == "feed"
    assert str(Change.objects.get()) == f"{change['cursor']} settlement_approved"


def test_a_reversal_is_told_without_its_reason(scene):
    collect_changes(now=NEXT_YEAR)
    settlement = scene.agreement.settlements.get()
    manager = PersonFactory(groups=["contract_manager"])
    proposal = propose_reversal(
        settlement=settlement, by=manager, now=NEXT_YEAR, reason="Verkeerde groep"
    )
    collect_changes(now=NEXT_YEAR)
    assert [change["wat"] for change in told(scene)["wijzigingen"]] == ["settlement_approved"]
    carry_out_reversal(reversal=proposal, by=scene.people["approver"], now=NEXT_YEAR)
    collect_changes(now=NEXT_YEAR)
    change = told(scene)["wijzigingen"][-1]
    assert (change["wat"], change["omschrijving"], change["waarover"]) == (
        "settlement_reversed",
        "Afrekening teruggedraaid",
        "2026-01-01 r1",
    )
    assert "Verkeerde groep" not in str(change)


def test_a_timeline_that_is_held_back_is_not_told(scene):
    collect_changes(now=NEXT_YEAR)
    by = PersonFactory()
    for verb, expected in (
        (EventVerb.PART_HELD_BACK, []),
        (EventVerb.PART_PUBLISHED, ["settlement_approved"]),
    ):
        write_event(
            agreement=scene.agreement, verb=verb, by=by, now=NOW, reason="x", detail="timeline"
        )
        assert [change["wat"] for change in told(scene)["wijzigingen"]] == expected
    collect_changes(now=NEXT_YEAR)
    # Another part says nothing about the timeline.
    write_event(
        agreement=scene.agreement,
        verb=EventVerb.PART_HELD_BACK,
        by=by,
        now=NOW,
        reason="x",
        detail="parties",
    )
    assert [change["wat"] for change in told(scene)["wijzigingen"]] == [
        "settlement_approved",
        "part_held_back",
        "part_published",
    ]


def test_parts_that_are_held_back_or_published_are_told_without_the_reason(scene):
    collect_changes(now=NEXT_YEAR)
    cursor = told(scene)["volgende"]
    by = PersonFactory(groups=["contract_manager"])
    hold_back_part(agreement=scene.agreement, part="timeline", by=by, now=NOW, reason="Bezwaar")
    collect_changes(now=NEXT_YEAR)
    held = told(scene, na=cursor)["wijzigingen"]
    # The timeline is silent, but a reader hears that it went.
    assert [(row["wat"], row["omschrijving"], row["waarover"]) for row in held] == [
        ("part_held_back", "Onderdeel niet openbaar gemaakt", "timeline")
    ]
    publish_part(agreement=scene.agreement, part="timeline", by=by, now=NOW)
    collect_changes(now=NEXT_YEAR)
    changes = told(scene)["wijzigingen"]
    assert [row["wat"] for row in changes] == [
        "settlement_approved",
        "part_held_back",
        "part_published",
    ]
    assert not any(word in str(changes) for word in ("Bezwaar", by.email))


def test_payments_are_told_by_what_happened_and_never_how_much_or_to_whom(scene):
    collect_changes(now=NEXT_YEAR)
    cursor = told(scene)["volgende"]
    order = PaymentOrder.objects.get()
    by = scene.people["approver"]
    PaymentOrder.objects.update(status="exported")
    confirm_payment(order=order, by=by, now=NEXT_YEAR, paid_cents=20_000)
    confirm_payment(order=order, by=by, now=NEXT_YEAR)
    return_payment(order=order, cents=5_000, by=by, now=NEXT_YEAR, reason="Rekening dicht")
    PaymentOrder.objects.update(status="exported")
    refuse_payment(order=order, by=by, now=NEXT_YEAR, reason="Rekening onbekend")
    collect_changes(now=NEXT_YEAR)
    changes = told(scene, na=cursor)["wijzigingen"]
    assert [(row["wat"], row["omschrijving"], row["waarover"]) for row in changes] == [
        ("payment_partly_paid", "Betaling gedeeltelijk gedaan", "betalen"),
        ("payment_confirmed", "Betaling gedaan", "betalen"),
        ("payment_returned", "Betaald geld kwam terug", "betalen"),
        ("payment_refused", "Betaling geweigerd", "betalen"),
    ]
    secrets = ("20000", "100000", "5000", "dicht", "onbekend", order.recipient.code, by.email)
    assert not any(word in str(list(changes)) for word in secrets)


@pytest.mark.parametrize("part", ["amounts", "timeline"])
def test_payments_are_not_told_while_amounts_or_the_timeline_are_held_back(scene, part):
    order = PaymentOrder.objects.get()
    PaymentOrder.objects.update(status="exported")
    confirm_payment(order=order, by=scene.people["approver"], now=NEXT_YEAR)
    by = PersonFactory(groups=["contract_manager"])
    hold_back_part(agreement=scene.agreement, part=part, by=by, now=NOW, reason="Bezwaar")
    collect_changes(now=NEXT_YEAR)
    assert "payment_confirmed" not in [row["wat"] for row in told(scene)["wijzigingen"]]
    publish_part(agreement=scene.agreement, part=part, by=by, now=NOW)
    assert "payment_confirmed" in [row["wat"] for row in told(scene)["wijzigingen"]]


def test_a_payment_of_which_the_history_says_nothing_readable_is_told_without_a_direction(scene):
    verb = EventVerb.PAYMENT_CONFIRMED
    write_event(agreement=scene.agreement, verb=verb, by=None, now=NOW, detail="1200 A")
    collect_changes(now=NEXT_YEAR)
    assert told(scene)["wijzigingen"][-1]["waarover"] == ""


def test_reasons_people_and_what_is_not_public_are_not_told(scene):
    secret = AgreementFactory(active=True)
    by = PersonFactory()
    for agreement in (scene.agreement, secret):
        for verb in (EventVerb.ENDED, EventVerb.OBSERVATION_RECORDED, EventVerb.CHANGED):
            write_event(agreement=agreement, verb=verb, by=by, now=NOW, reason="intern", detail="d")
    collect_changes(now=NEXT_YEAR)
    changes = told(scene)["wijzigingen"]
    assert {change["wat"] for change in changes} == {"settlement_approved", "ended"}
    assert {change["prestatiecontract"] for change in changes} == {scene.agreement.number}
    assert "intern" not in str(changes)
    assert by.email not in str(changes)


def test_publishing_later_adds_behind_what_was_read_and_hiding_takes_away(scene):
    late = AgreementFactory(active=True)
    write_event(agreement=late, verb=EventVerb.ACTIVATED, by=None, now=NOW)
    collect_changes(now=NEXT_YEAR)
    cursor = told(scene)["volgende"]
    write_event(agreement=late, verb=EventVerb.PUBLISHED, by=None, now=NEXT_YEAR)
    late.is_public = True
    late.save()
    assert collect_changes(now=NEXT_YEAR) == 2
    assert [change["wat"] for change in told(scene, na=cursor)["wijzigingen"]] == [
        "activated",
        "published",
    ]
    late.is_public = False
    late.save()
    write_event(agreement=late, verb=EventVerb.HIDDEN, by=None, now=NEXT_YEAR, detail="waarom")
    collect_changes(now=NEXT_YEAR)
    (last,) = told(scene, na=cursor)["wijzigingen"]
    assert (last["wat"], last["waarover"]) == ("hidden", "")


@pytest.mark.django_db
def test_a_pile_is_added_in_parts():
    agreement = AgreementFactory(public=True)
    for _ in range(3):
        write_event(agreement=agreement, verb=EventVerb.ENDED, by=None, now=NOW)
    assert [collect_changes(now=NOW, limit=2) for _ in range(3)] == [2, 1, 0]
    order = AgreementEvent.objects.order_by("pk").values_list("pk", flat=True)
    assert list(Change.objects.values_list("event", flat=True)) == list(order)
