"""Filling in one part of the dossier, letting a line lapse, and all roles in one table."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.dossier import COLUMNS, ROUTE_NOTES, RULES_BY_CODE, PartRule
from contracts.dossier_codes import Backing, DossierPart
from contracts.enums import PartyRole
from contracts.forms.agreements import NeededReasonForm
from contracts.forms.dossier import DossierForm
from contracts.models import Agreement, Party
from contracts.permissions import can_manage
from contracts.presentation import reader_language
from contracts.selectors.dossier import (
    CLASHES,
    DossierLine,
    component_labels,
    dossier_of,
    role_matrix,
)
from contracts.services.dossier import withdraw_dossier_line, write_dossier
from contracts.views.base import AgreementMixin, DeskView, FormView
from contracts.views.drafting import ManagedMixin


def start_url(agreement: Agreement, step: str = "") -> str:
    """Return the address of the guided start, at one of its steps."""
    anchor = f"#{step}" if step else ""
    return reverse("contracten:start", args=[agreement.pk]) + anchor


def part_url(agreement: Agreement, part: str, subject: str = "", row: int | None = None) -> str:
    """Return the address where a line of a part is written; without a row a new one."""
    query = {"over": subject, "regel": row}
    shown = urlencode({name: value for name, value in query.items() if value})
    address = reverse("contracten:dossier", args=[agreement.pk, part])
    return f"{address}?{shown}" if shown else address


def subject_words(agreement: Agreement, rule: PartRule, subject: str) -> str:
    """Say what a line is about; empty when it is about the contract itself."""
    match rule.about:
        case "component":
            return component_labels(agreement, reader_language()).get(subject, subject)
        case "backing":
            return str(Backing(subject).label)
        case "party" | "conflict":
            key, _colon, clash = subject.partition(":")
            party = Party.objects.filter(pk=key).first()
            name = party.name if party else subject
            return f"{name} {CLASHES[clash][2]}" if clash in CLASHES else name
        case _:
            return ""


class PartMixin(ManagedMixin):
    """Something of one part of the dossier, for who manages the agreement."""

    section = "agreements"

    @cached_property
    def rule(self) -> PartRule:
        """The part of this address."""
        if self.kwargs["part"] not in RULES_BY_CODE:
            raise Http404
        return RULES_BY_CODE[self.kwargs["part"]]

    @property
    def subject(self) -> str:
        """What the line is about."""
        return self.request.GET.get("over", "").replace("\0", "")[:80]

    @cached_property
    def line(self) -> DossierLine | None:
        """The line that is changed: the one of the address, or the only one there is."""
        lines = dossier_of(self.agreement).lines(self.rule.code, self.subject)
        row = self.kwargs.get("row") or self.request.GET.get("regel", "")
        if not row and not self.rule.is_many:
            return lines[0] if lines else None
        return next((line for line in lines if str(line.entry.row) == str(row)), None)

    def get_page_title(self) -> str:
        """Return what the part is called."""
        return str(self.rule.label)

    def back(self) -> str:
        """Return the step of the guided start where this part is."""
        return start_url(self.agreement, self.rule.step)

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the guided start in the breadcrumbs."""
        return [
            *super().get_trail(),
            {"url": start_url(self.agreement), "label": _("Begeleide start")},
        ]


class DossierPartView(PartMixin, FormView):
    """Write a line of one part; what was there before stays in the history."""

    template_name = "contracts/desk/dossier_part.html"

    def make_form(self, **kwargs: Any) -> DossierForm:
        """Return the form with what holds now."""
        entry = self.line.entry if self.line else None
        kwargs.pop("files", None)
        return DossierForm(rule=self.rule, entry=entry, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say why it matters, what it is about, and what stood there."""
        context = super().get_context_data(**kwargs)
        line = self.line
        routes = self.rule.choices.choices if self.rule.choices else []
        context.update(
            rule=self.rule,
            about=subject_words(self.agreement, self.rule, self.subject),
            earlier=[line.entry, *line.earlier] if line else [],
            notes=[
                (label, ROUTE_NOTES[code])
                for code, label in routes
                if self.rule.code == DossierPart.ROUTE
            ],
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Write it."""
        data = form.cleaned_data
        write_dossier(
            agreement=self.agreement,
            part=self.rule.code,
            subject=self.subject,
            row=self.line.entry.row if self.line else None,
            reason=data.get("reason", ""),
            by=self.user,
            now=self.now,
            **{name: data[name] for name in COLUMNS if name in data},
        )
        self.tell(_("Bewaard: %(part)s") % {"part": self.rule.label})
        return self.back()


class WithdrawLineView(PartMixin, FormView):
    """Ask why a line no longer holds."""

    template_name = "contracts/desk/confirm.html"
    form_class = NeededReasonForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what happens, and about which line."""
        context = super().get_context_data(**kwargs)
        if self.line is None:
            raise Http404
        entry = self.line.entry
        words = " · ".join(
            part
            for part in (
                subject_words(self.agreement, self.rule, self.subject),
                self.rule.choice_words(entry.choice),
                entry.name,
            )
            if part
        )
        context.update(
            explanation=_("Deze regel vervalt: %(line)s. Hij blijft te lezen in de geschiedenis.")
            % {"line": words},
            action=_("Laten vervallen"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Let it lapse."""
        withdraw_dossier_line(
            agreement=self.agreement,
            part=self.rule.code,
            subject=self.subject,
            row=self.kwargs["row"],
            reason=form.cleaned_data["reason"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("De regel is vervallen."))
        return self.back()


class RolesView(AgreementMixin, DeskView):
    """Every party with all its roles, and where they pull at each other."""

    section = "agreements"
    page_title = gettext_lazy("Rollen")
    template_name = "contracts/desk/roles.html"

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the guided start in the breadcrumbs."""
        return [
            *super().get_trail(),
            {"url": start_url(self.agreement), "label": _("Begeleide start")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the table."""
        context = super().get_context_data(**kwargs)
        rule = RULES_BY_CODE[DossierPart.DUTY]
        is_manager = can_manage(self.user, self.agreement)
        interested = dict(PartyRole.choices)
        context.update(
            can_manage=is_manager,
            rows=[
                {
                    "party": row.party,
                    "roles": [interested[role.role] for role in row.roles],
                    "duties": [
                        {
                            "entry": line.entry,
                            "words": rule.choice_words(line.entry.choice),
                            "url": part_url(
                                self.agreement, rule.code, line.entry.subject, line.entry.row
                            ),
                        }
                        for line in row.duties
                    ],
                    "conflicts": [
                        {
                            "conflict": conflict,
                            "url": part_url(self.agreement, DossierPart.CONFLICT, conflict.subject),
                        }
                        for conflict in row.conflicts
                    ],
                    "add": part_url(self.agreement, rule.code, str(row.party.pk)),
                }
                for row in role_matrix(self.agreement)
            ],
        )
        return context
