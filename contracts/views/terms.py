"""The payment rule: reading a version, downloading it, adding one."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import services
from contracts.arithmetic import TermsError
from contracts.errors import Refused
from contracts.forms.refusals import add_refusal
from contracts.forms.terms import TermsForm
from contracts.models import TermsVersion
from contracts.presentation import reader_language
from contracts.terms_advice import advice_lines
from contracts.terms_documents import read_terms
from contracts.views.base import AgreementMixin, DeskView, FormView
from contracts.views.drafting import ManagedMixin
from contracts.views.terms_comparison import make_comparison
from contracts.wording import problem_sentence, terms_sentences


class TermsView(AgreementMixin, DeskView):
    """One version in words."""

    section = "agreements"
    template_name = "contracts/desk/terms.html"

    @cached_property
    def version(self) -> TermsVersion:
        """The version of this address."""
        return get_object_or_404(self.agreement.terms_versions, number=self.kwargs["number"])

    def get_page_title(self) -> str:
        """Return which version this is."""
        return _("Betaalafspraken, versie %(number)s") % {"number": self.version.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sentences."""
        context = super().get_context_data(**kwargs)
        context["version"] = self.version
        terms, language = read_terms(self.version), reader_language()
        context["terms"] = terms_sentences(terms, language)
        context["advice"] = advice_lines(terms, language)
        context["previous"] = self.version.number - 1
        return context


class TermsJsonView(TermsView):
    """The same version as data."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the document as it was delivered."""
        name = f"{self.agreement.number}-afspraken-{self.version.number}.json"
        text = json.dumps(self.version.document, ensure_ascii=False, indent=2)
        return HttpResponse(
            text,
            content_type="application/json; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class AddTermsView(ManagedMixin, FormView):
    """A new version, in two steps: look at what changes, then keep exactly that.

    Everything that is wrong comes back at once, with the text as typed.
    """

    section = "agreements"
    page_title = gettext_lazy("Nieuwe versie van de betaalafspraken")
    template_name = "contracts/desk/terms_add.html"
    form_class = TermsForm
    problems: tuple[tuple[str, str], ...] = ()

    def make_form(self, **kwargs: Any) -> TermsForm:
        """Start from the newest version, so that an amendment changes only what changes."""
        newest = self.agreement.terms_versions.order_by("-number").first()
        if newest is None:
            return TermsForm(**kwargs)
        text = json.dumps(newest.document, ensure_ascii=False, indent=2)
        form = TermsForm(**{"initial": {"text": text}, **kwargs})
        # An amendment needs a reason: "may stay empty" would be untrue.
        vars(form.fields["reason"])["is_conditional"] = True
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the problems by their place in the document, instead of one long sentence."""
        context = super().get_context_data(**kwargs)
        context["problems"] = self.problems
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what this version changes; keep it when exactly that was looked at."""
        form = self.make_form(data=request.POST, files=request.FILES)
        if form.is_valid():
            try:
                if request.POST.get("seen") == _fingerprint(form.cleaned_data["document"]):
                    return redirect(self.carry_out(form))
                return self.show(form=form, **self.checked(form))
            except Refused as refused:
                if isinstance(refused.__cause__, TermsError):
                    self.problems = named_problems(refused.__cause__)
                add_refusal(form, refused)
        return self.show(status=422, form=form)

    def checked(self, form: TermsForm) -> dict[str, Any]:
        """Return what the second step shows. Raises Refused."""
        stored, terms = services.check_terms_version(
            agreement=self.agreement,
            document=form.cleaned_data["document"],
            reason=form.cleaned_data["reason"],
        )
        before = [read_terms(one) for one in self.agreement.terms_versions.order_by("number")]
        return {
            "seen": _fingerprint(stored),
            "is_first": not before,
            "valid_from": terms.valid_from,
            "is_past": terms.valid_from < timezone.localdate(self.now),
            "advice": advice_lines(terms, reader_language()),
            "comparison": make_comparison(self.agreement, before, [*before, terms], self.now),
        }

    def carry_out(self, form: Any) -> str:
        """Add the version. Raises Refused."""
        version = services.add_terms_version(
            agreement=self.agreement,
            document=form.cleaned_data["document"],
            reason=form.cleaned_data["reason"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("Versie %(number)s is bewaard.") % {"number": version.number})
        return reverse("contracten:terms", args=[self.agreement.pk, version.number])


def _fingerprint(document: dict[str, Any]) -> str:
    """Return which document was looked at, whatever the order of its keys or its line ends."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def named_problems(error: TermsError) -> tuple[tuple[str, str], ...]:
    """Return the place and the sentence of every problem."""
    language = reader_language()
    return tuple(
        (
            problem.path,
            problem_sentence(problem, language).removeprefix(f"{problem.path}: "),
        )
        for problem in error.problems
    )
