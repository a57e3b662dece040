"""The screen on which a contract is handed to a colleague, and where both see it."""

from __future__ import annotations

from django.urls import reverse

from contracts.models import Agreement
from tests.contracts.views.world import World
from tests.factories.contracts import PersonFactory


def managed(world: World) -> Agreement:
    """The agreement, with its manager."""
    agreement = world.agreement
    agreement.contract_manager = world.people["contract_manager"]
    agreement.save(update_fields=["contract_manager"])
    return agreement


def test_it_is_handed_over_and_both_see_it(world: World) -> None:
    agreement, old = managed(world), world.people["contract_manager"]
    new = PersonFactory(groups=["contract_manager"], first_name="Lena", last_name="Nieuw")
    world.people["new"] = new
    link = reverse("contracten:hand_over", args=[agreement.pk])
    assert link in world.get("contract_manager", "agreement", agreement.pk).content.decode()
    assert link not in world.get("new", "agreement", agreement.pk).content.decode()
    assert world.get("new", "hand_over", agreement.pk).status_code == 403
    page = world.get("contract_manager", "hand_over", agreement.pk).content.decode()
    assert f"Nu is dit: {old}." in page
    empty = world.post("contract_manager", "hand_over", agreement.pk, person=new.pk, reason=" ")
    assert empty.status_code == 422
    assert list(empty.context["form"].errors) == ["reason"]
    assert f'value="{new.pk}" selected' in empty.content.decode()
    sent = {"person": new.pk, "reason": "Cato gaat naar een andere gemeente"}
    done = world.post("contract_manager", "hand_over", agreement.pk, **sent)
    assert (done.status_code, done.url) == (
        302,
        reverse("contracten:agreement", args=[agreement.pk]),
    )
    for role in ("contract_manager", "new"):
        for name, args in (("agreement", (agreement.pk,)), ("home", ())):
            shown = world.get(role, name, *args).content.decode()
            assert f"van {old} naar {new}" in shown
            assert "Cato gaat naar een andere gemeente" in shown
    audit = world.client("contract_manager").get(reverse("desks:audit"), {"q": "andere gemeente"})
    assert "Overgedragen aan een andere contractmanager" in audit.content.decode()
    assert link not in world.get("contract_manager", "agreement", agreement.pk).content.decode()


def test_who_stands_in_does_it_and_who_is_interested_is_not_in_the_list(world: World) -> None:
    agreement = managed(world)
    provider = world.people["provider"]
    provider.groups.add(*world.people["contract_manager"].groups.all())
    page = world.get("approver", "hand_over", agreement.pk)
    assert list(page.context["form"].fields["person"].queryset) == []
    sent = {"person": provider.pk, "reason": "Ziek"}
    refused = world.post("approver", "hand_over", agreement.pk, **sent)
    assert list(refused.context["form"].errors) == ["person"]
    for role in ("provider", "evaluator"):
        assert world.get(role, "hand_over", agreement.pk).status_code == 403
