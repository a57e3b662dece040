"""From five filled-in steps to one document."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import (
    Applicant,
    BudgetLine,
    IndicatorProposal,
    Milestone,
    Partner,
    Plan,
    Planning,
    Publication,
    ResponseDocument,
    Results,
)
from pages.challenges.drafts import StepEntry
from pages.challenges.forms.fields import StepForm
from pages.challenges.forms.steps import (
    ApplicantForm,
    PlanForm,
    PlanningForm,
    PublicationForm,
    ResultsForm,
)


@dataclass(frozen=True)
class Step:
    """A page of the form: its place in the address, its words, its fields."""

    slug: str
    title: str | Promise
    intro: str | Promise
    form: type[StepForm]

    @property
    def template(self) -> str:
        """The fields of this step in their layout."""
        return f"challenges/steps/{self.slug}.html"


STEPS = (
    Step("wie", _("Wie bent u?"), _("Zo weten wij met wie wij praten."), ApplicantForm),
    Step(
        "plan",
        _("Uw plan"),
        _("Schrijf zoals u praat. Mooie zinnen zijn niet nodig."),
        PlanForm,
    ),
    Step(
        "resultaten",
        _("Resultaten en kosten"),
        _("Weet u iets nog niet? Laat het leeg. Wij denken graag mee."),
        ResultsForm,
    ),
    Step(
        "planning",
        _("Planning en steun"),
        _("Alles op deze pagina mag leeg blijven."),
        PlanningForm,
    ),
    Step(
        "openbaar",
        _("Wat mag openbaar zijn?"),
        _("U kiest zelf wat anderen op deze site mogen lezen."),
        PublicationForm,
    ),
)
STEP_BY_SLUG = {step.slug: step for step in STEPS}


@dataclass(frozen=True)
class FilledStep:
    """A step with what was typed, judged."""

    step: Step
    number: int
    form: StepForm
    is_started: bool
    is_valid: bool


def judge_steps(entries: Mapping[str, StepEntry]) -> list[FilledStep]:
    """All steps of a draft, each with its own problems."""
    filled = []
    for number, step in enumerate(STEPS, start=1):
        entry = entries.get(step.slug)
        form = step.form(entry or StepEntry(), is_bound=True)
        filled.append(
            FilledStep(step, number, form, is_started=entry is not None, is_valid=form.is_valid())
        )
    return filled


def assemble(steps: list[FilledStep]) -> ResponseDocument | None:
    """The document, or None while a step is not right yet."""
    if not all(step.is_valid for step in steps):
        return None
    who, plan, results, planning, public = [step.form for step in steps]
    return ResponseDocument(
        applicant=_applicant(who),
        plan=Plan(
            title=" ".join(plan.cleaned_data["title"].split()),
            different=plan.cleaned_data["different"],
            for_whom=plan.cleaned_data["for_whom"],
            reach_count=plan.cleaned_data["reach_count"],
            reach=plan.cleaned_data["reach"],
        ),
        results=_results(results),
        planning=_planning(planning),
        publication=Publication(
            name=public.cleaned_data["publish_name"],
            plan=public.cleaned_data["publish_plan"],
            results=public.cleaned_data["publish_results"],
            costs=public.cleaned_data["publish_costs"],
        ),
        is_declared_true=public.cleaned_data["declaration"],
    )


def _applicant(form: StepForm) -> Applicant:
    names = ("kind", "name", "email", "contact_name", "phone", "place", "kvk", "channel")
    return Applicant(
        **{name: form.cleaned_data[name] for name in names},
        address=form.cleaned_data["address"],
        partners=tuple(Partner(**row) for row in form.row_lists["partners"].filled()),
    )


def _results(form: StepForm) -> Results:
    return Results(
        indicators=tuple(IndicatorProposal(**row) for row in form.row_lists["indicators"].filled()),
        budget=tuple(
            BudgetLine(description=row["description"], amount_cents=row["amount"])
            for row in form.row_lists["budget"].filled()
        ),
        own_contribution=form.cleaned_data["own_contribution"],
        own_contribution_cents=form.cleaned_data["own_amount"],
        needs=form.cleaned_data["needs"],
    )


def _planning(form: StepForm) -> Planning:
    starts_on, ends_on = form.cleaned_data["starts_on"], form.cleaned_data["ends_on"]
    return Planning(
        starts_on=starts_on.isoformat() if starts_on else "",
        ends_on=ends_on.isoformat() if ends_on else "",
        milestones=tuple(Milestone(**row) for row in form.row_lists["milestones"].filled()),
        support=form.cleaned_data["support"],
        continuity=form.cleaned_data["continuity"],
    )
