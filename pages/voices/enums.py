"""Codes that stand in the database. Their labels are for people and may change freely."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailKind(models.TextChoices):
    """The kinds of mail that leave from here."""

    CONFIRM = "confirm", _("Vraag om bevestiging")
    STAFF = "staff", _("Bericht aan een medewerker")
    NOTICE = "notice", _("Bericht aan een volger")
    ANSWER = "answer", _("Antwoord op een vraag")


class FollowEvent(models.TextChoices):
    """What a follower hears of, besides answers."""

    PHASE = "phase", _("Nieuwe fase")
    DECISION = "decision", _("Besluit")
    RESULT = "result", _("Resultaat")
