"""Reading a delivered file in two steps: look at what it brings, then import it.

Between the two the file waits in private storage under its own check sum; a signed ticket ties it
to this person and this agreement.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import services
from contracts.arithmetic import Problem
from contracts.errors import ImportRefused, Refused
from contracts.exports.import_templates import csv_template, xlsx_template
from contracts.forms.observations import ImportForm
from contracts.forms.refusals import add_refusal
from contracts.models import ImportBatch
from contracts.observation_file import MAX_BYTES, Reading, read_observations
from contracts.observation_table import RowError
from contracts.permissions import can_record
from contracts.presentation import reader_language, rows_problem_words
from contracts.selectors.import_preview import place_in_file, preview_import, repeated_rows
from contracts.terms_documents import read_in_force
from contracts.views.base import AgreementMixin, FormView
from contracts.waiting_files import (
    WAITS_FOR,
    drop_waiting,
    keep_waiting,
    read_waiting,
    waiting_path,
)
from contracts.wording import place_words, row_error_sentence
from contracts.wording.row_error_texts import COLUMN_TEXTS

SALT: Final = "contracts.import"
ERRORS_SHOWN: Final = 200
REPEATED_SHOWN: Final = 20
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportView(AgreementMixin, FormView):
    """Upload a file: every error in a table, or a preview with the button to import."""

    section = "agreements"
    page_title = gettext_lazy("Metingen inlezen")
    template_name = "contracts/desk/import.html"
    form_class = ImportForm

    def is_allowed(self) -> bool:
        """Only the provider and the contract manager."""
        return can_record(self.request.user, self.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back and the files that were read before."""
        context = super().get_context_data(**kwargs)
        context["back"] = reverse("contracten:observations", args=[self.agreement.pk])
        context["batches"] = self.agreement.imports.select_related("by").order_by("-at")[:5]
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file and show what it is worth; nothing is stored as an observation."""
        form = ImportForm(data=request.POST, files=request.FILES)
        if not form.is_valid():
            return self.show(status=422, form=form)
        file = form.cleaned_data["file"]
        if file.size > MAX_BYTES:
            error = RowError(
                0, "", "file_too_large", {"size": str(file.size), "limit": str(MAX_BYTES)}
            )
            form.add_error("file", row_error_sentence(error, reader_language()))
            return self.show(status=422, form=form)
        content = file.read()
        earlier = self._earlier(content)
        if earlier is not None:
            form.add_error("file", self._said_before(earlier))
            return self.show(status=422, form=form)
        versions = read_in_force(self.agreement.terms_versions.all())
        if not versions:
            add_refusal(form, Refused("terms_missing", "terms"))
            return self.show(status=422, form=form)
        return self._preview(form, file.name, content, read_observations(content, versions))

    def _preview(
        self, form: ImportForm, filename: str, content: bytes, reading: Reading
    ) -> HttpResponse:
        language = reader_language()
        repeated = repeated_rows(self.agreement, reading.rows)
        if not reading.errors and len(repeated) == len(reading.rows):
            code = "file_same_content" if repeated else "file_without_rows"
            form.add_error("file", Refused(code, "file").message)
            return self.show(status=422, form=form)
        if reading.errors:
            errors = [row_of(error) for error in reading.errors[:ERRORS_SHOWN]]
            return self.show(
                status=422,
                form=form,
                filename=filename,
                errors=errors,
                error_count=len(reading.errors),
            )
        preview = preview_import(self.agreement, reading.observations)
        blocked = preview.blocked
        return self.show(
            form=form,
            filename=filename,
            reading=reading,
            preview=preview,
            blocked=self._blocked(blocked.problem, reading) if blocked else "",
            notices=[
                *_said_twice(repeated),
                *(row_error_sentence(item, language) for item in reading.notices[:20]),
            ],
            ticket=self._keep(filename, content),
        )

    def _blocked(self, problem: Problem, reading: Reading) -> str:
        place = place_words(*place_in_file(problem, reading.rows), reader_language())
        names = dict(self.agreement.indicators.values_list("code", "name"))
        return rows_problem_words(problem, names, place)

    def _earlier(self, content: bytes) -> ImportBatch | None:
        digest = hashlib.sha256(content).hexdigest()
        return self.agreement.imports.select_related("by").filter(sha256=digest).first()

    @staticmethod
    def _said_before(batch: ImportBatch) -> str:
        day = f"{timezone.localtime(batch.at):%d-%m-%Y}"
        params = {"at": day, "by": str(batch.by), "file": batch.filename}
        return (
            _(
                "Dit bestand is al ingelezen op %(at)s door %(by)s (als %(file)s). Het telt niet "
                "dubbel. Kies een ander bestand."
            )
            % params
        )

    def _keep(self, filename: str, content: bytes) -> str:
        """Put the file aside and return the ticket that fetches it."""
        digest = hashlib.sha256(content).hexdigest()
        keep_waiting(waiting_path(self.agreement.pk, self.user.pk, digest), content)
        ticket = {"agreement": self.agreement.pk, "user": self.user.pk}
        return signing.dumps({**ticket, "sha256": digest, "name": filename[-255:]}, salt=SALT)


class ConfirmImportView(ImportView):
    """Import the file of the ticket: all of it, or nothing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin again; there is nothing to see here."""
        return redirect("contracten:import", pk=self.agreement.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Fetch the file and have the service import it."""
        form = ImportForm()
        try:
            ticket = signing.loads(request.POST.get("ticket", ""), salt=SALT, max_age=WAITS_FOR)
        except signing.BadSignature:
            ticket = {}
        asked = (ticket.get("agreement"), ticket.get("user"))
        path = waiting_path(*asked, ticket.get("sha256"))
        is_theirs = asked == (self.agreement.pk, self.user.pk)
        content = read_waiting(path) if is_theirs else None
        if content is None:
            return self._again(_("De controle is verlopen. Kies het bestand nog een keer."))
        try:
            batch = services.import_observations(
                agreement=self.agreement,
                filename=ticket["name"],
                content=content,
                by=self.user,
                now=self.now,
            )
        except ImportRefused as refused:
            errors = [row_of(error) for error in refused.errors[:ERRORS_SHOWN]]
            return self.show(
                status=422,
                form=form,
                filename=ticket["name"],
                errors=errors,
                error_count=len(refused.errors),
            )
        except Refused as refused:
            return self._again(refused.message)
        drop_waiting(path)
        self.tell(_("%(count)s metingen zijn ingelezen.") % {"count": batch.row_count})
        return redirect("contracten:observations", pk=self.agreement.pk)

    def _again(self, text: str) -> HttpResponse:
        form = ImportForm(data={})
        form.full_clean()
        form.errors.clear()
        form.add_error(None, text)
        return self.show(status=422, form=form)


