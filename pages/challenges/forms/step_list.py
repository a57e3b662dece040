"""Which steps a form has: one table, asked for each response anew.

A step is in the form when its `make` gives a form for what is `Asked`. A small request gets few
and short steps under the same addresses, so that nothing has to be typed twice when somebody
changes their mind about the size.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.challenges.drafts import StepEntry, read_draft
from pages.challenges.dutch_entry import parse_cents
from pages.challenges.enums import FormSize, ResponseKind
from pages.challenges.forms.fields import StepForm
from pages.challenges.forms.steps import (
    ApplicantForm,
    IdeaForm,
    PlanForm,
    ShortApplicantForm,
    ShortPlanForm,
)
from pages.challenges.forms.steps_about import about_form, fund_hint
from pages.challenges.forms.steps_public import (
    FullPublicationForm,
    IdeaPublicationForm,
    ShortPublicationForm,
)
from pages.challenges.forms.steps_value import (
    CostsForm,
    ExchangeForm,
    PlanningForm,
    ResultsForm,
    ValueForm,
)
from pages.challenges.subjects import Subject, subject_of
from pages.challenges.terms import form_size_for, term

ABOUT, WHO, PLAN, COSTS, PUBLIC = "waarover", "wie", "plan", "resultaten", "openbaar"


@dataclass(frozen=True)
class Asked:
    """What decides which steps there are.

    `asks_size` is whether the resident says how large the request is; a call with little money
    has said so itself.
    """

    is_own: bool
    size: FormSize
    asks_size: bool
    lots: tuple[Any, ...] = ()
    fund: Any = None
    is_idea: bool = False

    @property
    def is_short(self) -> bool:
        """Whether little is asked."""
        return self.size is FormSize.SHORT


@dataclass(frozen=True)
class Step:
    """A page of the form: its place in the address, its words, its fields."""

    slug: str
    title: str | Promise
    intro: str | Promise
    form: type[StepForm]


@dataclass(frozen=True)
class StepRow:
    """A line of the table: the words of a step, and what makes its form (None: not asked)."""

    slug: str
    title: str | Promise
    intro: str | Promise
    make: Callable[[Asked], type[StepForm] | None]


def _always(
    full: type[StepForm], short: type[StepForm], idea: type[StepForm] | None
) -> Callable[[Asked], type[StepForm] | None]:
    def choose(asked: Asked) -> type[StepForm] | None:
        if asked.is_idea:
            return idea
        return short if asked.is_short else full

    return choose


def _only_full(full: type[StepForm]) -> Callable[[Asked], type[StepForm] | None]:
    return lambda asked: None if asked.is_short else full


TABLE = (
    StepRow(
        ABOUT,
        _("Waar gaat het om?"),
        _("Dan weten wij hoeveel wij u moeten vragen."),
        lambda asked: about_form(
            is_own=asked.is_own, lots=asked.lots, asks_size=asked.asks_size, fund=asked.fund
        ),
    ),
    StepRow(
        WHO,
        _("Wie bent u?"),
        _("Zo weten wij met wie wij praten."),
        _always(ApplicantForm, ShortApplicantForm, ShortApplicantForm),
    ),
    StepRow(
        PLAN,
        _("Uw plan"),
        _("Schrijf zoals u praat. Mooie zinnen zijn niet nodig."),
        _always(PlanForm, ShortPlanForm, IdeaForm),
    ),
    StepRow(
        "waarde",
        _("Wat levert het op, en wie betaalt?"),
        _("Het gaat om wat er beter wordt. Alles op deze pagina mag leeg blijven."),
        _only_full(ValueForm),
    ),
    StepRow(
        COSTS,
        _("Resultaten en kosten"),
        _("Weet u iets nog niet? Laat het leeg. Wij denken graag mee."),
        _always(ResultsForm, CostsForm, None),
    ),
    StepRow(
        "geven",
        _("Wat geeft u, en wat vraagt u?"),
        _("Samenwerken is geven en nemen. Alles op deze pagina mag leeg blijven."),
        _only_full(ExchangeForm),
    ),
    StepRow(
        "planning",
        _("Planning en steun"),
        _("Alles op deze pagina mag leeg blijven."),
        _only_full(PlanningForm),
    ),
    StepRow(
        PUBLIC,
        _("Wat mag openbaar zijn?"),
        _("U kiest zelf wat anderen op deze site mogen lezen."),
        _always(FullPublicationForm, ShortPublicationForm, IdeaPublicationForm),
    ),
)


def steps_for(asked: Asked) -> tuple[Step, ...]:
    """The steps in order."""
    found = []
    for row in TABLE:
        form = row.make(asked)
        if form is not None:
            title, intro = row.title, row.intro
            if row.slug == PLAN and asked.is_idea:
                title = _("Uw idee")
            # A call with little money asks for no amount, only what it costs; for ideas neither.
            hinted = PLAN if asked.is_idea else COSTS
            if row.slug == hinted and asked.fund is not None and not asked.asks_size:
                intro = f"{intro} {fund_hint(asked.fund)}"
            found.append(Step(row.slug, title, intro, form))
    return tuple(found)


def asked_at_start(subject: Subject) -> Asked:
    """What is asked before anybody has typed anything."""
    return _asked(subject, {})


def asked_of(response: Any) -> Asked:
    """What is asked of this response, with what is in its draft now."""
    return _asked(subject_of(response), read_draft(response.draft))


def steps_of(response: Any) -> tuple[Step, ...]:
    """The steps of this response, as its draft is now."""
    return steps_for(asked_of(response))


def every_step_of(response: Any) -> tuple[Step, ...]:
    """Everything that could be asked of this response: the full form."""
    asked = asked_of(response)
    return steps_for(replace(asked, size=FormSize.FULL, asks_size=True, is_idea=False))


def _asked(subject: Subject, entries: Mapping[str, StepEntry]) -> Asked:
    asks_size = subject.form_size is FormSize.FULL and int(term("SMALL_REQUEST_EURO")) > 0
    size = subject.form_size
    entry = entries.get(ABOUT, StepEntry())
    if asks_size:
        size = _size_typed(entry)
    asked = Asked(
        is_own=subject.kind == ResponseKind.UNASKED,
        size=size,
        asks_size=asks_size,
        lots=tuple(subject.lots),
        fund=subject.fund,
        is_idea=subject.is_idea,
    )
    if asks_size and not _says_size(entry) and left_out(asked, entries):
        # Who told more and never chose for little does not lose that by naming an amount.
        return replace(asked, size=FormSize.FULL)
    return asked


def left_out(asked: Asked, entries: Mapping[str, StepEntry]) -> dict[str, StepEntry]:
    """Per step what was typed, belongs to the full form, and is not asked now."""
    now = {step.slug: step.form.posted_names() for step in steps_for(asked)}
    found = {}
    for step in steps_for(replace(asked, size=FormSize.FULL, is_idea=False)):
        if step.slug == PUBLIC:
            # What others may read of a part that is not told, is no answer.
            continue
        fields, rows = step.form.posted_names()
        fields_now, rows_now = now.get(step.slug, ([], {}))
        typed = entries.get(step.slug, StepEntry())
        left = StepEntry(
            {n: typed.fields[n] for n in fields if n in typed.fields and n not in fields_now},
            {n: typed.rows[n] for n in rows if n in typed.rows and n not in rows_now},
        )
        if not left.is_empty:
            found[step.slug] = left
    return found


def _says_size(entry: StepEntry) -> bool:
    return entry.fields.get("size", "") in FormSize.values


def _size_typed(entry: StepEntry) -> FormSize:
    """What the person says; a small amount is small by itself, unless they want to tell more."""
    cents = None
    with suppress(ValueError):
        cents = parse_cents(entry.fields.get("asked", ""))
    by_amount = form_size_for(None if cents is None else cents // 100)
    if cents is not None and by_amount is FormSize.FULL:
        return FormSize.FULL
    return FormSize(entry.fields["size"]) if _says_size(entry) else by_amount
