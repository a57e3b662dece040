"""Mail about reports, disputes and handovers, on its way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement
from contracts.models.queued_mails import QueuedMail
from contracts.reporting.enums import ReportMailKind


class ReportMail(QueuedMail):
    """One e-mail to one person about one agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("soort"), max_length=20, choices=ReportMailKind)

    class Meta(QueuedMail.Meta):
        abstract = False
        constraints = [
            *QueuedMail.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=ReportMailKind.values), name="reporting_mail_kind"
            ),
        ]
