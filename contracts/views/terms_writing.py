"""Writing a new version of the payment rule in a form, trying it, and adding it."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy

from contracts.errors import Refused
from contracts.forms.terms_writing import StartForm
from contracts.models import TermsDraft
from contracts.observation_file import read_observations
from contracts.presentation import reader_language
from contracts.selectors.terms_drafts import draft_of, drafts_of_others, newest_number
from contracts.services.terms_drafts import save_draft, start_draft, undo_draft
from contracts.terms_form.actions import TAKES_AWAY, VERBS, act, fill_codes
from contracts.terms_form.checking import Form, make_form
from contracts.terms_form.reading import read_document
from contracts.terms_form.trial import make_trial
from contracts.terms_form.trial_cells import read_cells
from contracts.views.base import DeskView
from contracts.views.drafting import ManagedMixin
from contracts.wording import row_error_sentence

MAX_TRIAL_BYTES: Final = 256 * 1024
LIVE_HEADER: Final = "X-Live"
ERRORS_SHOWN: Final = 10


class DraftMixin(ManagedMixin):
    """For what this person is writing for this agreement."""

    user: AbstractUser

    @cached_property
    def draft(self) -> TermsDraft | None:
        """What the person is writing, if anything."""
        return draft_of(self.agreement, self.user)

    def editor(self, name: str = "") -> str:
        """Return the address of the form, perhaps at one field."""
        url = reverse("contracten:write_terms", args=[self.agreement.pk])
        return f"{url}#f-{name}" if name else url

    def posted_revision(self) -> int:
        """Return the revision that the page was made from."""
        text = self.request.POST.get("revision", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


class WriteTermsView(DraftMixin, DeskView):
    """The form: each button keeps everything that was typed."""

    section = "agreements"
    page_title = gettext_lazy("Betaalafspraken schrijven")
    template_name = "contracts/desk/terms_write.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what is being written, or ask what to begin with."""
        if self.draft is None:
            return self.ask_start(StartForm(agreement=self.agreement))
        return self.show_form(self.draft.document, self.draft.trial)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what was typed, then do what the button says."""
        verb, _colon, name = request.POST.get("do", "save").partition(":")
        if verb == "start":
            return self.start()
        language = reader_language()
        document = fill_codes(read_document(request.POST, list(request.POST), language))
        trial = self.typed_trial()
        where = name
        if verb in VERBS:
            document, where = act(document, verb, name)
        if self.draft is None:
            # Added or thrown away in another window: what is typed here becomes a draft again.
            self.draft = start_draft(
                agreement=self.agreement, document=document, by=self.user, now=self.now
            )
            return redirect(self.editor())
        revision = self.draft.revision if verb == "keep" else self.posted_revision()
        try:
            self.draft = save_draft(
                draft=self.draft,
                document=document,
                trial=trial,
                revision=revision,
                now=self.now,
                keeps_undo=verb in TAKES_AWAY or loses_something(self.draft.document, document),
            )
            if verb == "undo":
                undo_draft(draft=self.draft, revision=self.draft.revision, now=self.now)
                return redirect(self.editor())
        except Refused as refusal:
            return self.show_form(document, trial, status=409, conflict=refusal.message)
        if request.headers.get(LIVE_HEADER):
            return self.show_form(document, trial)
        if verb == "check":
            return self.check(document)
        return redirect(self.editor(where if verb in VERBS or verb == "show" else ""))

    def typed_trial(self) -> dict[str, Any]:
        """Return the results that were typed in, and the file that was chosen now or before."""
        post = self.request.POST
        found: dict[str, Any] = {"cells": read_cells(list(post), post)}
        file = self.request.FILES.get("trial_file")
        if file is not None and len(content := file.read(MAX_TRIAL_BYTES + 1)) <= MAX_TRIAL_BYTES:
            text = content.decode("utf-8-sig", "replace").replace("\x00", "")
            return found | {"file_name": str(file.name)[:200], "file_text": text}
        if file is not None:
            text = gettext(
                "“%(name)s” is niet geprobeerd: het bestand is groter dan 256 kB. Kies een bestand "
                "met minder regels."
            )
            messages.error(self.request, text % {"name": file.name})
        before = self.draft.trial if self.draft is not None else {}
        if before.get("file_text") and "drop_file" not in post:
            found |= {"file_name": before["file_name"], "file_text": before["file_text"]}
        return found

    def check(self, document: dict[str, Any]) -> HttpResponse:
        """Go on to the last step, or back to what is still wrong."""
        if make_form(document, reader_language()).terms is None:
            return redirect(f"{self.editor()}?controle=1#samenvatting")
        return redirect(reverse("contracten:confirm_terms", args=[self.agreement.pk]))

    def start(self) -> HttpResponse:
        """Begin with what was chosen; a draft that is there can be brought back."""
        form = StartForm(agreement=self.agreement, data=self.request.POST, files=self.request.FILES)
        if not form.is_valid():
            return self.ask_start(form, status=422)
        start_draft(
            agreement=self.agreement,
            document=form.cleaned_data["document"],
            by=self.user,
            now=self.now,
        )
        return redirect(self.editor())

    def ask_start(self, form: StartForm, status: int = 200) -> HttpResponse:
        """Show what one may begin with."""
        self.template_name = "contracts/desk/terms_start.html"
        return self.show(
            status, form=form, draft=self.draft, others=drafts_of_others(self.agreement, self.user)
        )

    def show_form(
        self, document: dict[str, Any], trial: dict[str, Any], status: int = 200, **extra: Any
    ) -> HttpResponse:
        """Show a document in the form, with what it would pay."""
        language = reader_language()
        form = make_form(document, language)
        newest = newest_number(self.agreement)
        draft = self.draft
        return self.show(
            status,
            form=form,
            draft=draft,
            trial=self.trial_of(form, trial),
            trial_file=trial.get("file_name", ""),
            file_errors=self.file_errors,
            others=drafts_of_others(self.agreement, self.user),
            is_checked="controle" in self.request.GET,
            newest=newest,
            is_overtaken=draft is not None and draft.base_number != newest,
            **extra,
        )

    file_errors: tuple[str, ...] = ()

    def trial_of(self, form: Form, trial: dict[str, Any]) -> Any:
        """Return what the typed-in results would pay, when the terms are sound."""
        if form.terms is None:
            return None
        language = reader_language()
        rows: list[Any] = []
        if trial.get("file_text"):
            reading = read_observations(trial["file_text"].encode(), [form.terms])
            rows = [] if reading.errors else reading.observations
            errors = reading.errors[:ERRORS_SHOWN]
            self.file_errors = tuple(row_error_sentence(error, language) for error in errors)
        return make_trial(form.terms, trial.get("cells", {}), rows, language)


def loses_something(before: object, after: object) -> bool:
    """Whether a part of a document is gone, or became another kind of part.

    An emptied field is no loss: it was emptied on purpose, where one can see it.
    """
    if isinstance(before, dict):
        if not isinstance(after, dict):
            return True
        is_other_kind = bool(set(after) - set(before))
        return any(
            loses_something(value, after[key])
            if key in after
            else is_other_kind or isinstance(value, dict | list)
            for key, value in before.items()
        )
    if isinstance(before, list):
        return (
            not isinstance(after, list)
            or len(after) < len(before)
            or any(loses_something(*pair) for pair in zip(before, after, strict=False))
        )
    return False
