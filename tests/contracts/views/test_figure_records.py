"""Figures beside their stories, and telling one."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils import timezone

from contracts.models import FigureRecord
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory
from tests.factories.dossier import describe


def where(world: World) -> list[int]:
    return [world.agreement.pk, world.agreement.indicators.get().pk]


def test_a_figure_without_a_story_is_warned_about(world: World) -> None:
    text = world.get("contract_manager", "figures", *where(world)).content.decode()
    assert "Nog geen verhaal" in text
    assert "toename, 12 meer" in text
    story = {"on": "01-02-2026", "text": "Vier mensen helpen nu anderen.", "has_consent": "on"}
    sent = world.post("provider", "tell", *where(world), "story", **story)
    assert sent.url == reverse("contracten:figures", args=where(world))
    text = world.get("contract_manager", "figures", *where(world)).content.decode()
    assert "Vier mensen helpen nu anderen." in text
    assert "Nog geen verhaal" not in text
    page = world.get("contract_manager", "agreement", world.agreement.pk).content.decode()
    assert "Verhaal bij het cijfer" in page


def test_a_conversation_and_a_voice_are_shown_with_what_was_agreed(world: World) -> None:
    talk = {"on": "02-02-2026", "who": "gemeente en uitvoerder", "text": "Het loopt.",
            "actions": "In juni weer."}  # fmt: skip
    assert world.post("evaluator", "tell", *where(world), "conversation", **talk).status_code == 302
    voice = {"on": "02-02-2026", "text": "Ik durf weer.", "count": "11", "of_count": "12",
             "has_consent": "on"}  # fmt: skip
    assert world.post("provider", "tell", *where(world), "voice", **voice).status_code == 302
    text = world.get("approver", "figures", *where(world)).content.decode()
    assert "In juni weer." in text
    assert "11 van 12 mensen" in text
    assert reverse("contracten:tell", args=[*where(world), "story"]) not in text


def test_what_points_at_a_person_is_refused_and_stays_typed(world: World) -> None:
    story = {"on": "01-02-2026", "text": "Bel 06-12345678", "has_consent": "on"}
    page = world.post("provider", "tell", *where(world), "story", **story)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["text"])
    assert "Bel 06-12345678" in page.content.decode()
    assert not FigureRecord.objects.exists()
    assert world.get("provider", "tell", *where(world), "gedicht").status_code == 404


def test_too_early_and_looking_back_are_said(world: World) -> None:
    indicator = world.agreement.indicators.get()
    by = world.people["contract_manager"]
    describe(indicator, by, reason="x", assess_from=date(2099, 1, 1))
    text = world.get("contract_manager", "figures", *where(world)).content.decode()
    assert "Nog niet te beoordelen: pas vanaf 1 januari 2099." in text
    assert "toename" not in text
    over = AgreementFactory(ended=True, starts_on=date(2025, 1, 1), ends_on=date(2026, 1, 1))
    measured = over.indicators.get()
    over.status = "active"
    over.save()
    describe(measured, by, reason="x", relapse_on=date(2026, 2, 1))
    assert timezone.localdate() > date(2026, 2, 1)
    text = world.get("contract_manager", "figures", over.pk, measured.pk).content.decode()
    assert "Afgesproken was om op 1 februari 2026 terug te kijken." in text
    back = {"on": "01-02-2026", "count": "8", "of_count": "12", "text": "De meesten werken nog."}
    sent = world.post("contract_manager", "tell", over.pk, measured.pk, "relapse", **back)
    assert sent.status_code == 302
    text = world.get("contract_manager", "figures", over.pk, measured.pk).content.decode()
    assert "Afgesproken was om op" not in text


def test_a_draft_has_no_period_yet(world: World) -> None:
    draft = AgreementFactory(document__none=True)
    indicator = draft.indicators.get()
    text = world.get("contract_manager", "figures", draft.pk, indicator.pk).content.decode()
    assert "Er is nog geen periode voorbij." in text
    assert "Toevoegen" not in text
