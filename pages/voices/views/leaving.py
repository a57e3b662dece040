"""What every form of a resident shares: the topic, a check for machines, account or address."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pages.challenges import abuse
from pages.challenges.errors import Refused
from pages.challenges.selectors.persons import proved_addresses
from pages.challenges.terms import term
from pages.challenges.views.starting import problem_with_pace
from pages.voices.addresses import normalise
from pages.voices.errors import words_of
from pages.voices.forms import VoiceForm
from pages.voices.models import Voice
from pages.voices.selectors.topics import Topic, find_topic
from pages.voices.services.confirming import Sender

Leave = Callable[[VoiceForm, Sender], Voice]


def topic_or_404(kind: str, pk: int) -> Topic:
    """The public call or plan of an address."""
    topic = find_topic(kind, pk)
    if topic is None:
        raise Http404
    return topic


def account_email(request: HttpRequest) -> str:
    """The address that somebody who is signed in proved; empty for anybody else."""
    if not request.user.is_authenticated:
        return ""
    proved = proved_addresses(request.user)
    own = normalise(request.user.email)
    return own if own in proved else next(iter(proved), "")


def leave_voice(
    request: HttpRequest,
    *,
    topic: Topic,
    form_class: Callable[..., VoiceForm],
    leave: Leave,
    template: str,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show a form; when it is right, leave what was said and lead to what comes next."""
    now_s = int(timezone.now().timestamp())
    email = account_email(request)
    form = form_class(request.POST or None, account_email=email)
    problem = ""
    if request.method == "POST" and form.is_valid():
        problem = problem_with_pace(request, "voice", "VOICES_PER_HOUR", now_s)
        to = email or form.cleaned_data["email"]
        if not problem and not email and _is_flooded(to, now_s):
            problem = _("Naar dit adres gingen al veel mails. Probeer het over een uur nog eens.")
        if not problem:
            sender = Sender(
                email=to,
                language=(get_language() or "nl")[:2],
                owner=request.user if email else None,
            )
            try:
                voice = leave(form, sender)
            except Refused as refused:
                problem = words_of(refused)
            else:
                if voice.confirmed_at is not None:
                    return redirect("voices:private", voice.token)
                return redirect("voices:sent", topic.kind, topic.pk)
    return render(
        request,
        template,
        {
            "topic": topic,
            "trail_page": topic.page,
            "contact": topic.contact,
            "form": form,
            "problems": form.problems() if form.is_bound else [],
            "problem": problem,
            "account_email": email,
            "moment": abuse.make_moment(now_s),
            **(context or {}),
        },
    )


def _is_flooded(email: str, now_s: int) -> bool:
    """Whether somebody makes us fill a box: a limit per address that gets the mail."""
    return abuse.is_over_limit(
        "voice_mail", normalise(email), per_hour=int(term("VOICE_MAILS_PER_HOUR")), now_s=now_s
    )
