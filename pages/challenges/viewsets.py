"""Where responses live in the admin: a menu item, a list, and a page per action."""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from pages.challenges.permissions import can_view
from pages.challenges.views import deciding, staff, terms
from pages.challenges.views.listing import ResponseIndexView
from pages.challenges.views.term_listing import TermIndexView


class ResponsesMenuItem(MenuItem):
    """Shown to who may look."""

    def is_shown(self, request):
        """Whether this person works with responses."""
        return can_view(request.user)


class ResponseViewSet(ViewSet):
    """Responses are never added, edited or deleted by hand, so only a list and actions."""

    name = "challenge_responses"
    url_prefix = "reacties"
    icon = "mail"
    add_to_admin_menu = True
    menu_label = _("Reacties")
    menu_name = "reacties"
    menu_order = 210

    @cached_property
    def menu_item_class(self):
        """Our own menu item."""
        return ResponsesMenuItem

    def get_urlpatterns(self):
        """The list, its results alone for searching, and one address per action."""
        names = {
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("index_results"),
        }
        term_names = {
            "index_url_name": self.get_url_name("terms"),
            "index_results_url_name": self.get_url_name("terms_results"),
        }
        return [
            path("", ResponseIndexView.as_view(**names), name="index"),
            path(
                "results/",
                ResponseIndexView.as_view(**names, results_only=True),
                name="index_results",
            ),
            path("termijnen/", TermIndexView.as_view(**term_names), name="terms"),
            path(
                "termijnen/results/",
                TermIndexView.as_view(**term_names, results_only=True),
                name="terms_results",
            ),
            path("<int:pk>/verlengen/", terms.extend, name="extend"),
            path("<int:pk>/", staff.detail, name="detail"),
            path("<int:pk>/oppakken/", staff.take_up_response, name="take_up"),
            path("<int:pk>/notitie/", staff.note, name="note"),
            path("<int:pk>/aanvulling/", staff.ask, name="ask"),
            path("<int:pk>/intrekken/", staff.record_withdrawal, name="withdraw"),
            path("<int:pk>/besluit/", deciding.decide_response, name="decide"),
            path("<int:pk>/overeenkomst/", staff.make_agreement, name="agreement"),
        ]
