"""What waits for somebody, on the first page of the admin."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from pages.challenges.enums import Status, Who
from pages.challenges.models import Response
from pages.challenges.permissions import can_assess, can_view, roles_of
from pages.challenges.selectors.assessing import assessments_to_write
from pages.challenges.selectors.counter import open_call_backs
from pages.challenges.selectors.terms import with_next_due
from pages.challenges.terms import local_day
from pages.challenges.views.term_listing import LATE, THIS_WEEK, condition

Row = tuple[int, str | Promise, str, bool]


class WaitingPanel(Component):
    """For each role its own work, with how much there is and a way to it; nothing when it is done.

    Who leads the work sees here what is too late, without looking for it.
    """

    order = 40
    template_name = "challenges/admin/home_panel.html"

    class Media:
        css = {"all": ("challenges/beheer.css",)}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The rows with something in them."""
        user = parent_context["request"].user
        rows = [*_work_of(user, local_day(timezone.now())), *_dossiers_of(user)]
        return {"rows": [row for row in rows if row[0]]}


def _work_of(user: Any, today: date) -> list[Row]:
    if not can_view(user):
        return []
    index, terms = reverse("challenge_responses:index"), reverse("challenge_responses:terms")
    due = with_next_due(today).order_by()
    found = due.aggregate(
        late=Count("pk", filter=condition(LATE, today)),
        week=Count("pk", filter=condition(THIS_WEEK, today)),
    )
    found |= Response.objects.aggregate(
        new=Count("pk", filter=Q(status=Status.SUBMITTED)),
        proposed=Count("pk", filter=Q(status=Status.DECISION_PROPOSED)),
        objected=Count("pk", filter=Q(status=Status.OBJECTION)),
    )
    rows: list[Row] = [
        (found["late"], _("te laat"), f"{terms}?wanneer={LATE}", True),
        (found["week"], _("met een termijn deze week"), f"{terms}?wanneer={THIS_WEEK}", False),
    ]
    roles = roles_of(user)
    if Who.HANDLER in roles:
        to_call = open_call_backs().count()
        rows += [
            (found["new"], _("nieuw"), f"{index}?status=submitted", False),
            (to_call, _("terugbellen"), reverse("challenge_responses:callbacks"), False),
        ]
    if Who.DECIDER in roles:
        rows += [
            (found["proposed"], _("ter besluit"), f"{index}?status=decision_proposed", False),
            (found["objected"], _("met een bezwaar"), f"{index}?status=objection", False),
        ]
    return rows


def _dossiers_of(user: Any) -> list[Row]:
    count = assessments_to_write(user).count() if can_assess(user) else 0
    return [(count, _("te beoordelen"), reverse("challenge_assessments:index"), False)]
