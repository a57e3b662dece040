"""The lists that a municipality set, asked once per request or task."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.challenges import once
from pages.challenges.enums import ApplicantKind
from pages.challenges.models import (
    ApplicantKindOption,
    AssessmentCriterion,
    ChallengeSettings,
    ExcludedSubject,
    Holiday,
    MunicipalReason,
)
from pages.localized import localized

_AS_OTHERS_SAY = {
    ApplicantKind.PERSON: _("Een inwoner"),
    ApplicantKind.GROUP: _("Een bewonersgroep"),
    ApplicantKind.ORGANISATION: _("Een organisatie"),
}


def _rows(name: str) -> list[Any]:
    return once.once(name, lambda: list(getattr(ChallengeSettings.current(), name).all()))


def applicant_kinds() -> list[ApplicantKindOption]:
    """Who can apply, in order; those that are switched off are left out."""
    return [row for row in _rows("applicant_kinds") if row.is_active]


def applicant_kind_label(code: str) -> str:
    """A kind as who chose it said it, also one that cannot be chosen any more."""
    row = _applicant_kind(code)
    if row is not None:
        return localized(row, "label").value
    return str(ApplicantKind(code).label) if code in ApplicantKind else code


def applicant_kind_name(code: str) -> str:
    """A kind as others read it: "Een inwoner", where the form says "Ik reageer alleen"."""
    row = _applicant_kind(code)
    if row is not None:
        return localized(row, "public_label").value or localized(row, "label").value
    # Taken off the list by the municipality; older cases still have it.
    return str(_AS_OTHERS_SAY[ApplicantKind(code)]) if code in ApplicantKind else code


def _applicant_kind(code: str) -> ApplicantKindOption | None:
    return next((row for row in _rows("applicant_kinds") if row.code == code), None)


def assessment_criteria() -> list[AssessmentCriterion]:
    """On what a challenge of somebody's own is weighed."""
    return _rows("criteria")


def municipal_reasons() -> list[MunicipalReason]:
    """All grounds for a negative answer, also those that cannot be chosen any more."""
    return _rows("reasons")


def excluded_subjects() -> list[ExcludedSubject]:
    """What cannot be challenged here, with why."""
    return _rows("excluded_subjects")


def local_holidays() -> list[Holiday]:
    """The days that this municipality adds to those of the law."""
    return _rows("holidays")


def mandate_of(user: Any) -> int | None:
    """Up to how many euros someone may decide; None when nothing limits them.

    Without any mandate nobody is limited. With mandates, the highest of someone's groups
    counts, and who is in none of those groups may decide on nothing: 0. Four eyes and mandates
    hold for a superuser as well.
    """
    rows = _rows("mandates")
    if not rows:
        return None
    groups = set(user.groups.values_list("pk", flat=True))
    return max((row.up_to_euro for row in rows if row.group_id in groups), default=0)
