"""How long everything is kept, what may be destroyed, and two persons who decide about it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.desks.forms.decisions import BulkReasonForm, DestructionForm
from contracts.desks.models import Destruction
from contracts.desks.permissions import may_audit, may_destroy
from contracts.desks.selectors.retention import kinds_due
from contracts.desks.services import retention as services
from contracts.retention import RecordKind, record_kind
from contracts.views.base import DeskView, FormView


class RetentionView(DeskView):
    """The kinds of record with their terms, and every destruction that was proposed."""

    section = "audit"
    part = "retention"
    page_title = gettext_lazy("Bewaren en vernietigen")
    template_name = "contracts/desks/retention.html"

    def is_allowed(self) -> bool:
        """Whoever reads the audit."""
        return may_audit(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is due, and what was decided."""
        context = super().get_context_data(**kwargs)
        rows = Destruction.objects.select_related("asked_by", "decided_by")
        context.update(
            kinds=kinds_due(timezone.localdate(self.now)),
            proposals=[
                {
                    "row": row,
                    "label": kind.label if (kind := record_kind(row.kind)) else row.kind,
                    "is_mine": row.asked_by_id == self.user.pk,
                }
                for row in rows
            ],
            can_destroy=may_destroy(self.user),
        )
        return context


class ProposeView(FormView):
    """Propose to destroy what is past its term."""

    section = "audit"
    page_title = gettext_lazy("Vernietiging voorstellen")
    template_name = "contracts/desk/confirm.html"

    def is_allowed(self) -> bool:
        """A contract manager or an approver."""
        return may_destroy(self.request.user)

    @cached_property
    def kind(self) -> RecordKind:
        """The kind of this address."""
        kind = record_kind(self.kwargs["code"])
        if kind is None or kind.destroy is None:
            raise Http404
        return kind

    def make_form(self, **kwargs: Any) -> DestructionForm:
        """A reason is needed."""
        return DestructionForm(kwargs.get("data"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what would go."""
        context = super().get_context_data(**kwargs)
        count = self.kind.due(timezone.localdate(self.now)).count()
        words = _(
            "%(kind)s: van %(count)s regels is de bewaartermijn voorbij. Iemand anders"
            " besluit of zij worden vernietigd."
        )
        context.update(
            explanation=words % {"kind": self.kind.label, "count": count},
            action=_("Voorstellen"),
            back=reverse("desks:retention"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Propose it."""
        services.propose_destruction(
            kind=self.kind, reason=form.cleaned_data["reason"], by=self.user, now=self.now
        )
        self.tell(_("Uw voorstel is bewaard. Iemand anders besluit erover."))
        return reverse("desks:retention")


class DecideDestructionView(FormView):
    """Destroy what was proposed, or not."""

    section = "audit"
    page_title = gettext_lazy("Over vernietiging besluiten")
    template_name = "contracts/desks/decide_destruction.html"

    def is_allowed(self) -> bool:
        """A contract manager or an approver; not who proposed it, says the service."""
        return may_destroy(self.request.user)

    @cached_property
    def row(self) -> Destruction:
        """The proposal of this address."""
        return get_object_or_404(Destruction, pk=self.kwargs["pk"])

    def make_form(self, **kwargs: Any) -> BulkReasonForm:
        """A reason may be given."""
        return BulkReasonForm(kwargs.get("data"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what goes."""
        context = super().get_context_data(**kwargs)
        kind = record_kind(self.row.kind)
        context.update(
            row=self.row,
            label=kind.label if kind else self.row.kind,
            back=reverse("desks:retention"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Decide."""
        request: HttpRequest = self.request
        is_agreed = request.POST.get("besluit") == "vernietigen"
        services.decide_destruction(
            destruction=self.row,
            is_agreed=is_agreed,
            reason=form.cleaned_data["reason"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("De gegevens zijn vernietigd.") if is_agreed else _("Er is niets vernietigd."))
        return reverse("desks:retention")
