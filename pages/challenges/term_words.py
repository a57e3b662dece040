"""The history of a term in plain words, the same for the resident and for staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pages.challenges.clock import ClockError, term_of
from pages.challenges.enums import ObjectionStepKind, TermKind
from pages.challenges.holidays import is_free, public_holidays
from pages.challenges.objection_clock import last_day_to_mend
from pages.challenges.selectors.municipality import local_holidays
from pages.challenges.terms import equated_days
from pages.localized import localized

HOLIDAYS = {
    "new_year": gettext_lazy("Nieuwjaarsdag"),
    "good_friday": gettext_lazy("Goede Vrijdag"),
    "easter_monday": gettext_lazy("tweede paasdag"),
    "kings_day": gettext_lazy("Koningsdag"),
    "liberation_day": gettext_lazy("Bevrijdingsdag"),
    "ascension_day": gettext_lazy("Hemelvaartsdag"),
    "whit_monday": gettext_lazy("tweede pinksterdag"),
    "christmas_day": gettext_lazy("eerste kerstdag"),
    "second_christmas_day": gettext_lazy("tweede kerstdag"),
}


@dataclass(frozen=True)
class TermLine:
    """One thing that happened to the term. `due` is the last day after it."""

    kind: str
    on: date
    text: str
    reason: str
    run_on: str
    due: date


def term_lines(events: Sequence[Any]) -> list[TermLine]:
    """What happened to a term, oldest first. `events` are its TermEvents in order."""
    return [
        TermLine(
            kind=event.kind,
            on=event.on,
            text=_text(event, events[:number]),
            reason=event.reason,
            run_on=_run_on_words(events[: number + 1]),
            due=event.due,
        )
        for number, event in enumerate(events)
    ]


def name_of_free_day(day: date) -> str:
    """Why no term ends on this day: the holiday, the municipality's own name, or the weekend."""
    if day.isoweekday() >= 6:
        return date_format(day, "l")
    code = public_holidays(day.year).get(day)
    if code:
        return str(HOLIDAYS[code])
    names: Mapping[date, str] = {row.day: localized(row, "name").value for row in local_holidays()}
    return names.get(day, "")


def _text(event: Any, before: Sequence[Any]) -> str:
    if event.kind == TermKind.START:
        if not event.weeks:
            return _("Wij ontvingen uw plan. De dag van het besluit stond al vast.")
        words = ngettext(
            "Wij ontvingen uw plan. Wij nemen binnen %(count)s week een besluit.",
            "Wij ontvingen uw plan. Wij nemen binnen %(count)s weken een besluit.",
            event.weeks,
        )
        return words % {"count": event.weeks}
    if event.kind == TermKind.SUSPEND:
        until = date_format(event.on + timedelta(days=event.days), "j F Y")
        words = _(
            "Wij vroegen u om een aanvulling, tot en met %(date)s. Zo lang telt de tijd niet."
        )
        return words % {"date": until}
    if event.kind == TermKind.RESUME:
        days = _days_waited(event, before)
        words = ngettext(
            "Wij gaan weer verder. Er telde %(count)s dag niet mee.",
            "Wij gaan weer verder. Er telden %(count)s dagen niet mee.",
            days,
        )
        return words % {"count": days}
    if event.kind == TermKind.EXTEND:
        words = ngettext(
            "Wij hebben %(count)s week extra nodig.",
            "Wij hebben %(count)s weken extra nodig.",
            event.weeks,
        )
        return words % {"count": event.weeks}
    return _("De termijn is geëindigd.")


def _days_waited(event: Any, before: Sequence[Any]) -> int:
    asked = [row for row in before if row.kind == TermKind.SUSPEND][-1]
    return max(min((event.on - asked.on).days - 1, asked.days), 0)


def _run_on_words(events: Sequence[Any]) -> str:
    """Why the last day is later than the sum: the first free day that it ran over."""
    own_days = equated_days()
    try:
        term = term_of(events, own_days)
    except ClockError:
        return ""
    told = events[-1].due
    if term.due != told or term.nominal == term.due or events[-1].kind == TermKind.STOP:
        return ""
    days = [term.nominal + timedelta(days=n) for n in range((term.due - term.nominal).days)]
    # A holiday says more than the weekend before it.
    special = [day for day in days if day.isoweekday() < 6 and is_free(day, own_days)]
    day = (special or days)[0]
    return _("%(date)s is een vrije dag (%(name)s), dus wordt het de eerste werkdag daarna.") % {
        "date": date_format(day, "j F Y"),
        "name": name_of_free_day(day),
    }


def step_words(step: Any) -> str:
    """What happened to the term of an objection; `step` is its ObjectionStep."""
    if step.kind == ObjectionStepKind.WITHDRAW:
        return _("Het bezwaar is ingetrokken.")
    if step.kind == ObjectionStepKind.SUSPEND:
        return _("Er is om een aanvulling gevraagd, tot en met %(date)s:") % {
            "date": date_format(last_day_to_mend(step), "j F Y")
        }
    if step.kind == ObjectionStepKind.RESUME:
        day = date_format(step.on, "j F Y")
        return _("Het bezwaar is aangevuld op %(date)s:") % {"date": day}
    words = {
        ObjectionStepKind.START: ngettext(
            "De termijn is %(count)s week. Hij begint op de dag na %(date)s.",
            "De termijn is %(count)s weken. Hij begint op de dag na %(date)s.",
            step.weeks,
        ),
        ObjectionStepKind.ADJOURN: ngettext(
            "Wij hebben %(count)s week extra nodig.",
            "Wij hebben %(count)s weken extra nodig.",
            step.weeks,
        ),
        ObjectionStepKind.CONSENT: ngettext(
            "Met instemming van de indiener duurt het %(count)s week langer.",
            "Met instemming van de indiener duurt het %(count)s weken langer.",
            step.weeks,
        ),
    }[step.kind]
    return words % {"count": step.weeks, "date": date_format(step.on, "j F Y")}
