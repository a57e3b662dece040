"""Files with a response: add and remove before sending, fetch afterwards."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from contracts.scanning import has_scanner
from pages.challenges import abuse
from pages.challenges.enums import Action
from pages.challenges.errors import Refused
from pages.challenges.models import Attachment, Response
from pages.challenges.permissions import can_act
from pages.challenges.refusals import message_for, refusal_text
from pages.challenges.selectors.attachments import (
    attachments_of,
    can_download,
    scan_words,
    sent_attachments,
)
from pages.challenges.selectors.counter import completion_entry_of, counter_entry_of
from pages.challenges.services import add_attachment, remove_attachment
from pages.challenges.terms import term
from pages.challenges.transitions import WRITABLE
from pages.challenges.uploads import ACCEPT, KINDS, check_size, safe_name
from pages.challenges.views.guards import for_staff
from pages.challenges.views.private import base_context, with_response

FILES = "bestanden"


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def manage(request: HttpRequest, response: Response) -> HttpResponse:
    """Choose files, and see which there are. Works without JavaScript."""
    if response.status not in WRITABLE and request.method != "POST":
        return redirect("challenges:status", response.token)
    problems: list[str] = []
    if request.method == "POST":
        problems = _take(request, response)
        if not problems:
            return redirect("challenges:attachments", response.token)
    answer = render(
        request,
        "challenges/attachments.html",
        {
            **base_context(response),
            "problems": [(f"id_{FILES}", problem) for problem in problems],
            "accept": ACCEPT,
            "is_scanned": has_scanner(),
            "limit_mb": int(term("UPLOAD_MAX_MB")),
            "limit_files": int(term("UPLOAD_MAX_FILES")),
        },
    )
    if problems and response.status not in WRITABLE:
        answer.status_code = 409
    return answer


def _take(request: HttpRequest, response: Response) -> list[str]:
    """Keep what can be kept; for each file that cannot, one sentence that says why."""
    files = request.FILES.getlist(FILES)
    if not files:
        return [_("Kies eerst een bestand.")]
    now = timezone.now()
    problems, kept = [], 0
    limit = int(term("UPLOADS_PER_HOUR"))
    for file in files:
        if abuse.is_over_limit(
            "upload", abuse.address_of(request), per_hour=limit, now_s=int(now.timestamp())
        ):
            problems.append(
                _("Vanaf dit adres zijn al heel veel bestanden gestuurd. Probeer het straks weer.")
            )
            break
        try:
            _keep(request, response, file, now)
            kept += 1
        except Refused as refused:
            problems.append(refusal_text(refused))
    if kept:
        words = ngettext(
            "Wij hebben %(count)s bestand bewaard.", "Wij hebben %(count)s bestanden bewaard.", kept
        )
        messages.success(request, words % {"count": kept})
    return problems


def _keep(request: HttpRequest, response: Response, file: UploadedFile, now) -> None:
    check_size(safe_name(file.name or ""), file.size or 0, limit_mb=int(term("UPLOAD_MAX_MB")))
    at_counter = completion_entry_of(response, request.user) or (
        counter_entry_of(response) and can_act(request.user, Action.TAKE_UP)
    )
    add_attachment(
        response=response,
        name=file.name or "",
        content=file.read(),
        now=now,
        by=request.user if at_counter else None,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def remove(request: HttpRequest, response: Response, attachment_pk: int) -> HttpResponse:
    """Ask first, then take the file away."""
    attachment = attachments_of(response).filter(pk=min(attachment_pk, 2**63 - 1)).first()
    if attachment is None:
        # Taken away in another tab.
        return redirect("challenges:attachments", response.token)
    problem = message_for("not_writable") if attachment.version_id else ""
    if request.method == "POST" and not problem:
        try:
            remove_attachment(attachment=attachment)
        except Refused as refused:
            problem = refusal_text(refused)
        else:
            messages.success(request, _("“%(name)s” is weg.") % {"name": attachment.name})
            return redirect("challenges:attachments", response.token)
    answer = render(
        request,
        "challenges/remove_attachment.html",
        {**base_context(response), "file": attachment, "problem": problem},
    )
    if problem:
        answer.status_code = 409
    return answer


@require_safe
@with_response
def download(request: HttpRequest, response: Response, attachment_pk: int) -> HttpResponseBase:
    """A file for who has the private link."""
    return _send(request, attachments_of(response), attachment_pk, base_context(response))


@require_safe
@for_staff()
def staff_download(
    request: HttpRequest, response: Response, attachment_pk: int
) -> HttpResponseBase:
    """A file that was sent, for staff who may read the case."""
    return send_to_staff(request, response, attachment_pk)


def send_to_staff(request: HttpRequest, response: Response, attachment_pk: int) -> HttpResponseBase:
    """A file that was sent. Who calls this has looked whether this person may read the case."""
    return _send(request, sent_attachments(response), attachment_pk, base_context(response))


def _send(request: HttpRequest, rows, attachment_pk: int, context: dict) -> HttpResponseBase:
    attachment: Attachment | None = rows.filter(pk=min(attachment_pk, 2**63 - 1)).first()
    if attachment is None or attachment.erased_at is not None:
        raise Http404
    if not can_download(attachment):
        return render(
            request,
            "challenges/attachment_closed.html",
            {**context, "file": attachment, "scan": scan_words(attachment)},
            status=409,
        )
    # Never shown in the browser, so what is in it cannot act on our pages.
    answer = FileResponse(
        attachment.file.open("rb"),
        as_attachment=True,
        filename=attachment.name,
        content_type=KINDS[attachment.kind].content_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
