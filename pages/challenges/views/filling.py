"""The steps of a form. Every post first keeps what was typed."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pages.challenges.drafts import StepEntry, clean_typed, read_draft, read_posted
from pages.challenges.enums import Status
from pages.challenges.errors import Refused
from pages.challenges.forms.before_consent import warnings_before_consent
from pages.challenges.forms.step_list import Step, every_step_of, steps_of
from pages.challenges.models import Response
from pages.challenges.numbers import read_number
from pages.challenges.refusals import message_for, refusal_text
from pages.challenges.selectors.counter import counter_entry_of
from pages.challenges.services import save_step
from pages.challenges.subjects import subject_of
from pages.challenges.transitions import WRITABLE
from pages.challenges.views.posting import post_from_step
from pages.challenges.views.private import base_context, with_response
from pages.challenges.views.typed import typed_sections


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def step(request: HttpRequest, response: Response, slug: str) -> HttpResponse:
    """One step: shown as it was typed, kept before it is judged."""
    current = _find_step(response, slug)
    if request.method != "POST":
        if response.status not in WRITABLE:
            return redirect("challenges:status", response.token)
        if not (can_write(response) and _is_asked(response, current)):
            return redirect("challenges:draft", response.token)
        entry = read_draft(response.draft).get(slug, StepEntry())
        shows_problems = "fouten" in request.GET
        return _show_step(request, response, current, entry, shows_problems=shows_problems)
    return _take_step(request, response, current)


def _take_step(request: HttpRequest, response: Response, current: Step) -> HttpResponse:
    """Keep the posted step, then go where the pressed button says."""
    action, _colon, argument = request.POST.get("actie", "verder").partition(":")
    posted = _posted_entry(request, response, current)
    entry = _edit_rows(posted, current, action, argument, put_back=request.POST)
    try:
        response = save_step(
            response=response,
            step=current.slug,
            entry=entry,
            now=timezone.now(),
            seen=request.POST.get("gezien", ""),
        )
    except Refused as refused:
        response.refresh_from_db()
        return _show_not_kept(request, response, current, entry, refused)
    # Asked anew: another tab can have changed the size of the form while this one was open.
    if not (can_write(response) and _is_asked(response, current)):
        return redirect("challenges:draft", response.token)
    if action in ("erbij", "weg", "zetterug"):
        removed = _removed_row(posted, argument) if action == "weg" and entry != posted else None
        return _show_step(
            request,
            response,
            current,
            entry,
            shows_problems=False,
            rows_of=argument,
            removed=removed,
        )
    if action == "bewaar":
        return redirect("challenges:save_for_later", response.token)
    if action == "terug":
        return redirect(_neighbour_url(response, current, -1))
    if not current.form(entry, is_bound=True).is_valid():
        return _show_step(request, response, current, entry, shows_problems=True)
    return redirect(_neighbour_url(response, current, +1))


@post_from_step
@with_response
def autosave(request: HttpRequest, response: Response, slug: str) -> HttpResponse:
    """Keep what is being typed. Only an extra: every button saves as well."""
    current = _find_step(response, slug)
    try:
        save_step(
            response=response,
            step=slug,
            entry=_posted_entry(request, response, current),
            now=timezone.now(),
            seen=request.POST.get("gezien", ""),
        )
    except Refused as refused:
        return JsonResponse({"saved": False, "reason": refusal_text(refused)}, status=409)
    return JsonResponse({"saved": True})


def can_write(response: Response) -> bool:
    """A completion was asked by us, so a closed call does not stand in its way."""
    if response.status == Status.COMPLETION_REQUESTED or counter_entry_of(response):
        return True
    return subject_of(response).is_open(timezone.now())


def _find_step(response: Response, slug: str) -> Step:
    """The step, also when it is not asked now: what another tab still posts is kept as well."""
    for steps in (steps_of, every_step_of):
        for step in steps(response):
            if step.slug == slug:
                return step
    raise Http404


def _is_asked(response: Response, current: Step) -> bool:
    return current.slug in {step.slug for step in steps_of(response)}


def _posted_entry(request: HttpRequest, response: Response, current: Step) -> StepEntry:
    """What was posted, and what stands in the draft that this form does not ask."""
    fields, rows = current.form.posted_names()
    posted = read_posted(request.POST, fields=fields, rows=rows)
    kept = read_draft(response.draft).get(current.slug, StepEntry())
    return replace(
        posted,
        fields={**kept.fields, **posted.fields},
        rows={**kept.rows, **posted.rows},
    )


@dataclass(frozen=True)
class RemovedRow:
    """A row that was just taken away: the page holds it, so that one button puts it back."""

    list_name: str
    number: int
    row: dict[str, str]

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Name and value of each hidden field."""
        return [(f"terug-{self.list_name}-{name}", text) for name, text in self.row.items()]


