"""What responses need to know of a call. Page kinds stand above us, so we ask by attribute."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps

from pages.challenges.models import ChallengeSettings
from pages.challenges.terms import decide_by, local_day, term
from pages.localized import localized
from pages.phases import Phase, phase_on


@dataclass(frozen=True)
class Contact:
    """A named person or team with a phone number: never only an address to mail to."""

    name: str
    phone: str
    email: str
    hours: str = ""

    @property
    def phone_link(self) -> str:
        """The number as a tel: address wants it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


def live_calls():
    """All published calls, as a queryset."""
    return apps.get_model("pages", "CallPage").objects.live().public()


def withdrawn_calls(day: date):
    """The published calls that were taken back, on this day or before."""
    return apps.get_model("pages", "CallPage").objects.live().filter(withdrawn_on__lte=day)


def calls_at(page: Any, *, with_below: bool):
    """The published call on this page, and `with_below` those under it, as a queryset."""
    calls = apps.get_model("pages", "CallPage").objects.live()
    return calls.descendant_of(page, inclusive=True) if with_below else calls.filter(pk=page.pk)


def is_open(call: Any, now: datetime) -> bool:
    """Whether a response to this call can be sent at this moment."""
    return bool(call.live and call.is_open_at(now))


def is_withdrawn(call: Any, day: date) -> bool:
    """Whether the municipality took a published call back, on this day or before."""
    return bool(call.live) and phase_on(call.dates, day) is Phase.WITHDRAWN


def withdrawn_by(call: Any) -> Any | None:
    """Who published the call as it is now; None when that person is not known any more."""
    revision = call.live_revision
    return revision.user if revision else None


def is_waiting_for_decision(call: Any, day: date) -> bool:
    """Whether the window of a published call has passed and nothing was decided yet."""
    return bool(call.live) and phase_on(call.dates, day) in {Phase.CLOSED, Phase.IN_ASSESSMENT}


def promised_on(call: Any, received_at: datetime) -> date | None:
    """The day on which the call promises a decision. A promise that has passed is none."""
    promised = call.decide_by
    return promised if promised and promised >= local_day(received_at) else None


def decide_by_of(call: Any, received_at: datetime) -> date:
    """The day that the call promises a decision; without one, the term that runs from receipt."""
    return promised_on(call, received_at) or decide_by(received_at)


def contact_of(call: Any) -> Contact:
    """The named contact of a call; a call cannot be published without one."""
    return Contact(
        name=call.contact_name,
        phone=call.contact_phone,
        email=call.contact_email,
        hours=call.contact_hours,
    )


def municipality_of(call: Any) -> str:
    """The name of the municipality that published the call."""
    settings = apps.get_model("pages", "SiteSettings")
    site = call.get_site()
    return settings.for_site(site).municipality_name if site else str(term("MUNICIPALITY"))


def site_municipality() -> str:
    """The name of the municipality of this portal, for what belongs to no page."""
    found = _site_settings()
    return found.municipality_name if found else str(term("MUNICIPALITY"))


def own_label() -> str:
    """What the municipality calls the right to challenge; empty with the standard word."""
    found = _site_settings()
    return found.own_label if found else ""


def site_contact() -> Contact:
    """How to reach the municipality when no call names a person."""
    ours, found = ChallengeSettings.current(), _site_settings()
    return Contact(
        name=ours.contact_name or site_municipality(),
        phone=ours.contact_phone or (found.phone if found else ""),
        email=ours.contact_email or (found.email if found else ""),
        hours=localized(ours, "contact_hours").value or (found.hours if found else ""),
    )


def _site_settings() -> Any | None:
    rows = apps.get_model("pages", "SiteSettings").objects
    return rows.filter(site__is_default_site=True).first()
