"""What the bank answered: reading a file, looking at it, carrying it out, finding out the rest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.enums import AnswerStatus
from contracts.banking.forms import AnswerForm, DiscardForm, NoteForm, ReturnForm
from contracts.banking.models import AnswerLine, BankAnswer
from contracts.banking.reasons import reason_words
from contracts.banking.selectors.answer_lines import can_be_booked, lines_to_find_out
from contracts.banking.services.answers import (
    carry_out_answer,
    discard_answer,
    read_answer,
    settle_line,
)
from contracts.banking.views.batches import BankView
from contracts.permissions import can_release_payments
from contracts.views.base import FormView


class AnswerListView(BankView, FormView):
    """Read a file; what was read before; what still has to be found out."""

    part = "answers"
    page_title = gettext_lazy("Van de bank")
    template_name = "contracts/banking/answers.html"
    form_class = AnswerForm

    def may_send(self) -> bool:
        """Only who releases payments."""
        return can_release_payments(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the files and the open lines."""
        context = super().get_context_data(**kwargs)
        rows = BankAnswer.objects.select_related("read_by", "decided_by")
        context.update(
            page=self.page_of(rows.annotate(line_count=Count("lines")).order_by("-pk")),
            open_lines=lines_to_find_out(),
            can_release=can_release_payments(self.user),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Read the file and show what it means."""
        file = form.cleaned_data["file"]
        answer = read_answer(name=file.name, content=file.read(), by=self.user, now=self.now)
        return reverse("bank:answer", args=[answer.pk])


class AnswerView(BankView):
    """What each line of a file means, before and after it is carried out."""

    part = "answers"
    template_name = "contracts/banking/answer.html"

    @cached_property
    def answer(self) -> BankAnswer:
        """The answer of this address."""
        rows = BankAnswer.objects.select_related("read_by", "decided_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Return the name of the file."""
        return self.answer.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lines with the bank's reason in words, and how many there are of each."""
        context = super().get_context_data(**kwargs)
        lines = self.answer.lines.select_related(
            "order__settlement__agreement", "order__recipient__party", "order__payer__party"
        )
        page = self.page_of(lines.order_by("position"))
        counts = self.answer.lines.order_by().values("outcome").annotate(count=Count("pk"))
        labels = dict(AnswerLine._meta.get_field("outcome").flatchoices)  # noqa: SLF001
        context.update(
            answer=self.answer,
            page=page,
            rows=[(line, _said(line)) for line in page],
            counts=[(labels[row["outcome"]], row["count"]) for row in counts.order_by("outcome")],
            is_waiting=self.answer.status == AnswerStatus.WAITING,
            can_release=can_release_payments(self.user),
        )
        return context


class AnswerStepView(BankView, FormView):
    """Carry an answer out, or put it aside."""

    part = "answers"
    template_name = "contracts/desk/confirm.html"

    def is_allowed(self) -> bool:
        """Only who releases payments."""
        return can_release_payments(self.request.user)

    def make_form(self, **kwargs: Any) -> forms.Form:
        """Putting a file aside needs a reason; of what is carried out the bank says why."""
        return forms.Form(**kwargs) if self.is_carrying_out else DiscardForm(**kwargs)

    @cached_property
    def answer(self) -> BankAnswer:
        """The answer of this address."""
        if self.kwargs["step"] not in ("verwerken", "opzij"):
            raise Http404
        return get_object_or_404(BankAnswer, pk=self.kwargs["pk"])

    @property
    def is_carrying_out(self) -> bool:
        """Whether this is the step that changes payments."""
        return bool(self.kwargs["step"] == "verwerken")

    def get_page_title(self) -> str:
        """Return what this step does."""
        return _("Verwerken") if self.is_carrying_out else _("Niet verwerken")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it means."""
        context = super().get_context_data(**kwargs)
        context.update(
            agreement=self.answer.name,
            explanation=_(
                "Betaalde bedragen worden geboekt. Geweigerde betalingen gaan terug naar de lijst "
                "met betalingen. Alles samen, of niets."
            )
            if self.is_carrying_out
            else _("Er gebeurt niets met dit bestand. U kunt het later opnieuw inlezen."),
            action=self.get_page_title(),
            back=reverse("bank:answer", args=[self.answer.pk]),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Take the step."""
        step = carry_out_answer if self.is_carrying_out else discard_answer
        step(answer=self.answer, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("Het antwoord is verwerkt.") if self.is_carrying_out else _("Niets verwerkt."))
        return reverse("bank:answer", args=[self.answer.pk])


class LineView(BankView, FormView):
    """Write down what came of a line."""

    part = "answers"
    page_title = gettext_lazy("Regel uitzoeken")
    template_name = "contracts/banking/line.html"

    def is_allowed(self) -> bool:
        """Only who releases payments."""
        return can_release_payments(self.request.user)

    @cached_property
    def line(self) -> AnswerLine:
        """The line of this address."""
        rows = AnswerLine.objects.select_related("answer", "order__settlement__agreement")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def make_form(self, **kwargs: Any) -> NoteForm:
        """Money that came back can be booked."""
        return (ReturnForm if can_be_booked(self.line) else NoteForm)(**kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the line."""
        context = super().get_context_data(**kwargs)
        context["line"] = self.line
        context["said"] = _said(self.line)
        context["back"] = reverse("bank:answers")
        return context

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        settle_line(line=self.line, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("De regel is uitgezocht."))
        return reverse("bank:answers")


def _said(line: AnswerLine) -> str:
    """Return what the bank said: a reason in words when it gave one."""
    return reason_words(line.reason_code, line.text) if line.reason_code else line.text
