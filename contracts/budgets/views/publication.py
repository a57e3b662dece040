"""What the public sees of a contract, part by part, and its page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks

from contracts.budgets.forms.publication import HOLD, PartForm
from contracts.budgets.services.publication import hold_back_part, publish_part
from contracts.permissions import can_manage
from contracts.selectors.publication import part_stands
from contracts.views.base import AgreementMixin, FormView

# Who keeps public pages makes one for a contract, and returns its address.
PAGE_HOOK = "make_result_page"


class PublicationView(AgreementMixin, FormView):
    """Publish or hold back each part, with the reason that the public reads."""

    section = "agreements"
    page_title = gettext_lazy("Wat het publiek ziet")
    template_name = "contracts/money/publication.html"

    def is_allowed(self) -> bool:
        """Only who manages the agreement."""
        return can_manage(self.request.user, self.agreement)

    def make_form(self, **kwargs: Any) -> PartForm:
        """Offer the parts of this agreement."""
        kwargs.pop("files", None)
        return PartForm(agreement=self.agreement, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how every part stands."""
        context = super().get_context_data(**kwargs)
        context["stands"] = part_stands(self.agreement)
        context["can_make_page"] = bool(hooks.get_hooks(PAGE_HOOK))
        return context

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        data = form.cleaned_data
        told: dict[str, Any] = {"agreement": self.agreement, "by": self.user, "now": self.now}
        told |= {"part": data["part"], "reason": data["reason"]}
        if data["choice"] == HOLD:
            hold_back_part(**told)
        else:
            publish_part(**told)
        self.tell(_("De keuze is bewaard."))
        return reverse("geld:publication", args=[self.agreement.pk])


class ResultPageView(PublicationView):
    """Make the public page of a contract that is public."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is made by looking."""
        return redirect("geld:publication", self.agreement.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Have the page made, or say why not."""
        if self.agreement.is_public:
            for make in hooks.get_hooks(PAGE_HOOK):
                make(self.agreement, self.user)
            self.tell(_("De resultaatpagina staat op de site."))
        else:
            self.tell(_("Maak het contract eerst openbaar; dan kan er een pagina komen."))
        return redirect("geld:publication", self.agreement.pk)
