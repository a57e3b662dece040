"""Putting mail in the outbox, in the words of the reader. The timetable sends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from contracts.models import Agreement
from contracts.reporting.enums import ReportMailKind
from contracts.reporting.mail_texts import MAIL_TEXTS
from contracts.reporting.models import ReportMail
from contracts.wording import Language, format_date


def queue_mail(
    *,
    key: str,
    kind: ReportMailKind,
    agreement: Agreement,
    people: Iterable[Any],
    address: str,
    now: datetime,
    params: Mapping[str, object] | None = None,
) -> int:
    """Write to each of these people once per key. Returns how many mails are new.

    `address` is the path of the screen that it is about. Of `params` days become words, and so does
    a period: its first day and the first day after it.
    """
    made = 0
    for person in people:
        if not person.email:
            continue
        language = language_of(person)
        with translation.override(language):
            values = {
                "number": agreement.number,
                "title": agreement.title,
                **{name: _in_words(value, language) for name, value in (params or {}).items()},
            }
            subject, sentences = MAIL_TEXTS[kind]
            paragraphs = [str(text).format(**values) for text in sentences]
            link = settings.PUBLIC_URL + address
            context = {"paragraphs": paragraphs, "link": link, "language": language}
            _mail, is_new = ReportMail.objects.get_or_create(
                key=f"{key}:{person.pk}",
                defaults={
                    "agreement": agreement,
                    "kind": kind,
                    "to": person.email,
                    "subject": str(subject).format(**values)[:200],
                    "text": "\n\n".join([*paragraphs, link]) + "\n",
                    "html": render_to_string("rapportages/letters/mail.html", context),
                    "language": language,
                    "created_at": now,
                    "next_attempt_at": now,
                },
            )
        made += is_new
    return made


def language_of(person: Any) -> Language:
    """Return the language that a person chose for the desk; Dutch when they chose none."""
    profile = getattr(person, "wagtail_userprofile", None)
    return "en" if profile is not None and profile.preferred_language == "en" else "nl"


def _in_words(value: object, language: Language) -> str:
    if isinstance(value, date):
        return format_date(value, language)
    if isinstance(value, tuple):
        start, end = value
        last = end - timedelta(days=1)
        return f"{format_date(start, language)} – {format_date(last, language)}"
    return str(value)
