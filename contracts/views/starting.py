"""The guided start: every step with what is there, what is missing and why it matters."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.dossier import RULES, PartRule
from contracts.dossier_codes import Backing, DossierPart
from contracts.enums import AgreementStatus
from contracts.errors import Refused
from contracts.models import Agreement
from contracts.permissions import can_manage
from contracts.presentation import reader_language
from contracts.selectors.dossier import Dossier, component_labels, dossier_of, role_matrix
from contracts.selectors.start_checks import missing_for_start
from contracts.selectors.start_dossier import NOT_SIMPLE, needed_parts, weak_points
from contracts.start_steps import POINTS, STEPS
from contracts.views.base import AgreementMixin, DeskView
from contracts.views.dossier import part_url, subject_words


class StartView(AgreementMixin, DeskView):
    """One page with the steps of the start; each part is filled in on a screen of its own."""

    section = "agreements"
    page_title = _("Begeleide start")
    template_name = "contracts/desk/start.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the steps."""
        context = super().get_context_data(**kwargs)
        agreement = self.agreement
        dossier = dossier_of(agreement)
        missing = missing_for_start(agreement)
        weak = weak_points(agreement, dossier)
        points = [
            *(_point(agreement, refused, is_blocking=True) for refused in missing),
            *(_point(agreement, refused, is_blocking=False) for refused in weak),
        ]
        steps: list[dict[str, Any]] = [
            {
                "step": step,
                "points": [point for point in points if point["step"] == step.code],
                "parts": _parts(agreement, dossier, step.code),
            }
            for step in STEPS
        ]
        context.update(
            steps=steps,
            done=sum(not any(p["is_blocking"] for p in row["points"]) for row in steps),
            missing_count=len(missing),
            weak_count=len(weak),
            can_manage=can_manage(self.user, agreement),
            is_starting=agreement.status in (AgreementStatus.CONCEPT, AgreementStatus.SIGNED),
            parties=agreement.parties.select_related("party"),
            indicators=agreement.indicators.order_by("pk"),
            versions=agreement.terms_versions.order_by("-number"),
        )
        return context


def _point(agreement: Agreement, refused: Refused, *, is_blocking: bool) -> dict[str, Any]:
    """Return one thing that is missing or weak, with its step, why, and where to mend it."""
    point = POINTS[refused.code]
    rule = _rule(refused.field) if point.where == "dossier" else None
    return {
        "step": point.step or (rule.step if rule else ""),
        "message": refused.message,
        "why": point.why or (rule.why if rule else ""),
        "url": _where(agreement, point.where, refused),
        "is_blocking": is_blocking,
    }


def _rule(code: str) -> PartRule | None:
    return next((rule for rule in RULES if rule.code == code), None)


def _where(agreement: Agreement, where: str, refused: Refused) -> str:
    """Return the screen on which something is filled in."""
    match where:
        case "dossier":
            return part_url(agreement, refused.field)
        case "conflict":
            return part_url(agreement, DossierPart.CONFLICT, refused.field)
        case "backing":
            return part_url(agreement, DossierPart.BACKING, refused.field)
        case "benefit":
            return part_url(agreement, DossierPart.BENEFIT, refused.field)
        case "benefits":
            return "#money"
        case "party":
            return reverse("contracten:party", args=[refused.field])
        case "indicator" | "profile" | "need":
            indicator = agreement.indicators.get(code=refused.params["code"])
            return reverse(f"contracten:{where}", args=[agreement.pk, indicator.pk])
        case _:
            return reverse(f"contracten:{where}", args=[agreement.pk])


def _parts(agreement: Agreement, dossier: Dossier, step: str) -> list[dict[str, Any]]:
    """Return the parts of a step with their lines, each part once per thing it is about."""
    needed = needed_parts(dossier)
    return [
        {
            "rule": rule,
            "about": subject_words(agreement, rule, subject),
            "lines": [
                {
                    "entry": line.entry,
                    "words": rule.choice_words(line.entry.choice),
                    "url": part_url(agreement, rule.code, subject, line.entry.row),
                    "withdraw": _withdraw_url(agreement, rule, subject, line.entry.row),
                }
                for line in dossier.lines(rule.code, subject)
            ],
            "add": part_url(agreement, rule.code, subject),
            "is_needed": rule.code in needed,
        }
        for rule in RULES
        if rule.step == step and _is_asked(rule, dossier)
        for subject in _subjects(agreement, dossier, rule)
    ]


def _is_asked(rule: PartRule, dossier: Dossier) -> bool:
    """Whether a part is shown: what only a service that is not simple needs, only for such one."""
    return rule.code not in NOT_SIMPLE or rule.code in needed_parts(dossier)


def _subjects(agreement: Agreement, dossier: Dossier, rule: PartRule) -> list[str]:
    match rule.about:
        case "component":
            return list(component_labels(agreement, reader_language()))
        case "backing":
            return list(Backing.values)
        case "conflict":
            rows = role_matrix(agreement, dossier)
            return [conflict.subject for row in rows for conflict in row.conflicts]
        case "party":
            return []  # the table of roles shows these
        case _:
            return [""]


def _withdraw_url(agreement: Agreement, rule: PartRule, subject: str, row: int) -> str:
    """Return where a line lapses; a part with one line is changed instead."""
    if not rule.is_many:
        return ""
    address = reverse("contracten:dossier_withdraw", args=[agreement.pk, rule.code, row])
    return f"{address}?over={subject}" if subject else address
