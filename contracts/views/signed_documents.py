"""The signed contract: keeping it, reading it, and taking a signature back."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.enums import AgreementStatus
from contracts.forms.agreements import NeededReasonForm
from contracts.forms.signed_documents import SignedDocumentForm
from contracts.permissions import can_manage, can_see
from contracts.selectors.signed_documents import (
    AMENDABLE,
    current_document,
    documents_of,
    signed_versions,
    unsigned_amendment,
)
from contracts.services.signed_documents import (
    LIMIT_MB,
    add_signed_document,
    is_of_amendment,
    withdraw_signature,
)
from contracts.uploads import check_size, safe_name
from contracts.views.base import AgreementMixin, DeskView, FormView
from contracts.views.drafting import ManagedMixin


class DocumentsView(AgreementMixin, FormView):
    """Every signed document with its hashes; who manages adds one."""

    section = "agreements"
    page_title = gettext_lazy("Ondertekend contract")
    template_name = "contracts/desk/documents.html"
    form_class = SignedDocumentForm

    def is_allowed(self) -> bool:
        """Who sees the agreement reads; who manages it adds."""
        check = can_manage if self.request.method == "POST" else can_see
        return check(self.request.user, self.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the documents and what can be done."""
        context = super().get_context_data(**kwargs)
        agreement = self.agreement
        is_manager = can_manage(self.user, agreement)
        document = current_document(agreement)
        is_concept = agreement.status == AgreementStatus.CONCEPT
        unsigned = unsigned_amendment(agreement)
        is_running = agreement.status in AMENDABLE
        is_new = document is not None and is_running and is_of_amendment(document)
        is_signed = agreement.status == AgreementStatus.SIGNED
        version = agreement.terms_versions.order_by("-number").first()
        context.update(
            documents=documents_of(agreement),
            current=document,
            version=version,
            versions=signed_versions(agreement),
            unsigned=unsigned,
            can_add=is_manager
            and document is None
            and version is not None
            and (is_concept or (is_running and version.number > 1)),
            can_withdraw=is_manager
            and (is_signed or (is_concept and document is not None) or is_new),
            is_signed=is_signed,
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Keep the file."""
        data = form.cleaned_data
        check_size(safe_name(data["file"].name), data["file"].size, limit_mb=LIMIT_MB)
        document = add_signed_document(
            agreement=self.agreement,
            name=data["file"].name,
            content=data["file"].read(),
            signed_on=data["signed_on"],
            note=data["note"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("%(name)s is bewaard.") % {"name": document.name})
        return reverse("contracten:documents", args=[self.agreement.pk])


class DocumentFileView(AgreementMixin, DeskView):
    """A signed document itself, for who sees the agreement."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send it as a file to keep; a browser does not open it as a page of ours."""
        document = get_object_or_404(self.agreement.signed_documents, pk=self.kwargs["document"])
        return FileResponse(
            document.file.open("rb"),
            as_attachment=True,
            filename=document.name,
            content_type="application/pdf",
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
        )


class WithdrawSignatureView(ManagedMixin, FormView):
    """Ask why the signature no longer holds."""

    section = "agreements"
    page_title = gettext_lazy("Ondertekening intrekken")
    template_name = "contracts/desk/confirm.html"
    form_class = NeededReasonForm

    def back(self) -> str:
        """Return the address of the documents."""
        return reverse("contracten:documents", args=[self.agreement.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it means."""
        context = super().get_context_data(**kwargs)
        context.update(
            explanation=_(
                "Het contract loopt door. Het document blijft bewaard. De wijziging moet opnieuw "
                "worden getekend."
            )
            if self.agreement.status in AMENDABLE
            else _(
                "Het contract wordt weer een concept en de betaalafspraken kunnen veranderen. Het "
                "document blijft bewaard. Daarna moet iedereen opnieuw tekenen."
            ),
            action=_("Ondertekening intrekken"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Take it back."""
        withdraw_signature(
            agreement=self.agreement,
            reason=form.cleaned_data["reason"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("De ondertekening is ingetrokken."))
        return self.back()