class ImportTemplateView(ImportView):
    """An empty file with the right columns, as a workbook or as CSV."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the file."""
        name = f"{self.agreement.number}-{_('metingen')}"
        if kwargs["kind"] == "csv":
            return _download(csv_template(reader_language()), f"{name}.csv", "text/csv")
        if kwargs["kind"] == "xlsx":
            return _download(xlsx_template(self.agreement, reader_language()), f"{name}.xlsx", XLSX)
        raise Http404


def _download(content: str | bytes, name: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _said_twice(rows: list[int]) -> list[str]:
    """Return the warning about rows that say what is known already."""
    if not rows:
        return []
    shown = ", ".join(str(number) for number in rows[:REPEATED_SHOWN])
    if len(rows) > REPEATED_SHOWN:
        shown += " …"
    return [
        _(
            "Staat precies zo al bij de metingen: regel %(rows)s. Haal weg wat niet twee keer is "
            "gebeurd."
        )
        % {"rows": shown}
    ]


def row_of(error: RowError) -> dict[str, Any]:
    """Return an error for the table: where it is, and what is wrong and how to mend it."""
    sentence = row_error_sentence(error, reader_language())
    # The table has columns of its own for the place.
    _place, colon, text = sentence.partition(": ")
    has_place = bool(error.row or error.column)
    names = COLUMN_TEXTS.get(error.column)
    return {
        "row": error.row or "",
        "column": names[0 if reader_language() == "nl" else 1] if names else error.column,
        "text": text if has_place and colon else sentence,
    }
