"""From filled-in steps to one document. What was not asked is left empty, whatever was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pages.challenges.documents import (
    About,
    Applicant,
    BudgetLine,
    IndicatorProposal,
    Lot,
    Milestone,
    Partner,
    Plan,
    Planning,
    Publication,
    ResponseDocument,
    Results,
    Value,
)
from pages.challenges.drafts import StepEntry, read_draft
from pages.challenges.forms.fields import StepForm
from pages.challenges.forms.step_list import ABOUT, WHO, Asked, Step, asked_of, steps_for
from pages.challenges.forms.steps_about import lot_code


@dataclass(frozen=True)
class FilledStep:
    """A step with what was typed, judged."""

    step: Step
    number: int
    form: StepForm
    is_started: bool
    is_valid: bool


@dataclass(frozen=True)
class FilledForm:
    """All steps of a draft, and what decided which there are."""

    asked: Asked
    steps: tuple[FilledStep, ...]

    @property
    def is_valid(self) -> bool:
        """Whether every step is right."""
        return all(filled.is_valid for filled in self.steps)


def judge(response: Any) -> FilledForm:
    """The form of a response as its draft is now."""
    asked = asked_of(response)
    return FilledForm(asked, tuple(judge_steps(steps_for(asked), read_draft(response.draft))))


def judge_steps(steps: tuple[Step, ...], entries: Mapping[str, StepEntry]) -> list[FilledStep]:
    """These steps, each with its own problems."""
    filled = []
    for number, step in enumerate(steps, start=1):
        entry = entries.get(step.slug)
        form = step.form(entry or StepEntry(), is_bound=True)
        filled.append(
            FilledStep(step, number, form, is_started=entry is not None, is_valid=form.is_valid())
        )
    return filled


def assemble(form: FilledForm) -> ResponseDocument | None:
    """The document, or None while a step is not right yet."""
    if not form.is_valid:
        return None
    given = _Given({filled.step.slug: filled.form for filled in form.steps})
    return ResponseDocument(
        applicant=_applicant(given),
        about=_about(given, form.asked),
        plan=Plan(
            title=" ".join(given.text("plan", "title").split()),
            different=given.text("plan", "different"),
            why=given.text("plan", "why"),
            for_whom=given.text("plan", "for_whom"),
            reach_count=given.value("plan", "reach_count"),
            reach=given.text("plan", "reach"),
        ),
        value=Value(
            **{
                name: given.text("waarde", name)
                for name in ("services", "added_value", "pays_now", "pays_later", "benefits")
            }
        ),
        results=_results(given),
        planning=_planning(given),
        publication=Publication(**given.forms["openbaar"].consents()),  # type: ignore[attr-defined]
        is_declared_true=bool(given.value("openbaar", "declaration")),
    )


@dataclass(frozen=True)
class _Given:
    """The cleaned answers, by step and name; what was not asked is None or empty."""

    forms: Mapping[str, StepForm]

    def value(self, slug: str, name: str) -> Any:
        form = self.forms.get(slug)
        return form.cleaned_data.get(name) if form else None

    def text(self, slug: str, name: str) -> str:
        return self.value(slug, name) or ""

    def rows(self, slug: str, name: str) -> list[dict[str, Any]]:
        form = self.forms.get(slug)
        rows = form.row_lists.get(name) if form else None
        return rows.filled() if rows else []


def _applicant(given: _Given) -> Applicant:
    names = ("kind", "name", "email", "contact_name", "phone", "place", "kvk", "channel", "address")
    return Applicant(
        **{name: given.text(WHO, name) for name in names},
        partners=tuple(Partner(**row) for row in given.rows(WHO, "partners")),
    )


def _about(given: _Given, asked: Asked) -> About:
    return About(
        size=asked.size.value,
        asked_cents=given.value(ABOUT, "asked"),
        task=given.text(ABOUT, "task"),
        present=given.text(ABOUT, "present"),
        cooperation=given.text(ABOUT, "cooperation"),
        lots=tuple(
            Lot(lot_code(lot), lot.name) for lot in asked.lots if given.value(ABOUT, lot_code(lot))
        ),
    )


def _results(given: _Given) -> Results:
    return Results(
        indicators=tuple(
            IndicatorProposal(**row) for row in given.rows("resultaten", "indicators")
        ),
        budget=tuple(
            BudgetLine(row["description"], row["amount"], row.get("kind", ""))
            for row in given.rows("resultaten", "budget")
        ),
        own_contribution=given.text("geven", "own_contribution"),
        own_contribution_cents=given.value("geven", "own_amount"),
        needs=given.text("geven", "needs"),
        wants_back=given.text("geven", "wants_back"),
    )


def _planning(given: _Given) -> Planning:
    starts_on, ends_on = given.value("planning", "starts_on"), given.value("planning", "ends_on")
    return Planning(
        starts_on=starts_on.isoformat() if starts_on else "",
        ends_on=ends_on.isoformat() if ends_on else "",
        milestones=tuple(Milestone(**row) for row in given.rows("planning", "milestones")),
        **{
            name: given.text("planning", name)
            for name in ("support", "continuity", "involvement", "quality")
        },
    )
