"""What is due: overdue, this week, and what waits for the resident."""

import django_filters
from django import forms
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from pages.challenges.enums import DueKind
from pages.challenges.models import Response
from pages.challenges.outcome_words import status_label
from pages.challenges.permissions import can_view
from pages.challenges.selectors.terms import end_of_week, with_next_due
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day
from pages.challenges.views.guards import forbidden
from pages.challenges.views.listing import CaseColumn, StatusColumn

LATE, THIS_WEEK, WAITING, LATER = "te_laat", "deze_week", "wacht", "later"


def condition(when: str, today) -> Q:
    """Which rows of `with_next_due` belong to this choice."""
    waits = Q(due_kind__in=(DueKind.COMPLETION, DueKind.ANSWER))
    return {
        # The decision that is objected to was taken; only its second look can be late.
        LATE: Q(due_on__lt=today) | (Q(decide_by__lt=today) & ~Q(due_kind=DueKind.OBJECTION)),
        THIS_WEEK: Q(due_on__gte=today, due_on__lte=end_of_week(today)),
        WAITING: waits,
        LATER: Q(due_on__gt=end_of_week(today)),
    }[when]


class TermFilterSet(WagtailFilterSet):
    """By urgency, by what is due, and what is mine."""

    wanneer = django_filters.ChoiceFilter(
        label=_("Wanneer"),
        choices=[
            (LATE, _("Te laat")),
            (THIS_WEEK, _("Deze week")),
            (WAITING, _("Wacht op de indiener")),
            (LATER, _("Later")),
        ],
        empty_label=_("Alles"),
        widget=forms.RadioSelect,
        method="filter_when",
    )
    due_kind = django_filters.ChoiceFilter(
        label=_("Wat"), choices=DueKind.choices, empty_label=_("Alles"), widget=forms.RadioSelect
    )
    van = django_filters.ChoiceFilter(
        label=_("Behandelaar"),
        choices=[("mij", _("Ik")), ("niemand", _("Nog niemand"))],
        empty_label=_("Iedereen"),
        widget=forms.RadioSelect,
        method="filter_handler",
    )

    class Meta:
        model = Response
        fields = ["wanneer", "due_kind", "van"]

    def filter_when(self, queryset, _name, value):
        """Keep what is due then."""
        return queryset.filter(condition(value, local_day(timezone.now())))

    def filter_handler(self, queryset, _name, value):
        """Keep mine, or what nobody took up."""
        if value == "mij":
            return queryset.filter(handler=self.request.user)
        return queryset.filter(handler=None)


class DueColumn(Column):
    """The day on which something is due, with how many days are left."""

    cell_template_name = "challenges/admin/cells/due.html"

    def get_cell_context_data(self, instance, parent_context):
        """Add the days that are left; below zero when it is late."""
        context = super().get_cell_context_data(instance, parent_context)
        left = (instance.due_on - local_day(timezone.now())).days
        return {**context, "left": left, "late_by": -left}


class TermIndexView(generic.IndexView):
    """Open cases by what is due first."""

    model = Response
    page_title = _("Termijnen")
    header_icon = "date"
    template_name = "challenges/admin/terms.html"
    filterset_class = TermFilterSet
    search_fields = ("case_number", "plan_title", "applicant_name")
    paginate_by = 30
    any_permission_required = None
    default_ordering = None
    columns = (
        CaseColumn("case_number", label=_("Zaak"), url_name="challenge_responses:detail"),
        Column(
            "subject",
            label=_("Oproep"),
            accessor=lambda row: subject_of(row).title,
            classname="ul-cell-call",
        ),
        Column("due_kind", label=_("Wat"), accessor=lambda row: DueKind(row.due_kind).label),
        DueColumn("due_on", label=_("Uiterlijk"), sort_key="due_on"),
        Column(
            "decide_by",
            label=_("Besluit uiterlijk"),
            accessor=lambda row: row.decide_by.strftime("%d-%m-%Y"),
            sort_key="decide_by",
            classname="ul-cell-date",
        ),
        Column("handler", label=_("Behandelaar"), accessor=lambda row: row.handler or "–"),
        StatusColumn("status", label=_("Status"), accessor=status_label),
    )

    def dispatch(self, request, *args, **kwargs):
        """Another role gets a 403 page; Wagtail's own check would redirect."""
        if not can_view(request.user):
            return forbidden(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def today(self):
        """The day on which all this is judged."""
        return local_day(timezone.now())

    def get_base_queryset(self):
        """Open responses with what is due."""
        return with_next_due(self.today)

    def get_context_data(self, *args, **kwargs):
        """Add the counts above the list."""
        context = super().get_context_data(*args, **kwargs)
        context["counts"] = (
            with_next_due(self.today)
            .order_by()
            .aggregate(
                **{
                    when: Count("pk", filter=condition(when, self.today))
                    for when in (LATE, THIS_WEEK, WAITING)
                }
            )
        )
        return context
