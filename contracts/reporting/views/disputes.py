"""Disputes and evidence: what the provider, the evaluator and the contract manager share."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.enums import ScanStatus
from contracts.errors import Refused
from contracts.exports.tables import day_cell, safe_cell
from contracts.permissions import can_see_persons
from contracts.reporting.enums import DisputeOutcome
from contracts.reporting.forms.verification import EvidenceForm, MessageForm, ReasonForm
from contracts.reporting.models import Dispute, Evidence
from contracts.reporting.permissions import can_judge, can_take_part
from contracts.reporting.selectors.disputes import disputes_for
from contracts.reporting.services.disputes import answer_dispute, let_stand
from contracts.reporting.services.evidence import LIMIT_MB, add_evidence, note_download
from contracts.scanning import has_scanner
from contracts.services.history import local_day
from contracts.uploads import KINDS, check_size
from contracts.views.base import AgreementMixin, DeskView, FormView
from contracts.views.searching import SearchMixin

STATES: Final = (("open", gettext_lazy("Lopend")), ("closed", gettext_lazy("Afgesloten")))


class DisputeListView(SearchMixin, DeskView):
    """The disputes of this person's agreements."""

    section = "disputes"
    page_title = gettext_lazy("Verschillen van mening")
    template_name = "rapportages/disputes.html"
    search_in = (
        *("agreement__number", "agreement__title", "agreement__parties__party__name"),
        "observation__indicator__name",
    )
    search_from = "opened_at__date__gte"
    search_until = "opened_at__date__lt"
    day_words = gettext_lazy("De dag waarop het is gemeld")
    file_name = "verschillen-van-mening"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page of disputes."""
        context = super().get_context_data(**kwargs)
        page = self.page_of(self.found())
        context.update(page=page, state=self.state, states=STATES, today=local_day(self.now))
        return context

    @property
    def state(self) -> str:
        """Which disputes: those that are open, or closed."""
        return "closed" if self.request.GET.get("staat") == "closed" else "open"

    def found(self) -> QuerySet[Dispute]:
        """The disputes of the search; a contract with two parties that fit is there once."""
        rows = disputes_for(self.user, is_open=self.state == "open")
        return rows.filter(pk__in=self.searched(Dispute.objects.order_by()).values("pk"))

    def file_head(self) -> list[str]:
        """The same as the screen; what was said stays in the portal."""
        return [
            _("Contract"),
            _("Titel"),
            _("Indicator"),
            _("Datum van de meting"),
            _("Gemeld op"),
            _("Reactie uiterlijk"),
            _("Berichten"),
            _("Uitkomst"),
            _("Afgesloten op"),
        ]

    def file_row(self, row: Dispute) -> list[str]:
        """One dispute."""
        return [
            safe_cell(row.agreement.number),
            safe_cell(row.agreement.title),
            safe_cell(row.observation.indicator.name),
            day_cell(row.observation.on),
            day_cell(row.opened_at),
            day_cell(row.answer_due_on),
            str(row.message_count),  # type: ignore[attr-defined]
            str(row.get_outcome_display()),
            day_cell(row.closed_at),
        ]


class DisputeView(FormView):
    """What was said about one observation, and room to answer."""

    section = "disputes"
    page_title = gettext_lazy("Verschil van mening")
    template_name = "rapportages/dispute.html"
    form_class: Any = MessageForm

    @cached_property
    def dispute(self) -> Dispute:
        """The dispute of this address."""
        rows = Dispute.objects.select_related(
            "agreement__contract_manager", "observation__indicator", "opened_by", "closed_by"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """Only the three who take part."""
        return can_take_part(self.request.user, self.dispute.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the thread."""
        context = super().get_context_data(**kwargs)
        is_open = self.dispute.outcome == DisputeOutcome.OPEN
        context.update(
            dispute=self.dispute,
            agreement=self.dispute.agreement,
            observation=self.dispute.observation,
            messages_said=self.dispute.messages.select_related("by"),
            is_open=is_open,
            can_judge=is_open and can_judge(self.user, self.dispute.agreement),
            hides_persons=not can_see_persons(self.user, self.dispute.agreement),
            today=local_day(self.now),
            back=self.address(),
        )
        return context

    def address(self) -> str:
        """Return the address of the dispute."""
        return reverse("rapportages:dispute", args=[self.dispute.pk])

    def carry_out(self, form: Any) -> str:
        """Say it."""
        answer_dispute(dispute=self.dispute, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("Uw reactie is geplaatst. De anderen krijgen bericht."))
        return self.address()


