"""Saved views, shortcuts, tasks of the timetable, keeping and destroying: what a person chooses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from contracts.desks.models import AuditLine, Destruction, SavedView, TaskRun, ViewChoice
from contracts.desks.services.audit import About, note_look
from tests.contracts.views.world import World
from tests.factories.contracts import NOW


def test_a_view_is_kept_from_the_list_and_opens_it_from_then_on(world: World) -> None:
    client = world.client("contract_manager")
    address = reverse("desks:save_view", args=["agreements"])
    form = client.get(f"{address}?status=active&p=2&weergave=9").context["form"]
    assert form.initial["query"] == "status=active"
    data = {
        "name": "Loopt",
        "query": "status=active&formaat=csv",
        "shared_with": "contract_manager",
        "is_first": "on",
    }
    done = client.post(address, data)
    view = SavedView.objects.get()
    assert done.url == f"{reverse('contracten:agreements')}?status=active&weergave={view.pk}"
    assert ViewChoice.objects.get().view == view
    again = client.post(address, data)
    assert again.status_code == 422
    assert "U hebt al een weergave “Loopt”" in again.content.decode()
    assert client.get(reverse("desks:save_view", args=["x"])).status_code == 404
    plain = client.post(address, {"name": "Tweede", "query": "q=a"})
    assert plain.status_code == 302


def test_a_view_is_renamed_chosen_and_deleted_after_a_question(world: World) -> None:
    manager = world.people["contract_manager"]
    view = SavedView.objects.create(
        list_name="agreements", name="Loopt", query="status=active", owner=manager, created_at=NOW
    )
    client = world.client("contract_manager")
    pk = [view.pk]
    assert client.get(reverse("desks:rename_view", args=pk)).context["form"].initial["name"] == (
        "Loopt"
    )
    client.post(
        reverse("desks:rename_view", args=pk), {"name": "Nu", "shared_with": "contract_manager"}
    )
    view.refresh_from_db()
    assert (view.name, view.shared_with) == ("Nu", "contract_manager")
    choose = reverse("desks:choose_view", args=pk)
    assert client.get(choose).status_code == 302
    for count in (1, 0):
        client.post(choose)
        assert ViewChoice.objects.count() == count
    page = client.get(reverse("desks:views")).content.decode()
    assert "Nu" in page
    asked = client.get(reverse("desks:delete_view", args=pk)).content.decode()
    assert "Ook anderen met uw rol zien haar dan niet meer." in asked
    client.post(reverse("desks:delete_view", args=pk))
    assert not SavedView.objects.exists()


def test_shortcuts_are_switched_off_and_on(world: World) -> None:
    client = world.client("contract_manager")
    address = reverse("desks:keys")
    assert "data-desk-key" in client.get(address).content.decode()
    client.post(address, {"aan": "0"})
    off = client.get(address).content.decode()
    assert "data-desk-key" not in off
    assert "keys.js" not in off
    client.post(address, {"aan": "1"})
    assert "data-desk-key" in client.get(address).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_failed_task_is_shown_and_asked_for_again(transactional_db: None, settings) -> None:
    from tests.contracts.views.world import make_world

    world = make_world()
    settings.CELERY_TASK_ALWAYS_EAGER = True
    run = TaskRun.objects.create(
        name="tasks.desks.look_at_contracts",
        started_at=NOW,
        failed_at=NOW,
        problem="ValueError: stuk",
    )
    page = world.get("contract_manager", "runs").content.decode()
    assert "ValueError: stuk" in page
    assert "Zoeken wat aandacht vraagt" in page
    address = reverse("desks:start_task", args=[run.pk])
    client = world.client("contract_manager")
    assert client.get(address).status_code == 302
    assert client.post(address).status_code == 302
    other = TaskRun.objects.create(name="tasks.settlements.settle_period", started_at=NOW)
    assert client.post(reverse("desks:start_task", args=[other.pk])).status_code == 404


def test_records_are_destroyed_by_two_persons_with_a_reason(world: World) -> None:
    note_look(
        about=About("agreement", 1),
        action="seen",
        by=world.people["provider"],
        now=datetime(2015, 1, 1, tzinfo=UTC),
    )
    first, second = world.client("contract_manager"), world.client("approver")
    assert "blijft heel" in first.get(reverse("desks:retention")).content.decode()
    propose = reverse("desks:propose_destruction", args=["looks"])
    assert "van 1 regels is de bewaartermijn voorbij" in first.get(propose).content.decode()
    assert first.get(reverse("desks:propose_destruction", args=["ledger"])).status_code == 404
    first.post(propose, {"reason": "Termijn voorbij"})
    row = Destruction.objects.get()
    decide = reverse("desks:decide_destruction", args=[row.pk])
    own = first.post(decide, {"besluit": "vernietigen"})
    assert own.context["form"].non_field_errors() == [
        "U hebt dit zelf voorgesteld. Laat iemand anders erover besluiten."
    ]
    assert "Besluiten" in second.get(reverse("desks:retention")).content.decode()
    second.post(decide, {"besluit": "vernietigen", "reason": "Akkoord"})
    assert not AuditLine.objects.filter(object_id=1, kind="agreement").exists()
    row.refresh_from_db()
    assert (row.status, row.decided_by) == ("done", world.people["approver"])
    late = second.post(decide, {"besluit": "laten"})
    assert late.context["form"].non_field_errors() == ["Hierover is al besloten."]
