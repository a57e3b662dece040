"""The mails about meetings: confirm, remember, moved, cancelled."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from pages.voices.letters import MailContent, compose, in_language_of_voice, name_of
from pages.voices.links import private_url
from pages.voices.selectors.topics import Topic


def _when_and_where(row: Any) -> str:
    """The day, hour and place as they were told."""
    day = date_format(localtime(row.told_starts_at), "l j F Y, H:i")
    places = ", ".join(part for part in (row.told_place, row.told_online) if part)
    return f"{day}, {places}"


@in_language_of_voice
def confirm_attendance_mail(row: Any, topic: Topic) -> MailContent:
    """Is this your address? Then there is a place for you."""
    return compose(
        topic,
        _("Bevestig uw aanmelding bij “%(title)s”") % {"title": name_of(topic)},
        [
            # No name: anybody can type any name with somebody else's address.
            _("U wilt naar de bijeenkomst komen. Met de link houden wij een plaats vrij."),
            _("Komt u toch niet? Meld u af met dezelfde link, dan kan iemand anders komen."),
        ],
        quote=_when_and_where(row),
        link=(_("Bevestig mijn aanmelding"), private_url(row)),
    )


@in_language_of_voice
def reminder_mail(row: Any, topic: Topic) -> MailContent:
    """It is nearly time."""
    return compose(
        topic,
        _("Tot bij de bijeenkomst over “%(title)s”") % {"title": name_of(topic)},
        [
            _("Beste %(name)s,") % {"name": row.name},
            _("U hebt zich aangemeld voor deze bijeenkomst. Komt u toch niet? Meld u dan af."),
        ],
        quote=_when_and_where(row),
        link=(_("Bekijk uw aanmelding"), private_url(row)),
    )


@in_language_of_voice
def moved_mail(row: Any, topic: Topic) -> MailContent:
    """Another time or another place."""
    return compose(
        topic,
        _("De bijeenkomst over “%(title)s” is veranderd") % {"title": name_of(topic)},
        [_("Beste %(name)s,") % {"name": row.name}, _("Dit is de nieuwe tijd en plaats.")],
        quote=_when_and_where(row),
        link=(_("Bekijk uw aanmelding"), private_url(row)),
    )


@in_language_of_voice
def cancelled_mail(row: Any, topic: Topic) -> MailContent:
    """It does not happen."""
    return compose(
        topic,
        _("De bijeenkomst over “%(title)s” gaat niet door") % {"title": name_of(topic)},
        [_("Beste %(name)s,") % {"name": row.name}, _("Deze bijeenkomst gaat niet door.")],
        quote=_when_and_where(row),
        link=(_("Bekijk de pagina"), topic.url),
    )
