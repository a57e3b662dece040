"""The list of responses in the admin."""

import django_filters
from django import forms
from django.apps import apps
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from pages.challenges.enums import ResponseKind, Status
from pages.challenges.models import Response
from pages.challenges.outcome_words import status_label
from pages.challenges.permissions import can_view
from pages.challenges.selectors.lots import with_lot_answers
from pages.challenges.selectors.responses import overdue, sent_responses
from pages.challenges.selectors.terms import late_answers, late_post
from pages.challenges.status_words import WORDS
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day
from pages.challenges.views.guards import forbidden

SENT_STATUSES = [choice for choice in Status.choices if choice[0] != Status.DRAFT]


def calls_with_responses(_request=None):
    """The calls that somebody responded to."""
    answered = Response.objects.exclude(case_number=None).exclude(call=None).values("call")
    return apps.get_model("pages", "CallPage").objects.filter(pk__in=answered).order_by("title")


class ResponseFilterSet(WagtailFilterSet):
    """By call, by status, and what needs attention."""

    call = django_filters.ModelChoiceFilter(
        label=_("Oproep"),
        queryset=calls_with_responses,
        # The key of a page is that of its parent row; only this one may be any number.
        to_field_name="id",
        empty_label=_("Alle oproepen"),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Soort"), choices=ResponseKind.choices, empty_label=_("Alles")
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=SENT_STATUSES, widget=forms.CheckboxSelectMultiple
    )
    aandacht = django_filters.ChoiceFilter(
        label=_("Aandacht"),
        choices=[
            ("te_laat", _("Te laat")),
            ("antwoord", _("Geen antwoord op ons voorstel")),
            ("open", _("Nog geen besluit")),
            ("mijn", _("Door mij behandeld")),
            ("brief", _("Brief niet verzonden")),
            ("post", _("Besluit op papier niet gepost")),
        ],
        empty_label=_("Alles"),
        widget=forms.RadioSelect,
        method="filter_attention",
    )

    class Meta:
        model = Response
        fields = ["kind", "call", "status", "aandacht"]

    def filter_attention(self, queryset, _name, value):
        """Keep what needs attention in this way."""
        if value == "mijn":
            return queryset.filter(handler=self.request.user)
        if value == "antwoord":
            return queryset.filter(late_answers(local_day(timezone.now())))
        if value == "post":
            return queryset.filter(late_post(local_day(timezone.now())))
        return queryset.filter(
            **{
                "te_laat": {"is_overdue": True},
                "open": {"is_open": True},
                "brief": {"has_failed_letter": True},
            }[value]
        )


class CaseColumn(TitleColumn):
    """The case number, with the name of the plan under it."""

    cell_template_name = "challenges/admin/cells/case.html"


class DeadlineColumn(Column):
    """The last day to decide; red, and in words, when it has passed."""

    cell_template_name = "challenges/admin/cells/deadline.html"


class StatusColumn(Column):
    """The status as a badge."""

    cell_template_name = "challenges/admin/cells/status.html"

    def get_cell_context_data(self, instance, parent_context):
        """Add the look of the badge."""
        context = super().get_cell_context_data(instance, parent_context)
        context["words"] = WORDS[Status(instance.status)]
        return context


class ResponseIndexView(generic.IndexView):
    """All sent responses: what waits for a decision first, the most urgent on top."""

    model = Response
    page_title = _("Reacties")
    header_icon = "mail"
    template_name = "challenges/admin/index.html"
    filterset_class = ResponseFilterSet
    search_fields = ("case_number", "plan_title", "applicant_name", "email")
    paginate_by = 30
    any_permission_required = None
    columns = (
        CaseColumn(
            "case_number",
            label=_("Zaak"),
            sort_key="case_number",
            url_name="challenge_responses:detail",
        ),
        Column(
            "call",
            label=_("Oproep"),
            accessor=lambda row: subject_of(row).title,
            classname="ul-cell-call",
        ),
        Column(
            "applicant_name",
            label=_("Indiener"),
            sort_key="applicant_name",
            classname="uc-cell-name",
        ),
        Column(
            "received_at",
            label=_("Ontvangen"),
            accessor=lambda row: local_day(row.received_at).strftime("%d-%m-%Y"),
            sort_key="received_at",
            classname="ul-cell-date",
        ),
        DeadlineColumn("decision_due", label=_("Besluit uiterlijk"), sort_key="decision_due"),
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
        """The day on which overdue is judged."""
        return local_day(timezone.now())

    def get_base_queryset(self):
        """What was sent, with its marks."""
        return with_lot_answers(sent_responses(self.today))

    def get_context_data(self, *args, **kwargs):
        """Add the counts above the list."""
        context = super().get_context_data(*args, **kwargs)
        context["counts"] = Response.objects.exclude(case_number=None).aggregate(
            new=Count("pk", filter=Q(status=Status.SUBMITTED)),
            overdue=Count("pk", filter=overdue(self.today)),
            unanswered=Count("pk", filter=late_answers(self.today)),
            unposted=Count("pk", filter=late_post(self.today)),
            waiting=Count("pk", filter=Q(status=Status.COMPLETION_REQUESTED)),
            handling=Count("pk", filter=Q(status=Status.IN_HANDLING)),
            objected=Count("pk", filter=Q(status=Status.OBJECTION)),
        )
        return context
