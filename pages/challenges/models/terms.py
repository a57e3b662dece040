"""What happened to the term of a response. The last day follows from these rows alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import TermKind
from pages.challenges.models.responses import Response


class TermEvent(AppendOnlyModel):
    """One step of the clock (`clock.TermStep`), with the last day that it led to.

    `due` is kept, as holidays that are set later must not change what was told to somebody.
    """

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="term_events")
    kind = models.CharField(_("wat"), max_length=10, choices=TermKind)
    on = models.DateField(_("op"))
    weeks = models.PositiveSmallIntegerField(_("weken"), default=0)
    days = models.PositiveIntegerField(_("dagen"), default=0)
    due = models.DateField(_("uiterlijk"))
    # Shown to the resident.
    reason = models.TextField(_("reden"), blank=True)
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("termijn")
        ordering = ("response", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=TermKind.values), name="challenges_term_kind"
            ),
            # A term begins once, ends once, and can be extended once.
            models.UniqueConstraint(
                fields=("response", "kind"),
                condition=Q(kind__in=[TermKind.START, TermKind.EXTEND, TermKind.STOP]),
                name="challenges_term_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind=TermKind.EXTEND) | (Q(weeks__gte=1) & ~Q(reason="")),
                name="challenges_term_extension_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.kind} {self.due}"
