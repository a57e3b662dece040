"""Entering, correcting and finding what was measured."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from django.urls import reverse

from contracts.enums import PartyRole
from contracts.models import Observation, Settlement
from tests.contracts.views.world import World
from tests.factories.contracts import ObservationFactory, VerificationFactory, member_of


def test_a_value_is_typed_the_dutch_way(world: World) -> None:
    response = world.post(
        "provider",
        "record",
        world.agreement.pk,
        indicator=world.agreement.indicators.get().pk,
        on="21-03-2026",
        status="measured",
        quantity="1.234,56",
    )
    assert response.status_code == 302
    made = Observation.objects.latest("pk")
    assert (made.on, made.quantity, made.entered_by) == (
        date(2026, 3, 21),
        Decimal("1234.56"),
        world.people["provider"],
    )


def test_a_double_click_records_one_value(world: World) -> None:
    pk, before = world.agreement.pk, Observation.objects.count()
    key = world.get("provider", "record", pk).context["form"]["key"].value()
    typed = {
        "indicator": world.agreement.indicators.get().pk,
        "on": "21-03-2026",
        "status": "measured",
        "quantity": "2",
        "key": key,
    }
    answers = [world.post("provider", "record", pk, **typed) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Observation.objects.count() == before + 1
    # A next page is a next value, also when it is the same one; so is a mark of somebody's making.
    for other in (world.get("provider", "record", pk).context["form"]["key"].value(), "x"):
        assert world.post("provider", "record", pk, **{**typed, "key": other}).status_code == 302
    assert Observation.objects.count() == before + 3


def test_what_was_typed_wrong_is_not_lost(world: World) -> None:
    response = world.post(
        "provider", "record", world.agreement.pk, on="31-02-2026", quantity="1,1O", note="let op"
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "“31-02-2026” is geen datum. Typ de datum als 21-11-2026." in text
    assert "“1,1O” is geen getal. Gebruik cijfers, zoals 1.234,56." in text
    assert "let op</textarea>" in text


def test_a_correction_needs_a_reason_and_keeps_the_old_value(world: World) -> None:
    pk = world.waiting.pk
    refused = world.post("provider", "correct", pk, on="01-02-2026", status="measured", quantity=2)
    assert refused.status_code == 422
    done = world.post(
        "provider", "correct", pk, on="01-02-2026", status="measured", quantity=2, reason="teveel"
    )
    assert done.status_code == 302
    newer = Observation.objects.get(replaces=world.waiting)
    assert (newer.quantity, newer.note) == (Decimal(2), "teveel")
    assert world.get("provider", "observation", pk).context["newer"] == newer


def test_an_observation_leads_to_the_settlements_it_went_into(world: World) -> None:
    counted = world.agreement.observations.exclude(pk=world.waiting.pk).get()
    page = world.get("provider", "observation", counted.pk)
    assert page.context["settlements"] == [world.settlement]
    address = reverse("contracten:settlement", args=[world.settlement.pk])
    assert f'href="{address}"' in page.content.decode()
    waits = world.get("provider", "observation", world.waiting.pk)
    assert waits.context["settlements"] == []
    assert "telt nog in geen enkele afrekening mee" in waits.content.decode()
    Settlement.objects.filter(pk=world.settlement.pk).update(status="superseded")
    assert world.get("provider", "observation", counted.pk).context["settlements"] == []


def test_a_withdrawal_is_a_new_row(world: World) -> None:
    done = world.post("provider", "withdraw", world.waiting.pk, reason="verkeerde persoon")
    assert done.status_code == 302
    assert Observation.objects.get(replaces=world.waiting).status == "withdrawn"


def test_states_filter_the_list(world: World) -> None:
    def found(state: str) -> set[int]:
        page = world.get("provider", "observations", world.agreement.pk, staat=state)
        return {row.pk for row in page.context["page"]}

    everything = found("")
    assert found("open") == {world.waiting.pk}
    assert found("accepted") == everything - {world.waiting.pk}
    assert found("disputed") == found("withdrawn") == set()
    text = world.get("provider", "observations", world.agreement.pk, staat="disputed")
    assert "Er zijn geen metingen in deze staat." in text.content.decode()


def judged(world: World, **fields: object) -> Observation:
    row = ObservationFactory(agreement=world.agreement, subject="pseudo-7", **fields)
    VerificationFactory(observation=row)
    return row


def test_claimed_accepted_disputed_missing_and_zero_are_told_apart(world: World) -> None:
    partly = ObservationFactory(agreement=world.agreement, quantity=Decimal(21))
    VerificationFactory(
        observation=partly, decision="partly", accepted_quantity=Decimal(20), reason="één dubbel"
    )
    disputed = ObservationFactory(agreement=world.agreement, quantity=Decimal(33))
    VerificationFactory(observation=disputed, decision="disputed", reason="niet gezien")
    judged(world, quantity=Decimal(0))
    judged(world, quantity=None, status="not_measured")
    judged(world, quantity=None, status="not_applicable")
    text = world.get("contract_manager", "observations", world.agreement.pk).content.decode()
    cells = re.findall(r'<td class="cd-right cd-money">([^<]*)</td>', text)
    pairs = set(zip(cells[::2], cells[1::2], strict=True))
    assert pairs == {
        ("21", "20"),
        ("33", "—"),
        ("0", "0"),
        ("Niet gemeten", "Niet gemeten"),
        ("Niet van toepassing", "Niet van toepassing"),
        ("3", "—"),
        ("12", "12"),
    }
    assert "één dubbel" in text
    assert "niet gezien" in text


def test_pseudonyms_are_for_who_works_with_persons(world: World) -> None:
    row = judged(world)
    world.people["payer"] = member_of(world.agreement, PartyRole.PAYER)
    world.people["payer"].groups.set(world.people["investor"].groups.all())
    for role, may_see in (("provider", True), ("evaluator", True), ("payer", False)):
        for name, pk in (("observations", world.agreement.pk), ("observation", row.pk)):
            page = world.get(role, name, pk)
            assert page.status_code == 200
            assert ("pseudo-7" in page.content.decode()) is may_see, (role, name)
        csv = b"".join(world.get(role, "observations_csv", world.agreement.pk).streaming_content)
        assert (b"pseudo-7" in csv) is may_see


def test_what_waits_says_not_measured_and_not_nothing(world: World) -> None:
    ObservationFactory(agreement=world.agreement, quantity=None, status="not_measured")
    assert "Niet gemeten" in world.get("evaluator", "verify_list").content.decode()
