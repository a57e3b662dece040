"""Every address of the desk for every role: a screen, or a refusal in words."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from contracts.urls import urlpatterns
from tests.contracts.views.world import ROLES, World

DESK = ("contract_manager", "approver", "evaluator", "provider", "superuser")
SEES_ALL = ("contract_manager", "approver", "superuser")
MANAGES = ("contract_manager", "superuser")
DECIDES = ("approver", "superuser")
OF_SETTLEMENT = (
    *("settlement", "settlement_pdf", "settlement_json", "approve", "return"),
    *("difference", "difference_json"),
)
ALLOWED = {
    "home": (*DESK, "investor"),
    "agreements": (*DESK, "investor"),
    "draft": MANAGES,
    "agreement": DESK,
    "change": MANAGES,
    "add_party": (),  # it runs already: what was signed stays
    "indicator": (),
    "step": MANAGES,
    "safeguards": DESK,
    "safeguard": MANAGES,
    "add_terms": MANAGES,
    "terms": DESK,
    "terms_json": DESK,
    "compare_terms": DESK,
    "write_terms": MANAGES,
    "confirm_terms": MANAGES,
    "discard_terms": MANAGES,
    "draft_json": MANAGES,
    "observations": DESK,
    "observations_csv": DESK,
    "forecast": SEES_ALL,
    "forecast_csv": SEES_ALL,
    "forecast_json": SEES_ALL,
    "add_forecast": MANAGES,
    "forecasts": SEES_ALL,
    "forecasts_csv": SEES_ALL,
    "record": ("contract_manager", "provider", "superuser"),
    "import": ("contract_manager", "provider", "superuser"),
    "import_confirm": ("contract_manager", "provider", "superuser"),
    "prepare": MANAGES,
    "party": MANAGES,
    "add_party_member": MANAGES,
    "remove_party_member": MANAGES,
    "observation": DESK,
    "correct": ("contract_manager", "provider", "superuser"),
    "withdraw": ("contract_manager", "provider", "superuser"),
    "verify_list": ("evaluator", "superuser"),
    "verify": ("evaluator", "superuser"),
    "settlements": (*DESK, "investor"),
    "settlements_csv": (*DESK, "investor"),
    "settlement": DESK,
    "settlement_pdf": DESK,
    "settlement_json": DESK,
    "difference": DESK,
    "difference_json": DESK,
    "approve": DECIDES,
    "return": DECIDES,
    "payments": SEES_ALL,
    "payment_step": DECIDES,
    "runs": SEES_ALL,
    "retry": MANAGES,
}


def address(world: World, name: str) -> str:
    of_agreement = [world.agreement.pk]
    provider = world.agreement.parties.get(code="aanbieder")
    args = {
        "step": [world.agreement.pk, "opschorten"],
        "safeguard": [world.agreement.pk, "exit"],
        "terms": [world.agreement.pk, 1],
        "terms_json": [world.agreement.pk, 1],
        "indicator": [world.agreement.pk, world.agreement.indicators.get().pk],
        "retry": [world.run.pk],
        "party": [provider.party_id],
        "add_party_member": [provider.party_id],
        "remove_party_member": [provider.party_id, world.people["provider"].pk],
        "payment_step": [payment_of(world), "vrijgeven"],
        **{key: [world.waiting.pk] for key in ("observation", "correct", "withdraw", "verify")},
        **{
            key: [world.settlement.pk]
            for key in (
                "settlement",
                "settlement_pdf",
                "settlement_json",
                "difference",
                "difference_json",
                "approve",
                "return",
            )
        },
        **{
            key: []
            for key in [
                "home",
                "agreements",
                "draft",
                "verify_list",
                "settlements",
                "settlements_csv",
                "payments",
                "forecasts",
                "forecasts_csv",
                "runs",
            ]
        },
    }
    return reverse(f"contracten:{name}", args=args.get(name, of_agreement))


def payment_of(world: World) -> int:
    order, _is_new = world.settlement.payment_orders.get_or_create(
        payer=world.agreement.parties.get(code="gemeente"),
        recipient=world.agreement.parties.get(code="aanbieder"),
        direction="pay",
        defaults={"amount_cents": 120_000, "created_at": world.settlement.prepared_at},
    )
    return order.pk


def test_the_matrix_names_every_address() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(ALLOWED)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_its_own_screens(world: World, role: str) -> None:
    client = world.client(role)
    found = {name: client.get(address(world, name)).status_code for name in ALLOWED}
    assert {name for name, code in found.items() if code != 403} == {
        name for name, roles in ALLOWED.items() if role in roles
    }
    assert set(found.values()) <= {200, 302, 403}


def test_a_visitor_is_asked_to_sign_in(world: World) -> None:
    answers = {name: Client().get(address(world, name)) for name in ALLOWED}
    assert {
        name: (answer.status_code, answer.url.split("?")[0]) for name, answer in answers.items()
    } == (dict.fromkeys(ALLOWED, (302, "/beheer/login/")))


def test_a_refusal_says_whom_to_ask(world: World) -> None:
    response = world.get("editor", "home")
    assert response.status_code == 403
    assert "Vraag de contractmanager om u toe te voegen." in response.content.decode()


def test_nobody_sees_an_agreement_of_others(world: World) -> None:
    assert world.get("investor", "agreement", world.agreement.pk).status_code == 403
