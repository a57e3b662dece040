"""What the municipality sees of itself in Wagtail's admin."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from contracts.budgets.funds import HOOK as MONEY_FUNDS
from contracts.budgets.services.publication import NAMES_HOOK
from contracts.budgets.views.publication import PAGE_HOOK
from pages.challenges.permissions import roles_of
from pages.fund_facts import fund_facts
from pages.models import CallPage, Fund
from pages.phases import Phase
from pages.result_addresses import keep_names_out
from pages.result_making import make_result_page

SOON_DAYS = 14


class FundViewSet(SnippetViewSet):
    """Funds as a place of their own in the menu; an editor does not know what a snippet is."""

    model = Fund
    icon = "history"
    menu_label = _("Fondsen")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["name", "ceiling", "starts_on", "ends_on"]


register_snippet(FundViewSet)
hooks.register(MONEY_FUNDS, fund_facts)
hooks.register(PAGE_HOOK, make_result_page)
hooks.register(NAMES_HOOK, keep_names_out)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    """The municipality's colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("pages/admin/admin.css"))


class OverduePanel(Component):
    """Calls whose decide-by date has passed without a decision: the editor sees them first."""

    order = 50
    template_name = "pages/admin/overdue.html"

    def get_context_data(self, parent_context):
        """The calls that are late, and those that close within two weeks."""
        today = timezone.localdate()
        user = parent_context["request"].user
        calls = _calls_of(user)
        late = [call for call in calls if call.decide_by and call.decide_by < today]
        closing = [
            call
            for call in calls
            if call.phase is Phase.OPEN and (call.closes_on - today).days <= SOON_DAYS
        ]
        return {
            "late": [(call, _where_to_look(call, user)) for call in late],
            "closing": [(call, _where_to_look(call, user)) for call in closing],
            "title": _("Oproepen die aandacht vragen"),
        }


def _calls_of(user: Any) -> list[CallPage]:
    """Return the calls that wait for a decision; none for who works on calls in no way.

    Who pays, verifies or reports cannot change when a call is decided.
    """
    calls = CallPage.objects.live().filter(decided_on=None, withdrawn_on=None)
    if roles_of(user):
        return list(calls)
    return [call for call in calls if call.permissions_for_user(user).can_edit()]


def _where_to_look(call: CallPage, user: Any) -> str:
    """The editor of a call, or its page for who may not edit it."""
    if call.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[call.pk])
    return call.url


@hooks.register("construct_homepage_panels")
def add_overdue_panel(_request, panels):
    """Put the calls that need attention on top of the dashboard."""
    panels.append(OverduePanel())
