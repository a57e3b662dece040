"""What is found by itself: contributions in the admin, and in the data of a person."""

from datetime import datetime
from typing import Any

from wagtail import hooks

from pages.challenges.selectors.similar import PLANS_HOOK, SimilarPlan
from pages.voices.selectors.persons import export_of
from pages.voices.selectors.similar import similar_plans
from pages.voices.services.erasing import erase_voices
from pages.voices.viewsets import VoiceViewSet


@hooks.register("register_admin_viewset")
def register_voices() -> VoiceViewSet:
    """Contributions, as one item of the menu."""
    return VoiceViewSet()


@hooks.register(PLANS_HOOK)
def plans_like(stems: set[str]) -> list[SimilarPlan]:
    """The open plans with one of these words, for who asks whether something exists already."""
    return similar_plans(stems)


@hooks.register("person_export")
def export_voices(user: Any) -> dict[str, Any]:
    """What somebody left here, for the file with all their data."""
    return export_of(user)


@hooks.register("person_erasure")
def forget_person(user: Any, now: datetime) -> None:
    """Take somebody out of what they left here."""
    erase_voices(user=user, now=now)
