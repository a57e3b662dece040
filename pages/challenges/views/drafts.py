"""Filling in a response, step by step. Every post first keeps what was typed."""

import secrets
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pages.challenges import abuse
from pages.challenges.documents import InvalidDocument
from pages.challenges.drafts import StepEntry, clean_typed, read_draft, read_posted
from pages.challenges.enums import Status
from pages.challenges.errors import Refused
from pages.challenges.forms.assembly import STEP_BY_SLUG, STEPS, Step, assemble, judge_steps
from pages.challenges.forms.resident import LinkForm
from pages.challenges.links import draft_url
from pages.challenges.models import Response
from pages.challenges.presentation import sections_of
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.counter import counter_entry_of
from pages.challenges.services import (
    complete_response,
    mail_draft_link,
    save_step,
    send_response,
)
from pages.challenges.subjects import subject_of
from pages.challenges.terms import term
from pages.challenges.transitions import WRITABLE
from pages.challenges.views.private import base_context, with_response
from pages.challenges.views.starting import problem_with_pace
from pages.challenges.views.typed import typed_sections


@require_safe
@with_response
def overview(request: HttpRequest, response: Response) -> HttpResponse:
    """The way back in. Also after the call has closed: then to read and to copy."""
    if response.status not in WRITABLE:
        return redirect("challenges:status", response.token)
    entries = read_draft(response.draft)
    return render(
        request,
        "challenges/draft.html",
        {
            **base_context(response),
            "steps": judge_steps(entries),
            "can_write": _can_write(response),
            "typed": typed_sections(entries),
            "link": draft_url(response),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def step(request: HttpRequest, response: Response, slug: str) -> HttpResponse:
    """One step: shown as it was typed, kept before it is judged."""
    current = _step_or_404(slug)
    if request.method != "POST":
        if response.status not in WRITABLE:
            return redirect("challenges:status", response.token)
        if not _can_write(response):
            return redirect("challenges:draft", response.token)
        entry = read_draft(response.draft).get(slug, StepEntry())
        shows_problems = "fouten" in request.GET
        return _show_step(request, response, current, entry, shows_problems=shows_problems)
    return _take_step(request, response, current)


def _take_step(request: HttpRequest, response: Response, current: Step) -> HttpResponse:
    """Keep the posted step, then go where the pressed button says."""
    action, _colon, argument = request.POST.get("actie", "verder").partition(":")
    entry = _edit_rows(_posted_entry(request, current), current, action, argument)
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
    if not _can_write(response):
        return redirect("challenges:draft", response.token)
    if action in ("erbij", "weg"):
        return _show_step(request, response, current, entry, shows_problems=False, rows_of=argument)
    if action == "bewaar":
        return redirect("challenges:save_for_later", response.token)
    if action == "terug":
        return redirect(_neighbour_url(response, current, -1))
    if not current.form(entry, is_bound=True).is_valid():
        return _show_step(request, response, current, entry, shows_problems=True)
    return redirect(_neighbour_url(response, current, +1))


@require_POST
@with_response
def autosave(request: HttpRequest, response: Response, slug: str) -> HttpResponse:
    """Keep what is being typed. Only an extra: every button saves as well."""
    current = _step_or_404(slug)
    try:
        save_step(
            response=response,
            step=slug,
            entry=_posted_entry(request, current),
            now=timezone.now(),
            seen=request.POST.get("gezien", ""),
        )
    except Refused as refused:
        return JsonResponse({"saved": False, "reason": refusal_text(refused)}, status=409)
    return JsonResponse({"saved": True})


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def save_for_later(request: HttpRequest, response: Response) -> HttpResponse:
    """The private link, on the screen and, if wished, by e-mail."""
    if response.status not in WRITABLE:
        return redirect("challenges:status", response.token)
    known = read_draft(response.draft).get(STEPS[0].slug, StepEntry()).fields.get("email", "")
    problem, sent_to = "", ""
    form = LinkForm(request.POST or None, initial={"email": known})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        limit = int(term("LINKS_PER_HOUR"))
        # Per draft, so that nobody can fill someone's mailbox from here.
        if abuse.is_over_limit(
            "link", response.token_digest, per_hour=limit, now_s=int(now.timestamp())
        ):
            problem = _("Wij hebben de link al een paar keer gemaild. Kijk ook bij uw spam.")
        else:
            sent_to = form.cleaned_data["email"]
            mail_draft_link(response=response, email=sent_to, now=now)
    return render(
        request,
        "challenges/save_for_later.html",
        {
            **base_context(response),
            "form": form,
            "problem": problem,
            "sent_to": sent_to,
            "link": draft_url(response),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def review(request: HttpRequest, response: Response) -> HttpResponse:
    """Everything on one page, and the button that sends it."""
    if response.status not in WRITABLE:
        return redirect("challenges:status", response.token)
    if not _can_write(response):
        return redirect("challenges:draft", response.token)
    now = timezone.now()
    steps = judge_steps(read_draft(response.draft))
    document = assemble(steps)
    problem = ""
    if request.method == "POST" and document is not None:
        problem = problem_with_pace(request, "send", "SENDS_PER_HOUR", int(now.timestamp()))
        if not problem:
            try:
                return _send(response, document, request.POST.get("revisie", ""), now)
            except Refused as refused:
                problem = refusal_text(refused)
            except InvalidDocument:
                problem = _("Er klopt iets niet in uw reactie. Bel ons, dan kijken wij mee.")
            response.refresh_from_db()
            steps = judge_steps(read_draft(response.draft))
            document = assemble(steps)
    return render(
        request,
        "challenges/review.html",
        {
            **base_context(response),
            "steps": steps,
            "sections": sections_of(document) if document else [],
            "problem": problem,
            "moment": abuse.make_moment(int(now.timestamp())),
            "is_completion": response.status == Status.COMPLETION_REQUESTED,
            "decide_by": response.decide_by or subject_of(response).decide_by(now),
        },
    )


def _send(response: Response, document, revision: str, now) -> HttpResponse:
    is_first = response.status == Status.DRAFT
    send = send_response if is_first else complete_response
    sent = send(
        response=response,
        document=document,
        draft_revision=int(revision) if revision.isascii() and revision.isdigit() else -1,
        now=now,
    )
    return redirect("challenges:receipt" if is_first else "challenges:status", sent.token)


def _can_write(response: Response) -> bool:
    """A completion was asked by us, so a closed call does not stand in its way."""
    if response.status == Status.COMPLETION_REQUESTED or counter_entry_of(response):
        return True
    return subject_of(response).is_open(timezone.now())


def _step_or_404(slug: str) -> Step:
    if slug not in STEP_BY_SLUG:
        raise Http404
    return STEP_BY_SLUG[slug]


def _posted_entry(request: HttpRequest, current: Step) -> StepEntry:
    fields, rows = current.form.posted_names()
    return read_posted(request.POST, fields=fields, rows=rows)


def _edit_rows(entry: StepEntry, current: Step, action: str, argument: str) -> StepEntry:
    """Add an empty row to a list, or take one away, as a button without JavaScript asks."""
    name, _dash, number = argument.partition("-")
    row_form = current.form.row_forms.get(name)
    if row_form is None:
        return entry
    rows = entry.rows.get(name, [])
    if action == "erbij" and len(rows) < row_form.Words.limit:
        return replace(entry, rows={**entry.rows, name: [*rows, _blank(row_form)]})
    if action == "weg" and number.isascii() and number.isdigit() and int(number) < len(rows):
        kept = [row for at, row in enumerate(rows) if at != int(number)]
        return replace(entry, rows={**entry.rows, name: kept})
    return entry


def _blank(row_form) -> dict[str, str]:
    return dict.fromkeys(row_form.base_fields, "")


def _neighbour_url(response: Response, current: Step, distance: int):
    at = STEPS.index(current) + distance
    if at < 0:
        return reverse("challenges:draft", args=[response.token])
    if at >= len(STEPS):
        return reverse("challenges:review", args=[response.token])
    return reverse("challenges:step", args=[response.token, STEPS[at].slug])


def _show_not_kept(
    request: HttpRequest, response: Response, current: Step, entry: StepEntry, refused: Refused
) -> HttpResponse:
    """Give the typed text back, with why it was not kept."""
    problem = refusal_text(refused)
    stored = read_draft(response.draft).get(current.slug, StepEntry())
    if refused.code == "changed_elsewhere":
        page = _show_step(
            request, response, current, entry, shows_problems=False, problem=problem, stored=stored
        )
    elif entry.is_empty or entry == stored:
        return redirect("challenges:status", response.token)
    else:
        context = {"problem": problem, "typed": typed_sections({current.slug: entry})}
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
    problem: str = "",
    stored: StepEntry | None = None,
) -> HttpResponse:
    form = current.form(entry, is_bound=shows_problems)
    number = STEPS.index(current) + 1
    return render(
        request,
        "challenges/step.html",
        {
            **base_context(response),
            "step": current,
            "steps": STEPS,
            "number": number,
            "form": form,
            "problems": form.problems() if shows_problems else [],
            "is_first": number == 1,
            "problem": problem,
            "stored": typed_sections({current.slug: stored}) if stored else [],
            "seen": (stored or entry).stamp,
            "page_id": secrets.token_hex(8),
            "rows_of": clean_typed(rows_of).partition("-")[0],
        },
    )
