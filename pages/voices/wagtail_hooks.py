"""What Wagtail finds by itself: contributions in the menu of the admin."""

from wagtail import hooks

from pages.voices.viewsets import VoiceViewSet


@hooks.register("register_admin_viewset")
def register_voices() -> VoiceViewSet:
    """Contributions, as one item of the menu."""
    return VoiceViewSet()
