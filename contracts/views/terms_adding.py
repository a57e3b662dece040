"""The end of a draft: as a file, thrown away, or added as a version."""

from __future__ import annotations

import json
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.arithmetic import Terms
from contracts.errors import Refused, RefusedTogether
from contracts.forms.refusals import add_refusal
from contracts.forms.terms_writing import VersionReasonForm
from contracts.presentation import reader_language
from contracts.selectors.terms_drafts import newest_number
from contracts.services.terms_drafts import add_drafted_version, discard_draft
from contracts.terms_documents import read_terms
from contracts.terms_form.checking import Form, make_form
from contracts.views.base import DeskView, FormView
from contracts.views.terms_comparison import make_comparison
from contracts.views.terms_writing import DraftMixin


class DraftJsonView(DraftMixin, DeskView):
    """What is being written as a file, finished or not."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the document."""
        if self.draft is None:
            return redirect(self.editor())
        name = f"{self.agreement.number}-concept.json"
        text = json.dumps(self.draft.document, ensure_ascii=False, indent=2)
        return HttpResponse(
            text,
            content_type="application/json; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class DiscardTermsView(DraftMixin, FormView):
    """Ask before throwing a draft away."""

    section = "agreements"
    page_title = gettext_lazy("Concept weggooien")
    template_name = "contracts/desk/terms_discard.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask; without a draft there is nothing to throw away."""
        return redirect(self.back()) if self.draft is None else self.show(draft=self.draft)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Throw it away."""
        if self.draft is not None:
            try:
                discard_draft(draft=self.draft, revision=self.posted_revision())
            except Refused as refusal:
                return self.show(409, draft=self.draft, conflict=refusal.message)
            self.tell(_("Het concept is weggegooid."))
        return redirect(self.back())


class ConfirmTermsView(DraftMixin, FormView):
    """The last step: what changes, what it costs, why, and then adding the version."""

    section = "agreements"
    page_title = gettext_lazy("Nieuwe versie bewaren")
    template_name = "contracts/desk/terms_confirm.html"

    def make_form(self, **kwargs: Any) -> VersionReasonForm:
        """Ask for the reason; an amendment needs one."""
        return VersionReasonForm(is_needed=newest_number(self.agreement) > 0, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it; what is not finished goes back to the form."""
        if self.draft is None or self.written is None or self.written.terms is None:
            return redirect(self.editor())
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add it, or say why not."""
        if self.draft is None:
            return redirect(self.editor())
        form = self.make_form(data=request.POST)
        if form.is_valid():
            try:
                version = add_drafted_version(
                    draft=self.draft, by=self.user, now=self.now, **form.cleaned_data
                )
            except (Refused, RefusedTogether) as refusal:
                add_refusal(form, refusal)
            else:
                self.tell(_("Versie %(number)s is bewaard.") % {"number": version.number})
                return redirect("contracten:terms", self.agreement.pk, version.number)
        if self.written is None or self.written.terms is None:
            return redirect(self.editor())
        return self.show(status=422, form=form)

    @cached_property
    def written(self) -> Form | None:
        """What was written, as a form."""
        return None if self.draft is None else make_form(self.draft.document, reader_language())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what changes against the versions that are there."""
        context = super().get_context_data(**kwargs)
        # Without a draft, or with one that is not finished, nobody gets here.
        written = cast(Form, self.written)
        terms = cast(Terms, written.terms)
        before = [read_terms(one) for one in self.agreement.terms_versions.order_by("number")]
        comparison = make_comparison(self.agreement, before, [*before, terms], self.now)
        context.update(
            draft=self.draft,
            editor=self.editor(),
            newest=len(before),
            valid_from=terms.valid_from,
            is_past=terms.valid_from < timezone.localdate(self.now),
            is_first=not before,
            comparison=comparison,
            advice=[{"place": one.place, "sentence": one.sentence} for one in written.advice],
        )
        return context
