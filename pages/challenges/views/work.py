"""Pages on which staff write a longer text: kept first, then judged, then handed in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.admin import messages

from pages.challenges.enums import WorkKind
from pages.challenges.errors import Refused
from pages.challenges.kept_keys import FIELD, make_key
from pages.challenges.models import Response, WorkDraft
from pages.challenges.refusals import refusal_text
from pages.challenges.services import keep_work
from pages.challenges.work_drafts import read_work

Words = str | Promise


@dataclass
class Work:
    """One page to write on: what it is called, its form, and what handing in does.

    `blocked` says why it cannot be handed in now; a text that was kept can be read even then.
    `preview` makes the letter of a valid form, for who wants to read it first.
    """

    kind: WorkKind
    title: Words
    intro: Words
    button: Words
    done: Words
    make_form: Callable[..., forms.Form]
    hand_in: Callable[[Any], Any]
    leave: Callable[[], HttpResponse]
    context: dict[str, Any]
    blocked: str = ""
    preview: Callable[[Any], Any] | None = None
    initial: dict[str, Any] = field(default_factory=dict)
    template: str = "challenges/admin/work.html"

    @property
    def has_preview(self) -> bool:
        """Whether there is a letter to read first. A template would call `preview` itself."""
        return self.preview is not None


def show_work(request: HttpRequest, response: Response, work: Work) -> HttpResponse:
    """Take the page through: keep, judge, hand in. Nothing that was typed is ever lost."""
    kept = WorkDraft.objects.filter(response=response, person=request.user, kind=work.kind).first()
    if request.method != "POST":
        if work.blocked and kept is None:
            messages.warning(request, work.blocked)
            return work.leave()
        typed = {**work.initial, **_as_initial(read_work(kept.fields) if kept else None, work)}
        form = work.make_form(initial=typed)
        return _page(request, response, work, form, work.blocked, kept=kept)
    now = timezone.now()
    kept = keep_work(
        response=response, person=request.user, kind=work.kind, posted=request.POST, now=now
    )
    if request.POST.get("knop") == "bewaren":
        messages.success(request, _("Uw tekst is bewaard. U kunt later verdergaan."))
        return redirect(request.path)
    form = work.make_form(request.POST)
    if not form.is_valid():
        return _page(request, response, work, form, kept=kept)
    if work.preview and request.POST.get("knop") == "nalezen":
        return _page(request, response, work, form, kept=kept, letter=work.preview(form))
    try:
        work.hand_in(form)
    except Refused as refused:
        response.refresh_from_db()
        return _page(request, response, work, form, refusal_text(refused), kept=kept)
    messages.success(request, work.done)
    return work.leave()


def problems_of(form: forms.Form) -> list[tuple[str, str, str]]:
    """Every problem as (id of the field, its label, what is wrong), in the order of the form."""
    return [
        (form[name].id_for_label or form[name].auto_id, str(form[name].label), error)
        for name in form.fields
        for error in form.errors.get(name, [])
    ]


def _as_initial(typed: QueryDict | None, work: Work) -> dict[str, Any]:
    """A kept text as the beginning of a form: shown as typed, and not judged yet."""
    if typed is None:
        return {}
    several = {
        name
        for name, one in work.make_form().fields.items()
        if isinstance(one, forms.MultipleChoiceField)
    }
    return {name: typed.getlist(name) if name in several else typed.get(name, "") for name in typed}


def _page(
    request: HttpRequest,
    response: Response,
    work: Work,
    form: forms.Form,
    problem: str = "",
    **context: Any,
) -> HttpResponse:
    return render(
        request,
        work.template,
        {
            **work.context,
            "work": work,
            "form": form,
            "problem": problem,
            "problems": problems_of(form) if form.is_bound else [],
            "key_field": FIELD,
            "key": make_key(request.user, response, work.kind),
            **context,
        },
    )
