"""The safeguards of a contract: how they stand, and answering one."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.enums import SafeguardState
from contracts.forms.safeguards import SafeguardForm
from contracts.permissions import can_manage
from contracts.selectors.safeguards import SafeguardStand, safeguards_of
from contracts.services.safeguards import answer_safeguard
from contracts.views.base import AgreementMixin, DeskView, FormView


class SafeguardsView(AgreementMixin, DeskView):
    """All safeguards, with what was agreed and what was said before."""

    section = "agreements"
    page_title = _("Waarborgen")
    template_name = "contracts/desk/safeguards.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how each of them stands."""
        context = super().get_context_data(**kwargs)
        context["stands"] = safeguards_of(self.agreement)
        context["can_manage"] = can_manage(self.user, self.agreement)
        return context


class SafeguardView(AgreementMixin, FormView):
    """Answer one safeguard."""

    section = "agreements"
    template_name = "contracts/desk/form.html"

    def is_allowed(self) -> bool:
        """Only who manages the agreement."""
        return can_manage(self.request.user, self.agreement)

    @property
    def stand(self) -> SafeguardStand:
        """The safeguard of this address."""
        for stand in safeguards_of(self.agreement):
            if stand.safeguard.code == self.kwargs["code"]:
                return stand
        raise Http404

    def get_page_title(self) -> str:
        """Return what it is about."""
        return str(self.stand.safeguard.label)

    def make_form(self, **kwargs: Any) -> SafeguardForm:
        """Begin with what holds now, or with what the resident wrote."""
        entry = self.stand.entry
        state = "" if entry.state == SafeguardState.ASKED else entry.state
        return SafeguardForm(initial={"state": state, "text": entry.text}, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say why it matters."""
        context = super().get_context_data(**kwargs)
        context["back"] = self._list()
        return context

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        answer_safeguard(
            agreement=self.agreement,
            code=self.kwargs["code"],
            state=form.cleaned_data["state"],
            text=form.cleaned_data["text"],
            by=self.user,
            now=self.now,
        )
        self.tell(str(_("De waarborg is bewaard.")))
        return self._list()

    def _list(self) -> str:
        return reverse("contracten:safeguards", args=[self.agreement.pk])