def _removed_row(posted: StepEntry, argument: str) -> RemovedRow | None:
    """What the button takes away; None for a row in which nothing stands."""
    name, at = _row_of(argument)
    if at is None or at >= len(posted.rows.get(name, [])):
        return None
    row = posted.rows[name][at]
    return RemovedRow(name, at, row) if any(row.values()) else None


def _row_of(argument: str) -> tuple[str, int | None]:
    """Which list a button means, and which row of it; None when it names no row."""
    name, _dash, number = argument.partition("-")
    return name, read_number(number, longest=3)


def _edit_rows(
    entry: StepEntry, current: Step, action: str, argument: str, *, put_back: Mapping[str, str]
) -> StepEntry:
    """Add an empty row to a list, take one away or put it back, without JavaScript."""
    name, number = _row_of(argument)
    row_form = current.form.row_forms.get(name)
    if row_form is None:
        return entry
    rows = entry.rows.get(name, [])
    if action == "erbij" and len(rows) < row_form.Words.limit:
        return replace(entry, rows={**entry.rows, name: [*rows, _blank(row_form)]})
    if action == "weg" and number is not None and number < len(rows):
        kept = [row for at, row in enumerate(rows) if at != number]
        return replace(entry, rows={**entry.rows, name: kept})
    if action == "zetterug" and number is not None:
        row = {
            column: clean_typed(put_back.get(f"terug-{name}-{column}", ""))
            for column in row_form.base_fields
        }
        # An empty row, shown in the place of the last one, has done its work.
        others = [other for other in rows if any(other.values())]
        if any(row.values()) and len(others) < row_form.Words.limit:
            at = min(number, len(others))
            return replace(entry, rows={**entry.rows, name: [*others[:at], row, *others[at:]]})
    return entry


def _blank(row_form) -> dict[str, str]:
    return dict.fromkeys(row_form.base_fields, "")


def _neighbour_url(response: Response, current: Step, distance: int) -> str:
    """Where the way leads. Asked anew: what was just said can change which steps there are."""
    slugs = [step.slug for step in steps_of(response)]
    at = slugs.index(current.slug) + distance
    if at < 0:
        return reverse("challenges:draft", args=[response.token])
    if at >= len(slugs):
        return reverse("challenges:review", args=[response.token])
    return reverse("challenges:step", args=[response.token, slugs[at]])


def _show_not_kept(
    request: HttpRequest, response: Response, current: Step, entry: StepEntry, refused: Refused
) -> HttpResponse:
    """Give the typed text back, with why it was not kept."""
    problem = refusal_text(refused)
    stored = read_draft(response.draft).get(current.slug, StepEntry())
    if refused.code == "changed_elsewhere" and _is_asked(response, current):
        page = _show_step(
            request, response, current, entry, shows_problems=False, problem=problem, stored=stored
        )
    elif entry.is_empty or entry == stored:
        return redirect("challenges:status", response.token)
    else:
        if refused.code == "changed_elsewhere":
            problem = message_for("step_not_asked")
        context = {"problem": problem, "typed": typed_sections(response, {current.slug: entry})}
        context |= base_context(response)
        page = render(request, "challenges/not_kept.html", context)
    page.status_code = 409
    return page


def _show_step(
    request: HttpRequest,
    response: Response,
    current: Step,
    entry: StepEntry,
    *,
    shows_problems: bool,
    rows_of: str = "",
    removed: RemovedRow | None = None,
    problem: str = "",
    stored: StepEntry | None = None,
) -> HttpResponse:
    form = current.form(entry, is_bound=shows_problems)
    steps = steps_of(response)
    number = [step.slug for step in steps].index(current.slug) + 1
    return render(
        request,
        "challenges/step.html",
        {
            **base_context(response),
            "step": current,
            "steps": steps,
            "number": number,
            "form": form,
            "problems": form.problems() if shows_problems else [],
            "is_first": number == 1,
            "problem": problem,
            "warnings": warnings_before_consent(response, current),
            "stored": typed_sections(response, {current.slug: stored}) if stored else [],
            "seen": (stored or entry).stamp,
            "page_id": secrets.token_hex(8),
            "removed": removed,
            "rows_of": clean_typed(rows_of).partition("-")[0],
        },
    )
