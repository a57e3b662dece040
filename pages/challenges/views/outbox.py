"""Letters that need somebody: to print and post, failed, or waiting for a mail server."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from pages.challenges.enums import Who
from pages.challenges.models import OutboxMessage
from pages.challenges.permissions import can_view, roles_of
from pages.challenges.selectors.assessing import may_read
from pages.challenges.selectors.outbox import failed_voice_mails, letters_to_look_after
from pages.challenges.services.outbox import mark_posted, try_again, try_all_again
from pages.challenges.views.guards import closed_to, forbidden
from pages.challenges.views.posting import post_from

# More than this many at once is no list any more; the oldest come first.
ROWS = 100


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What waits, by what is to be done."""
    if not can_view(request.user):
        return forbidden(request)
    now = timezone.now()
    groups = [
        (name, title, help_text, rows.count(), rows[:ROWS])
        for (name, rows), (title, help_text) in zip(
            letters_to_look_after(now).items(), _words(), strict=True
        )
    ]
    context = {
        "groups": groups,
        "voice_mails": failed_voice_mails().order_by("created_at", "pk")[:ROWS],
        "failed_count": failed_voice_mails().count() + groups[1][3],
        "may_act": Who.HANDLER in roles_of(request.user),
        "header_title": _("Brieven die wachten"),
        "header_icon": "mail",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("challenge_responses:index"), "label": _("Reacties")},
            {"url": "", "label": _("Brieven die wachten")},
        ],
    }
    return render(request, "challenges/admin/outbox.html", context)


def _words() -> list[tuple[str, str]]:
    return [
        (
            _("Te printen"),
            _("Print de brief, doe hem op de post en meld het hier."),
        ),
        (
            _("Niet gelukt"),
            _("Het loket probeert deze niet meer. Controleer het adres, of bel de indiener."),
        ),
        (
            _("Wacht op de mailserver"),
            _("Het loket probeert deze vanzelf opnieuw."),
        ),
    ]


@post_from("challenge_responses:outbox")
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try an e-mail again now."""
    done = _("De brief wordt opnieuw verstuurd.")
    return _act(request, pk, lambda row: try_again(message=row, now=timezone.now()), done)


@post_from("challenge_responses:outbox")
def all_again(request: HttpRequest) -> HttpResponse:
    """Try everything that failed again now."""
    if Who.HANDLER not in roles_of(request.user):
        return forbidden(request)
    count = try_all_again(timezone.now())
    words = ngettext(
        "%(count)s bericht wordt opnieuw verstuurd.",
        "%(count)s berichten worden opnieuw verstuurd.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect("challenge_responses:outbox")


@post_from("challenge_responses:outbox")
def posted(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter on paper went in the post."""
    done = _("De brief staat als verstuurd in de zaak.")
    return _act(
        request, pk, lambda row: mark_posted(message=row, by=request.user, now=timezone.now()), done
    )


def _act(
    request: HttpRequest, pk: int, act: Callable[[OutboxMessage], bool], done: str
) -> HttpResponse:
    if Who.HANDLER not in roles_of(request.user):
        return forbidden(request)
    row = get_object_or_404(OutboxMessage, pk=pk)
    if row.response is not None and not may_read(row.response, request.user):
        return closed_to(request, row.response)
    if act(row):
        messages.success(request, done)
    else:
        messages.warning(request, _("Dit was al gedaan, of iemand is ermee bezig."))
    return redirect("challenge_responses:outbox")
