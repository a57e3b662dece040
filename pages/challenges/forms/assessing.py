"""The form of an assessor: words on every point, with questions that help. No points."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import Lot
from pages.challenges.enums import PlanVerdict, PointKind
from pages.challenges.forms.handling import PlainForm, choose
from pages.challenges.forms.staff import staff_words
from pages.challenges.prompts import PLAN_POINTS, VALUE_TRIANGLE
from pages.challenges.refusals import MESSAGES, message_for
from pages.challenges.services.assessing import (
    AssessmentText,
    Point,
    check_assessment,
    names_of_points,
)
from pages.challenges.subjects import Criterion
from pages.localized import localized


class AssessmentForm(PlainForm):
    """All points of one assessment. The criteria are those of the call or the municipality."""

    def __init__(self, *args, criteria: Iterable[Criterion], lots: Iterable[Lot] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria, self.lots = tuple(criteria), tuple(lots)
        for criterion in self.criteria:
            self.fields[f"criterion_{criterion.code}"] = staff_words(
                localized(criterion, "name").value,
                help_text=localized(criterion, "explanation").value,
                rows=4,
            )
            self.fields[f"present_{criterion.code}"] = staff_words(
                _("En zoals het nu gaat?"),
                help_text=_("Langs dezelfde maat: van wie de taak nu doet vragen wij niet minder."),
                rows=3,
            )
        for lot in self.lots:
            self.fields[f"lot_{lot.code}"] = staff_words(
                lot.name,
                help_text=_("Zou u dit deel toekennen? Over elk deel kan apart worden besloten."),
                rows=4,
            )
        for prompt in VALUE_TRIANGLE:
            self.fields[f"value_{prompt.code}"] = staff_words(
                prompt.name, help_text=prompt.questions, rows=4
            )
        for prompt in PLAN_POINTS:
            self.fields[f"verdict_{prompt.code}"] = choose(
                prompt.name,
                PlanVerdict.choices,
                required=MESSAGES["verdict_needed"],
                help_text=prompt.questions,
            )
            self.fields[f"plan_{prompt.code}"] = staff_words(
                _("Toelichting"), help_text=_("Verplicht als het aanvulling vraagt."), rows=2
            )
        self.fields["summary"] = staff_words(
            _("Wat vindt u alles bij elkaar?"),
            help_text=_("Een paar zinnen. U geeft geen punten."),
            rows=5,
        )

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, for the page."""
        headings = (
            (_("De criteria"), ("criterion_", "present_")),
            (_("De delen van het werk"), ("lot_",)),
            (_("De waardendriehoek"), ("value_",)),
            (_("Zes punten van het plan"), ("verdict_", "plan_")),
            (_("Samengevat"), ("summary",)),
        )
        return [
            (str(title), fields)
            for title, starts in headings
            if (fields := [self[name] for name in self.fields if name.startswith(starts)])
        ]

    def clean(self):
        """Every rule of the service, each at its field."""
        cleaned = super().clean()
        for field, code in check_assessment(self.assessment_text(), self.criteria, self.lots):
            if field not in self.errors:
                self.add_error(field, message_for(code))
        return cleaned

    def assessment_text(self) -> AssessmentText:
        """What was written, for the service."""
        typed = self.cleaned_data.get
        return AssessmentText(
            summary=typed("summary", ""),
            points=[
                Point(
                    kind,
                    code,
                    words=typed(f"{kind}_{code}", ""),
                    present_words=typed(f"present_{code}", "")
                    if kind == PointKind.CRITERION
                    else "",
                    verdict=typed(f"verdict_{code}", "") if kind == PointKind.PLAN else "",
                )
                for kind, code in names_of_points(self.criteria, self.lots)
            ],
        )
