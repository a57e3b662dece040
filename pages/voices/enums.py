"""Codes that stand in the database. Their labels are for people and may change freely."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailKind(models.TextChoices):
    """The kinds of mail that leave from here."""

    CONFIRM = "confirm", _("Vraag om bevestiging")
    STAFF = "staff", _("Bericht aan een medewerker")
    NOTICE = "notice", _("Bericht aan een volger")
    MODERATION = "moderation", _("Besluit over een tekst")
    MEETING = "meeting", _("Bericht over een bijeenkomst")
    ANSWER = "answer", _("Antwoord op een vraag")


class FollowEvent(models.TextChoices):
    """What a follower hears of, besides answers."""

    PHASE = "phase", _("Nieuwe fase")
    DECISION = "decision", _("Besluit")
    RESULT = "result", _("Resultaat")


class Ground(models.TextChoices):
    """Why a public text should go."""

    PERSONAL = "personal", _("Er staan gegevens van een persoon in")
    INSULT = "insult", _("Beledigend, discriminerend of bedreigend")
    UNLAWFUL = "unlawful", _("In strijd met de wet")
    ADVERTISING = "advertising", _("Reclame of misleiding")
    OFF_TOPIC = "off_topic", _("Gaat niet over dit onderwerp")


class ModerationAction(models.TextChoices):
    """What a colleague decides on a report."""

    TAKE_DOWN = "take_down", _("Weghalen")
    KEEP = "keep", _("Laten staan of terugzetten")