class LetStandView(DisputeView):
    """End it with the verdict as it is."""

    page_title = gettext_lazy("Oordeel laten staan")
    template_name = "rapportages/form.html"
    form_class = ReasonForm

    def is_allowed(self) -> bool:
        """Only the evaluator."""
        return can_judge(self.request.user, self.dispute.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it means."""
        context = super().get_context_data(**kwargs)
        words = _("De meting blijft betwist en telt niet mee. De uitvoerder krijgt bericht.")
        context.update(action=_("Oordeel laten staan"), explanation=words)
        return context

    def carry_out(self, form: Any) -> str:
        """Close it."""
        let_stand(dispute=self.dispute, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("Het verschil van mening is afgesloten."))
        return self.address()


class AddEvidenceView(AgreementMixin, FormView):
    """Add a file, about the agreement or about one observation."""

    section = "reports"
    page_title = gettext_lazy("Bewijsstuk toevoegen")
    template_name = "rapportages/form.html"
    form_class = EvidenceForm

    def is_allowed(self) -> bool:
        """Only the three who take part."""
        return can_take_part(self.request.user, self.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who sees it."""
        context = super().get_context_data(**kwargs)
        words = [_("Alleen de uitvoerder, de toetser en de contractmanager zien dit bestand.")]
        if not has_scanner():
            words.append(_("Er is hier geen viruscontrole."))
        back = reverse("rapportages:periods", args=[self.agreement.pk])
        context.update(action=_("Toevoegen"), explanation=" ".join(words), back=back)
        return context

    def carry_out(self, form: Any) -> str:
        """Keep it."""
        file, observation_pk = form.cleaned_data["file"], self.kwargs.get("observation_pk")
        observation = None
        if observation_pk is not None:
            observation = get_object_or_404(self.agreement.observations, pk=observation_pk)
        check_size(file.name, file.size, limit_mb=LIMIT_MB)
        add_evidence(
            agreement=self.agreement,
            observation=observation,
            name=file.name,
            content=file.read(),
            description=form.cleaned_data["description"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("Het bewijsstuk is bewaard."))
        return reverse("rapportages:periods", args=[self.agreement.pk])


class EvidenceView(DeskView):
    """Open a file; that this was done is written down."""

    section = "reports"
    page_title = gettext_lazy("Bewijsstuk")
    template_name = "rapportages/evidence.html"

    @cached_property
    def evidence(self) -> Evidence:
        """The file of this address."""
        rows = Evidence.objects.select_related("agreement__contract_manager", "added_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """Only the three who take part."""
        return can_take_part(self.request.user, self.evidence.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who opened it."""
        context = super().get_context_data(**kwargs)
        context.update(
            evidence=self.evidence,
            agreement=self.evidence.agreement,
            is_gone=self.evidence.scan == ScanStatus.INFECTED,
            downloads=self.evidence.downloads.select_related("by")[:50],
        )
        return context


class EvidenceFileView(EvidenceView):
    """The file itself, never shown in the browser, so what is in it cannot act on our pages."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Write it down and send it."""
        try:
            note_download(evidence=self.evidence, by=self.user, now=self.now)
        except Refused as refused:
            return self.show(status=409, problem=refused.message)
        return _as_download(self.evidence)


def _as_download(evidence: Evidence) -> HttpResponseBase:
    answer = FileResponse(
        evidence.file.open("rb"),
        as_attachment=True,
        filename=evidence.name,
        content_type=KINDS[evidence.kind].content_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
