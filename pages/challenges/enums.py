"""Codes that stand in the database. Their labels are for people and may change freely."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a response stands. Only states that something can lead to are listed."""

    DRAFT = "draft", _("Concept")
    SUBMITTED = "submitted", _("Ontvangen")
    COMPLETION_REQUESTED = "completion_requested", _("Aanvulling gevraagd")
    IN_HANDLING = "in_handling", _("In behandeling")
    ACCEPTED = "accepted", _("Toegekend")
    ACCEPTED_WITH_CONDITIONS = "accepted_with_conditions", _("Toegekend met voorwaarden")
    REJECTED = "rejected", _("Afgewezen")
    LEFT_OUT = "left_out", _("Buiten behandeling gelaten")
    INADMISSIBLE = "inadmissible", _("Niet-ontvankelijk")
    SOLVED_WITHOUT_TAKEOVER = "solved_without_takeover", _("Opgelost zonder overname")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class ResponseKind(models.TextChoices):
    """What a response is about: a call of the municipality, or a task that nobody asked about."""

    RESPONSE = "response", _("Reactie op een oproep")
    UNASKED = "unasked", _("Eigen uitdaging")


class Action(models.TextChoices):
    """What can be done with a response; together with status and role it is one move."""

    SEND = "send", _("Reactie verstuurd")
    TAKE_UP = "take_up", _("In behandeling genomen")
    ASK_COMPLETION = "ask_completion", _("Aanvulling gevraagd")
    COMPLETE = "complete", _("Aanvulling ontvangen")
    WITHDRAW = "withdraw", _("Ingetrokken")
    ACCEPT = "accept", _("Toegekend")
    ACCEPT_WITH_CONDITIONS = "accept_with_conditions", _("Toegekend met voorwaarden")
    REJECT = "reject", _("Afgewezen")
    LEAVE_OUT = "leave_out", _("Buiten behandeling gelaten")
    DECLARE_INADMISSIBLE = "declare_inadmissible", _("Niet-ontvankelijk verklaard")
    SOLVE_WITHOUT_TAKEOVER = "solve_without_takeover", _("Opgelost zonder overname")
    DRAFT_AGREEMENT = "draft_agreement", _("Concept-overeenkomst gemaakt")


class Who(models.TextChoices):
    """In which role someone acts. One person may hold several."""

    RESIDENT = "resident", _("Indiener")
    HANDLER = "handler", _("Behandelaar")
    DECIDER = "decider", _("Beslisser")
    CONTRACT_MANAGER = "contract_manager", _("Contractmanager")


class ApplicantKind(models.TextChoices):
    """Who responds. No kind is favoured and none needs a legal form."""

    PERSON = "person", _("Ik reageer alleen")
    GROUP = "group", _("Wij zijn een groep bewoners")
    ORGANISATION = "organisation", _("Ik reageer voor een organisatie")


class Channel(models.TextChoices):
    """How the applicant wants formal letters: the law leaves the choice to the person."""

    EMAIL = "email", _("Per e-mail")
    POST = "post", _("Per post, op papier")


class Remedies(models.TextChoices):
    """Which closing clause a decision letter gets. Not every answer is open to objection."""

    OBJECTION = "objection", _("Bezwaar mogelijk")
    TALK = "talk", _("Geen bezwaar mogelijk, wel een gesprek of klacht")
    NONE = "none", _("Geen clausule (alleen bij een toekenning)")


class Letter(models.TextChoices):
    """The kinds of letter that leave by e-mail."""

    DRAFT_LINK = "draft_link", _("Link naar het concept")
    RECEIPT = "receipt", _("Ontvangstbevestiging")
    COMPLETION_REQUEST = "completion_request", _("Verzoek om aanvulling")
    COMPLETION_RECEIPT = "completion_receipt", _("Ontvangst van de aanvulling")
    WITHDRAWAL = "withdrawal", _("Bevestiging van intrekking")
    DECISION = "decision", _("Besluit")


class OutboxStatus(models.TextChoices):
    """Whether a letter has left."""

    PENDING = "pending", _("Wacht op verzending")
    SENT = "sent", _("Verzonden")
    FAILED = "failed", _("Niet gelukt")
