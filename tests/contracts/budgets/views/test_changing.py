"""Changing and ending programmes and sources at the desk: what was typed stays and is read."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.budgets.models import Allocation, MoneyEnd, MoneyRewording, MoneySource, Programme
from tests.contracts.views.world import World

BOTH = pytest.mark.parametrize(("kind", "code"), [("programme", "werk"), ("source", "begroting")])


def address(name: str, code: str) -> str:
    return reverse(f"geld:{name}", args=[code])


def text_of(answer: object) -> str:
    text = answer.content.decode()  # type: ignore[attr-defined]
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@BOTH
def test_other_words_are_read_everywhere_with_the_old_ones_below(
    world: World, kind: str, code: str
) -> None:
    desk = world.client("approver")
    url = address(f"reword_{kind}", code)
    begun = desk.get(url).context["form"].initial
    data = {**begun, "name": "Meedoen", "purpose": "Voor wie wil", "reason": "De wethouder vroeg."}
    answer = desk.post(url, data, follow=True)
    assert answer.redirect_chain == [(address(kind, code), 302)]
    row = MoneyRewording.objects.get()
    assert (row.old_name, row.name, row.by) == (begun["name"], "Meedoen", world.people["approver"])
    text = text_of(answer)
    for part in (
        f"<del>{begun['name']}</del> <ins>Meedoen</ins>",
        "<del>–</del> <ins>Voor wie wil</ins>",
        "De wethouder vroeg.",
    ):
        assert part in text
    assert "Meedoen" in text_of(desk.get(reverse("geld:overview")))
    # Who started from the old words hears that they changed, and keeps what was typed.
    answer = desk.post(url, {**data, "name": "Anders"})
    assert answer.status_code == 422
    text = text_of(answer)
    assert "Iemand anders heeft dit net veranderd." in text
    assert 'value="Anders"' in text
    assert MoneyRewording.objects.count() == 1


@BOTH
def test_an_end_is_confirmed_and_told_wherever_money_is_set_aside(
    world: World, kind: str, code: str
) -> None:
    desk = world.client("approver")
    url = address(f"end_{kind}", code)
    text = text_of(desk.get(url))
    assert "Dit loopt door" in text
    assert world.agreement.number in text
    today = timezone.localdate()
    data = {"last_day": f"{today:%d-%m-%Y}", "reason": "Het geld is op."}
    answer = desk.post(url, data)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"is_sure": ["Zet een vinkje als u dit zeker weet."]}
    assert "Het geld is op." in text_of(answer)
    answer = desk.post(url, {**data, "is_sure": "on", "last_day": "01-01-2020"})
    assert list(answer.context["form"].errors) == ["last_day"]
    assert 'value="01-01-2020"' in text_of(answer)
    assert not MoneyEnd.objects.exists()
    answer = desk.post(url, {**data, "is_sure": "on"}, follow=True)
    assert answer.redirect_chain == [(address(kind, code), 302)]
    assert "Laatste dag om geld toe te wijzen" in text_of(answer)
    assert "beëindigd, laatste dag" in text_of(desk.get(reverse("geld:overview")))
    assert "Eerder is vastgelegd" in text_of(desk.get(url))


@BOTH
def test_a_refused_allocation_says_why_at_the_field(world: World, kind: str, code: str) -> None:
    row = Allocation.objects.get()
    by = world.people["approver"]
    money = {kind: (Programme if kind == "programme" else MoneySource).objects.get()}
    MoneyEnd.objects.create(
        **money, last_day=date(2026, 1, 31), reason="Op is op", at=row.at, by=by
    )
    data = {
        "payer": row.payer_id,
        "year": 2026,
        "programme": row.programme_id,
        "source": row.source_id,
        "amount": "1.600,00",
        "reason": "Meer nodig",
        "despite_warnings": "on",
    }
    url = reverse("geld:allocate", args=[world.agreement.pk])
    answer = world.client("approver").post(url, data)
    assert answer.status_code == 422
    [error] = answer.context["form"].errors[kind]
    assert "is beëindigd. De laatste dag is 31 januari 2026, omdat: Op is op." in error
    assert 'value="1.600,00"' in text_of(answer)
    assert Allocation.objects.get() == row


@BOTH
def test_what_is_not_there_is_not_found_and_a_reader_changes_nothing(
    world: World, kind: str, code: str
) -> None:
    for name in (f"reword_{kind}", f"end_{kind}", kind):
        assert world.client("approver").get(address(name, "onbekend")).status_code == 404
    reader = world.client("contract_manager")
    text = text_of(reader.get(address(kind, code)))
    assert address(f"end_{kind}", code) not in text
    assert reader.get(address(f"end_{kind}", code)).status_code == 403
