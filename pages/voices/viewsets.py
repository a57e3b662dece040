"""Where contributions live in the admin: one item of the menu, with a tab per kind."""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from pages.voices.permissions import can_see_voices
from pages.voices.views import desk, desk_meetings, desk_reports, desk_support


class VoicesMenuItem(MenuItem):
    """Shown to who may look."""

    def is_shown(self, request):
        """Whether this person works with contributions."""
        return can_see_voices(request.user)


class VoiceViewSet(ViewSet):
    """Contributions are never added or deleted by hand, so only lists and actions."""

    name = "voices_desk"
    url_prefix = "inbreng"
    icon = "comment"
    add_to_admin_menu = True
    menu_label = _("Inbreng")
    menu_name = "inbreng"
    menu_order = 212

    @cached_property
    def menu_item_class(self):
        """Our own menu item."""
        return VoicesMenuItem

    def get_urlpatterns(self):
        """The lists, and one address per action."""
        return [
            path("", desk.index, name="index"),
            path("vragen/<int:pk>/", desk.answer, name="answer"),
            path("vragen/<int:pk>/niet-publiceren/", desk.withhold, name="withhold"),
            path("meldingen/", desk_reports.index, name="reports"),
            path("meldingen/<slug:kind>/<int:pk>/", desk_reports.decide, name="decide"),
            path("bijeenkomsten/", desk_meetings.index, name="meetings"),
            path("bijeenkomsten/<int:pk>/", desk_meetings.attendees, name="attendees"),
            path("steun/", desk_support.index, name="support"),
            path("steun/<int:pk>/", desk_support.supporters, name="supporters"),
        ]
