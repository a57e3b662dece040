"""A meeting as a file for somebody's own calendar: RFC 5545, written by `icalendar`."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.timezone import localtime
from icalendar import Calendar, Event

from pages.localized import localized
from pages.voices.links import complete

# When nobody said how long it takes.
_USUAL = timedelta(hours=2)


def calendar_file(meeting: Any, *, now: datetime) -> bytes:
    """One event, in Dutch local time. A later file of the same meeting replaces it (same UID)."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{host}")
    event.add("dtstamp", now)
    event.add("summary", localized(meeting.call, "title").value)
    event.add("dtstart", localtime(meeting.starts_at))
    event.add("dtend", localtime(meeting.ends_at or meeting.starts_at + _USUAL))
    event.add("location", meeting.place)
    note = localized(meeting, "note").value
    event.add("description", "\n".join(part for part in (note, meeting.online_url) if part))
    event.add("url", complete(meeting.call.url))
    calendar = Calendar()
    calendar.add("prodid", "-//Uitdaagloket//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
